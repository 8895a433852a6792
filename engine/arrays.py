"""The array types that the engine computes with."""

from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

Days: TypeAlias = npt.NDArray[np.int32]
"""Days since 1 January 1970; NEVER where no date is recorded."""

Rows: TypeAlias = npt.NDArray[np.int32]
"""Row numbers of some table; ABSENT where there is no row."""

Codes: TypeAlias = npt.NDArray[np.int32]
"""Positions in a list of codes; ABSENT where none is recorded."""

Amounts: TypeAlias = npt.NDArray[np.int64]
"""Exact decimals, in billionths (UNIT is one)."""

Mask: TypeAlias = npt.NDArray[np.bool_]

Number = TypeVar("Number", bound=np.integer)

NEVER = np.int32(2**31 - 1)
"""A date that is not recorded: later than every month end, so that it is never known."""

ABSENT = -1
UNIT = 10**9

_SPAN = np.int64(2**33)


def keys(group: Rows, day: Days) -> npt.NDArray[np.int64]:
    """One sortable number per (group, day): groups first, days within."""
    return group.astype(np.int64) * _SPAN + day


def days_of(key: npt.NDArray[np.int64]) -> tuple[Rows, Days]:
    """The group and the day that make up each key."""
    group = (key + _SPAN // 2) // _SPAN
    return group.astype(np.int32), (key - group * _SPAN).astype(np.int32)


def spread(low: npt.NDArray[np.int64], high: npt.NDArray[np.int64]) -> tuple[Rows, Rows]:
    """Every pair (row, n) with low[row] <= n < high[row], in order of row, then n."""
    count = np.maximum(high - low, 0)
    row = np.repeat(np.arange(len(low), dtype=np.int32), count)
    first = np.repeat(np.cumsum(count) - count, count)
    position = np.arange(len(row), dtype=np.int64) - first + np.repeat(low, count)
    return row, position.astype(np.int32)


def distinct(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """The values that occur, ascending; np.unique would load numpy's masked arrays first."""
    ordered: npt.NDArray[Number] = np.sort(values)
    first: Mask = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    return ordered[first]


def running_maximum(group: Rows, day: Days) -> Days:
    """The latest day so far within each group; rows must be sorted by group."""
    return days_of(np.maximum.accumulate(keys(group, day)))[1]
