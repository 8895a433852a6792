"""Small multiples: the trend of every indicator, sorted by theme, change or distance to the target."""

from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten

from engine.analysis.history import History
from engine.analysis.labels import theme_name
from engine.analysis.overview import printed_values
from engine.analysis.trend import BETTER, Trend, TrendPoint, trend
from engine.calendar import Month
from engine.charts import LineChart, LineSeries, Measure, axis_for
from engine.indicators.catalogue import CATALOGUE, indicator
from engine.indicators.declaration import Indicator, Polarity, Scale
from engine.scorecard.printing import printed_number
from engine.scorecard.rating import number

LABEL_LENGTH = 32
"""Letters of an indicator's name that stand at the end of its line where several are compared."""


class Order(StrEnum):
    """How small multiples are sorted."""

    THEME = "Theme"
    CHANGE = "Change"
    DISTANCE = "Distance to target"


@dataclass(frozen=True)
class SmallMultiple:
    """One indicator's trend. `gain` is the change over the months, positive for better (None where it cannot
    be told), as a share of the first value; `distance` how far the latest value is from its target, positive
    for beyond it, as a share of the target.
    """

    theme: str
    trend: Trend
    gain: float | None
    distance: float | None


def small_multiples(
    history: History, month: Month, months: int | None = 13, order: Order = Order.THEME
) -> tuple[SmallMultiple, ...]:
    """All indicators over the months that end with one; the worst first where not sorted by theme."""
    found = [_multiple(history, each, month, months) for each in CATALOGUE]
    if order is Order.CHANGE:
        found.sort(key=lambda multiple: _worst_first(multiple.gain))
    if order is Order.DISTANCE:
        found.sort(key=lambda multiple: _worst_first(multiple.distance))
    return tuple(found)


def _worst_first(value: float | None) -> tuple[bool, float]:
    return value is None, value or 0.0


def _multiple(history: History, each: Indicator, month: Month, months: int | None) -> SmallMultiple:
    found = trend(history, each, month, months)
    return SmallMultiple(
        theme=theme_name(each.theme),
        trend=found,
        gain=_gain(each, found.points),
        distance=_distance(each, found.points[-1]) if found.points else None,
    )


def _sign(each: Indicator) -> int:
    return {Polarity.HIGH: 1, Polarity.LOW: -1}.get(each.polarity, 0)


def _gain(each: Indicator, points: tuple[TrendPoint, ...]) -> float | None:
    values = [printed_number(each, point.figure) for point in points]
    known = [value for value in values if value is not None]
    if len(known) < 2 or not _sign(each) or values[-1] is None:
        return None
    return _sign(each) * float((known[-1] - known[0]) / (abs(known[0]) or 1))


def _distance(each: Indicator, point: TrendPoint) -> float | None:
    value, target = printed_number(each, point.figure), number(point.target)
    if value is None or target is None or not _sign(each):
        return None
    return _sign(each) * float((value - target) / (abs(target) or 1))


def compared(history: History, names: tuple[str, ...], month: Month, months: int = 13) -> LineChart:
    """Up to four indicators in one plot: percentages as they are, else each with its first month as 100."""
    chosen = [indicator(name) for name in names]
    lines = [printed_values(history, each, month, months) for each in chosen]
    percent = all(each.scale is Scale.PERCENT for each in chosen)
    measure = Measure("per cent", 1, "%") if percent else Measure("first month = 100", 1)
    values = lines if percent else [_indexed(line) for line in lines]
    titles = [trend(history, each, month, months).name for each in chosen]
    sole = {BETTER[each.polarity] for each in chosen}
    return LineChart(
        title="Comparison",
        measure=measure,
        categories=trend(history, chosen[0], month, months).chart.categories if chosen else (),
        series=tuple(
            LineSeries(title, line, label=shorten(title, LABEL_LENGTH, placeholder=" …"))
            for title, line in zip(titles, values, strict=True)
        ),
        axis=axis_for((value for line in values for value in line), percent=percent),
        better=sole.pop() if len(sole) == 1 else "",
    )


def _indexed(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
    start = next((value for value in values if value), None)
    return tuple(None if value is None or not start else value / start * 100 for value in values)
