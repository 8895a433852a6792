"""Stretches of text in one ink, small drawings among them, and how wide they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reportlab.pdfbase import pdfmetrics

from engine.report.tagging import syntax

if TYPE_CHECKING:
    from engine.report.tagging.canvas import TaggedCanvas

SPACES = re.compile("[ \\n]")
MIDDLE_OF_CAPITALS = 0.36
"""How far the middle of capital letters stands above the baseline, in parts of the type size."""


@dataclass(frozen=True)
class Ink:
    """A font, a size in points and a colour such as '0B0C0C'."""

    font: str
    size: float
    colour: str = "000000"

    @property
    def fill(self) -> str:
        """The colour as an operator."""
        return syntax.colour(self.colour, "rg")

    def width(self, text: str) -> float:
        """The text's width in points."""
        return measured(text, self.font) * self.size


class Mark(Protocol):
    """A small drawing that stands in a line like a word."""

    width: float

    def draw(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        """Draws it with its left edge at x."""


class Span(NamedTuple):
    """A stretch of text in one ink, or a mark.

    `spoken` replaces it for screen readers. `link` is an address, or `#` and a destination, and `description`
    says where it leads. The letters of a right-to-left span are joined already, but in the order of reading.
    """

    text: str
    ink: Ink
    spoken: str = ""
    link: str = ""
    description: str = ""
    mark: Mark | None = None
    right_to_left: bool = False


@cache
def _widths(font: str) -> dict[int, float]:
    return pdfmetrics.getFont(font).face.charWidths  # type: ignore[no-any-return]


@lru_cache(maxsize=65536)
def measured(text: str, font: str) -> float:
    """The width of a text at a size of one point."""
    widths = _widths(font)
    return sum([widths.get(ord(letter), 0.0) for letter in text]) / 1000


def span_width(span: Span) -> float:
    """The width of a span in one line, in points."""
    return span.mark.width if span.mark is not None else span.ink.width(span.text)


def longest_word(spans: Sequence[Span]) -> float:
    """The width of the widest word; what follows without a space belongs to the word."""
    widest = current = 0.0
    for span in spans:
        if span.mark is not None:
            current += span.mark.width
            continue
        for number, word in enumerate(SPACES.split(span.text)):
            if number:
                widest, current = max(widest, current), 0.0
            current += span.ink.width(word)
    return max(widest, current)
