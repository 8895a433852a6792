"""The door through which every number of children gets onto paper.

Sections never write such a number themselves: they name it (a key), give its value, and print what they
get back. The members' edition gets the number; the public edition gets it or "[c]". Sections also say which
numbers add up to which, so that those that are withheld cannot be worked out from the others.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from engine.charts import WITHHELD
from engine.report.document import Cell, Direction, Rag

Key = tuple[str, ...]
"""A number's name: equal keys are one and the same number, wherever it is printed."""

SPOKEN = "suppressed"


class Figures:
    """The members' edition: every number is printed."""

    def __init__(self) -> None:
        self.values: dict[Key, int] = {}

    def fact(self, key: Key, value: int) -> Key:
        """Make a number known, whether or not it gets printed; returns the key that it has from now on.

        Where the key is taken by another value (a figure entered by hand, say), it is another number.
        """
        while self.values.setdefault(key, value) != value:
            key = (*key, "again")
        return key

    def adds_up(self, total: Key, parts: Sequence[Key]) -> None:
        """Say that a number is the sum of others."""

    def implied(self, key: Key, value: int, *, protect: bool = True) -> Key:
        """A number that is never printed but follows from others; with `protect` it must not, if small."""
        return self.fact(key, value)

    def hides(self, *keys: Key) -> bool:
        """Whether one of the numbers is withheld; whatever would tell it must then not be printed."""
        return False

    def text(self, text: str, *keys: Key) -> str:
        """A text that tells the numbers, or the sign for what is withheld."""
        return WITHHELD if self.hides(*keys) else text

    def count(self, value: int, key: Key, *, commas: bool = True) -> str:
        """A number of children as printed."""
        return self.text(f"{value:,}" if commas else str(value), self.fact(key, value))


def cell(text: str, rag: str = "", direction: str = "", *, bold: bool = False) -> Cell:
    """A cell with a text that figures gave, spoken in words where it is withheld or not reported."""
    spoken = {WITHHELD: SPOKEN, "-": "not reported"}.get(text, "")
    return Cell(text, rag=rating(rag), direction=cast(Direction, direction), spoken=spoken, bold=bold)


def rating(rag: str) -> Rag:
    """A rating as documents take it."""
    return cast(Rag, rag)


def total_of(figures: Figures, total: Key, value: int, parts: Iterable[Key]) -> Key:
    """Make a sum known together with what it is the sum of."""
    key = figures.fact(total, value)
    figures.adds_up(key, list(parts))
    return key
