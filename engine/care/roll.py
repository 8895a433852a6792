"""The roll: one row for every month end and child in care, with what was true of the child on that day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import Days, Mask, Rows, spread
from engine.calendar import add_months, age_on

if TYPE_CHECKING:
    from engine.care.model import CareModel

ADULT = 18


class Roll:
    """CIC(D) for every month end D of a model (section 2), in order of child, then month.

    `month` is the place of D among the model's months; `period` and `episode` are the open period of care
    and the current episode.
    """

    def __init__(self, model: CareModel) -> None:
        self.model = model
        self.month, self.episode = self._open_episodes()

    def _open_episodes(self) -> tuple[Rows, Rows]:
        """The episodes open at each D: one per child, as an earlier one has ended when the next begins.

        An end that overlaps the next episode counts from the day on which it is known, when it is past.
        """
        model, episodes = self.model, self.model.episodes
        begun = np.searchsorted(model.days, np.maximum(episodes.start, self._reading_from), side="left")
        ended = np.searchsorted(model.days, np.minimum(episodes.end, self._reading_until), side="left")
        episode, month = spread(begun, ended)
        child = episodes.child[episode]
        adult = age_on(model.children.birth[child], model.days[month]) >= ADULT
        kept = model.children.in_header[child] & ~adult
        return month[kept], episode[kept]

    @property
    def _reading_from(self) -> Days:
        return self.model.episodes.reading_from[self.model.episodes.reading]

    @property
    def _reading_until(self) -> Days:
        return self.model.episodes.reading_until[self.model.episodes.reading]

    def __len__(self) -> int:
        return len(self.month)

    @cached_property
    def day(self) -> Days:
        """D."""
        return self.model.days[self.month]

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
        return self.model.episodes.among("PLACE", *places)[self.settled]

    def provided_by(self, *providers: str) -> Mask:
        """Whether the current provider is one of the codes."""
        return self.model.episodes.among("PLACE_PROVIDER", *providers)[self.settled]

    def months_before(self, count: int) -> Days:
        """months(D, -count)."""
        return add_months(self.model.days, -count)[self.month]

    def in_care_for(self, months: int) -> Mask:
        """`in care n months`: S0 of the open period <= months(D, -n)."""
        return self.start <= self.months_before(months)

    def at(self, table: Rows) -> Rows:
        """The value of a (child, month) table for each row of the roll."""
        return table[self.child, self.month]

    def snapshot(self, extract_name: str, column: str, *values: str) -> Mask:
        """Whether the child's row in the month's rows of an AS_AT extract holds one of the values."""
        holds = np.append(self.model.extracts[extract_name].among(column, values), False)
        return holds[self.at(self.model.snapshot_rows(extract_name))]

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """The unit and the child of some rows: CHILD."""
        children = self.model.child_texts(self.child[rows])
        return children, children
