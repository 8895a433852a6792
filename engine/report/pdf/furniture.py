"""What stands on each page around the text: running head, foot with page x of y, and the cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable

from engine.report.document import Pack
from engine.report.pdf.style import (
    ACCENT,
    BOLD,
    BOTTOM_MARGIN,
    DISPLAY,
    GRID,
    QUIET,
    SIDE_MARGIN,
    SMALL_BOLD,
    SMALL_QUIET,
    TEXT,
)
from engine.report.pdf.typesetting import UNTITLED, fitted, one_line, plain_spans, spans
from engine.report.tagging import syntax
from engine.report.tagging.canvas import TaggedCanvas
from engine.report.tagging.paragraph import Bookmark, TaggedParagraph
from engine.report.tagging.spans import Ink
from engine.report.tagging.structure import Element
from engine.report.tagging.text import TextBlock

LINE = 12.0
COVER_DROP = 120.0


class Furniture:
    """Draws heads and feet. `section` is the title in the foot; empty on the cover, which has no head."""

    def __init__(self, pack: Pack) -> None:
        self._name = one_line(f"{pack.council}: {pack.title}, {pack.subtitle}")
        self._edition = one_line(pack.edition)
        self.section = ""

    def page_end(self, canvas: TaggedCanvas) -> None:
        """Draws head and foot of the page that ends."""
        width, height = canvas._pagesize
        if self.section:
            canvas.open_artifact("Pagination", "Header")
            y, room = height - 38, width - 2 * SIDE_MARGIN
            end = (width - SIDE_MARGIN, y)
            right = _draw(canvas, self._edition, end, SMALL_BOLD, align="right", room=room / 2)
            _draw(canvas, self._name, (SIDE_MARGIN, y), SMALL_QUIET, room=room - right - 20)
            _rule(canvas, height - 46, width)
            canvas.close()
        canvas.open_artifact("Pagination", "Footer")
        _rule(canvas, BOTTOM_MARGIN - 15, width)
        room = width - 2 * SIDE_MARGIN - 90
        _draw(canvas, self.section, (SIDE_MARGIN, BOTTOM_MARGIN - 23), SMALL_QUIET, room=room)
        number = canvas.getPageNumber()
        canvas.later(lambda: _page_of(canvas, number, width))
        canvas.close()


def _rule(canvas: TaggedCanvas, y: float, width: float) -> None:
    line = f"{SIDE_MARGIN} {y:.2f} m {width - SIDE_MARGIN:.2f} {y:.2f} l S"
    canvas.addLiteral(f"{syntax.colour(GRID, 'RG')} 0.5 w {line}")


def _draw(
    canvas: TaggedCanvas,
    text: str,
    place: tuple[float, float],
    ink: Ink,
    *,
    room: float,
    align: str = "left",
) -> float:
    """One line that starts or ends at a place, shortened to its room; returns its width."""
    x, middle = place
    block = TextBlock(plain_spans(fitted(text, ink, room), ink), LINE, align)
    width = block.natural_width + 0.01
    block.wrap(width)
    block.draw(canvas, x - width if align == "right" else x, middle + LINE / 2, None)
    return width


def _page_of(canvas: TaggedCanvas, number: int, width: float) -> str:
    text = f"Page {number} of {canvas.page_count}"
    font, string = canvas.encoded(SMALL_QUIET.font, text)[0]
    x, y = width - SIDE_MARGIN - SMALL_QUIET.width(text), BOTTOM_MARGIN - 23 - 0.36 * 9
    return f"BT {SMALL_QUIET.fill} {font} 9 Tf 1 0 0 1 {x:.2f} {y:.2f} Tm {string} Tj ET"


def long_date(pack: Pack) -> str:
    """The publication date as '27 August 2019'."""
    return f"{pack.published.day} {pack.published:%B %Y}"


def cover(pack: Pack, parent: Element, destination: str) -> Iterator[Flowable]:
    """The cover's texts: whose pack it is, of which month, for whom, and when it was published."""
    yield _Band()
    council = TextBlock(spans(pack.council, Ink(BOLD, 13, ACCENT)), 18)
    yield TaggedParagraph(council, parent.add("P"), space_before=COVER_DROP, space_after=10)
    name = one_line(pack.title) or UNTITLED
    title = TextBlock(spans(name, Ink(DISPLAY, 38, TEXT)), 44)
    bookmark = Bookmark(name, destination, 0)
    yield TaggedParagraph(title, parent.add("H1"), bookmark=bookmark, space_after=8)
    subtitle = TextBlock(spans(pack.subtitle, Ink(DISPLAY, 23, QUIET)), 30)
    yield TaggedParagraph(subtitle, parent.add("P"), space_after=28)
    edition = TextBlock(spans(pack.edition, replace(SMALL_BOLD, size=11)), 17)
    yield TaggedParagraph(edition, parent.add("P"), space_after=4)
    lines = [pack.dated or f"Published {long_date(pack)}", *([pack.author] if pack.author else [])]
    for line in lines:
        text = TextBlock(spans(line, replace(SMALL_QUIET, size=11)), 17)
        yield TaggedParagraph(text, parent.add("P"), space_after=4)
    yield _Space(24)


class _Band(Flowable):  # type: ignore[misc]
    """A broad rule in the accent colour at the top of the cover."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, 6.0
        return width, self.height

    def draw(self) -> None:
        self.canv.open_artifact()
        self.canv.addLiteral(f"{syntax.colour(ACCENT, 'rg')} 0 0 {self.width:.2f} {self.height} re f")
        self.canv.close()


class _Space(Flowable):  # type: ignore[misc]
    """Room left free."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, self.height

    def draw(self) -> None:
        """Draws nothing."""
