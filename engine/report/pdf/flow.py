"""Sets flowables on pages: keeps headings with what follows, splits what may be split, loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportlab.platypus import Flowable

from engine.report.pdf.blocks import NewPage
from engine.report.pdf.layout import BigNumbers, Stacks
from engine.report.pdf.style import A4, BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN
from engine.report.tagging.canvas import TaggedCanvas
from engine.report.tagging.paragraph import TaggedParagraph
from engine.report.tagging.table import TaggedTable

KEPT_ROOM = 48.0
"""What must be left on a page below a heading for the start of a long text."""

SMALL_TABLE = 150.0
"""A table that is no higher than this is not parted."""

CAPTION_ROOM = 80.0

PageEnd = Callable[[TaggedCanvas], None]


def page_size(*, landscape: bool) -> tuple[float, float]:
    """Width and height of the paper."""
    return (A4[1], A4[0]) if landscape else A4


def text_width(*, landscape: bool) -> float:
    """The width of the column of text."""
    return page_size(landscape=landscape)[0] - 2 * SIDE_MARGIN


def most_chart(*, landscape: bool) -> float:
    """The greatest height of a picture: what a page holds below a caption of a few lines."""
    return page_size(landscape=landscape)[1] - TOP_MARGIN - BOTTOM_MARGIN - CAPTION_ROOM


class Flow:
    """A place on a page that moves down as flowables are set. `page_end` draws heads and feet."""

    def __init__(self, canvas: TaggedCanvas, page_end: PageEnd) -> None:
        self._canvas = canvas
        self._page_end = page_end
        self._landscape = False
        self._begun = False
        self._y = 0.0
        self._space = 0.0

    @property
    def _bottom(self) -> float:
        return BOTTOM_MARGIN

    @property
    def _width(self) -> float:
        return text_width(landscape=self._landscape)

    @property
    def _page_room(self) -> float:
        return page_size(landscape=self._landscape)[1] - TOP_MARGIN - BOTTOM_MARGIN

    @property
    def _room(self) -> float:
        return self._y - self._bottom

    @property
    def _at_top(self) -> bool:
        return self._room > self._page_room - 0.01

    def begin_page(self, *, landscape: bool) -> None:
        """Begins a page in that orientation, after ending the one before."""
        self.end_page()
        self._landscape = landscape
        size = page_size(landscape=landscape)
        self._canvas.setPageSize(size)
        self._y, self._space, self._begun = size[1] - TOP_MARGIN, 0.0, True

    def end_page(self) -> None:
        """Draws head and foot and ends the page, if one was begun."""
        if self._begun:
            self._page_end(self._canvas)
            self._canvas.showPage()
            self._begun = False

    def set(self, flowables: Iterable[Flowable]) -> None:
        """Sets flowables one below the other, over as many pages as it takes."""
        kept: list[Flowable] = []
        for flowable in flowables:
            if isinstance(flowable, NewPage):
                self._set_kept(kept)
                kept = []
                if not self._at_top:
                    self.begin_page(landscape=self._landscape)
                continue
            kept.append(flowable)
            if not flowable.getKeepWithNext():
                self._set_kept(kept)
                kept = []
        self._set_kept(kept)

    def _set_kept(self, kept: list[Flowable]) -> None:
        """Sets headings and what they belong to, on a new page where they would be parted here."""
        if not kept:
            return
        needed = sum(self._needed(flowable) for flowable in kept[:-1]) + self._least(kept[-1])
        if needed > self._page_room and len(kept) > 1 and isinstance(kept[-1], Stacks | BigNumbers):
            self.set([*kept[:-1], *kept[-1].unstacked()])
            return
        if not self._at_top and self._room < self._space + min(needed, self._page_room):
            self.begin_page(landscape=self._landscape)
        for flowable in kept[:-1]:
            self._set_one(flowable)
        self._set_one(kept[-1], below_heading=len(kept) > 1 and needed > self._page_room)

    def _least(self, flowable: Flowable) -> float:
        """What a page must have left for the flowable to begin there."""
        height = float(flowable.getSpaceBefore() + flowable.wrap(self._width, self._page_room)[1])
        if isinstance(flowable, TaggedTable) and height > SMALL_TABLE:
            return min(height, float(flowable.getSpaceBefore()) + flowable.least_height)
        return min(height, KEPT_ROOM) if isinstance(flowable, TaggedParagraph) else height

    def _needed(self, flowable: Flowable) -> float:
        height = flowable.wrap(self._width, self._page_room)[1]
        return float(flowable.getSpaceBefore() + height + flowable.getSpaceAfter())

    def _set_one(self, flowable: Flowable, *, below_heading: bool = False) -> None:
        """Sets one flowable; `below_heading`: it begins here, for no page holds it and its heading."""
        waiting = [flowable]
        while waiting:
            current = waiting.pop(0)
            gap = 0.0 if self._at_top else max(self._space, current.getSpaceBefore())
            height = current.wrap(self._width, self._room)[1]
            below = getattr(current, "room_below", 0.0)
            if height + below <= self._room - gap + 0.01:
                self._draw(current, gap, height)
            elif below_heading and isinstance(current, TaggedTable) and not self._splits(current, gap):
                waiting[:0] = self._parted_table(current, self._room - gap)
            else:
                waiting[:0] = self._parted(current, self._room - gap)
            below_heading = False

    def _splits(self, table: TaggedTable, gap: float) -> bool:
        return len(table.split(self._width, self._room - gap)) > 1

    def _parted(self, flowable: Flowable, room: float) -> list[Flowable]:
        """The flowable in parts of which the first fits here, or whole on a new page."""
        parts: list[Flowable] = flowable.split(self._width, room) if room > 0 else []
        if len(parts) > 1:
            self._draw(parts[0], self._y - self._bottom - room, parts[0].wrap(self._width, room)[1])
            self.begin_page(landscape=self._landscape)
            return parts[1:]
        if not self._at_top:
            self.begin_page(landscape=self._landscape)
            return [flowable]
        if isinstance(flowable, Stacks | BigNumbers):
            return flowable.unstacked()
        if isinstance(flowable, TaggedTable):
            return self._parted_table(flowable, room)
        raise ValueError(f"a {type(flowable).__name__} is higher than a page and cannot be parted")

    def _parted_table(self, table: TaggedTable, room: float) -> list[Flowable]:
        """A table of which not enough fits on a page, or whose notes find no room below it."""
        if table.wrap(self._width, room)[1] <= room:
            table.room_below = 0
            return [table]
        return list(table.split_first(room))

    def _draw(self, flowable: Flowable, gap: float, height: float) -> None:
        self._y -= gap + height
        flowable.drawOn(self._canvas, SIDE_MARGIN, self._y)
        self._space = flowable.getSpaceAfter()
