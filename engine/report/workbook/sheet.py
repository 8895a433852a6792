"""One sheet: a section's blocks from top to bottom."""

from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from engine.report.document import (
    Block,
    BulletList,
    Cell,
    ChartBlock,
    Column,
    Contents,
    Definitions,
    Heading,
    KeyFigures,
    Note,
    Pack,
    PageBreak,
    Paragraph,
    Row,
    SideBySide,
    TableBlock,
)
from engine.report.workbook import styles
from engine.report.workbook.charts import DataRange, native
from engine.report.workbook.styles import Look, Styles
from engine.report.workbook.text import plain
from engine.report.workbook.values import number_in

RAG_HEADING = "RAG"
DIRECTION_WORDS = {"better": "better", "same": "same", "worse": "worse", "": ""}
ROW_LOOKS: dict[str, Look] = {"body": {}, "total": styles.TOTAL, "group": styles.GROUP_ROW}
WIDE, NARROW = 58, 13
CHART_ROWS = 21
TEXT_WIDTH = 110
"""Characters that a line of running text holds across the first columns."""

TEXT_COLUMNS = 6
MOST_FROZEN = 16
"""Headings further down are not kept in sight: what is frozen above them would fill the window."""


class Sheet:
    """Writes blocks into a worksheet, one below the other."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, made: Styles) -> None:
        self._book = book
        self._name = name
        self._styles = made
        self._sheet = book.add_worksheet(name)
        self._row = 0
        self._frozen = False
        self._sheet.set_column(0, 0, WIDE)
        self._sheet.set_column(1, 30, NARROW)
        self._sheet.hide_gridlines(2)

    def write(self, title: str, blocks: Iterable[Block]) -> None:
        """The section's title and everything in it."""
        self._sheet.write_string(0, 0, plain(title), self._styles.of(styles.TITLE))
        self._row = 2
        for block in blocks:
            self._block(block)
        if not self._frozen:
            self._sheet.freeze_panes(1, 0)

    def cover(self, pack: Pack) -> None:
        """The cover: whose pack, of which month, for whom, and when it was published."""
        published = f"{pack.published.day} {pack.published:%B %Y}"
        lines = (
            pack.council,
            pack.subtitle,
            pack.edition,
            pack.dated or f"Published {published}",
            pack.author,
        )
        self._sheet.write_string(0, 0, plain(pack.title), self._styles.of(styles.TITLE))
        for row, line in enumerate(filter(None, lines), 1):
            self._sheet.write_string(row, 0, plain(line))
            self._row = row + 2
        for block in pack.cover:
            self._block(block)

    def footer(self, edition: str, *, landscape: bool) -> None:
        """What each printed page says; a sheet fits the width of a page."""
        self._sheet.set_footer(f"&L{edition.replace('&', '&&')}&RPage &P of &N")
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        if landscape:
            self._sheet.set_landscape()

    def _block(self, block: Block) -> None:
        if isinstance(block, TableBlock):
            self._table(block)
        elif isinstance(block, ChartBlock):
            self._chart(block)
        elif isinstance(block, SideBySide):
            for inner in (*block.left, *block.right):
                self._block(inner)
        elif isinstance(block, KeyFigures):
            self._key_figures(block)
        elif isinstance(block, Definitions):
            self._definitions(block)
        elif not isinstance(block, PageBreak | Contents):
            self._texts(block)

    def _texts(self, block: Heading | Paragraph | BulletList | Note) -> None:
        if isinstance(block, Heading):
            self._row += 1
            self._sheet.write_string(self._row, 0, plain(block.text), self._styles.of(styles.HEADING))
            self._row += 1
        elif isinstance(block, BulletList):
            for item in block.items:
                self._text(f"• {plain(item)}")
        elif isinstance(block, Note):
            self._text(": ".join(part for part in (block.title, plain(block.text)) if part), styles.NOTE)
        else:
            self._text(plain(block.text))

    def _text(self, text: str, look: Look | None = None) -> None:
        """A text across the first columns, in as many lines as it needs."""
        lines = -(-len(text) // TEXT_WIDTH) + text.count("\n") or 1
        made = self._styles.of(look or styles.TEXT)
        self._sheet.merge_range(self._row, 0, self._row, TEXT_COLUMNS, "", made)
        self._sheet.write_string(self._row, 0, text, made)
        self._sheet.set_row(self._row, min(15 * lines, 400))
        self._row += 1

    def _key_figures(self, block: KeyFigures) -> None:
        for item in block.items:
            self._sheet.write_string(self._row, 0, plain(item.label))
            self._value(self._row, 1, plain(item.value), {})
            if item.rag:
                self._sheet.write_string(self._row, 2, item.rag.capitalize(), self._styles.rag(item.rag))
            if item.detail:
                self._sheet.write_string(self._row, 3, plain(item.detail))
            self._row += 1
        self._row += 1

    def _definitions(self, block: Definitions) -> None:
        for item in block.items:
            look = self._styles.rag(item.rag) if item.rag else self._styles.of(styles.CAPTION)
            self._sheet.write_string(self._row, 0, plain(item.term), look)
            self._sheet.write_string(self._row, 1, plain(item.meaning))
            self._row += 1
        self._row += 1

    def _table(self, block: TableBlock) -> None:
        self._sheet.write_string(self._row, 0, plain(block.caption), self._styles.of(styles.CAPTION))
        self._row += 1
        if not block.rows:
            self._text(block.empty, styles.NOTE)
            return
        rated = [_has_rating(block.rows, place) for place in range(len(block.columns))]
        self._header(block.columns, rated)
        for row in block.rows:
            self._table_row(row, rated)
        for note in block.footnotes:
            self._text(plain(note), styles.NOTE)
        self._row += 1

    def _header(self, columns: Sequence[Column], rated: Sequence[bool]) -> None:
        """The headings, groups above them; the first table's stay in sight."""
        if any(column.group for column in columns):
            self._groups(columns, rated)
        place = 0
        for column, has_rating in zip(columns, rated, strict=True):
            align = "left" if column.align == "left" else column.align.replace("centre", "center")
            look = self._styles.of(styles.HEADER, align=align)
            self._sheet.write_string(self._row, place, plain(column.heading), look)
            if has_rating:
                place += 1
                self._sheet.write_string(self._row, place, RAG_HEADING, self._styles.of(styles.HEADER))
            place += 1
        self._row += 1
        if not self._frozen and self._row <= MOST_FROZEN:
            self._sheet.freeze_panes(self._row, 1)
            self._frozen = True

    def _groups(self, columns: Sequence[Column], rated: Sequence[bool]) -> None:
        look = self._styles.of(styles.GROUP_HEADER)
        place, first, running = 0, 0, ""
        for column, has_rating in [*zip(columns, rated, strict=True), (Column(""), False)]:
            if column.group != running:
                self._group(first, place - 1, running, look)
                first, running = place, column.group
            place += 2 if has_rating else 1
        self._row += 1

    def _group(self, first: int, last: int, name: str, look: Any) -> None:
        if name and last > first:
            self._sheet.merge_range(self._row, first, self._row, last, "", look)
        if name:
            self._sheet.write_string(self._row, first, plain(name), look)

    def _table_row(self, row: Row, rated: Sequence[bool]) -> None:
        look = ROW_LOOKS[row.kind]
        place = 0
        for cell, has_rating in zip(row.cells, rated, strict=False):
            self._cell(self._row, place, cell, look)
            if has_rating:
                place += 1
                if cell.rag:
                    self._sheet.write_string(
                        self._row, place, cell.rag.capitalize(), self._styles.rag(cell.rag)
                    )
            place += 1
        self._row += 1

    def _cell(self, row: int, place: int, cell: Cell, look: Look) -> None:
        """A number where the text is one; the direction of travel in words."""
        text = plain(cell.text) or DIRECTION_WORDS[cell.direction]
        bold = {"bold": True} if cell.bold else {}
        if place == 0 or cell.header:
            self._sheet.write_string(row, place, text, self._styles.of(look, bold, styles.TEXT))
        else:
            self._value(row, place, text, {**look, **bold})

    def _value(self, row: int, place: int, text: str, look: Look) -> None:
        number = number_in(text)
        if number is None:
            self._sheet.write_string(row, place, text, self._styles.of(look, align="right"))
        else:
            self._sheet.write_number(
                row, place, number.value, self._styles.of(look, num_format=number.format)
            )

    def _chart(self, block: ChartBlock) -> None:
        """The chart's data as a table, and the chart over it."""
        header, *rows = block.chart.twin()
        self._sheet.write_string(self._row, 0, plain(block.chart.title), self._styles.of(styles.CAPTION))
        self._row += 1
        first = self._row
        for place, heading in enumerate(header):
            self._sheet.write_string(self._row, place, plain(heading), self._styles.of(styles.HEADER))
        self._row += 1
        for row in rows:
            self._sheet.write_string(self._row, 0, plain(row[0]))
            for place, text in enumerate(row[1:], 1):
                self._value(self._row, place, plain(text), {})
            self._row += 1
        if rows:
            made = native(self._book, block.chart, DataRange(self._name, first, len(rows)))
            self._sheet.insert_chart(self._row + 1, 0, made, {"description": block.chart.alt_text})
            self._row += CHART_ROWS
        self._row += 1


def _has_rating(rows: Iterable[Row], place: int) -> bool:
    return any(row.cells[place].rag for row in rows if row.kind != "group" and place < len(row.cells))
