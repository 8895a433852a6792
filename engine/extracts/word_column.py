"""A column of few different texts of at most sixteen letters, told apart as machine words.

Codes, flags and small numbers are such. A word is multiplied so that its top bits are its place in a small
table; the multiplier is chosen so that the known words have places of their own. So a cell costs one look-up
and one comparison, a third of what comparing texts does.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from engine.arrays import ABSENT
from engine.extracts import arrow
from engine.extracts.distinct import Distinct, trimmed
from engine.extracts.gathered import Gathered
from engine.extracts.plain_cells import WORD, Cells, Words

_MOST = 1_000
_AT_ONCE = 2_048
_SEVEN_LETTERS = np.uint64(2 ** (8 * (WORD - 1)) - 1)
_LEAST_BITS, _MOST_BITS = 8, 18
_SECOND = np.uint64(0x9E3779B97F4A7C15)
_MULTIPLIERS = tuple(
    np.uint64(number)
    for number in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
)


class WordColumn:
    """Takes a column block by block; the texts are in order of their first row."""

    def __init__(self, expected: int) -> None:
        self._codes = Gathered(expected, np.int16)
        self._first: Words = np.zeros(1, dtype=np.uint64)
        self._second: Words = np.zeros(1, dtype=np.uint64)
        self._long = False
        self._arrange()

    def take(self, cells: Cells, column: int) -> bool:
        """Add a block's rows; False if they are not such texts."""
        first = cells.words_of(column)
        if np.bitwise_or.reduce(first) > _SEVEN_LETTERS:
            longest = cells.longest(column)
            self._long |= longest > WORD
            if longest > 2 * WORD:
                return False
        second = cells.second_words(column) if self._long else None
        while True:
            code = self._slots.take(self._slot(first, second), mode="wrap")
            known = self._first.take(code, mode="wrap") == first
            if second is not None:
                known &= self._second.take(code, mode="wrap") == second
            if np.count_nonzero(known) == cells.rows:
                break
            rows = np.flatnonzero(~known)[:_AT_ONCE]
            if not self._learn(
                first[rows], np.zeros_like(rows, np.uint64) if second is None else second[rows]
            ):
                return False
        np.subtract(code, 1, out=self._codes.room(cells.rows))
        return True

    def told(self) -> Distinct:
        """The column."""
        texts = [
            b"".join(int(word).to_bytes(WORD, "little") for word in words).rstrip(b"\0").decode("utf-8")
            for words in zip(self._first[1:], self._second[1:], strict=True)
        ]
        codes = self._codes.all()
        return trimmed(Distinct(codes, arrow.texts(texts), complete=bool(codes.min() != ABSENT)))

    def _slot(self, first: Words, second: Words | None) -> npt.NDArray[np.int64]:
        mixed = first * self._times if second is None else (first + second * _SECOND) * self._times
        mixed >>= self._shift
        return mixed.view(np.int64)

    def _learn(self, first: Words, second: Words | None) -> bool:
        """Take in the words of some rows, in order of their first row; False if they are too many."""
        if second is None:
            second = np.zeros_like(first)
        order = np.lexsort((second, first))
        one, two = first[order], second[order]
        other = (one[1:] != one[:-1]) | (two[1:] != two[:-1])
        new = np.sort(order[np.append(True, other)])
        self._first = np.append(self._first, first[new])
        self._second = np.append(self._second, second[new])
        return len(self._first) <= _MOST and self._arrange()

    def _arrange(self) -> bool:
        """Find a multiplier that gives each known word a place of its own."""
        count = len(self._first)
        for bits in range(max(_LEAST_BITS, 2 * count.bit_length() - 3), _MOST_BITS + 1):
            self._shift = np.uint64(64 - bits)
            for self._times in _MULTIPLIERS:
                slot = self._slot(self._first, self._second)
                if len(set(slot.tolist())) == count:
                    self._slots = np.zeros(1 << bits, dtype=np.int16)
                    self._slots[slot] = np.arange(count, dtype=np.int16)
                    return True
        return False
