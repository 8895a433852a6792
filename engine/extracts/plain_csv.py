"""Large plain files: most columns are read from machine words, and only the others as texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from engine.extracts.day_column import DayColumn
from engine.extracts.layouts import Kind, Layout
from engine.extracts.numbered_column import NumberedColumn
from engine.extracts.plain_cells import Cells, blocks
from engine.extracts.quick_csv import read_plain
from engine.extracts.sheet import LineNumbers, RawRows, Told
from engine.extracts.text_format import HeadingRow, NotPlainError
from engine.extracts.word_column import WordColumn

LARGE = 1024 * 1024
"""Smaller files are read as texts: tables for words would cost more than they save."""
_MORE = 1.05
"""Room is made for so many times the rows that the first block lets expect."""


class ColumnReader(Protocol):
    """Takes the blocks of a column until it meets a cell that is not of its kind."""

    def take(self, cells: Cells, column: int) -> bool:
        """Add a block's rows; False where this cannot be done."""

    def told(self) -> Told | None:
        """The column after the last block; None where it has to be read as texts."""


_READERS: Mapping[Kind, Callable[[int], ColumnReader]] = {
    Kind.DATE: DayColumn,
    Kind.ID: NumberedColumn,
}


def read_large(path: Path, heading_row: HeadingRow, layout: Layout, places: Mapping[int, str]) -> RawRows:
    """The same as `read_plain` gives, told apart as far as possible; raises NotPlainError."""
    kinds = {place: layout.by_name[name].kind for place, name in places.items()}
    size = path.stat().st_size
    count = 0
    readers: dict[int, ColumnReader] = {}
    with path.open("rb", buffering=0) as opened:
        for cells in blocks(opened, heading_row):
            if not count:
                expected = int(_MORE * cells.rows * size / cells.size) + cells.rows
                readers = {p: _READERS.get(kind, WordColumn)(expected) for p, kind in kinds.items()}
            count += cells.rows
            readers = {place: reader for place, reader in readers.items() if reader.take(cells, place)}
            if len(readers) * 2 < len(kinds):
                raise NotPlainError  # making texts of most columns takes about as long as of all
    if not count:
        raise NotPlainError
    told = {place: column for place, reader in readers.items() if (column := reader.told()) is not None}
    rest = [place for place in kinds if place not in told]
    texts = read_plain(path, heading_row, rest).columns if rest else {}
    if any(len(column) != count for column in texts.values()):
        raise NotPlainError
    return RawRows(count, texts, LineNumbers(heading_row.lines + 1), sifted=False, told=told)
