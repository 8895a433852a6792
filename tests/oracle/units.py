"""Units behind a number, and when an extract speaks for a month (sections 3 and 8, commands.md "Units")."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .care import View
from .days import month_start
from .loading import Row

ONE, ZERO = Fraction(1), Fraction(0)


@dataclass(frozen=True)
class Unit:
    """One unit: what it is, whose it is ("" for nobody's), its share of numerator and denominator."""

    unit: str
    child: str
    numerator: Fraction
    denominator: Fraction | None


# None is "not reported"; a list (even an empty one) means that the extracts were there.
Rule = Callable[[View], "list[Unit] | None"]


def counted(unit: str, child: str) -> Unit:
    """A unit of a plain count."""
    return Unit(unit, child, ONE, None)


def share(unit: str, child: str, meets: bool) -> Unit:
    """A unit of a percentage: in the denominator, and in the numerator if it meets the rule."""
    return Unit(unit, child, ONE if meets else ZERO, ONE)


def share_of(children: Iterable[str], meeting: Iterable[str]) -> list[Unit]:
    """One unit per child of the denominator, in the numerator if among the children meeting the rule."""
    meeting = set(meeting)
    return [share(child, child, child in meeting) for child in children]


def dated(child: str, day: date) -> str:
    """The unit of a child's dated row: CHILD, a space, yyyy-mm-dd."""
    return f"{child} {day.isoformat()}"


def speaks(view: View, *extracts: str) -> bool:
    """Whether each extract was imported and has a row dated on or before D (section 8)."""
    return all(view.rows(extract) for extract in extracts)


def care_speaks(view: View) -> bool:
    """Whether CIC(D) can be known: `episodes` and `header` both speak (section 8)."""
    return speaks(view, "episodes", "header")


def month_rows(view: View, extract: str) -> list[Row]:
    """The month's rows of an AS_AT extract: those with the latest AS_AT inside the month of D (section 3)."""
    inside = [row for row in view.rows(extract) if row["AS_AT"] >= month_start(view.end)]
    latest = max((row["AS_AT"] for row in inside), default=None)
    return [row for row in inside if row["AS_AT"] == latest]


def filled(rows: list[Row], column: str) -> bool:
    """Whether any of the rows has the column filled in."""
    return any(row.get(column) is not None for row in rows)
