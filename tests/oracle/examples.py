"""Councils written by hand: a small table of words per extract."""

from collections.abc import Mapping
from fractions import Fraction

from engine.calendar import Month
from engine.care.model import CareModel
from engine.indicators.catalogue import indicator
from engine.indicators.figures import behind
from engine.profile import Profile, shipped
from engine.results import ScorecardRow
from engine.results import Table as EngineTable
from engine.scorecard import scorecard
from engine.table_catalogue import table_called
from engine.tables import Extracts as EngineExtracts

from .arrow import UNIT, clean_tables
from .layouts import LAYOUTS
from .loading import Extracts, read_value

JULY = "2019-07"


def written(**extracts: str) -> Extracts:
    """Rows from text: column names in the first line, a row per line, "-" is blank, "~" a space."""
    return {name: _rows(name, text) for name, text in extracts.items()}


def _rows(name: str, text: str) -> list[dict[str, object]]:
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    columns, *rows = lines
    kinds = LAYOUTS[name]
    return [
        {
            column: None if cell == "-" else read_value(cell.replace("~", " "), kinds[column])
            for column, cell in zip(columns, row, strict=True)
        }
        for row in rows
    ]


class Example:
    """A council of a few lines, and what the engine says of it."""

    def __init__(self, profile: Profile | None = None, **extracts: str) -> None:
        self.profile = profile or shipped("kent")
        self.extracts = EngineExtracts.of(clean_tables(written(**extracts)))

    def row(self, name: str, month: str = JULY) -> ScorecardRow:
        """The indicator's row of the scorecard."""
        chosen = [indicator(name)]
        return scorecard(self.extracts, [Month.parse(month)], self.profile, chosen).rows[0]

    def figure(self, name: str, month: str = JULY) -> tuple[Fraction | int, ...] | None:
        """Numerator and denominator (a count alone); None where not reported."""
        found = self.row(name, month).figure
        if found.value is None:
            return None
        assert found.numerator is not None
        return (found.numerator,) if found.denominator is None else (found.numerator, found.denominator)

    def units(self, name: str, month: str = JULY) -> Mapping[str, Fraction]:
        """The numerator of each unit behind the number."""
        model = CareModel(self.extracts, [Month.parse(month)], self.profile)
        return {unit.unit: Fraction(unit.numerator, UNIT) for unit in behind(indicator(name), model)}

    def table(self, name: str, month: str = JULY) -> EngineTable:
        """A table as printed."""
        return table_called(name)(self.extracts, Month.parse(month), self.profile)
