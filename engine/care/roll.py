"""The roll: one row for every month end and child in care, with what was true of the child on that day."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.arrays import ABSENT, PART, Days, Mask, Moments, Rows, keys, place_among, spread
from engine.calendar import add_months, age_on, birthday
from engine.care.keeping import Keeping

if TYPE_CHECKING:
    from engine.care.model import CareModel

ADULT = 18


class Roll(Keeping):
    """CIC(D) for every month end D of a model (section 2), in order of child, then month.

    `month` is the place of D among the model's months; `period` and `episode` are the open period of care
    and the current episode.
    """

    def __init__(self, model: CareModel, month: Rows, episode: Rows, part_of: Roll | None = None) -> None:
        super().__init__()
        self.model = model
        self.month = month
        self.episode = episode
        self._whole = part_of or self
        self._rows = slice(0, len(month))

    @classmethod
    def of(cls, model: CareModel) -> Roll:
        """Open at D, as read at D, and under 18: from the latest start to the earliest end."""
        episodes = model.episodes
        adult = birthday(model.children.birth, ADULT)[episodes.child]
        begun = np.maximum(episodes.start, episodes.reading_from[episodes.reading])
        ended = np.minimum(np.minimum(episodes.end, episodes.reading_until[episodes.reading]), adult)
        first, after = place_among(model.days, begun), place_among(model.days, ended)
        episode, month = spread(first, np.where(model.children.in_header[episodes.child], after, first))
        return cls(model, *_latest_period(model, month, episode))

    @cached_property
    def parts(self) -> tuple[Roll, ...]:
        """The roll cut into parts, in order, that the processor's cache can hold while it is asked."""
        if len(self) <= PART:
            return (self,)
        return tuple(self._part(slice(start, start + PART)) for start in range(0, len(self), PART))

    def _part(self, rows: slice) -> Roll:
        part = Roll(self.model, self.month[rows], self.episode[rows], self)
        part._rows = rows
        return part

    def of_whole(self, key: Hashable, build: Callable[[Roll], Rows]) -> Rows:
        """What `build` makes of the whole roll, once for each key; of a part only its rows."""
        return self._whole.keep(key, lambda: build(self._whole))[self._rows]

    def __len__(self) -> int:
        return len(self.month)

    @cached_property
    def day(self) -> Days:
        """D."""
        return self.model.days[self.month]

    @cached_property
    def moment(self) -> Moments:
        """The child and D as one sortable number, to look events up by."""
        return keys(self.child, self.day)

    @cached_property
    def child(self) -> Rows:
        """The child's number."""
        return self.model.episodes.child[self.episode]

    @cached_property
    def period(self) -> Rows:
        """The open period of care."""
        return self.model.period_of_episode[self.episode]

    @cached_property
    def start(self) -> Days:
        """S0 of the open period."""
        return self.model.periods.start[self.period]

    @cached_property
    def birth(self) -> Days:
        """Date of birth."""
        return self.model.children.birth[self.child]

    @cached_property
    def age(self) -> Rows:
        """Age at D in completed years; a date of birth that is still to come counts as 0 (section 8)."""
        return np.maximum(age_on(self.birth, self.day), 0)

    @cached_property
    def age_at_start(self) -> Rows:
        """Age at S0; a start before birth counts as 0 (section 8)."""
        return np.maximum(age_on(self.birth, self.start), 0)

    @cached_property
    def uasc(self) -> Mask:
        """UASC(D)."""
        return self.model.children.uasc_until[self.child] > self.day

    @cached_property
    def settled(self) -> Rows:
        """The episode that tells current PLACE and provider."""
        return self.model.placements.settled[self.episode]

    @cached_property
    def spell(self) -> Rows:
        """The current placement spell."""
        return self.model.placements.spell[self.episode]

    def placed_in(self, *places: str) -> Mask:
        """Whether the current PLACE is one of the codes."""
        return self._settled("PLACE", places)

    def provided_by(self, *providers: str) -> Mask:
        """Whether the current provider is one of the codes."""
        return self._settled("PLACE_PROVIDER", providers)

    def _settled(self, column: str, values: tuple[str, ...]) -> Mask:
        model = self.model
        codes = self.keep(
            ("settled", column),
            lambda: model.keep(("episode", column), lambda: model.episodes.codes(column))[self.settled],
        )
        return model.episodes.extract.holding(column, values)[codes]

    def months_before(self, count: int) -> Days:
        """months(D, -count)."""
        return add_months(self.model.days, -count)[self.month]

    def in_care_for(self, months: int) -> Mask:
        """`in care n months`: S0 of the open period <= months(D, -n)."""
        return self.start <= self.months_before(months)

    @cached_property
    def _places(self) -> npt.NDArray[np.int64]:
        """The child and the month as one number, ascending."""
        return self.child.astype(np.int64) * len(self.model.days) + self.month

    def open_rows(self, child: Rows, start: Days, end: Days) -> Rows:
        """The row of the child that is open at D, the last of them in row order; ABSENT where none.

        A row is open when start <= D and (end blank or end > D) (section 1).
        """
        months = len(self.model.days)
        begun, ended = place_among(self.model.days, start), place_among(self.model.days, end)
        row = np.flatnonzero((child != ABSENT) & (begun < ended)).astype(np.int32)
        place = child[row].astype(np.int64) * months
        first = np.searchsorted(self._places, place + begun[row]).astype(np.int32)
        after = np.searchsorted(self._places, place + ended[row]).astype(np.int32)
        opened, where = spread(first, after)
        found = np.full(len(self), ABSENT, dtype=np.int32)
        found[where] = row[opened]
        return found

    def open_in(self, extract_name: str, start: str, end: str) -> Rows:
        """The child's row of an extract that is open at D; ABSENT where there is none."""
        extract = self.model.extracts[extract_name]

        def find(whole: Roll) -> Rows:
            child = self.model.children.number(extract)
            return whole.open_rows(child, extract.days(start), extract.days(end))

        return self.of_whole(("open", extract_name), find)

    def at(self, table: Rows) -> Rows:
        """The value of a (child, month) table for each row of the roll."""
        return table[self.child, self.month]

    def snapshot(self, extract_name: str, column: str, *values: str) -> Mask:
        """Whether the child's row in the month's rows of an AS_AT extract holds one of the values."""
        extract = self.model.extracts[extract_name]
        row = self.keep(("snapshot", extract_name), lambda: self.at(self.model.snapshot_rows(extract_name)))
        codes = self.model.keep(
            (extract_name, column), lambda: np.append(extract.codes(column), np.int32(ABSENT))
        )
        return extract.holding(column, values)[codes[row]]

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """The unit and the child of some rows: CHILD."""
        children = self.model.child_texts(self.child[rows])
        return children, children


def _latest_period(model: CareModel, month: Rows, episode: Rows) -> tuple[Rows, Rows]:
    """Where two periods of a child are open at D, the one with the later S0 counts (section 8)."""
    child = model.episodes.child[episode]
    place = child.astype(np.int64) * len(model.days) + month
    if np.all(place[1:] > place[:-1]):
        return month, episode
    order = np.argsort(place, kind="stable")
    place = place[order]
    last = np.append(place[1:] != place[:-1], True) if len(place) else np.zeros(0, dtype=bool)
    kept = order[last]
    return month[kept], episode[kept]
