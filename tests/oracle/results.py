"""Sections 4 and 8: the scorecard's rows - figures, RAG, comparisons, targets, overrides."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .care import View
from .catalogue import AVERAGE, COUNT, INDICATORS, PERCENT, RATE, Indicator
from .days import month_end, months
from .loading import Extracts, Row
from .printing import rounded
from .profile import Profile
from .units import Unit

FACTOR = {PERCENT: 100, AVERAGE: 1, RATE: 10_000}
SMALLEST_DENOMINATOR = 5


@dataclass(frozen=True)
class Figure:
    """A figure; everything is None where not reported, and an override text replaces all."""

    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: Fraction | None = None
    override: str | None = None


@dataclass(frozen=True)
class ResultRow:
    """A row of `scorecard results` (commands.md)."""

    indicator: str
    month: str
    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    printed: str
    rag: str
    one_month_ago: str
    one_month_dot: str
    one_year_ago: str
    one_year_dot: str
    target: str
    floor: str
    national: str


class Council:
    """A council's extracts; what is known at a month end is worked out once."""

    def __init__(self, extracts: Extracts, profile: Profile) -> None:
        self.extracts = extracts
        self.profile = profile
        self._views: dict[date, View] = {}

    def at(self, end: date) -> View:
        """What is known at the end of a month."""
        if end not in self._views:
            self._views[end] = View(self.extracts, end, self.profile)
        return self._views[end]


def children_behind(council: Council, indicator: Indicator, end: date) -> list[Unit]:
    """The units behind one number, sorted by unit; manual values change nothing (commands.md)."""
    units = indicator.rule(council.at(end))
    if units is None or (indicator.scale != COUNT and not sum(u.denominator or 0 for u in units)):
        return []
    return sorted(units, key=lambda unit: (unit.unit, unit.child))


def computed(council: Council, indicator: Indicator, end: date) -> Figure:
    """The figure from the extracts: a denominator of 0, or None from the rule, is not reported."""
    units = indicator.rule(council.at(end))
    if units is None:
        return Figure()
    numerator = sum((unit.numerator for unit in units), Fraction(0))
    if indicator.scale == COUNT:
        return Figure(numerator, None, numerator)
    return _divided(indicator, numerator, sum((unit.denominator or 0 for unit in units), Fraction(0)))


def _divided(indicator: Indicator, numerator: Fraction, denominator: Fraction) -> Figure:
    if denominator == 0:
        return Figure()
    return Figure(numerator, denominator, numerator * FACTOR[indicator.scale] / denominator)


def _is_month(text: str, end: date) -> bool:
    return text == f"{end.year:04d}-{end.month:02d}"


def figure(council: Council, indicator: Indicator, end: date) -> Figure:
    """The manual value where there is one, else the computed figure (sections 3 and 8)."""
    for row in council.extracts.get("manual_values", []):
        if row["INDICATOR"].lower() != indicator.id or not _is_month(row["MONTH"], end):
            continue
        numerator, denominator, result = row["NUMERATOR"], row["DENOMINATOR"], row["RESULT"]
        if row.get("OVERRIDE_TEXT") is not None:
            return Figure(override=row["OVERRIDE_TEXT"])
        if indicator.scale == COUNT:
            count = result if result is not None else numerator
            if count is not None:
                return Figure(count, None, count)
        elif result is not None:
            return Figure(numerator, denominator, result)
        elif numerator is not None and denominator is not None:
            return _divided(indicator, numerator, denominator)
    return computed(council, indicator, end)


def shown(indicator: Indicator, figure: Figure) -> Decimal | None:
    """The value as rounded for print."""
    if figure.value is None:
        return None
    return rounded(figure.value, 0 if indicator.scale == COUNT else 1)


def printed(indicator: Indicator, figure: Figure) -> str:
    """The value as printed; "-" is "not reported"."""
    if figure.override is not None:
        return figure.override
    value = shown(indicator, figure)
    if value is None:
        return "-"
    if indicator.scale == COUNT:
        return f"{value:,f}"
    return f"{value:f}%" if indicator.scale == PERCENT else f"{value:f}"


def number(text: str | None) -> Decimal | None:
    """The number in a TARGET or FLOOR ("98%", "15.0%", "426.0"); None if it is none."""
    found = re.fullmatch(r"(-?\d+(\.\d+)?)\s?%?", text or "")
    return Decimal(found[1]) if found else None


def target_row(council: Council, indicator: Indicator, end: date) -> Row:
    """The row of `targets` with the latest FROM_MONTH not after the month."""
    month = f"{end.year:04d}-{end.month:02d}"
    rows = [
        row
        for row in council.extracts.get("targets", [])
        if row["INDICATOR"].lower() == indicator.id and row["FROM_MONTH"] <= month
    ]
    return max(rows, key=lambda row: row["FROM_MONTH"]) if rows else {}


def rag(indicator: Indicator, figure: Figure, standard: Row, profile: Profile) -> str:
    """RAG compares the printed value with the target (section 4)."""
    value, target, floor = (
        shown(indicator, figure),
        number(standard.get("TARGET")),
        number(standard.get("FLOOR")),
    )
    carries = {
        "staff_caseload_sw": profile.rag_for_social_worker_caseload,
        "staff_caseload_iro": profile.rag_for_iro_caseload,
    }.get(indicator.id, indicator.scale != COUNT and bool(indicator.polarity))
    if not carries or value is None or target is None:
        return ""
    if figure.denominator is not None and figure.denominator < SMALLEST_DENOMINATOR:
        return ""
    if indicator.polarity == "H":
        met, above_floor = value >= target, floor is not None and value >= floor
    else:
        met, above_floor = value <= target, floor is not None and value <= floor
    if met:
        return "green"
    if floor is None:
        return ""
    return "amber" if above_floor else "red"


def dot(indicator: Indicator, now: Figure, before: Figure) -> str:
    """Direction of travel compares the printed values (section 4)."""
    value, earlier = shown(indicator, now), shown(indicator, before)
    if not indicator.polarity or value is None or earlier is None:
        return ""
    if value == earlier:
        return "same"
    return "better" if (value > earlier) == (indicator.polarity == "H") else "worse"


def result_row(council: Council, name: str, end: date) -> ResultRow:
    """One row of the scorecard."""
    indicator = INDICATORS[name]
    now, standard = figure(council, indicator, end), target_row(council, indicator, end)
    month_ago = figure(council, indicator, month_end(months(date(end.year, end.month, 1), -1)))
    year_ago = figure(council, indicator, month_end(months(date(end.year, end.month, 1), -12)))
    resets = (indicator.period, end.month) in {("YTD", 4), ("AC YTD", 9)}
    overridden = now.override is not None
    return ResultRow(
        indicator=name,
        month=f"{end.year:04d}-{end.month:02d}",
        numerator=now.numerator,
        denominator=now.denominator,
        value=now.value,
        printed=printed(indicator, now),
        rag=rag(indicator, now, standard, council.profile),
        one_month_ago="" if overridden else _as_comparison(indicator, month_ago),
        one_month_dot="" if overridden or resets else dot(indicator, now, month_ago),
        one_year_ago="" if overridden else _as_comparison(indicator, year_ago),
        one_year_dot="" if overridden else dot(indicator, now, year_ago),
        target=standard.get("TARGET") or "",
        floor=standard.get("FLOOR") or "",
        national=standard.get("NATIONAL") or "",
    )


def _as_comparison(indicator: Indicator, before: Figure) -> str:
    return "-" if before.override is not None else printed(indicator, before)
