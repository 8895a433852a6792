"""Questions about dated rows: was there one between two days, which was the latest, which is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import ABSENT, Days, Mask, Moments, Rows, keys, place_among, spread


@dataclass(frozen=True)
class Events:
    """Dated rows of an extract sorted by child, then date; `row` is the row in the extract."""

    row: Rows
    child: Rows
    day: Days

    @classmethod
    def of(cls, child: Rows, day: Days, kept: Mask) -> Events:
        """The events among some rows; rows of children unknown to the episodes are left out."""
        row = np.flatnonzero(kept & (child != ABSENT)).astype(np.int32)
        row = row[np.argsort(keys(child[row], day[row]), kind="stable")]
        return cls(row, child[row], day[row])

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

    def latest_day(self, child: Rows, moment: Moments) -> Days:
        """The date of the child's latest event up to a day; before all time where there is none."""
        dates = np.append(self.day, np.int32(-(2**31)))
        return dates[self.latest(child, moment)]


def open_rows(child: Rows, start: Days, end: Days, children: int, days: Days) -> Rows:
    """Per (child, month): the row open at D, the last of them in row order; ABSENT where none.

    A row is open when start <= D and (end blank or end > D) (section 1). Shape (children, months).
    """
    table = np.full((children, len(days)), ABSENT, dtype=np.int32)
    begun = place_among(days, start)
    row, month = spread(begun, np.where(child == ABSENT, begun, place_among(days, end)))
    table[child[row], month] = row
    return table
