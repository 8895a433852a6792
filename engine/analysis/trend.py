"""One indicator over months: published and recomputed values, target lines, control limits, differences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.analysis.history import History
from engine.analysis.labels import name_of, short_month, unit_of
from engine.analysis.spc import FEWEST_MONTHS, ControlLimits, control_limits, is_percentage, signals
from engine.calendar import Month, Window
from engine.charts import LineChart, LineSeries, Measure, Reference, ReferenceKind, Signal, axis_for
from engine.indicators.declaration import Indicator, Polarity, Scale
from engine.results import Table, Value
from engine.scorecard.printing import places, printed, printed_number
from engine.scorecard.rating import number
from engine.scorecard.rounding import fixed

YEAR, TWO_YEARS = 13, 25
BETTER = {Polarity.HIGH: "higher", Polarity.LOW: "lower", Polarity.TARGET: "near target", Polarity.NONE: ""}

TO_DATE_NOTE = "A figure to date starts anew each year, so control limits do not apply to it."
TOO_FEW_NOTE = f"Control limits need at least {FEWEST_MONTHS} months with a result."
ROLLING_NOTE = (
    "Each month shares eleven of its twelve months with the one before, so the limits are narrow: "
    "a signal means that something changed in the last year, not in this month alone."
)


@dataclass(frozen=True)
class TrendPoint:
    """One month: the figure shown, and the recomputed one where a published figure differs from it."""

    month: Month
    figure: Value
    printed: str
    rag: str
    target: str
    floor: str
    national: str
    is_published: bool
    recomputed: Value
    recomputed_printed: str
    change: str


@dataclass(frozen=True)
class Trend:
    """The months of an indicator, ascending.

    `limits` are None where they would say nothing; `limits_note` says why, or what to bear in mind.
    """

    indicator: str
    name: str
    points: tuple[TrendPoint, ...]
    limits: ControlLimits | None
    limits_note: str
    signals: tuple[Signal, ...]
    chart: LineChart
    chart_with_limits: LineChart

    @property
    def has_revisions(self) -> bool:
        """Whether a published figure differs from the recomputed one."""
        return any(point.figure != point.recomputed for point in self.points)

    def table(self) -> Table:
        """Numerator, denominator, result and change of each month, the latest first."""
        header = ["Month", "Numerator", "Denominator", "Result", "Change", "Target", "Floor", "RAG"]
        return [header, *(_table_row(point) for point in reversed(self.points))]


def trend(history: History, indicator: Indicator, month: Month, months: int | None = YEAR) -> Trend:
    """The months that end with one: 13, 25, or (None) all that the history has up to it."""
    asked = _months(history, month, months)
    points = tuple(_point(history, indicator, each) for each in asked)
    values = [_printed_float(indicator, point.figure) for point in points]
    limits, note = _limits(indicator, values)
    found = signals(values, limits, indicator) if limits else ()
    name = name_of(indicator, history.profile)
    chart = _chart(indicator, name, points, values)
    return Trend(indicator.id, name, points, limits, note, found, chart, _with_limits(chart, limits, found))


def _limits(indicator: Indicator, values: Sequence[float | None]) -> tuple[ControlLimits | None, str]:
    if indicator.period in (Window.YEAR_TO_DATE, Window.ACADEMIC_YEAR_TO_DATE):
        return None, TO_DATE_NOTE
    limits = control_limits(values, percent=is_percentage(indicator))
    if limits is None:
        return None, TOO_FEW_NOTE
    return limits, ROLLING_NOTE if indicator.period is Window.ROLLING_YEAR else ""


def _months(history: History, month: Month, months: int | None) -> list[Month]:
    if months is None:
        return [each for each in history.months if each <= month]
    known = history.shown["cic_count"]
    wanted = [month.plus(-back) for back in range(months - 1, -1, -1)]
    return [each for each in wanted if each in known]


def _printed_float(indicator: Indicator, figure: Value) -> float | None:
    value = printed_number(indicator, figure)
    return None if value is None else float(value)


def _point(history: History, indicator: Indicator, month: Month) -> TrendPoint:
    figure, again = history.shown[indicator.id][month], history.recomputed[indicator.id][month]
    before = history.shown[indicator.id].get(month.plus(-1), Value())
    row = history.row(indicator, month) if month.plus(-12) in history.shown[indicator.id] else None
    standard = history.standards.of(indicator, month)
    return TrendPoint(
        month=month,
        figure=figure,
        printed=printed(indicator, figure),
        rag=row.rag if row else "",
        target=row.target if row else standard.target,
        floor=row.floor if row else standard.floor,
        national=row.national if row else standard.national,
        is_published=month in history.published,
        recomputed=again,
        recomputed_printed=printed(indicator, again),
        change=difference(indicator, before, figure),
    )


def difference(indicator: Indicator, before: Value, after: Value) -> str:
    """The change between two printed values, signed, in the places they are printed with."""
    was, now = printed_number(indicator, before), printed_number(indicator, after)
    if was is None or now is None:
        return ""
    return fixed(now - was, places(indicator), signed=True, commas=True)


def _table_row(point: TrendPoint) -> list[str]:
    figure = point.figure
    return [
        short_month(point.month),
        amount_text(figure.numerator),
        amount_text(figure.denominator),
        point.printed,
        point.change,
        point.target,
        point.floor,
        point.rag.capitalize(),
    ]


def amount_text(amount: Fraction | None) -> str:
    """A numerator or denominator as printed: whole with commas, else to one place."""
    if amount is None:
        return ""
    return fixed(amount, 0 if amount.denominator == 1 else 1, commas=True)


def measure_of(indicator: Indicator) -> Measure:
    """How the indicator's values are written in charts."""
    return Measure(unit_of(indicator), places(indicator), "%" if indicator.scale is Scale.PERCENT else "")


def _chart(
    indicator: Indicator, name: str, points: Sequence[TrendPoint], values: Sequence[float | None]
) -> LineChart:
    texts = tuple(point.printed for point in points)
    series = [LineSeries("Result", tuple(values), texts)]
    if any(point.figure != point.recomputed for point in points):
        again = tuple(_printed_float(indicator, point.recomputed) for point in points)
        series.append(LineSeries("Recomputed from today's data", again, dashed=True))
    references = _references(points)
    held = [*_held(series), *_held(references)]
    return LineChart(
        title=name,
        measure=measure_of(indicator),
        categories=tuple(short_month(point.month) for point in points),
        series=tuple(series),
        axis=axis_for(held, percent=is_percentage(indicator)),
        references=references,
        better=BETTER[indicator.polarity],
    )


def _held(lines: Iterable[LineSeries | Reference]) -> list[float | None]:
    return [value for line in lines for value in line.values]


def _references(points: Sequence[TrendPoint]) -> tuple[Reference, ...]:
    lines = (
        (ReferenceKind.TARGET, "Target", [point.target for point in points]),
        (ReferenceKind.FLOOR, "Floor standard", [point.floor for point in points]),
        (ReferenceKind.NATIONAL, "England", [point.national for point in points]),
    )
    found = []
    for kind, label, texts in lines:
        numbers = [number(text.rstrip("*")) for text in texts]
        if any(value is not None for value in numbers):
            values = tuple(None if value is None else float(value) for value in numbers)
            found.append(Reference(kind, label, values, texts[-1]))
    return tuple(found)


def _with_limits(chart: LineChart, limits: ControlLimits | None, found: tuple[Signal, ...]) -> LineChart:
    """The same chart with the mean, the limits and the months that stand out."""
    if limits is None:
        return chart
    count = len(chart.categories)
    lines = (
        Reference(ReferenceKind.MEAN, "Mean", (round(limits.mean, 10),) * count),
        Reference(ReferenceKind.LOWER_LIMIT, "Lower limit", (round(limits.lower, 10),) * count),
        Reference(ReferenceKind.UPPER_LIMIT, "Upper limit", (round(limits.upper, 10),) * count),
    )
    held = [*_held(chart.series), *_held(chart.references), *_held(lines)]
    return LineChart(
        title=chart.title,
        measure=chart.measure,
        categories=chart.categories,
        series=chart.series,
        axis=axis_for(held, percent=chart.measure.suffix == "%"),
        references=(*chart.references, *lines),
        signals=found,
        better=chart.better,
    )
