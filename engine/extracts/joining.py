"""Several files of one kind become one table: rows that share a key are one record (extracts.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import ABSENT, NEVER, PART, Mask
from engine.extracts import arrow
from engine.extracts.arrow import NO_AMOUNT
from engine.extracts.cleaning import CleanRows, Numbers, Values, is_blank, some_rows
from engine.extracts.distinct import Distinct, joined
from engine.extracts.keys import sharing
from engine.extracts.layouts import DAYS, Column, Kind, Layout
from engine.extracts.problems import Rows

_DAY = 24 * 60 * 60
_BEFORE_ALL = np.int32(-(2**31))


@dataclass(frozen=True)
class Losers:
    """Rows that are not kept because another has their key; numbers count through all files' clean rows.

    `why` is 0 where the winner is the same row, 1 where it has an end date, 2 where its file is the later by
    its dates, 3 where it comes later by path or line.
    """

    row: Rows
    winner: Rows
    why: npt.NDArray[np.int8]


@dataclass(frozen=True)
class Joined:
    """The rows of all files of an extract, one after the other, with those that lost."""

    layout: Layout
    columns: Mapping[str, Values]
    starts: Rows
    """Where each file's rows begin; one more for the end."""
    losers: Losers

    def table(self) -> pa.Table:
        """The rows that are kept, as a clean table (see engine.tables)."""
        count = int(self.starts[-1])
        kept = None
        if len(self.losers.row):
            stays = np.ones(count, dtype=bool)
            stays[self.losers.row] = False
            kept = np.flatnonzero(stays)
        return arrow.table(
            (column.name, _array(column, self.columns[column.name], kept))
            for column in self.layout.columns
            if column.name in self.columns
        )


def _array(column: Column, values: Values, kept: Rows | None) -> pa.Array:
    chosen = values if kept is None else some_rows(values, kept)
    if isinstance(chosen, Distinct):
        return arrow.dictionary(chosen.codes, chosen.texts)
    return arrow.dates(chosen) if column.kind in DAYS else arrow.integers(chosen)


def join(layout: Layout, files: Sequence[CleanRows], first_is_stored: bool = False) -> Joined:
    """Add the files' rows together (in order of path) and find those that share a key.

    `first_is_stored` tells that the first is what was imported before: a row that stands there already is the
    one that counts.
    """
    starts = np.cumsum([0, *(file.kept for file in files)], dtype=np.int64)
    present = [c for c in layout.columns if any(c.name in file.columns for file in files)]
    columns = {column.name: _together(column, files) for column in present}
    losers = _losers(layout, columns, starts, files)
    if first_is_stored:
        losers = _stored_first(losers, int(starts[1]))
    return Joined(layout, columns, starts, losers)


def _together(column: Column, files: Sequence[CleanRows]) -> Values:
    parts = [file.columns.get(column.name) for file in files]
    if column.kind in DAYS or column.kind in (Kind.DATETIME, Kind.NUMBER, Kind.FLAG):
        blank = NEVER if column.kind in DAYS else NO_AMOUNT
        blanks = [np.full(file.kept, blank) for file in files if column.name not in file.columns]
        arrays = [part if isinstance(part, np.ndarray) else blanks.pop(0) for part in parts]
        return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
    return joined([_or_blank(part, file.kept) for part, file in zip(parts, files, strict=True)])


def _or_blank(part: Values | None, rows: int) -> Distinct:
    if isinstance(part, Distinct):
        return part
    return Distinct(np.full(rows, ABSENT, dtype=np.int32), arrow.texts([]))


def _losers(
    layout: Layout, columns: Mapping[str, Values], starts: Rows, files: Sequence[CleanRows]
) -> Losers:
    shared, identity = sharing([columns[name] for name in layout.key], int(starts[-1]))
    if not len(shared):
        return Losers(shared, shared, np.zeros(0, dtype=np.int8))
    file = np.searchsorted(starts, shared, side="right") - 1
    recent = np.array([latest_day(layout, one.columns) for one in files], dtype=np.int32)[file]
    ended = np.zeros(len(shared), dtype=bool)
    if layout.end is not None and layout.end in columns:
        ended = ~is_blank(some_rows(columns[layout.end], shared))
    order = np.lexsort((shared, recent, ended, identity))
    owner = identity[order]
    last = np.append(owner[1:] != owner[:-1], True)
    winner = np.flatnonzero(last)[np.cumsum(np.append(False, last[:-1]))]
    lost = ~last
    row, won = order[lost], order[winner[lost]]
    same = _same_rows(columns, shared[row], shared[won])
    why = np.where(same, 0, np.where(ended[row] != ended[won], 1, np.where(recent[row] != recent[won], 2, 3)))
    in_order = np.argsort(shared[row], kind="stable")
    return Losers(shared[row][in_order], shared[won][in_order], why[in_order].astype(np.int8))


def _stored_first(losers: Losers, stored: int) -> Losers:
    """Where a stored row is the same as the new one that wins, the new one is the duplicate."""
    again = (losers.row < stored) & (losers.winner >= stored) & (losers.why == 0)
    if not again.any():
        return losers
    gives_way = np.sort(losers.winner[again])
    takes_over = losers.row[again][np.argsort(losers.winner[again], kind="stable")]
    row, winner = losers.row.copy(), losers.winner.copy()
    row[again], winner[again] = losers.winner[again], losers.row[again]
    others = ~again & np.isin(winner, gives_way)
    winner[others] = takes_over[np.searchsorted(gives_way, winner[others])]
    order = np.argsort(row, kind="stable")
    return Losers(row[order], winner[order], losers.why[order])


def _same_rows(columns: Mapping[str, Values], rows: Rows, others: Rows) -> Mask:
    same = np.ones(len(rows), dtype=bool)
    for column in columns.values():
        values = column.codes if isinstance(column, Distinct) else column
        same &= values[rows] == values[others]
    return same


def recorded_days(layout: Layout, columns: Mapping[str, Values]) -> tuple[int, int] | None:
    """The first and the last day in the columns that say how recent a file is; None where there is none."""
    found: list[int] = []
    for name, values in columns.items():
        column = layout.by_name[name]
        if not column.dates_file or isinstance(values, Distinct):
            continue
        if column.kind in DAYS:
            found.extend(_ends(values, NEVER))
        elif column.kind is Kind.DATETIME:
            found.extend(moment // _DAY for moment in _ends(values, NO_AMOUNT))
    return (min(found), max(found)) if found else None


def _ends(values: Numbers, blank: np.integer) -> Iterator[int]:
    """The lowest and the highest number of each block, blanks apart."""
    for start in range(0, len(values), PART):
        block = values[start : start + PART]
        blanks = block == blank
        if blanks.any():
            block = block[~blanks]
        if len(block):
            yield from (int(block.min()), int(block.max()))


def latest_day(layout: Layout, columns: Mapping[str, Values]) -> int:
    """The latest day that a file's kept rows hold; before all time where they hold none."""
    days = recorded_days(layout, columns)
    return int(_BEFORE_ALL) if days is None else days[1]
