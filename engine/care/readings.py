"""Episodes as they read at a month end (sections 1, 2 and 8).

Nothing dated after D is known at D. For nearly every child that changes nothing about which episodes
make up a period: the end of an earlier episode is known by the time the next one exists. Only where an
episode ends after the next has begun does the child read differently before and after that end is known.
Such a child gets one *reading* per span of days; every other child has a single reading for all time.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import (
    ABSENT,
    NEVER,
    Codes,
    Days,
    Mask,
    Rows,
    days_of,
    distinct,
    either,
    keys,
    looked_up,
    order_of,
    spread,
)
from engine.tables import Extract, Extracts

SHORT_BREAKS = ("V3", "V4")
ALWAYS = np.int32(-(2**31))


@dataclass(frozen=True)
class Episodes:
    """Episodes in care sorted by reading, then DECOM; short breaks dropped.

    `row` is the row in the extract, `child` the child's number. `end` is the end as it reads, NEVER when
    open; `end_given` is false where the end was inferred from the next episode. `reading` counts from 0.
    """

    extract: Extract
    row: Rows
    child: Rows
    reading: Rows
    start: Days
    end: Days
    end_given: Mask
    reading_from: Days
    reading_until: Days
    reading_child: Rows

    def code(self, column: str, values: dict[str, int]) -> Codes:
        """A code column of the episodes as `values[code]`, ABSENT for any other."""
        return looked_up(self.extract.positions(column, values), self.row)

    def codes(self, column: str) -> Codes:
        """A code column of the episodes, numbered as in the extract."""
        return looked_up(self.extract.codes(column), self.row)

    def among(self, column: str, *values: str) -> Mask:
        """Which episodes have one of the codes."""
        return looked_up(self.extract.among(column, values), self.row)

    @cached_property
    def _reading_keys(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return keys(self.reading_child, self.reading_from)

    def reading_at(self, child: Rows, day: Days) -> Rows:
        """The reading of each child that holds on a day; ABSENT for a child without episodes in care."""
        if len(self.reading_child) == 0:
            return np.full(len(child), ABSENT, dtype=np.int32)
        reading = self._last_reading.take(child)
        several = np.flatnonzero(self.reads_differently.take(child))
        key = keys(child.take(several), day.take(several))
        reading[several] = np.searchsorted(self._reading_keys, key, side="right") - 1
        return reading

    @cached_property
    def reads_differently(self) -> Mask:
        """By child, and last for none: whether the episodes read differently at different times."""
        readings = np.bincount(self.reading_child, minlength=self.extract.distinct("CHILD") + 1)
        return readings > 1

    @cached_property
    def _last_reading(self) -> Rows:
        last = np.full(self.extract.distinct("CHILD") + 1, ABSENT, dtype=np.int32)
        last[self.reading_child] = np.arange(len(self.reading_child), dtype=np.int32)
        return last


def read_episodes(extracts: Extracts) -> Episodes:
    """All episodes in care with their readings."""
    extract = extracts["episodes"]
    kept = np.flatnonzero(~extract.among("LS", SHORT_BREAKS)).astype(np.int32)
    columns = extract.codes("CHILD"), extract.days("DECOM"), extract.days("DEC")
    kept = looked_up(kept, order_of(keys(*(looked_up(column, kept) for column in columns[:2]))))
    child, start, end = (looked_up(column, kept) for column in columns)
    follows = np.zeros(len(kept), dtype=bool)
    follows[1:] = child[1:] == child[:-1]
    late_end = np.zeros(len(kept), dtype=bool)
    late_end[:-1] = follows[1:] & (end[:-1] != NEVER) & (end[:-1] > start[1:])
    reading_child, reading_from, reading_until = _readings(child, end, late_end)
    if late_end.any():
        first, last = (np.searchsorted(child, reading_child, side=side) for side in ("left", "right"))
        reading, position = spread(first.astype(np.int32), last.astype(np.int32))
        kept, child, start, end = (looked_up(column, position) for column in (kept, child, start, end))
        end = either(looked_up(late_end, position) & (end > looked_up(reading_from, reading)), NEVER, end)
    else:
        reading = np.cumsum(~follows, dtype=np.int32) - np.int32(1)
    inferred, is_inferred = _close_earlier(reading, start, end)
    return Episodes(
        extract=extract,
        row=kept,
        child=child,
        reading=reading,
        start=start,
        end=inferred,
        end_given=~is_inferred,
        reading_from=reading_from,
        reading_until=reading_until,
        reading_child=reading_child,
    )


def _readings(child: Rows, end: Days, late_end: Mask) -> tuple[Rows, Days, Days]:
    """Per reading: child, first day, day after the last; sorted by child, then first day."""
    everyone = child[np.append(True, child[1:] != child[:-1])[: len(child)]]
    changes = distinct(keys(child[late_end], end[late_end]))
    owner, changed = days_of(changes)
    reading_child = np.concatenate([everyone, owner])
    reading_from = np.concatenate([np.full(len(everyone), ALWAYS, dtype=np.int32), changed])
    order = np.argsort(keys(reading_child, reading_from), kind="stable")
    reading_child, reading_from = reading_child[order], reading_from[order]
    reading_until = np.full(len(order), NEVER, dtype=np.int32)
    same = reading_child[1:] == reading_child[:-1]
    reading_until[:-1][same] = reading_from[1:][same]
    return reading_child, reading_from, reading_until


def _close_earlier(reading: Rows, start: Days, end: Days) -> tuple[Days, Mask]:
    """A blank end of an episode that is not the child's last is the next DECOM."""
    blank = np.zeros(len(end), dtype=bool)
    blank[:-1] = (reading[1:] == reading[:-1]) & (end[:-1] == NEVER)
    following = np.append(start[1:], NEVER).astype(np.int32)
    return either(blank, following, end), blank
