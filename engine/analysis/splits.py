"""The same figure for groups of children: by sex, age, ethnic group, UASC, placement type, legal status."""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

import numpy as np

from engine.analysis.evaluated import evaluated
from engine.analysis.history import History
from engine.analysis.labels import name_of
from engine.analysis.people import NOT_IN_CARE, Dimension, People
from engine.analysis.trend import measure_of
from engine.arrays import UNIT, Amounts, Mask
from engine.calendar import Month
from engine.charts import BarChart, BarSeries, axis_for
from engine.indicators.declaration import Indicator, Scale
from engine.results import Value
from engine.scorecard.printing import printed, printed_number
from engine.scorecard.settings import figure

Z_95 = 1.96
FEWEST_FOR_A_CHART = 2
MOSTLY = 0.5


@dataclass(frozen=True)
class SplitRow:
    """One group. `low` and `high` bound a percentage with 95% confidence (Wilson), None elsewhere."""

    label: str
    figure: Value
    printed: str
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Split:
    """One way to split: the groups that occur. `chart` is None where there is only one group."""

    name: str
    rows: tuple[SplitRow, ...]
    chart: BarChart | None


def splits(history: History, indicator: Indicator, month: Month) -> tuple[Split, ...]:
    """All splits of an indicator in a month, from today's data.

    None where it is not reported, where its units are no children's, or where its denominator is no sum over
    children (a population, posts) and the row is not a count of children.
    """
    model = history.model_at(month)
    found = evaluated(model, indicator)
    if found is None or found.child is None:
        return ()
    of = np.array([amount or 0 for amount in found.denominators], dtype=np.int64)
    people = People(model, found.child)
    name = name_of(indicator, history.profile)
    ways = [way for way in people.dimensions() if _says_something(way)]
    return tuple(_split(indicator, name, way, found.numerators, of) for way in ways)


def _says_something(way: Dimension) -> bool:
    """More than one group; and, where the children have mostly left, nothing about where they live now."""
    if len(np.unique(way.place)) < FEWEST_FOR_A_CHART:
        return False
    gone = way.place == way.labels.index(NOT_IN_CARE) if NOT_IN_CARE in way.labels else way.place < 0
    return bool(gone.mean() < MOSTLY)


def _split(indicator: Indicator, name: str, way: Dimension, counts: Amounts, of: Amounts) -> Split:
    rows = []
    for place in np.unique(way.place).tolist():
        group: Mask = way.place == place
        rows.append(_row(indicator, way.labels[place], int(counts[group].sum()), int(of[group].sum())))
    return Split(way.name, tuple(rows), _chart(indicator, name, way, rows))


def _row(indicator: Indicator, label: str, numerator: int, denominator: int) -> SplitRow:
    top, bottom = Fraction(numerator, UNIT), Fraction(denominator, UNIT)
    value = figure(indicator, top, bottom) if indicator.base is None else Value(top, None, None)
    text = printed(indicator, value) if indicator.base is None else ""
    bounded = indicator.scale is Scale.PERCENT and value.value is not None
    low, high = wilson(top, bottom) if bounded else NO_BOUNDS
    return SplitRow(label, value, text, low, high)


NO_BOUNDS: tuple[float | None, float | None] = (None, None)


def wilson(part: Fraction, whole: Fraction) -> tuple[float | None, float | None]:
    """The 95% Wilson interval of a share, in per cent rounded to one place; none for an empty group."""
    if whole <= 0 or not 0 <= part <= whole:
        return NO_BOUNDS
    n, share = float(whole), float(part / whole)
    middle = share + Z_95**2 / (2 * n)
    half = Z_95 * sqrt(share * (1 - share) / n + Z_95**2 / (4 * n**2))
    scale = 100 / (1 + Z_95**2 / n)
    return round(max(0.0, (middle - half) * scale), 1), round(min(100.0, (middle + half) * scale), 1)


def _chart(indicator: Indicator, name: str, way: Dimension, rows: list[SplitRow]) -> BarChart | None:
    shown = [row for row in rows if row.figure.value is not None]
    if len(shown) < FEWEST_FOR_A_CHART:
        return None
    values = tuple(float(printed_number(indicator, row.figure) or 0) for row in shown)
    bounds = tuple(None if row.low is None or row.high is None else (row.low, row.high) for row in shown)
    series = BarSeries("Result", values, tuple(row.printed for row in shown), bounds if any(bounds) else ())
    highest = [*values, *(row.high for row in shown)]
    return BarChart(
        title=f"{name}, by {way.name if way.name.isupper() else way.name.lower()}",
        measure=measure_of(indicator),
        category_name=way.name,
        categories=tuple(row.label for row in shown),
        series=(series,),
        axis=axis_for(highest, percent=indicator.scale is Scale.PERCENT, from_zero=True),
        horizontal=True,
    )
