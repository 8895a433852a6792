"""The roll: one row for every month end and child in care, with what was true of the child on that day."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.arrays import Days, Index, Mask, Rows, looked_up, rows_at
from engine.calendar import add_months, birthday
from engine.calendar.ages import in_years, years_between
from engine.care.events import Events, open_rows
from engine.care.monthly import Monthly, Scalar, joined
from engine.care.sweep import Sweep

if TYPE_CHECKING:
    from engine.care.model import CareModel

ADULT = 18


@dataclass(frozen=True, eq=False)
class Roll(Monthly):
    """CIC(D) for every month end D of a model (section 2), in order of month, then child.

    A row is the child's current episode.
    """

    whole: Roll | None = None

    @classmethod
    def called(cls, model: CareModel) -> Roll:
        """Open at D, as read at D, and under 18: from the latest start to the earliest end."""
        episodes = model.episodes
        adult = looked_up(birthday(model.children.birth, ADULT), episodes.child)
        begun = np.maximum(episodes.start, looked_up(episodes.reading_from, episodes.reading))
        ended = np.minimum(episodes.end, looked_up(episodes.reading_until, episodes.reading))
        ended = np.minimum(ended, adult)
        ended = np.where(looked_up(model.children.in_header, episodes.child), ended, begun)
        opened = rows_at(model.days, begun, ended)
        return cls(model, {place: _latest_period(episodes.child, rows) for place, rows in enumerate(opened)})

    def _part(self, rows: Mapping[int, Rows]) -> Roll:
        return replace(self, rows=rows, whole=self)

    @property
    def episode(self) -> Rows:
        """The current episode."""
        return self.row

    def swept(self, key: Hashable, by_child: Callable[[], Iterable[Rows]]) -> Rows:
        """What holds for the child at D; `by_child` gives it month by month (see Sweep)."""
        return self.keep(key, lambda: self._swept(key, by_child, self._child_index))

    def swept_by_reading(self, key: Hashable, by_reading: Callable[[], Iterable[Rows]]) -> Rows:
        """What holds for the reading of the child's episodes at D."""
        return self.keep(key, lambda: self._swept(key, by_reading, self.reading.astype(np.intp)))

    def _swept(self, key: Hashable, states: Callable[[], Iterable[Rows]], group: Index) -> Rows:
        sweep = (self.whole or self).keep(("sweep", key), lambda: Sweep(states))
        groups = zip(self.rows, self.by_months(group), strict=True)
        return joined([sweep.at(place).take(of_month) for place, of_month in groups])

    def of_episode(self, key: Hashable, build: Callable[[], npt.NDArray[Scalar]]) -> npt.NDArray[Scalar]:
        """A fact of the current episode; `build` gives it for all episodes, whatever the month."""
        return self.of(self.model.facts.keep(("episode", key), build))

    @cached_property
    def child(self) -> Rows:
        """The child's number."""
        return self.of(self.model.episodes.child)

    @cached_property
    def _child_index(self) -> Index:
        return self.child.astype(np.intp)

    def of_child(self, column: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
        """What a column by child holds for each row."""
        return column.take(self._child_index)

    def of_period(self, column: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
        """What a column by period of care holds for the open one."""
        return column.take(self._period_index)

    @cached_property
    def _period_index(self) -> Index:
        return self.period.astype(np.intp)

    @cached_property
    def reading(self) -> Rows:
        """How the child's episodes read at D."""
        return self.of(self.model.episodes.reading)

    @cached_property
    def period(self) -> Rows:
        """The open period of care."""
        return self.of(self.model.period_of_episode)

    @cached_property
    def start(self) -> Days:
        """S0 of the open period."""
        return self.of_period(self.model.periods.start)

    @cached_property
    def age(self) -> Rows:
        """Age at D in completed years; a date of birth that is still to come counts as 0 (section 8)."""
        return np.maximum(years_between(self._birth_in_years, self.by_month(in_years(self.model.days))), 0)

    @cached_property
    def age_at_start(self) -> Rows:
        """Age at S0; a start before birth counts as 0 (section 8)."""
        return np.maximum(years_between(self._birth_in_years, in_years(self.start)), 0)

    @cached_property
    def _birth_in_years(self) -> Rows:
        return self.of_child(self.model.children.birth_in_years)

    @cached_property
    def uasc(self) -> Mask:
        """UASC(D)."""
        return self.of_child(self.model.children.uasc_until) > self.day

    @cached_property
    def settled(self) -> Rows:
        """The episode that tells current PLACE and provider."""
        return self.of(self.model.placements.settled)

    @cached_property
    def spell(self) -> Rows:
        """The current placement spell."""
        return self.of(self.model.placements.spell)

    def placed_in(self, *places: str) -> Mask:
        """Whether the current PLACE is one of the codes."""
        return self._settled("PLACE", places)

    def provided_by(self, *providers: str) -> Mask:
        """Whether the current provider is one of the codes."""
        return self._settled("PLACE_PROVIDER", providers)

    def _settled(self, column: str, values: tuple[str, ...]) -> Mask:
        episodes, placements = self.model.episodes, self.model.placements
        return self.of_episode(
            ("settled", column, values),
            lambda: looked_up(episodes.among(column, *values), placements.settled),
        )

    def months_before(self, count: int) -> Days:
        """months(D, -count)."""
        return self.by_month(add_months(self.model.days, -count))

    def in_care_for(self, months: int) -> Mask:
        """`in care n months`: S0 of the open period <= months(D, -n)."""
        return self.start <= self.months_before(months)

    def latest(self, events: Events) -> Rows:
        """The place of the child's latest event up to D; ABSENT where there is none."""
        model = self.model
        return self.swept(("latest", events), lambda: events.latest_at(model.days, model.children.count))

    def latest_day(self, events: Events) -> Days:
        """The date of the child's latest event up to D; before all time where there is none."""
        model, days = self.model, self.model.days
        return self.swept(("latest day", events), lambda: events.latest_days_at(days, model.children.count))

    def open_in(self, extract_name: str, start: str, end: str) -> Rows:
        """The child's row of an extract that is open at D; ABSENT where there is none."""
        model, extract = self.model, self.model.extracts[extract_name]

        def by_child() -> Iterable[Rows]:
            first, last = extract.days(start), extract.days(end)
            return open_rows(model.children.number(extract), first, last, model.children.count, model.days)

        return self.swept(("open", extract_name), by_child)

    def snapshot_row(self, extract_name: str) -> Rows:
        """The child's row among the month's rows of an AS_AT extract; ABSENT where there is none."""
        return self.swept(("snapshot", extract_name), lambda: self.model.snapshots_by_child(extract_name))

    def snapshot(self, extract_name: str, column: str, *values: str) -> Mask:
        """Whether the child's row in the month's rows of an AS_AT extract holds one of the values."""
        extract = self.model.extracts[extract_name]
        holding = self.model.facts.keep(
            (extract_name, column, values), lambda: np.append(extract.among(column, values), False)
        )
        return holding.take(self.snapshot_row(extract_name))

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """The unit and the child of some rows: CHILD."""
        children = self.model.child_texts(self.child[rows])
        return children, children


def _latest_period(child: Rows, episode: Rows) -> Rows:
    """Where two periods of a child are open at D, the one with the later S0 counts (section 8)."""
    owner = child.take(episode)
    last = np.append(owner[1:] != owner[:-1], True)[: len(owner)]
    return episode.compress(last)
