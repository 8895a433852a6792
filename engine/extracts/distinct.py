"""A column as its distinct texts and, for every row, which of them it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from engine.arrays import ABSENT, Codes, Mask
from engine.extracts import arrow


@dataclass(frozen=True)
class Distinct:
    """`codes` are positions in `texts`, ABSENT where the cell is blank; texts are trimmed, none is blank.

    A text may stand in the list without being held by any row.
    """

    codes: Codes
    texts: pa.StringArray

    def of_rows(self, rows: npt.NDArray[np.integer]) -> Distinct:
        """Only some rows."""
        return Distinct(self.codes[rows], self.texts)

    def recoded(self, texts: Sequence[str | None]) -> Distinct:
        """The same rows with each text replaced; None is blank."""
        kept = [text for text in dict.fromkeys(texts) if text]
        place = {text: n for n, text in enumerate(kept)}
        new = np.fromiter((place[t] if t else ABSENT for t in texts), dtype=np.int32, count=len(texts))
        return Distinct(np.append(new, np.int32(ABSENT))[self.codes], arrow.texts(kept))


def distinct(column: pa.ChunkedArray) -> Distinct:
    """Tell a column's texts apart."""
    if column.num_chunks == 0 or len(column) == 0:
        return Distinct(np.zeros(0, dtype=np.int32), arrow.texts([]))
    codes, texts = _encoded(column)
    return _trimmed(Distinct(codes, texts))


def _encoded(column: pa.ChunkedArray) -> tuple[Codes, pa.StringArray]:
    encoded = pc.dictionary_encode(column)
    chunks = [arrow.positions(chunk) for chunk in encoded.chunks]
    codes = chunks[0] if len(chunks) == 1 else np.concatenate(chunks)
    return codes, encoded.chunk(encoded.num_chunks - 1).dictionary


def _trimmed(column: Distinct) -> Distinct:
    if not _untidy(column.texts).any():
        return column
    return column.recoded([text.strip() for text in column.texts.to_pylist()])


def _untidy(texts: pa.StringArray) -> Mask:
    """Texts that are empty, or begin or end with something other than a visible ASCII character."""
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
    together = pc.dictionary_encode(pa.concat_arrays([part.texts for part in parts]))
    place = arrow.positions(together)
    codes, start = [], 0
    for part in parts:
        own = np.append(place[start : start + len(part.texts)], np.int32(ABSENT))
        codes.append(own[part.codes])
        start += len(part.texts)
    return Distinct(np.concatenate(codes), together.dictionary)
