"""A text file with a heading row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from engine.extracts.careful_csv import read_rows
from engine.extracts.files import File
from engine.extracts.layouts import Layout
from engine.extracts.quick_csv import NotPlainError, plain_quotes, read_plain
from engine.extracts.sheet import RawRows
from engine.extracts.text_format import HeadingRow, find_headings, to_utf8, without_trailing_blanks

_STEP = 1024 * 1024
_BEGINNING = 64 * 1024


class CsvFile:
    """One CSV file; raises UndecodableError when it is first looked at and is no text."""

    def __init__(self, file: File) -> None:
        self.name = file.name
        self.order = file.order
        self.extract: str | None = None
        self._file = file

    @cached_property
    def _is_simple(self) -> bool:
        """Whether it can be read where it lies: on the disk, ASCII, without a quotation mark."""
        if self._file.path is None:
            return False
        part = bytearray(_STEP)
        with self._file.path.open("rb", buffering=0) as opened:
            while length := opened.readinto(part):
                if not part.isascii() or part.find(b'"', 0, length) >= 0:
                    return False
        return True

    @cached_property
    def _data(self) -> bytes:
        return to_utf8(self._file.read())

    @cached_property
    def _heading_row(self) -> HeadingRow | None:
        start = self._file.beginning(_BEGINNING) if self._is_simple else self._data[:_BEGINNING]
        return find_headings(start.decode("utf-8", "ignore"))

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading row; empty when the file is."""
        return without_trailing_blanks(self._heading_row.headings) if self._heading_row else ()

    @property
    def heading_line(self) -> int:
        """The line of the heading row."""
        return self._heading_row.line if self._heading_row else 1

    def read(self, layout: Layout, places: Mapping[int, str]) -> RawRows:
        """The rows, quickly where the file is plain."""
        assert self._heading_row is not None
        row = self._heading_row
        try:
            if len(row.headings) > len(self.headings):
                raise NotPlainError
            if self._is_simple and self._file.path is not None:
                return read_plain(self._file.path, row, places)
            if not plain_quotes(self._data, row.delimiter):
                raise NotPlainError
            return read_plain(self._data, row, places)
        except NotPlainError:
            return self.read_carefully(places)

    def read_carefully(self, places: Mapping[int, str]) -> RawRows:
        """The rows, one by one; lines without any value are left out."""
        assert self._heading_row is not None
        return read_rows(self._data, self._heading_row, places)
