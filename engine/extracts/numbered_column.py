"""A column of ids that are numbers of one width in at most eight letters, read from machine words."""

from __future__ import annotations

import numpy as np

from engine.extracts.distinct import MANY, Distinct, trimmed
from engine.extracts.gathered import Gathered
from engine.extracts.plain_cells import WORD, Cells
from engine.numbered import ZEROS, read_words, shape_of, told_apart

_BITS = 8
_ALL = (1 << (_BITS * WORD)) - 1


class NumberedColumn:
    """Takes a column block by block; what it tells is what `numbered.tell_apart` would."""

    def __init__(self, expected: int) -> None:
        self._numbers = Gathered(expected)
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
        before = np.uint64((1 << (_BITS * len(beginning))) - 1)
        same = words & before == np.uint64(int.from_bytes(beginning, "little"))
        if cells.longest(column) != width or not same.all():
            return False
        words = words << np.uint64(_BITS * (WORD - width))
        words &= np.uint64(_ALL << (_BITS * (WORD - digits)) & _ALL)
        words |= ZEROS & np.uint64(_ALL >> (_BITS * digits))
        numbers = read_words(words)
        if numbers is None:
            return False
        self._numbers.room(cells.rows)[:] = numbers
        return True

    def told(self) -> Distinct | None:
        """The column; None if there are too few rows, or too few of the numbers between them."""
        numbers = self._numbers.all()
        if self._shape is None or len(numbers) <= MANY:
            return None
        found = told_apart(numbers, *self._shape)
        return None if found is None else trimmed(Distinct(*found, complete=True))
