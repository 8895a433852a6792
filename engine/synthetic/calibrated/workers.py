"""Allocated workers: as many children as planned have had theirs for twelve months."""

from dataclasses import dataclass

import numpy as np

from engine.synthetic.calibrated.figures import wanted
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.picking import PlanOutOfReachError, some_of
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.timeline import (
    COUNT,
    ENDS,
    FIRST_DAY,
    LAST_DAY,
    PRINTED,
    STARTS,
    months_before_ends,
    weekdays_between,
)
from engine.synthetic.chance import between, birthday, draw, happens, waiting
from engine.synthetic.columns import OPEN, Flags, Ints, dates, identifiers, words

_ROLES = ["SW", "IRO", "PA"]


@dataclass(frozen=True)
class Allocations:
    """By period and start: worker (number within the role) and end."""

    period: Ints
    worker: Ints
    start: Ints
    end: Ints


class Changes:
    """Changes of worker in one role, month by month."""

    def __init__(self, rng: np.random.Generator, population: Population, newcomers: float) -> None:
        self._rng = rng
        self._people = population
        self._newcomers = newcomers
        self._since = population.start.copy()
        self._period: list[Ints] = [np.arange(len(population))]
        self._day: list[Ints] = [population.start]

    def drawn(self, indicator: str, workers: int) -> Allocations:
        """Allocations in which the planned number of long-stayers kept their worker."""
        cohort = self._people.in_care_for(18)
        keep = wanted(self._rng, indicator, cohort.sum(axis=0))
        self._long_ago()
        for month in range(COUNT):
            self._change_new(month, cohort[:, month])
            self._change(month, cohort[:, month], int(keep[month]))
        return self._allocations(workers)

    def _move(self, periods: Ints, days: Ints) -> None:
        self._period.append(periods)
        self._day.append(days)
        self._since[periods] = days

    def _long_ago(self) -> None:
        """The latest change before the first month, evenly over the years before."""
        until = np.minimum(self._people.end, FIRST_DAY)
        old = np.flatnonzero((self._people.start < FIRST_DAY) & (until - self._people.start > 60))
        since = until[old] - waiting(self._rng, 450, len(old))
        changed = since > self._people.start[old] + 20
        self._move(old[changed], since[changed])

    def _change_new(self, month: int, cohort: Flags) -> None:
        """Children new in care get another worker now and then."""
        new = self._people.in_care[:, month] & ~cohort & (self._since < STARTS[month] - 30)
        self._at_random(month, np.flatnonzero(new & happens(self._rng, self._newcomers, len(new))))

    def _change(self, month: int, cohort: Flags, keep: int) -> None:
        kept = cohort & (self._since <= months_before_ends(12)[month])
        excess = int(kept.sum()) - keep
        if excess < 0 and month in PRINTED:
            raise PlanOutOfReachError("Fewer children have kept their worker than planned.")
        self._at_random(month, some_of(self._rng, np.flatnonzero(kept), max(0, excess)))

    def _at_random(self, month: int, periods: Ints) -> None:
        self._move(periods, weekdays_between(self._rng, STARTS[month], ENDS[month], len(periods)))

    def _allocations(self, workers: int) -> Allocations:
        period, start = np.concatenate(self._period), np.concatenate(self._day)
        order = np.lexsort((start, period))
        period, start = period[order], start[order]
        last = np.append(period[1:] != period[:-1], True)
        end = np.where(last, self._people.end[period], np.append(start[1:], OPEN))
        step = 1 + np.arange(len(period)) % 7  # never the same worker twice running
        return Allocations(period, (period * 13 + np.cumsum(step)) % workers, start, end)


def draw_advisers(rng: np.random.Generator, population: Population, workers: int) -> Allocations:
    """A personal adviser from the 18th birthday for those who grew up in care."""
    adult = birthday(population.birth, 18)
    grown = np.flatnonzero((adult == population.end) & (adult <= LAST_DAY))
    return Allocations(
        grown, between(rng, 0, workers - 1, len(grown)), adult[grown], np.full(len(grown), OPEN)
    )


def allocations(
    population: Population, identity: Identity, by_role: tuple[Allocations, Allocations, Allocations]
) -> Extract:
    """Social workers, reviewing officers and personal advisers."""
    parts = [(one.period, one.worker, one.start, one.end) for one in by_role]
    period, worker, start, end = (np.concatenate(column) for column in zip(*parts, strict=True))
    role = np.repeat(np.arange(len(by_role)), [len(one.period) for one in by_role])
    return {
        "CHILD": identity.child(population.child[period]),
        "WORKER_ID": identifiers("W", role * 10_000 + worker + 1, 5),
        "ROLE": words(_ROLES, role),
        "TEAM": identifiers("T", role * 20 + worker % 9 + 1, 2),
        "START_DATE": dates(start),
        "END_DATE": dates(end),
    }, len(period)


def sw_episodes(
    rng: np.random.Generator, population: Population, identity: Identity, social_workers: Allocations
) -> Extract:
    """The social workers again, as the statutory return has them."""
    period = social_workers.period
    first = np.append(True, period[1:] != period[:-1])
    reason = np.where(first, 1, draw(rng, (4, 0, 5, 1, 3, 1), len(period)))
    child = population.child[period]
    return {
        "CHILD": identity.child(child),
        "DOB": dates(identity.birth[child]),
        "SW_ID": identifiers("W", social_workers.worker + 1, 5),
        "SW_DECOM": dates(social_workers.start),
        "SW_DEC": dates(social_workers.end),
        "SW_REASON": words(["MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "OTHERS"], reason),
    }, len(period)
