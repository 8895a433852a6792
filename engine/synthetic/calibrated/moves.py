"""When children move: placement spells whose stability is as planned at every month end."""

from dataclasses import dataclass

import numpy as np

from engine.synthetic.calibrated.adoption import Adoptions
from engine.synthetic.calibrated.figures import wanted
from engine.synthetic.calibrated.picking import PlanOutOfReachError, some_of
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.timeline import (
    COUNT,
    ENDS,
    FIRST_DAY,
    JULY_2019,
    PRINTED,
    STARTS,
    months_before_ends,
)
from engine.synthetic.chance import between, happens
from engine.synthetic.columns import OPEN, Flags, Ints

_CHANCES_IN_A_MONTH = {
    "first quarter": 0.09,
    "second quarter": 0.04,
    "grown": 0.022,
    "young": 0.006,
    "unsettled": 0.025,
}


@dataclass(frozen=True)
class Spells:
    """Placement spells by period and start; `adopters` marks those with adopters."""

    period: Ints
    start: Ints
    end: Ints
    adopters: Flags


class Moves:
    """Moves drawn month by month; those to adopters are given."""

    def __init__(self, rng: np.random.Generator, population: Population, adoptions: Adoptions) -> None:
        self._rng = rng
        self._people = population
        self._to_adopters = adoptions.moved_in
        self._since = population.start.copy()
        self._before = np.full(len(population), OPEN)
        self._period: list[Ints] = []
        self._day: list[Ints] = []
        self._long_ago()

    def drawn(self) -> Spells:
        """Spells of all periods, with as many children in stable placements as planned."""
        people, rng = self._people, self._rng
        settled = people.in_care_for(30) & (people.age < 16)
        stable = wanted(rng, "placement_same_2y", settled.sum(axis=0))
        often = wanted(rng, "placement_3plus_12m", people.in_care.sum(axis=0))
        for month in range(COUNT):
            self._happen(month)
            self._unsettle(
                month, settled[:, month], int(stable[month]), settled[:, min(month + 3, JULY_2019)]
            )
            self._move_again(month, self._must_stay(month, settled[:, month]), int(often[month]))
        return self._spells()

    def _move(self, periods: Ints, days: Ints) -> None:
        self._period.append(periods)
        self._day.append(days)
        self._before[periods] = self._since[periods]
        self._since[periods] = days

    def _long_ago(self) -> None:
        """Before the first month: most children had come to where they were some time after the start."""
        until = np.minimum(self._people.end, FIRST_DAY)
        long = until - self._people.start > 40
        old = np.flatnonzero(long & (self._people.start < FIRST_DAY) & (self._to_adopters > FIRST_DAY))
        moved = old[happens(self._rng, 0.6, len(old))]
        self._move(moved, between(self._rng, self._people.start[moved] + 5, until[moved] - 1, len(moved)))
        placed = np.flatnonzero(self._to_adopters <= FIRST_DAY)
        self._move(placed, self._to_adopters[placed])

    def _free_in(self, month: int) -> Flags:
        """Open at the month's end, not with adopters, and not there only since the last days."""
        free = self._people.in_care[:, month] & (self._to_adopters > ENDS[month])
        holds: Flags = free & (self._since < ENDS[month] - 2)
        return holds

    def _days_in(self, month: int, periods: Ints) -> Ints:
        first = np.maximum(self._since[periods] + 1, STARTS[month])
        return between(self._rng, first, ENDS[month], len(periods))

    def _happen(self, month: int) -> None:
        """Moves to adopters, and moves by chance: most of them soon after the start."""
        people, chance = self._people, _CHANCES_IN_A_MONTH
        given = (self._to_adopters >= STARTS[month]) & (self._to_adopters <= ENDS[month])
        placed = np.flatnonzero(given & (self._to_adopters > FIRST_DAY))
        self._move(placed, self._to_adopters[placed])
        time = ENDS[month] - people.start
        stays = self._since <= months_before_ends(23)[month]
        young = people.age[:, month] < 16
        share = np.select(
            [time < 90, time < 180, ~young, stays | (time < 910)],
            [chance["first quarter"], chance["second quarter"], chance["grown"], chance["young"] * ~stays],
            chance["unsettled"],
        )
        moved = np.flatnonzero(self._free_in(month) & happens(self._rng, share, len(people)))
        self._move(moved, self._days_in(month, moved))

    def _in_same_placement(self, month: int) -> Flags:
        """For two years; or with adopters, and in the placement before since two years ago."""
        limit = months_before_ends(24)[month]
        adopters = self._to_adopters <= ENDS[month]
        holds: Flags = (self._since <= limit) | (adopters & (self._before <= limit))
        return holds

    def _unsettle(self, month: int, settled: Flags, stable: int, settled_soon: Flags) -> None:
        """As many moves out of lasting placements as leave the planned number in theirs.

        Children who will not count much longer move first, so that the planned number can be kept.
        """
        same = self._in_same_placement(month) & settled
        excess = int(same.sum()) - stable
        if excess < 0 and month in PRINTED:
            raise PlanOutOfReachError("Fewer children are in lasting placements than planned.")
        movable = self._rng.permutation(np.flatnonzero(same & self._free_in(month)))
        movable = movable[np.argsort(settled_soon[movable], kind="stable")]
        moved = movable[: max(0, excess)]
        self._move(moved, self._days_in(month, moved))

    def _must_stay(self, month: int, settled: Flags) -> Flags:
        """Children whose move would change, now or soon, how many are in lasting placements."""
        time = ENDS[month] - self._people.start
        soon = (self._people.age[:, month] < 16) & (time > 180) & ~settled
        holds: Flags = (self._in_same_placement(month) & settled) | soon
        return holds

    def _spells_in_year(self, month: int) -> Ints:
        """Spells of each child that reach into the last twelve months, those of earlier periods included."""
        limit = months_before_ends(12)[month] + 1
        period, day = np.concatenate(self._period), np.concatenate(self._day)
        recent = (day > limit) & (day <= ENDS[month])
        counts = np.bincount(period[recent], minlength=len(self._people))
        begun = self._people.start <= ENDS[month]
        counts += (begun & (self._people.end > limit)).astype(np.int64)
        return np.bincount(self._people.child, counts)[self._people.child].astype(np.int64)

    def _move_again(self, month: int, must_stay: Flags, often: int) -> None:
        """Further moves until the planned number of children has had three placements in a year."""
        spells = self._spells_in_year(month)
        in_care = self._people.in_care[:, month]
        lack = often - int((in_care & (spells >= 3)).sum())
        if lack < 0 and month in PRINTED:
            raise PlanOutOfReachError("More children move often than planned.")
        movable = np.flatnonzero(in_care & (spells == 2) & ~must_stay & self._free_in(month))
        moved = some_of(self._rng, movable, max(0, lack))
        self._move(moved, self._days_in(month, moved))

    def _spells(self) -> Spells:
        every = np.arange(len(self._people))
        period = np.concatenate([every, *self._period])
        start = np.concatenate([self._people.start, *self._day])
        order = np.lexsort((start, period))
        period, start = period[order], start[order]
        last = np.append(period[1:] != period[:-1], True)
        end = np.where(last, self._people.end[period], np.append(start[1:], OPEN))
        return Spells(period, start, end, self._to_adopters[period] <= start)
