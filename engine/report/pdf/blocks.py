"""From the blocks of a pack to flowables, each with its element in the structure tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod

from reportlab.platypus import Flowable

from engine.charts import LineChart
from engine.report import document as pack
from engine.report.pdf import charts
from engine.report.pdf.layout import BigNumber, BigNumbers, ContentsLine, Stacks
from engine.report.pdf.marks import arrow_span, chip_span
from engine.report.pdf.style import (
    ACCENT,
    BODY,
    BOLD,
    CAPTION,
    FIGURE,
    HEADINGS,
    MANNERS,
    SMALL_QUIET,
)
from engine.report.pdf.tables import table
from engine.report.pdf.typesetting import one_line, spans
from engine.report.tagging.figure import TaggedFigure
from engine.report.tagging.paragraph import Bookmark, Label, SideRule, TaggedParagraph
from engine.report.tagging.spans import Ink, Span
from engine.report.tagging.structure import Element
from engine.report.tagging.text import TextBlock

BULLET_ROOM = 14.0
TERM_SHARE = 0.4
TERM_GAP = 10.0
MOST_MONTHS_ACROSS = 14
LONGEST_ENTRY = 160
"""Letters of a heading that the contents show."""


class NewPage(Flowable):  # type: ignore[misc]
    """What follows begins a page."""


@dataclass(frozen=True)
class Entry:
    """A heading as the contents and the outline name it."""

    level: int
    title: str
    destination: str


@dataclass
class Builder:
    """Makes flowables in a column of one width, pictures no higher than `most_chart`.

    `entries` are all headings of the pack, in order.
    """

    width: float
    most_chart: float
    entries: Sequence[Entry]
    made: Iterator[Entry] = field(init=False)
    current: Entry | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.made = iter(self.entries)

    def flowables(self, blocks: Sequence[pack.Block], parent: Element) -> Iterator[Flowable]:
        """The flowables of some blocks."""
        for block in blocks:
            yield from self.block(block, parent)

    def heading(self, text: str, parent: Element) -> TaggedParagraph:
        """A heading with its bookmark; headings are made in the order of the entries."""
        entry = self.current = next(self.made)
        ink, leading, before, after = HEADINGS[min(entry.level, max(HEADINGS))]
        return TaggedParagraph(
            TextBlock(spans(text if one_line(text) else entry.title, ink), leading),
            parent.add(f"H{min(entry.level, 6)}"),
            bookmark=Bookmark(entry.title, entry.destination, entry.level - 1),
            space_before=before,
            space_after=after,
            keep_with_next=True,
        )

    @singledispatchmethod
    def block(self, block: pack.Block, parent: Element) -> Iterator[Flowable]:
        """The flowables of one block."""
        raise TypeError(f"no flowable for a {type(block).__name__}")

    @block.register
    def _(self, block: pack.Heading, parent: Element) -> Iterator[Flowable]:
        yield self.heading(block.text, parent)

    @block.register
    def _(self, block: pack.Paragraph, parent: Element) -> Iterator[Flowable]:
        ink, leading = MANNERS[block.manner]
        text = TextBlock(spans(block.text, ink), leading)
        after = leading * 0.55
        yield TaggedParagraph(text, parent.add("P"), space_after=after, keep_with_next=block.keep)

    @block.register
    def _(self, block: pack.Note, parent: Element) -> Iterator[Flowable]:
        ink, leading = MANNERS["body"]
        made: list[Span] = []
        if block.title:
            made = [*spans(block.title, replace(ink, font=BOLD)), Span("\n", ink)]
        made += spans(block.text, ink)
        rule = SideRule(ACCENT, 2.5, 14)
        yield TaggedParagraph(
            TextBlock(made, leading), parent.add("P"), rule=rule, space_before=6, space_after=12
        )

    @block.register
    def _(self, block: pack.BulletList, parent: Element) -> Iterator[Flowable]:
        ink, leading = MANNERS[block.manner]
        numbering = "/Decimal" if block.numbered else "/Disc"
        element = parent.add("L", attributes={"O": "/List", "ListNumbering": numbering})
        room = BULLET_ROOM + (8 if block.numbered else 0)
        for number, text in enumerate(block.items, 1):
            item = element.add("LI")
            sign = TextBlock(spans(f"{number}." if block.numbered else "•", ink), leading)
            label = Label(sign, item.add("Lbl"), room)
            last = number == len(block.items)
            made = TextBlock(spans(text, ink), leading)
            yield TaggedParagraph(made, item.add("LBody"), label=label, space_after=10 if last else 3)

    @block.register
    def _(self, block: pack.Definitions, parent: Element) -> Iterator[Flowable]:
        ink, leading = MANNERS["body"]
        element = parent.add("L", attributes={"O": "/List", "ListNumbering": "/None"})
        terms = [TextBlock(list(_term(item, ink)), leading) for item in block.items]
        room = min(
            max((term.natural_width for term in terms), default=0.0) + TERM_GAP, self.width * TERM_SHARE
        )
        for item, term in zip(block.items, terms, strict=True):
            entry = element.add("LI")
            text = TextBlock(spans(item.meaning, ink), leading)
            if term.natural_width + TERM_GAP <= room + 0.01:
                label = Label(term, entry.add("Lbl"), room)
                yield TaggedParagraph(text, entry.add("LBody"), label=label, space_after=6)
            else:  # a long term stands above its meaning
                yield TaggedParagraph(term, entry.add("Lbl"), keep_with_next=True)
                indent = SideRule("", 0, room)
                yield TaggedParagraph(text, entry.add("LBody"), rule=indent, space_after=6)

    @block.register
    def _(self, _block: pack.PageBreak, _parent: Element) -> Iterator[Flowable]:
        yield NewPage()

    @block.register
    def _(self, block: pack.Contents, parent: Element) -> Iterator[Flowable]:
        element = parent.add("TOC")
        for entry in self.entries:
            if entry.level <= block.depth and entry is not self.current:
                link = element.add("TOCI").add("Reference").add("Link")
                ink = replace(BODY, font=BOLD) if entry.level == 1 else BODY
                title = entry.title
                if len(title) > LONGEST_ENTRY:
                    title = title[:LONGEST_ENTRY].rstrip() + "…"
                yield ContentsLine(TextBlock(spans(title, ink), 14), link, entry.destination, entry.level)

    @block.register
    def _(self, block: pack.KeyFigures, parent: Element) -> Iterator[Flowable]:
        element = parent.add("L", attributes={"O": "/List", "ListNumbering": "/None"})
        items = []
        for figure in block.items:
            body = element.add("LI").add("LBody")
            items.append(BigNumber(tuple((text, body.add("P")) for text in _number_texts(figure))))
        if items:
            yield BigNumbers(items)

    @block.register
    def _(self, block: pack.TableBlock, parent: Element) -> Iterator[Flowable]:
        yield from table(block, parent, self.width)

    @block.register
    def _(self, block: pack.ChartBlock, parent: Element) -> Iterator[Flowable]:
        if not block.twin or not block.beside:
            yield from self._pictures(block, parent, self.width)
            if block.twin:
                yield from table(_twin(block.chart), parent, self.width)
            return
        left, right = Stacks.widths_of(self.width, block.beside)
        pictures = list(self._pictures(block, parent, left))
        yield Stacks(pictures, list(table(_twin(block.chart), parent, right)), block.beside)

    def _pictures(self, block: pack.ChartBlock, parent: Element, width: float) -> Iterator[Flowable]:
        for part in charts.parts_of(block.chart, width, self.most_chart):
            yield from self._figure(part, block.height or charts.height_of(part, width), parent)

    def _figure(self, chart: charts.PaperChart, height: float, parent: Element) -> Iterator[Flowable]:
        figure = TaggedFigure(
            lambda canvas, wide, high: charts.draw(chart, canvas, wide, high),
            height,
            parent,
            one_line(chart.alt_text),
            space_after=10,
        )
        title, caption = TextBlock(spans(chart.title, CAPTION), 13), figure.element.add("Caption")
        yield TaggedParagraph(title, caption, space_before=10, space_after=3, keep_with_next=True)
        yield figure

    @block.register
    def _(self, block: pack.SideBySide, parent: Element) -> Iterator[Flowable]:
        whole = self.width
        widths = Stacks.widths_of(whole, block.share)
        stacks = []
        for blocks, width in zip((block.left, block.right), widths, strict=True):
            self.width = width
            stacks.append(list(self.flowables(blocks, parent)))
        self.width = whole
        yield Stacks(stacks[0], stacks[1], block.share)


def _term(item: pack.Definition, ink: Ink) -> Iterator[Span]:
    """A mark and a term. The mark is silent where the term speaks for it."""
    if item.rag:
        mark = chip_span(item.rag, ink)
        yield mark._replace(spoken=" ") if item.term else mark
    if item.direction:
        mark = arrow_span(item.direction, ink)
        yield mark._replace(spoken=" ") if item.term else mark
    if item.rag or item.direction:
        yield Span("\u00a0", ink)
    yield from spans(item.term, replace(ink, font=BOLD))


def _number_texts(figure: pack.KeyFigure) -> Iterator[TextBlock]:
    """Its texts. The rating is silent where the words below the number tell it."""
    top: list[Span] = list(spans(figure.value, FIGURE))
    if figure.rag:
        mark = chip_span(figure.rag, FIGURE)
        told = figure.rag in figure.label.lower()
        top += [Span("\u00a0", BODY), mark._replace(spoken=" ") if told else mark]
    if figure.direction:
        top += [Span("\u00a0", BODY), arrow_span(figure.direction, FIGURE, figure.since)]
    yield TextBlock(top, 32)
    yield TextBlock(spans(figure.label, BODY), 14)
    if figure.detail:
        yield TextBlock(spans(figure.detail, SMALL_QUIET), 12.5)


def _twin(chart: charts.PaperChart) -> pack.TableBlock:
    """The chart's table; one of months lies on its side, as the months do in the picture."""
    if isinstance(chart, LineChart) and len(chart.categories) <= MOST_MONTHS_ACROSS:
        return _months_across(chart)
    head, *rows = chart.twin()
    columns = tuple(
        pack.Column(text, "right" if place else "left", row_header=not place)
        for place, text in enumerate(head)
    )
    lines = tuple(pack.Row(tuple(map(pack.Cell, row))) for row in rows)
    return pack.TableBlock("", columns, lines, dense=True)


def _months_across(chart: LineChart) -> pack.TableBlock:
    """The twin turned on its side, its unit in the corner; what made months stand out is told below."""
    suffix = chart.measure.suffix
    head, *rows = chart.twin()
    if chart.signals:
        head, rows = head[:-1], [row[:-1] for row in rows]
    months = [row[0] for row in rows]
    unit = chart.unit[:1].upper() + chart.unit[1:]
    columns = (
        pack.Column(unit, row_header=True),
        *(pack.Column(month, "right") for month in months),
    )
    lines = tuple(
        pack.Row((pack.Cell(head[place]), *(pack.Cell(row[place].removesuffix(suffix)) for row in rows)))
        for place in range(1, len(head))
    )
    notes = tuple(f"{months[signal.position]}: {signal.reason}." for signal in chart.signals)
    return pack.TableBlock("", columns, lines, notes, dense=True)
