"""What a table shows: columns declared on typed rows, and headings between rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

R = TypeVar("R")


class Drawn(Enum):
    """How a cell is drawn: as text, or with a mark whose value `Column.mark` gives."""

    TEXT = "text"
    RAG = "rag"
    """The text and a RAG chip; the mark is red, amber, green or ''."""
    ARROW = "arrow"
    """The text and an arrow of the direction of travel; the mark is better, same, worse or ''."""
    SPARKLINE = "sparkline"
    """A line of values; the mark is a tuple of numbers, None where nothing is reported."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column over rows of a type.

    `text` is what is shown and copied. `numeric` columns stand to the right. `tip` is shown when the mouse
    rests; `spoken` is what assistive technology says in place of the text. `sort` gives the key to sort by
    (None sorts last); without it rows sort by text. `also` are further columns when copied or saved (the
    words of a mark). `width` is in characters, 0 for that of the contents; a column that `stretches` takes
    the room that is left. `covers` says over how many columns a cell goes; those beside it are not shown.
    """

    heading: str
    text: Callable[[R], str]
    numeric: bool = False
    tip: Callable[[R], str] | None = None
    spoken: Callable[[R], str] | None = None
    sort: Callable[[R], Any] | None = None
    drawn: Drawn = Drawn.TEXT
    mark: Callable[[R], Any] | None = None
    heading_tip: str = ""
    width: int = 0
    stretches: bool = False
    covers: Callable[[R], int] | None = None
    is_copied: bool = True
    also: tuple[tuple[str, Callable[[R], str]], ...] = ()

    def cells(self) -> tuple[tuple[str, Callable[[R], str]], ...]:
        """Headings and texts of what is copied or saved of this column."""
        return ((self.heading, self.text), *self.also) if self.is_copied else ()

    def key(self, row: R) -> tuple[bool, Any]:
        """What the row sorts by: rows without a value come last."""
        found = self.sort(row) if self.sort else self.text(row).casefold()
        return (found is None or found == "", found)


@dataclass(frozen=True)
class Heading:
    """A row that heads the rows below it, over the whole width."""

    words: str
