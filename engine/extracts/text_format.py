"""The encoding and the delimiter of a text file."""

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from engine.extracts.layouts import comparable, layouts

DELIMITERS = (",", ";", "\t")
LONGEST_FIELD = 2**31 - 1


class UndecodableError(Exception):
    """The bytes are no text in any encoding that is accepted."""


class NotPlainError(Exception):
    """A file needs a more careful reader than the one that was tried."""


def to_utf8(data: bytes) -> bytes:
    """The bytes of a text as UTF-8 without a byte order mark; raises UndecodableError."""
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
    if data.isascii():
        return data
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16").encode()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "cp1252").encode()
    return data


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError from error


@dataclass(frozen=True)
class HeadingRow:
    """The heading row, the line on which it begins, and how many lines there are up to its end."""

    delimiter: str
    headings: tuple[str, ...]
    line: int
    lines: int


def find_headings(beginning: str) -> HeadingRow | None:
    """The first line with a value, read with the delimiter that explains most; None if there is none."""
    rows = [row for row in (_first_row(beginning, delimiter) for delimiter in DELIMITERS) if row]
    return max(rows, key=_explained, default=None)


def _first_row(beginning: str, delimiter: str) -> HeadingRow | None:
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(StringIO(beginning, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            return HeadingRow(delimiter, tuple(cells), line, reader.line_num)
        line = reader.line_num + 1
    return None


def _explained(row: HeadingRow) -> tuple[int, int]:
    known = {comparable(heading) for heading in row.headings} & _known_headings()
    return len(known), len(row.headings)


def _known_headings() -> set[str]:
    return {heading for layout in layouts().values() for heading in layout.headings}


def without_trailing_blanks(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings up to the last that is not blank."""
    filled = [place for place, heading in enumerate(headings) if comparable(heading)]
    return tuple(headings[: filled[-1] + 1]) if filled else ()
