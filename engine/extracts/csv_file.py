"""A text file with a heading row."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property

from engine.extracts.careful_csv import read_rows
from engine.extracts.files import NO_TEXT, TOO_LARGE, File, UnreadableError
from engine.extracts.layouts import Layout
from engine.extracts.plain_csv import LARGE, read_large
from engine.extracts.quick_csv import plain_quotes, read_plain
from engine.extracts.sheet import RawRows
from engine.extracts.text_format import (
    HeadingRow,
    NotPlainError,
    UndecodableError,
    find_headings,
    to_utf8,
    without_trailing_blanks,
)

_BEGINNING = 64 * 1024


class CsvFile:
    """One CSV file; raises UnreadableError when it is first looked at and is no text."""

    def __init__(self, file: File) -> None:
        self.name = file.name
        self.order = file.order
        self.extract: str | None = None
        self._file = file

    @cached_property
    def _data(self) -> bytes:
        try:
            return to_utf8(self._file.read())
        except UndecodableError as error:
            raise UnreadableError(NO_TEXT) from error
        except MemoryError as error:
            raise UnreadableError(TOO_LARGE) from error

    @cached_property
    def _plain_beginning(self) -> bytes | None:
        """The beginning of a large file on the disk, if there is nothing but plain ASCII in it."""
        if self._file.path is None or self._file.size < LARGE:
            return None
        start = self._file.beginning(_BEGINNING)
        return start if start.isascii() and b'"' not in start else None

    @cached_property
    def _heading_row(self) -> HeadingRow | None:
        start = self._plain_beginning or self._data[:_BEGINNING]
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
        with suppress(NotPlainError):
            if len(row.headings) > len(self.headings):
                raise NotPlainError
            if self._plain_beginning and self._file.path is not None:
                with suppress(NotPlainError):
                    return read_large(self._file.path, row, layout, places)
            if plain_quotes(self._data, row.delimiter):
                return read_plain(self._data, row, places)
        return self.read_carefully(places)

    def read_carefully(self, places: Mapping[int, str]) -> RawRows:
        """The rows, one by one; lines without any value are left out."""
        assert self._heading_row is not None
        return read_rows(self._data, self._heading_row, places)
