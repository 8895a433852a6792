"""The array types that the engine computes with."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

Days: TypeAlias = npt.NDArray[np.int32]
"""Days since 1 January 1970; NEVER where no date is recorded."""

Rows: TypeAlias = npt.NDArray[np.int32]
"""Row numbers of some table; ABSENT where there is no row."""

Index: TypeAlias = npt.NDArray[np.intp]
"""Row numbers as numpy takes by them."""

Codes: TypeAlias = npt.NDArray[np.int32]
"""Positions in a list of codes; ABSENT where none is recorded."""

Amounts: TypeAlias = npt.NDArray[np.int64]
"""Exact decimals, in billionths (UNIT is one)."""

Moments: TypeAlias = npt.NDArray[np.int64]
"""A group (a child) and a day as one number that sorts by group, then day; see `keys`."""

Mask: TypeAlias = npt.NDArray[np.bool_]

Number = TypeVar("Number", bound=np.integer)
Scalar = TypeVar("Scalar", bound=np.generic)

NEVER = np.int32(2**31 - 1)
"""A date that is not recorded: later than every month end, so that it is never known."""

ABSENT = -1
UNIT = 10**9

PART = 2**16
"""So many rows are computed at once: what is made on the way fits the processor's cache, and is not handed
back to the system in between, which would cost more than the computing."""

_SPAN = np.int64(2**33)
_WORTH_A_TABLE = 5000


def keys(group: Rows, day: Days) -> Moments:
    """One sortable number per (group, day): groups first, days within."""
    key = group.astype(np.int64)
    key *= _SPAN
    key += day
    return key


def days_of(key: Moments) -> tuple[Rows, Days]:
    """The group and the day that make up each key."""
    group = (key + _SPAN // 2) // _SPAN
    return group.astype(np.int32), (key - group * _SPAN).astype(np.int32)


def spread(low: Rows, high: Rows) -> tuple[Rows, Rows]:
    """Every pair (row, n) with low[row] <= n < high[row], in order of row, then n."""
    count = np.maximum(high - low, 0)
    total = int(count.sum(dtype=np.int64))
    row, number = np.empty(total, dtype=np.int32), np.empty(total, dtype=np.int32)
    end = 0
    for first in range(0, len(low), PART):
        counted = count[first : first + PART]
        after = np.cumsum(counted, dtype=np.int32)
        start, end = end, end + (int(after[-1]) if len(after) else 0)
        row[start:end] = np.repeat(np.arange(first, first + len(counted), dtype=np.int32), counted)
        number[start:end] = np.arange(end - start, dtype=np.int32)
        number[start:end] -= np.repeat(after - counted - low[first : first + PART], counted)
    return row, number


def rows_at(days: Days, start: Days, end: Days) -> Iterator[Rows]:
    """For each of some ascending days, the rows with start <= day < end in their order."""
    kept = np.flatnonzero((start < end) & (start <= days[-1]) & (end > days[0])).astype(np.int32)
    start, end = looked_up(start, kept), looked_up(end, kept)
    for day in days:
        yield kept.compress((start <= day) & (end > day))


def rows_by_place(place: Rows, count: int) -> list[Rows]:
    """For each place from 0 to before `count`, the rows that hold it in their order."""
    order = order_of_places(place, count)
    cuts = np.searchsorted(place, np.arange(count + 1, dtype=np.int32), sorter=order).tolist()
    return [order[first:after] for first, after in pairwise(cuts)]


def order_of_places(place: Rows, count: int) -> Rows:
    """The order of rows by a place from ABSENT to `count`; numpy orders short numbers much faster."""
    return np.argsort(place.astype(np.int16) if count < 2**15 else place, kind="stable").astype(np.int32)


def looked_up(table: npt.NDArray[Scalar], places: npt.NDArray[np.signedinteger]) -> npt.NDArray[Scalar]:
    """`table[places]`; ABSENT takes the last.

    Block by block, because numpy widens all places first, and fresh memory costs more than the looking up.
    """
    found = np.empty(len(places), dtype=table.dtype)
    for start in range(0, len(places), PART):
        block = slice(start, start + PART)
        table.take(places[block], out=found[block], mode="wrap")
    return found


def place_among(ordered: Days, days: Days, side: Literal["left", "right"] = "left") -> Rows:
    """np.searchsorted of many days among few, ascending ones: looked up in a table of all days between."""
    if len(ordered) == 0 or len(days) < _WORTH_A_TABLE:
        return np.searchsorted(ordered, days, side=side).astype(np.int32)
    first, last = int(ordered[0]) - 1, int(ordered[-1]) + 1
    table = np.searchsorted(ordered, np.arange(first, last + 1, dtype=np.int32), side=side)
    within = np.minimum(np.maximum(days, np.int32(first)), np.int32(last))
    within -= np.int32(first)
    return looked_up(table.astype(np.int32), within)


def of_each_day(days: Days, rule: Callable[[Days], Days]) -> Days:
    """`rule(days)`; of many days within some years it is asked once for each, and looked up."""
    low = days.min(initial=NEVER)
    high = days.max(where=days != NEVER, initial=low)
    if low == NEVER or int(high) - int(low) + 2 >= len(days):
        return rule(days)
    every = np.append(np.arange(low, high + 1, dtype=np.int32), NEVER)
    ruled: Days = looked_up(rule(every), np.minimum(days, high + np.int32(1)) - low)
    return ruled


def either(
    condition: Mask, one: npt.NDArray[Number] | Number, other: npt.NDArray[Number] | Number
) -> npt.NDArray[Number]:
    """np.where of whole numbers of one type, of which one at least is an array: four times as fast."""
    chosen = np.asarray(np.subtract(one, other))
    chosen *= condition
    chosen += other
    return chosen


def order_by(*columns: Rows | Days) -> Rows:
    """The order of rows by the first column, then the next, ...; equal rows stay as they are."""
    key = np.zeros(len(columns[0]), dtype=np.int64)
    room = 1
    for column in columns:
        low = int(column.min(initial=0))
        size = int(column.max(initial=0)) - low + 1
        room *= size
        key *= size
        key += column
        key -= low
    if room > np.iinfo(np.int64).max:
        return np.lexsort(columns[::-1]).astype(np.int32)
    return order_of(key)


def order_of(key: Moments) -> Rows:
    """The order of rows by one number; equal rows stay as they are."""
    if ascending(key):
        return np.arange(len(key), dtype=np.int32)
    return np.argsort(key, kind="stable").astype(np.int32)


def ascending(key: Moments) -> bool:
    """Whether rows are in order of a number, as extracts mostly are of child and date."""
    return bool((key[1:] >= key[:-1]).all())


def distinct(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """The values that occur, ascending; np.unique would load numpy's masked arrays first."""
    ordered: npt.NDArray[Number] = np.sort(values)
    first: Mask = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    return ordered[first]


def running_maximum(group: Rows, day: Days) -> Days:
    """The latest day so far within each group; rows must be sorted by group."""
    return days_of(np.maximum.accumulate(keys(group, day)))[1]
