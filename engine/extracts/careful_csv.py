"""CSV row by row: for files in which a row is not simply a line."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain, islice

import numpy as np
import pyarrow as pa

from engine.extracts.arrow import texts
from engine.extracts.sheet import LineNumbers, RawRows
from engine.extracts.text_format import LONGEST_FIELD, HeadingRow, without_trailing_blanks

_AT_ONCE = 50_000
_AFTER_THE_LAST = "\x1aafter the last line\x1a"


@dataclass(frozen=True)
class Row:
    """A row with a value, the line on which it begins, and the lines it took if its quotes do not close."""

    line: int
    cells: Sequence[str]
    unclosed: int = 0


def read_rows(data: bytes, heading_row: HeadingRow, places: Mapping[int, str]) -> RawRows:
    """The rows of UTF-8 bytes; short rows are filled up, cells beyond the headings are told apart."""
    rows = _rows(data.decode("utf-8"), heading_row)
    return gather(rows, places, len(without_trailing_blanks(heading_row.headings)))


def _rows(text: str, heading_row: HeadingRow) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    # A quotation mark that is never closed takes in everything that follows, so also this line.
    lines = chain(StringIO(text, newline=""), [_AFTER_THE_LAST])
    reader = csv.reader(lines, delimiter=heading_row.delimiter)
    end = 0
    for cells in reader:
        line, end = end + 1, reader.line_num
        if line <= heading_row.line:
            continue
        if cells and cells[-1].endswith(_AFTER_THE_LAST):
            if cells != [_AFTER_THE_LAST]:
                cells[-1] = cells[-1].removesuffix(_AFTER_THE_LAST)
                yield Row(line, cells, unclosed=end - line)
        elif any(cell.strip() for cell in cells):
            yield Row(line, cells)


def gather(rows: Iterable[Row], places: Iterable[int], width: int) -> RawRows:
    """Rows as columns; so many at a time that the rows of a large file are never all in memory."""
    parts: dict[int, list[pa.StringArray]] = {place: [] for place in places}
    lines: list[int] = []
    surplus: list[tuple[int, str]] = []
    unclosed: list[tuple[int, int]] = []
    remaining = iter(rows)
    while block := list(islice(remaining, _AT_ONCE)):
        for number, row in enumerate(block, start=len(lines)):
            if len(row.cells) > width and (beyond := _beyond(row.cells, width)):
                surplus.append((number, beyond))
            if row.unclosed:
                unclosed.append((number, row.unclosed))
        lines.extend(row.line for row in block)
        for place, arrays in parts.items():
            arrays.append(texts([row.cells[place] if place < len(row.cells) else "" for row in block]))
    return RawRows(
        count=len(lines),
        columns={place: pa.chunked_array(arrays, pa.string()) for place, arrays in parts.items()},
        lines=LineNumbers(0, np.array(lines, dtype=np.int64)),
        sifted=True,
        surplus=tuple(surplus),
        unclosed=tuple(unclosed),
    )


def _beyond(cells: Sequence[str], width: int) -> str:
    return " ".join(cell.strip() for cell in cells[width:] if cell.strip())
