"""Tables of the pack as flowables: caption, table and footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.platypus import Flowable

from engine.report.document import Cell, Column, Row, TableBlock
from engine.report.pdf.marks import ARROW, Chip, arrow_span, chip_span
from engine.report.pdf.style import CAPTION, SMALL, SMALL_BOLD, SMALL_QUIET, TINT
from engine.report.pdf.typesetting import one_line, spans
from engine.report.pdf.widths import Demand, shared
from engine.report.tagging.canvas import TaggedCanvas
from engine.report.tagging.paragraph import Bookmark, TaggedParagraph
from engine.report.tagging.rows import STRONG, THIN, TableCell, TableLook, TableRow
from engine.report.tagging.spans import Ink, Span
from engine.report.tagging.structure import Element
from engine.report.tagging.syntax import text_string
from engine.report.tagging.table import TaggedTable
from engine.report.tagging.text import TextBlock

SPACE_AFTER = 14.0
MOST_ROOM_BELOW = 150.0
LOOSE = TableLook(side=4, above=3, below=3, rule="D0D0D0", strong="0B0C0C")
DENSE = TableLook(side=2.5, above=1.0, below=1.0, rule="D0D0D0", strong="0B0C0C")
LEADINGS = {LOOSE: 12.5, DENSE: 11.0}
NOTE_LEADING = 12.5
CHIP_AIR = 1.25
"""What a row of a dense table with a rating has above and below, so that ratings do not touch."""

MOST_WORD = 150.0
"""A longer word is broken."""

MOST_NUMBER = 100.0
"""A longer text in a column of numbers is wrapped."""

HEAD = 62.0
"""The width at which a heading of several words looks well."""

NUMBER_CAP = 76.0
TEXT_CAP = 280.0
"""Columns of a table with room to spare do not grow beyond these: the eye must find its way across."""

NO_BREAK_SPACE = "\u00a0"


class Blank:
    """Room left free where neighbours have a mark, so that the figures of a column stay in line."""

    def __init__(self, width: float) -> None:
        self.width = width

    def draw(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        """Draws nothing."""


NO_CHIP = Span("", SMALL, mark=Blank(Chip.width))
NO_ARROW = Span("", SMALL, mark=Blank(ARROW))


def table(block: TableBlock, parent: Element, width: float) -> Iterator[Flowable]:
    """The flowables of a table; its words where it has no rows."""
    anchor = Bookmark("", block.anchor, 0) if block.anchor else None
    if not block.rows:
        yield _caption(block, parent.add("P"), anchor)
        text = TextBlock(spans(block.empty, SMALL_QUIET), 13)
        yield TaggedParagraph(text, parent.add("P"), space_after=14)
        return
    attributes = {"O": "/Table", "Summary": text_string(one_line(block.summary))} if block.summary else None
    element = parent.add("Table", attributes=attributes)
    if block.caption:
        yield _caption(block, element.add("Caption"), anchor)
    notes = [TextBlock(spans(note, SMALL_QUIET), NOTE_LEADING) for note in block.footnotes]
    room_below = sum(note.wrap(width) + 2 for note in notes) + 8 if notes else 0.0
    maker = _TableMaker(block)
    yield TaggedTable(
        maker.widths(width),
        maker.heads(),
        maker.rows(),
        element,
        maker.look,
        space_before=2,
        space_after=6 if notes else SPACE_AFTER,
        room_below=min(room_below, MOST_ROOM_BELOW),
    )
    for number, note in enumerate(notes, 1):
        after = SPACE_AFTER if number == len(notes) else 2
        yield TaggedParagraph(note, parent.add("P"), space_after=after)


def _caption(block: TableBlock, element: Element, anchor: Bookmark | None) -> TaggedParagraph:
    text = TextBlock(spans(block.caption, CAPTION), 13 if block.dense else 14)
    return TaggedParagraph(
        text,
        element,
        bookmark=anchor,
        space_before=8 if block.dense else 12,
        space_after=2,
        keep_with_next=True,
    )


class _TableMaker:
    """Turns the cells of one block into text blocks, and finds the widths of the columns."""

    def __init__(self, block: TableBlock) -> None:
        self.look = DENSE if block.dense else LOOSE
        self._leading = LEADINGS[self.look]
        self._columns = block.columns
        placed = _in_columns(block.rows, len(block.columns))
        cells = [place_and_cell for row in placed for place_and_cell in row]
        self._chips = {place for place, cell in cells if cell.rag and cell.text}
        self._arrows = {place for place, cell in cells if cell.direction and (cell.text or cell.rag)}
        self._heads = [self._head(column) for column in block.columns]
        self._rows = block.rows
        self._placed = placed
        self._blocks = [
            [(place, cell, self._text(row, cell, place)) for place, cell in cells]
            for row, cells in zip(block.rows, placed, strict=True)
        ]

    def _head(self, column: Column) -> TextBlock:
        return TextBlock(spans(column.heading, SMALL_BOLD), self._leading, column.align)

    def _text(self, row: Row, cell: Cell, place: int) -> TextBlock:
        strong = cell.bold or row.kind != "body"
        ink = SMALL_BOLD if strong else SMALL
        align = self._columns[place].align if row.kind != "group" and cell.columns == 1 else "left"
        made = list(self._cell_spans(cell, ink, place)) if row.kind != "group" else spans(cell.text, ink)
        return TextBlock(made, self._leading, align)

    def _cell_spans(self, cell: Cell, ink: Ink, place: int) -> Iterator[Span]:
        text = spans(cell.text, ink)
        if cell.spoken:
            text = [
                span._replace(spoken=one_line(cell.spoken) if not number else " ")
                for number, span in enumerate(text)
            ]
        yield from text
        for number, mark in enumerate(self._marks(cell, ink, place)):
            if cell.text or number:
                yield Span(NO_BREAK_SPACE, ink)
            yield mark

    def _marks(self, cell: Cell, ink: Ink, place: int) -> Iterator[Span]:
        """The cell's marks; where others of its column have one behind their figures, room for it."""
        alone = cell.columns == 1 and cell.text
        if cell.rag:
            yield chip_span(cell.rag, ink)
        elif alone and place in self._chips:
            yield NO_CHIP
        if cell.direction:
            yield arrow_span(cell.direction, ink, cell.since)
        elif alone and place in self._arrows:
            yield NO_ARROW

    # Rows

    def heads(self) -> list[TableRow]:
        """The column headings, below those of their groups where there are any."""
        columns = self._columns
        if not any(column.group for column in columns):
            return [TableRow(tuple(_head_cell(text) for text in self._heads), rule=0)]
        upper: list[TableCell] = []
        lower: list[TableCell] = []
        # A column without a group is a group of its own.
        named = [
            (column.group or place, text)
            for place, (column, text) in enumerate(zip(columns, self._heads, strict=True))
        ]
        for name, members in groupby(named, key=lambda pair: pair[0]):
            texts = [text for _, text in members]
            if isinstance(name, str):
                head = TextBlock(spans(name, SMALL_BOLD), self._leading, "centre")
                upper.append(_head_cell(head, columns=len(texts)))
                lower += [_head_cell(text) for text in texts]
            else:
                upper.append(_head_cell(texts[0], rows=2))
        return [TableRow(tuple(upper), rule=0), TableRow(tuple(lower), rule=0)]

    def rows(self) -> list[TableRow]:
        """The rows under the headings."""
        return [self._row(row, cells) for row, cells in zip(self._rows, self._blocks, strict=True)]

    def _row(self, row: Row, cells: list[tuple[int, Cell, TextBlock]]) -> TableRow:
        if row.kind == "group":
            head = TableCell(cells[0][2], "/Column", columns=len(self._columns))
            return TableRow((head,), fill=TINT, keep=True)
        made = tuple(
            TableCell(
                text,
                "/Row" if cell.header or self._columns[place].row_header else "",
                cell.columns,
                cell.rows,
            )
            for place, cell, text in cells
        )
        air = CHIP_AIR if self.look == DENSE and any(cell.rag for _, cell, _ in cells) else 0.0
        return TableRow(made, rule=STRONG if row.kind == "total" else THIN, air=air)

    def _cells(self) -> Iterator[tuple[int, Cell, TextBlock]]:
        """The cells of all rows but those that name others."""
        for row, cells in zip(self._rows, self._blocks, strict=True):
            if row.kind != "group":
                yield from cells

    def widths(self, room: float) -> list[float]:
        """The columns' widths."""
        sides = 2 * self.look.side + 0.5
        words = [head.longest_word for head in self._heads]
        bodies = [0.0] * len(words)
        for place, cell, text in self._cells():
            if cell.columns == 1:
                words[place] = max(words[place], text.longest_word)
                bodies[place] = max(bodies[place], text.natural_width)
        demands = [
            _demand(column, word + sides, body + sides, head.natural_width + sides)
            for column, word, body, head in zip(self._columns, words, bodies, self._heads, strict=True)
        ]
        return shared(room, demands)


def _head_cell(text: TextBlock, columns: int = 1, rows: int = 1) -> TableCell:
    """A heading; where it says nothing it is an empty cell, not a heading of its column."""
    return TableCell(text, "/Column" if text.plain.strip() else "", columns, rows)


def _demand(column: Column, word: float, body: float, head: float) -> Demand:
    """What a column asks for. A heading may wrap; in columns of numbers a long text wraps too."""
    words = column.align == "left"
    least = min(word, MOST_WORD)
    good = max(least, body if words else min(body, MOST_NUMBER))
    if column.width:
        least = good = max(column.width, least)
    most = max(good, TEXT_CAP if words else NUMBER_CAP)
    return Demand(least if words else good, good, max(good, min(head, HEAD)), most)


def _in_columns(rows: Sequence[Row], count: int) -> list[list[tuple[int, Cell]]]:
    """Each cell with its column, beside the cells that span down from above; missing cells are empty."""
    taken = [0] * count
    placed = []
    for row in rows:
        if row.kind == "group":
            placed.append([(0, row.cells[0])])
            continue
        cells, given = [], iter(row.cells)
        place = 0
        while place < count:
            if taken[place]:
                place += 1
                continue
            cell = next(given, Cell())
            cells.append((place, cell))
            taken[place : place + cell.columns] = [cell.rows] * cell.columns
            place += cell.columns
        if next(given, None) is not None:
            raise ValueError("a row of a table has more cells than the table has columns")
        taken = [max(0, left - 1) for left in taken]
        placed.append(cells)
    return placed
