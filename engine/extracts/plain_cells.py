"""The cells of a plain text file as machine words, block by block, without a text being made of any.

Plain is UTF-8 without quotation marks, with as many cells on every line as there are headings. A cell is then
what lies between two delimiters, and its first eight bytes are cut out of the two words that hold them. They
are called letters here, as nearly all are; any other letter takes several.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import RawIOBase

import numpy as np
import numpy.typing as npt

from engine.extracts.text_format import HeadingRow, NotPlainError

Words = npt.NDArray[np.uint64]
Letters = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]

WORD = 8
BLOCK = 512 * 1024
"""So many bytes at once: their cells, as words, still fit the processor's cache."""
_SPARE = 64
_LINE_FEED, _RETURN, _LAST_ASCII = 10, 13, 127
_ONE = np.uint64(1)


class _Scissors:
    """Cuts words out of letters; has room of its own for what is made on the way, to be used again."""

    def __init__(self, data: bytearray) -> None:
        self._aligned: Words = np.frombuffer(data, dtype="<u8")
        self._room = np.empty((3, len(data)), dtype=np.int64)

    def cut(self, starts: Places, lengths: Places, words: Words) -> Words:
        """The first eight letters from each start, zeros after so many of them, into `words`.

        They lie in two words of the data, of which one is shifted down, the other up. Shifted by 64 bits or
        more nothing is left, as numpy does it: so it is with the second where a cell begins with the first.
        """
        place, shift, following = self._room[:, : len(starts)]
        bits, rest = shift.view(np.uint64), following.view(np.uint64)
        np.right_shift(starts, 3, out=place)
        self._aligned.take(place, mode="wrap", out=words)
        place += 1
        self._aligned.take(place, mode="wrap", out=rest)
        np.bitwise_and(starts, 7, out=shift)
        shift <<= 3
        words >>= bits
        np.subtract(64, shift, out=shift)
        rest <<= bits
        words |= rest
        np.left_shift(lengths, 3, out=shift)
        np.left_shift(_ONE, bits, out=bits)
        bits -= _ONE
        words &= bits
        return words


@dataclass(frozen=True)
class Cells:
    """The rows of a block of `size` bytes; arrays are rows x columns, but for all its `letters`.

    `words` holds the first eight letters of each cell, the first letter lowest, zeros after the last.
    """

    size: int
    rows: int
    words: Words
    starts: Places
    lengths: Places
    letters: Letters
    scissors: _Scissors

    def words_of(self, column: int) -> Words:
        """The words of a column, side by side."""
        return self.words[:, column].copy()

    def longest(self, column: int) -> int:
        """The length of a column's longest cell."""
        return int(self.lengths[:, column].copy().max())  # a maximum is slow across rows

    def letters_at(self, column: int, place: int) -> tuple[Letters, Letters]:
        """Two letters, side by side, of each cell of a column, or anything where the cell is shorter."""
        at = self.starts[:, column].copy()
        at += place
        first = self.letters.take(at, mode="wrap")
        at += 1
        return first, self.letters.take(at, mode="wrap")

    def second_words(self, column: int) -> Words:
        """The next eight letters of each cell of a column."""
        starts, beyond = self.starts[:, column].copy(), self.lengths[:, column].copy()
        starts += WORD
        np.maximum(beyond, WORD, out=beyond)
        beyond -= WORD
        return self.scissors.cut(starts, beyond, np.empty(self.rows, dtype=np.uint64))


def blocks(opened: RawIOBase, heading_row: HeadingRow) -> Iterator[Cells]:
    """All rows after the headings; each block is good until the next is asked for. Raises NotPlainError."""
    data = bytearray(BLOCK + _SPARE)
    cutter = _Cutter(data, heading_row)
    kept, ended = 0, False
    while not ended:
        length = kept + (opened.readinto(memoryview(data)[kept:BLOCK]) or 0)
        ended = length == kept
        if ended and kept:
            length = cutter.end_line(length)
        end = data.rfind(b"\n", 0, length) + 1
        if length >= BLOCK and not end:
            raise NotPlainError
        cells = cutter.cut(end)
        if cells is not None:
            yield cells
        kept = length - end
        data[:kept] = data[end:length]


def _check_utf8(lines: memoryview) -> None:
    try:
        str(lines, "utf-8")
    except UnicodeDecodeError as error:
        raise NotPlainError from error


class _Cutter:
    """Cuts the lines at the beginning of a buffer into cells."""

    def __init__(self, data: bytearray, heading_row: HeadingRow) -> None:
        self._data = data
        self._letters = np.frombuffer(data, dtype=np.uint8)
        self._scissors = _Scissors(data)
        self._masks = np.empty((2, len(data)), dtype=bool)
        self._starts = np.empty(len(data), dtype=np.int64)
        self._words = np.empty(len(data), dtype=np.uint64)
        self._width = len(heading_row.headings)
        self._delimiter = ord(heading_row.delimiter)
        self._headings = heading_row.lines
        self._ending = b""
        if self._width < 2:  # a blank line is a row then
            raise NotPlainError

    def end_line(self, length: int) -> int:
        """Give the last line the end that it lacks; tells the new length."""
        self._data[length : length + len(self._ending)] = self._ending
        return length + len(self._ending)

    def cut(self, end: int) -> Cells | None:
        """The rows up to the end of a line; None where there are none."""
        data = self._data
        if data.find(b'"', 0, end) >= 0 or data.find(b"\0", 0, end) >= 0:
            raise NotPlainError
        if end and self._letters[:end].max() > _LAST_ASCII:
            _check_utf8(memoryview(data)[:end])
        start = self._after_headings(end)
        return self._cells(start, end) if start < end else None

    def _after_headings(self, end: int) -> int:
        """Where the rows begin; in the first block after the headings, which also show how lines end."""
        if self._ending or not end:
            return 0
        data, start = self._data, 0
        for _ in range(self._headings):
            start = data.find(b"\n", start, end) + 1
            if not start:
                raise NotPlainError
        returns = data.count(b"\r", 0, start)
        if returns not in (0, self._headings) or returns != data.count(b"\r\n", 0, start):
            raise NotPlainError
        self._ending = b"\r\n" if returns else b"\n"
        return start

    def _cells(self, start: int, end: int) -> Cells:
        letters = self._letters[start:end]
        ends_line, ends_cell = self._masks[:, : end - start]
        np.equal(letters, _LINE_FEED, out=ends_line)
        np.equal(letters, self._delimiter, out=ends_cell)
        edges = np.flatnonzero(np.logical_or(ends_cell, ends_line, out=ends_cell))
        rows = int(np.count_nonzero(ends_line))
        line_ends = edges[self._width - 1 :: self._width]
        if len(edges) != rows * self._width or not ends_line.take(line_ends).all():
            raise NotPlainError
        if start:
            edges += start
        starts, words = self._starts[: len(edges)], self._words[: len(edges)]
        starts[0] = start
        np.add(edges[:-1], 1, out=starts[1:])
        self._check_returns(start, end, line_ends)
        edges -= starts
        self._scissors.cut(starts, edges, words)
        shape = (rows, self._width)
        return Cells(
            end - start,
            rows,
            words.reshape(shape),
            starts.reshape(shape),
            edges.reshape(shape),
            self._letters,
            self._scissors,
        )

    def _check_returns(self, start: int, end: int, line_ends: Places) -> None:
        """Take the return before each line's end off its last cell; there may be none anywhere else."""
        if self._ending == b"\n":
            if self._data.find(b"\r", start, end) >= 0:
                raise NotPlainError
            return
        line_ends -= 1
        before = self._letters.take(line_ends, mode="wrap")
        if not (before == _RETURN).all() or self._data.count(b"\r", start, end) != len(line_ends):
            raise NotPlainError
