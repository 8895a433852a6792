"""Questions about dated rows: was there one between two days, which was the latest, which is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import (
    ABSENT,
    Days,
    Mask,
    Moments,
    Rows,
    ascending,
    keys,
    looked_up,
    place_among,
    rows_at,
    rows_by_place,
)

BEFORE_ALL = np.int32(-(2**31))


@dataclass(frozen=True, eq=False)
class Events:
    """Dated rows of an extract sorted by child, then date; `row` is the row in the extract."""

    row: Rows
    child: Rows
    day: Days

    @classmethod
    def of(cls, child: Rows, day: Days, kept: Mask) -> Events:
        """The events among some rows; rows of children unknown to the episodes are left out."""
        row = np.flatnonzero(kept & (child != ABSENT)).astype(np.int32)
        if len(row) < len(child):
            child, day = looked_up(child, row), looked_up(day, row)
        moments = keys(child, day)
        if not ascending(moments):
            order = np.argsort(moments, kind="stable")
            row, child, day = looked_up(row, order), looked_up(child, order), looked_up(day, order)
        return cls(row, child, day)

    def before(self, moment: Moments) -> Rows:
        """The place after the child's last event up to and including a day."""
        if len(moment) == 0:
            return np.zeros(0, dtype=np.int32)
        first, last = np.searchsorted(self._moments, [moment.min(), moment.max()], side="right").tolist()
        between = self._moments[first:last]
        if len(between) < len(moment) and bool((moment[1:] >= moment[:-1]).all()):
            # Fewer events than questions, both in order: look up where each event falls among the questions.
            place = np.searchsorted(moment, between, side="left")
            return np.cumsum(np.bincount(place, minlength=len(moment)), dtype=np.int32) + np.int32(first)
        return np.searchsorted(between, moment, side="right").astype(np.int32) + np.int32(first)

    @cached_property
    def _moments(self) -> Moments:
        return keys(self.child, self.day)

    def any_between(self, child: Rows, first: Days, last: Days) -> Mask:
        """Whether the child had an event with first <= day <= last."""
        return self.before(keys(child, last)) > self.before(keys(child, first - np.int32(1)))

    def latest(self, child: Rows, moment: Moments) -> Rows:
        """The place of the child's latest event up to a day; ABSENT where there is none."""
        if len(self.row) == 0:
            return np.full(len(child), ABSENT, dtype=np.int32)
        found = self.before(moment) - np.int32(1)
        return np.where((found >= 0) & (self.child[found] == child), found, np.int32(ABSENT))

    def latest_at(self, days: Days, children: int) -> Iterator[Rows]:
        """For each of some ascending days, by child: the place of the latest event up to that day.

        ABSENT where there is none, and last for no child. It is one array, brought forward from day to day.
        """
        return self._brought_forward(np.arange(len(self.row), dtype=np.int32), ABSENT, days, children)

    def latest_days_at(self, days: Days, children: int) -> Iterator[Days]:
        """The same with the date of the event; before all time where there is none."""
        return self._brought_forward(self.day, BEFORE_ALL, days, children)

    def day_of(self, places: Rows) -> Days:
        """The date of some events; before all time for ABSENT."""
        return looked_up(np.append(self.day, BEFORE_ALL), places)

    def _brought_forward(
        self, facts: Rows, nothing: int | np.int32, days: Days, children: int
    ) -> Iterator[Rows]:
        latest = np.full(children + 1, nothing, dtype=np.int32)
        for new in rows_by_place(place_among(days, self.day), len(days)):
            latest[self.child.take(new)] = facts.take(new)  # in order of day for each child: the last stays
            yield latest


def open_rows(child: Rows, start: Days, end: Days, children: int, days: Days) -> Iterator[Rows]:
    """For each of some ascending days, by child: the row open on it, the last in row order.

    ABSENT where there is none, and last for no child. A row is open when start <= D and (end blank or
    end > D) (section 1).
    """
    for rows in rows_at(days, start, end):
        found = np.full(children + 1, ABSENT, dtype=np.int32)
        found[child[rows]] = rows
        found[ABSENT] = ABSENT
        yield found
