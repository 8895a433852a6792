"""A column of ids that are numbers of one width in at most eight letters, read from machine words."""

from __future__ import annotations

import numpy as np

from engine.extracts.distinct import MANY, Distinct, numbered
from engine.extracts.gathered import Gathered
from engine.extracts.plain_cells import WORD, Cells
from engine.numbered import folded, shape_of, told_apart

_BITS = 8
_SIX = np.uint64(0x0606060606060606)
"""What a digit above nine lacks to sixteen."""


def _word(letters: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(letters, "little"))


class NumberedColumn:
    """Takes a column block by block; what it tells is what `numbered.tell_apart` would."""

    def __init__(self, expected: int) -> None:
        self._numbers = Gathered(expected, np.int32)
        self._shape: tuple[bytes, int] | None = None

    def take(self, cells: Cells, column: int) -> bool:
        """Add a block's rows; False if they are not such ids."""
        words = cells.words_of(column)
        if self._shape is None:
            self._shape = shape_of(int(words[0]).to_bytes(WORD, "little").rstrip(b"\0"))
        if self._shape is None:
            return False
        beginning, digits = self._shape
        width = len(beginning) + digits
        if width == WORD and cells.longest(column) > WORD:
            return False
        words ^= _word(beginning + b"0" * digits)
        not_digits = _word(b"\xff" * len(beginning) + b"\xf0" * digits + b"\xff" * (WORD - width))
        above_nine = np.bitwise_or.reduce(words + _SIX) & _word(b"\0" * len(beginning) + b"\xf0" * digits)
        if np.bitwise_or.reduce(words) & not_digits or above_nine:
            return False
        words <<= np.uint64(_BITS * (WORD - width))
        self._numbers.room(cells.rows)[:] = folded(words)
        return True

    def told(self) -> Distinct | None:
        """The column; None if there are too few rows, or too few of the numbers between them."""
        numbers = self._numbers.all()
        if self._shape is None or len(numbers) <= MANY:
            return None
        found = told_apart(numbers, *self._shape)
        return None if found is None else numbered(*found)
