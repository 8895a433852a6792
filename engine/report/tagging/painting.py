"""Drawing lines of text, opening and closing content where the element changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report.tagging import syntax
from engine.report.tagging.breaking import Fragment, Line
from engine.report.tagging.spans import MIDDLE_OF_CAPITALS, Span
from engine.report.tagging.structure import Element

if TYPE_CHECKING:
    from engine.report.tagging.canvas import TaggedCanvas
    from engine.report.tagging.text import TextBlock


class Painter:
    """Draws lines of one block as content of an element, or inside what is open already."""

    def __init__(self, canvas: TaggedCanvas, block: TextBlock, element: Element | None) -> None:
        self._canvas = canvas
        self._block = block
        self._element = element
        self._owner: Element | None = None
        self._in_text = False
        self._ink: tuple[str, float] | None = None
        self._fill = ""

    def draw(self, x: float, top: float, lines: list[Line]) -> None:
        block = self._block
        for row, line in enumerate(lines):
            size = max((block.spans[f.span].ink.size for f in line.fragments), default=0.0)
            middle = top - (row + 0.5) * block.leading
            self._line(line, x + block.offset(line), middle - MIDDLE_OF_CAPITALS * size)
        self._end_text()
        self._own(None)

    def _line(self, line: Line, x: float, baseline: float) -> None:
        moved = False
        for fragment in line.fragments:
            span = self._block.spans[fragment.span]
            if self._element is not None:
                self._own(self._block.inline(fragment.span, self._element))
            if span.mark is not None:
                self._end_text()
                span.mark.draw(self._canvas, x, baseline)
                moved = False
            else:
                if not self._in_text:
                    self._canvas.addLiteral("BT")
                    self._in_text, self._ink, self._fill, moved = True, None, "", False
                if not moved:
                    self._canvas.addLiteral(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm")
                    moved = True
                self._show(span, fragment.text)
                if span.link:
                    self._link(fragment, span, x, baseline)
                    moved = False
            x += fragment.width

    def _show(self, span: Span, text: str) -> None:
        write, ink = self._canvas.addLiteral, span.ink
        if ink.fill != self._fill:
            write(ink.fill)
            self._fill = ink.fill
        if span.right_to_left:
            text = visual_order(text)
        for font, string in self._canvas.encoded(ink.font, text):
            if (font, ink.size) != self._ink:
                write(f"{font} {syntax.number(ink.size)} Tf")
                self._ink = (font, ink.size)
            write(f"{string} Tj")

    def _link(self, fragment: Fragment, span: Span, x: float, baseline: float) -> None:
        """Underlines a part of a link and makes it active."""
        self._end_text()
        size, right = span.ink.size, x + fragment.width
        rule = baseline - 0.14 * size
        self._canvas.addLiteral(
            f"{syntax.colour(span.ink.colour, 'RG')} 0.5 w {x:.2f} {rule:.2f} m {right:.2f} {rule:.2f} l S"
        )
        if self._owner is not None:
            left, low = self._canvas.absolutePosition(x, baseline - 0.25 * size)
            wide, high = self._canvas.absolutePosition(right, baseline + 0.95 * size)
            self._canvas.add_link(
                self._owner, (left, low, wide, high), span.link, span.description or span.text
            )

    def _own(self, owner: Element | None) -> None:
        if owner is self._owner:
            return
        if self._owner is not None:
            self._end_text()
            self._canvas.close()
        self._owner = owner
        if owner is not None:
            self._canvas.open_content(owner)

    def _end_text(self) -> None:
        if self._in_text:
            self._canvas.addLiteral("ET")
            self._in_text = False


def visual_order(text: str) -> str:
    """A right-to-left text in the order in which its letters stand on paper."""
    from bidi import get_display  # noqa: PLC0415 - few documents need it

    return str(get_display(text, base_dir="R"))
