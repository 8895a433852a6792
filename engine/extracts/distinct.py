"""A column as its distinct texts and, for every row, which of them it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import ABSENT, Codes, Mask, looked_up
from engine.extracts import arrow
from engine.numbered import tell_apart

MANY = 10_000
"""Ids in more rows than these are looked at as numbers."""
_SAMPLE = 2_000
_WORD, _ODD = 8, np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Distinct:
    """`codes` are positions in `texts`, ABSENT where the cell is blank; texts are trimmed, none is blank.

    A text may stand in the list without being held by any row. `complete` is true only if no cell is blank.
    """

    codes: arrow.Positions
    texts: pa.StringArray
    complete: bool = False

    def blank(self) -> Mask:
        """Which rows have nothing recorded."""
        return np.asarray(self.codes == ABSENT)

    def written(self, rows: npt.NDArray[np.integer]) -> pa.StringArray:
        """The texts of some rows, none of which may be blank."""
        return arrow.taken(self.texts, self.codes[rows])

    def of_rows(self, rows: npt.NDArray[np.integer]) -> Distinct:
        """Only some rows."""
        return Distinct(self.codes[rows], self.texts, self.complete)

    def recoded(self, texts: Sequence[str | None]) -> Distinct:
        """The same rows with each text replaced; None is blank."""
        kept = [text for text in dict.fromkeys(texts) if text]
        if len(kept) == len(texts):
            return Distinct(self.codes, arrow.texts(kept), self.complete)
        place = {text: n for n, text in enumerate(kept)}
        new = np.fromiter((place[t] if t else ABSENT for t in texts), dtype=np.int32, count=len(texts))
        return Distinct(looked_up(np.append(new, np.int32(ABSENT)), self.codes), arrow.texts(kept))


def distinct(column: pa.ChunkedArray, of_many: bool = False) -> Distinct:
    """Tell a column's texts apart; `of_many` tells that ids are expected, of which there are many."""
    if len(column) == 0:
        return Distinct(np.zeros(0, dtype=np.int32), arrow.texts([]))
    if of_many and column.null_count == 0 and len(column) > MANY:
        found = tell_apart(column)
        return trimmed(_ids(column)) if found is None else numbered(*found)
    return trimmed(_encoded(column))


def _encoded(column: pa.ChunkedArray) -> Distinct:
    encoded = arrow.encoded(column)
    codes: Codes = np.empty(len(column), dtype=np.int32)
    end = 0
    for chunk in encoded.chunks:
        start, end = end, end + len(chunk)
        codes[start:end] = arrow.positions(chunk)
    return Distinct(codes, encoded.chunk(encoded.num_chunks - 1).dictionary, column.null_count == 0)


def numbered(codes: Codes, texts: pa.StringArray) -> Distinct:
    """Numbers after a beginning, of which one text shows whether there are blanks around them."""
    column = Distinct(codes, texts, complete=True)
    return trimmed(column) if _untidy(texts.slice(0, 1)).any() else column


def _ids(column: pa.ChunkedArray) -> Distinct:
    """Look up only the first of equal neighbours, of which ids have many, unless all are different."""
    first = _run_starts(pa.concat_arrays(column.slice(0, _SAMPLE).chunks))
    if len(first) * 4 > _SAMPLE * 3:
        texts = pa.concat_arrays(column.chunks)
        if _all_different(texts):
            return Distinct(np.arange(len(texts), dtype=np.int32), texts, complete=True)
        return _encoded(column)
    texts = pa.concat_arrays(column.chunks)
    first = _run_starts(texts)
    encoded = arrow.encoded(arrow.taken(texts, first))
    lengths = np.diff(np.append(first, len(texts)))
    return Distinct(np.repeat(arrow.positions(encoded), lengths), encoded.dictionary, complete=True)


def _run_starts(texts: pa.StringArray) -> npt.NDArray[np.int64]:
    changes = arrow.differ(texts.slice(1), texts.slice(0, len(texts) - 1))
    return np.append(0, np.flatnonzero(changes) + 1)


def _all_different(texts: pa.StringArray) -> bool:
    """Whether no text occurs twice, so far as sorting shows it of texts that are 8 to 16 letters long."""
    offsets = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
    width = int(offsets[1] - offsets[0])
    if not _WORD <= width <= 2 * _WORD or not bool((offsets[1:] - offsets[:-1] == width).all()):
        return False
    first, last = (
        np.ndarray((len(texts),), "<u8", texts.buffers()[2], int(offsets[0]) + place, (width,))
        for place in (0, width - _WORD)
    )
    mixed = np.sort(first * _ODD + last)
    return bool((mixed[1:] != mixed[:-1]).all())


def trimmed(column: Distinct) -> Distinct:
    """The column without the blanks around its texts."""
    if not _untidy(column.texts).any():
        return column
    return column.recoded([text.strip() for text in column.texts.to_pylist()])


def _untidy(texts: pa.StringArray) -> Mask:
    """Texts that are empty, or begin or end with something other than a visible ASCII character."""
    if not len(texts):
        return np.zeros(0, dtype=bool)
    offsets = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
    empty = offsets[1:] == offsets[:-1]
    letters = np.frombuffer(texts.buffers()[2] or b"", dtype=np.uint8)
    if empty.any() or not len(letters):
        return np.ones(len(texts), dtype=bool)
    visible = np.zeros(256, dtype=bool)
    visible[33:127] = True
    holds: Mask = ~(visible[letters[offsets[:-1]]] & visible[letters[offsets[1:] - 1]])
    return holds


def joined(parts: Sequence[Distinct]) -> Distinct:
    """The rows of several files one after the other."""
    if len(parts) == 1:
        return parts[0]
    together = arrow.encoded(pa.concat_arrays([part.texts for part in parts]))
    place = arrow.positions(together)
    codes, start = [], 0
    for part in parts:
        own = np.append(place[start : start + len(part.texts)], np.int32(ABSENT))
        codes.append(looked_up(own, part.codes))
        start += len(part.texts)
    return Distinct(np.concatenate(codes), together.dictionary, all(part.complete for part in parts))
