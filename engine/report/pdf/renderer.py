"""The whole pack on pages."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab.platypus import Flowable

from engine.errors import Cancelled
from engine.report.document import Block, Heading, Pack, Section, SideBySide
from engine.report.editions import require_seal
from engine.report.pdf.blocks import Builder, Entry
from engine.report.pdf.flow import Flow, most_chart, page_size, text_width
from engine.report.pdf.fonts import colour_profile, register
from engine.report.pdf.furniture import Furniture, cover
from engine.report.pdf.style import REGULAR
from engine.report.pdf.typesetting import UNTITLED, one_line
from engine.report.tagging.canvas import Metadata, TaggedCanvas
from engine.report.tagging.structure import Element

CREATOR = "Corporate Parenting Scorecard"
COVER = "cover"


def render(
    pack: Pack,
    progress: Callable[[float, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The pack as a tagged PDF file. The same pack gives the same bytes.

    `progress` is told the part done, from 0 to 1, and what is being set; `cancelled` is asked between
    sections. Raises Cancelled when it says yes.
    """
    require_seal(pack)
    with _without_collecting():
        return _Renderer(pack, progress or _quiet, cancelled or _never).render()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for garbage meanwhile: all of a pack is in use to its end, and looking through it again and
    again would take more time with every page."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _quiet(_done: float, _what: str) -> None:
    """Nobody wants to know."""


def _never() -> bool:
    return False


class _Renderer:
    def __init__(
        self, pack: Pack, progress: Callable[[float, str], None], cancelled: Callable[[], bool]
    ) -> None:
        register()
        self._pack = pack
        self._progress = progress
        self._cancelled = cancelled
        self._file = BytesIO()
        self._canvas = TaggedCanvas(
            self._file, _metadata(pack), REGULAR, page_size(landscape=False), colour_profile()
        )
        self._furniture = Furniture(pack)
        self._flow = Flow(self._canvas, self._furniture.page_end)
        self._builder = Builder(text_width(landscape=False), most_chart(landscape=False), entries(pack))

    def render(self) -> bytes:
        root = self._canvas.tree.document
        self._set_cover(root.add("Sect"))
        part = root
        for number, section in enumerate(self._pack.sections):
            if self._cancelled():
                raise Cancelled
            self._progress(number / len(self._pack.sections), section.title)
            if section.level == 1:
                part = root.add("Sect")
            self._set_section(section, part if section.level == 1 else part.add("Sect"))
        self._flow.end_page()
        self._canvas.save()
        self._progress(1.0, "")
        return self._file.getvalue()

    def _set_cover(self, element: Element) -> None:
        self._flow.begin_page(landscape=False)
        self._flow.set(cover(self._pack, element, COVER))
        self._flow.set(self._builder.flowables(self._pack.cover, element))

    def _set_section(self, section: Section, element: Element) -> None:
        if section.level == 1:
            self._flow.end_page()
            self._furniture.section = one_line(section.title) or " "
        if section.level == 1 or section.new_page:
            self._flow.begin_page(landscape=section.landscape)
        self._builder.width = text_width(landscape=section.landscape)
        self._builder.most_chart = most_chart(landscape=section.landscape)
        self._flow.set(self._section_flowables(section, element))

    def _section_flowables(self, section: Section, element: Element) -> Iterator[Flowable]:
        yield self._builder.heading(section.title, element)
        yield from self._builder.flowables(section.blocks, element)


def _metadata(pack: Pack) -> Metadata:
    title = one_line(f"{pack.council}: {pack.title}, {pack.subtitle}")
    return Metadata(
        title=title,
        author=one_line(pack.author or pack.council),
        subject=one_line(pack.description or f"{title} ({pack.edition})"),
        language=pack.language,
        published=pack.published,
        creator=CREATOR,
    )


def entries(pack: Pack) -> list[Entry]:
    """All headings below the cover's, in order, with the places that links lead to.

    A heading whose level jumps over one is raised, as readers of the outline expect.
    """
    found: list[Entry] = []
    taken = {COVER}
    for title, level, anchor in _titles(pack):
        name = anchor if anchor and anchor not in taken else f"heading-{len(found)}"
        taken.add(name)
        deepest = found[-1].level + 1 if found else 1
        found.append(Entry(min(level, deepest), one_line(title) or UNTITLED, name))
    return found


def _titles(pack: Pack) -> Iterator[tuple[str, int, str]]:
    for section in pack.sections:
        yield section.title, section.level, section.anchor
        for heading in _headings(section.blocks):
            yield heading.text, max(heading.level, section.level + 1), heading.anchor


def _headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, SideBySide):
            yield from _headings(block.left)
            yield from _headings(block.right)
