"""A row of the scorecard as plain JSON, and back. Numbers are exact fractions ("143/250")."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.calendar import Month
from engine.results import Comparison, ScorecardRow, Value

_TEXTS = ("indicator", "printed", "rag", "target", "floor", "national", "national_note")
_NUMBERS = ("numerator", "denominator", "value")
_COMPARISONS = ("month_ago", "year_ago")


def row_out(row: ScorecardRow) -> dict[str, object]:
    """A row of the scorecard as plain JSON."""
    figure: dict[str, object] = {name: _fraction_out(getattr(row.figure, name)) for name in _NUMBERS}
    compared = {name: [getattr(row, name).printed, getattr(row, name).direction] for name in _COMPARISONS}
    texts = {name: getattr(row, name) for name in _TEXTS}
    return {**texts, "month": str(row.month), **figure, "override": row.figure.override, **compared}


def row_in(kept: Mapping[str, Any]) -> ScorecardRow:
    """The row that was kept so."""
    numbers = {name: None if kept[name] is None else Fraction(kept[name]) for name in _NUMBERS}
    return ScorecardRow(
        month=Month.parse(kept["month"]),
        figure=Value(**numbers, override=kept["override"]),
        month_ago=Comparison(*kept["month_ago"]),
        year_ago=Comparison(*kept["year_ago"]),
        **{name: kept[name] for name in _TEXTS},
    )


def _fraction_out(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
