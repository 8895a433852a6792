"""Rows that share a key.

Most extracts are written in order of their key, with one or another of its columns first. That is seen by
comparing neighbours, block by block; only where they are not, a number is made of each row's key and sorted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import numpy.typing as npt

from engine.arrays import PART, Mask
from engine.extracts.cleaning import Numbers, Values
from engine.extracts.distinct import Distinct
from engine.extracts.problems import Rows

Keys = npt.NDArray[np.int64]
_NONE = np.zeros(0, dtype=np.int64)
_ROOM = 2**62


def sharing(key: Sequence[Values], rows: int) -> tuple[Rows, Keys]:
    """The rows whose key another row has too, in order, and a number for each: the same where the key is."""
    if any(_ascending(columns, rows) for columns in permutations([_numbers(column) for column in key])):
        return _NONE, _NONE
    identity = _identity(key, rows)
    ordered = np.sort(identity)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    shared = np.flatnonzero(np.isin(identity, twice)) if len(twice) else _NONE
    return shared, identity[shared]


def _numbers(column: Values) -> Numbers:
    return column.codes if isinstance(column, Distinct) else column


def _ascending(key: Sequence[Numbers], rows: int) -> bool:
    """Whether each row comes after the one before it, by the first column, then the next, ..."""
    for start in range(0, rows - 1, PART):
        after: Mask = np.zeros(1, dtype=bool)
        for column in reversed(key):
            values = column[start : start + PART + 1]
            after = (values[1:] > values[:-1]) | ((values[1:] == values[:-1]) & after)
        if not after.all():
            return False
    return True


def _identity(key: Sequence[Values], rows: int) -> Keys:
    """A number per row, the same for rows with the same key."""
    identity, size = np.zeros(rows, dtype=np.int64), 1
    for column in key:
        numbers, low, count = _counted(column)
        if size * count >= _ROOM:
            _, identity = np.unique(identity, return_inverse=True)
            size = rows + 1
        for start in range(0, rows, PART):
            block = identity[start : start + PART]
            block *= count
            block += numbers[start : start + PART]
            block -= low
        size *= count
    return identity


def _counted(column: Values) -> tuple[Numbers, int, int]:
    """A column as numbers, the lowest of them, and how many there are from it to the highest."""
    if isinstance(column, Distinct):
        return column.codes, -1, len(column.texts) + 1
    if len(column) and column.dtype == np.int32:
        low = int(column.min())
        return column, low, int(column.max()) - low + 1
    _, codes = np.unique(column, return_inverse=True)
    return codes, 0, len(column) + 1
