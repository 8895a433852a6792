"""What the engine tells the outside: frozen plain values."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from engine.calendar.months import Month


class BehindNumber(NamedTuple):
    """One unit behind a number; numerator and denominator in billionths (denominator None for a count)."""

    unit: str
    child: str
    numerator: int
    denominator: int | None


@dataclass(frozen=True)
class Value:
    """A figure of one month: exact, and None where not reported. `override` replaces all of it."""

    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: Fraction | None = None
    override: str = ""


@dataclass(frozen=True)
class Comparison:
    """An earlier figure as printed, and the direction of travel since: better, same, worse or ''."""

    printed: str
    direction: str


@dataclass(frozen=True)
class ScorecardRow:
    """One indicator in one month, as computed and as printed (section 4).

    `rag` is green, amber, red or ''; `target`, `floor` and `national` are texts as given.
    """

    indicator: str
    month: Month
    figure: Value
    printed: str
    rag: str
    month_ago: Comparison
    year_ago: Comparison
    target: str
    floor: str
    national: str
    national_note: str


Table = list[list[str]]
"""A table as printed, header row first; empty text for a blank cell."""
