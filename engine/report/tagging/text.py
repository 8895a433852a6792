"""A text as it stands in a paragraph, a cell or a label: measured, broken into lines and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.report.tagging.breaking import Fragment, Line, broken
from engine.report.tagging.painting import Painter
from engine.report.tagging.spans import Span, longest_word, span_width
from engine.report.tagging.structure import Element

if TYPE_CHECKING:
    from engine.report.tagging.canvas import TaggedCanvas


class TextBlock:
    """Spans to be set in lines of one leading. Wrap it before drawing it."""

    __slots__ = ("_inline", "_longest", "_natural", "_room", "align", "leading", "lines", "spans")

    def __init__(self, spans: Sequence[Span], leading: float, align: str = "left") -> None:
        self.spans = spans
        self.leading = leading
        self.align = align
        self.lines: list[Line] = []
        self._room = -1.0
        self._natural = -1.0
        self._longest = -1.0
        self._inline: dict[int, Element] | None = None

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.leading

    @property
    def plain(self) -> str:
        """The text without its manner."""
        return "".join(span.text for span in self.spans)

    @property
    def natural_width(self) -> float:
        """The width without any breaking but at line ends in the text."""
        if self._natural < 0:
            if self._has_line_ends:
                self._natural = max(line.width for line in broken(self.spans, float("inf")))
            else:
                self._natural = sum([span_width(span) for span in self.spans])
        return self._natural

    @property
    def _has_line_ends(self) -> bool:
        return any("\n" in span.text for span in self.spans)

    @property
    def longest_word(self) -> float:
        """The width of the widest word; what follows without a space belongs to the word."""
        if self._longest < 0:
            self._longest = longest_word(self.spans)
        return self._longest

    def wrap(self, width: float) -> float:
        """Breaks the text for a width and returns its height."""
        if width != self._room:
            self._room = width
            if self.natural_width <= width and not self._has_line_ends:
                whole = [
                    Fragment(place, span.text, span_width(span)) for place, span in enumerate(self.spans)
                ]
                self.lines = [Line(whole, self._natural)]
            else:
                self.lines = broken(self.spans, width)
        return len(self.lines) * self.leading

    def draw(
        self,
        canvas: TaggedCanvas,
        x: float,
        top: float,
        element: Element | None,
        lines: slice = slice(None),
    ) -> None:
        """Draws lines, the first one's top at `top`; without an element inside what is open already."""
        Painter(canvas, self, element).draw(x, top, self.lines[lines])

    def inline(self, place: int, element: Element) -> Element:
        """The element of the span at that place: a Link or Span of its own where it needs one."""
        span = self.spans[place]
        if not span.link and not span.spoken:
            return element
        if self._inline is None:
            self._inline = {}
        if place not in self._inline:
            role = "Link" if span.link else "Span"
            self._inline[place] = element.add(role, actual_text=span.spoken)
        return self._inline[place]

    def offset(self, line: Line) -> float:
        """How far the line starts from the left edge."""
        if self.align == "left":
            return 0.0
        free = self._room - line.width
        return free if self.align == "right" else free / 2
