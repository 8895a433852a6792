"""Reviews: held in time except for the planned number of children, month by month; and who took part."""

import numpy as np

from engine.synthetic.calibrated.figures import wanted
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.states import with_count
from engine.synthetic.calibrated.sums import planned_years, rolling
from engine.synthetic.calibrated.timeline import (
    COUNT,
    ENDS,
    STARTS,
    month_of,
    months_later,
    on_weekdays,
    weekdays_between,
    working_days_later,
)
from engine.synthetic.chance import age_on, between, draw, happens
from engine.synthetic.columns import Flags, Ints, dates, words

_CODES = ["PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7", ""]
_TOOK_PART = (0, 48, 6, 4, 0, 6, 36, 0)
_DID_NOT = (0, 0, 0, 0, 40, 0, 0, 60)
_MOST_DAYS_EARLY = 74
_NOT_RECORDED = _CODES.index("")


class Reviews:
    """Reviews of all periods: `due` is the last day for the next one, `intended` the day set for it."""

    def __init__(self, rng: np.random.Generator, population: Population) -> None:
        self._rng = rng
        self._people = population
        self._number = np.zeros(len(population), np.int64)
        self._latest = population.start.copy()
        self._due = working_days_later(population.start, 20)
        self._intended = self._due - between(rng, 0, 8, len(population))
        self._late = np.zeros(len(population), np.bool_)
        self._period: list[Ints] = []
        self._day: list[Ints] = []

    def drawn(self) -> tuple[Ints, Ints]:
        """Period and day of every review."""
        people = self._people
        self._long_ago()
        first_due = working_days_later(people.start, 20)
        cohort = people.in_care & (first_due[:, None] <= ENDS)
        sizes = cohort.sum(axis=0)
        overdue = sizes - wanted(self._rng, "cic_reviews_on_time", sizes)
        for month in range(COUNT):
            self._hold_month(month, cohort[:, month], int(overdue[month]))
        return np.concatenate(self._period), np.concatenate(self._day)

    def _hold(self, periods: Ints, days: Ints) -> None:
        """A review on a day makes the next one due: three months after the first, then six."""
        self._period.append(periods)
        self._day.append(days)
        self._number[periods] += 1
        self._latest[periods] = days
        second = self._number[periods] == 1
        self._due[periods] = np.where(second, months_later(days, 3), months_later(days, 6))
        due = self._due[periods]
        earliest = due - np.where(second, 12, _MOST_DAYS_EARLY)
        self._intended[periods] = weekdays_between(self._rng, earliest, due, len(periods))

    def _hold_in_time(self, periods: Ints, earliest: int) -> None:
        """On the day set for it, or as soon after as the month allows."""
        first = np.maximum(self._latest[periods] + 1, earliest)
        days = np.minimum(np.maximum(self._intended[periods], earliest), self._due[periods])
        self._hold(periods, on_weekdays(days, first, self._due[periods]))

    def _long_ago(self) -> None:
        """All reviews that came due before the first month."""
        while True:
            before = (self._intended < STARTS[0]) & (self._intended < self._people.end)
            if not before.any():
                return
            self._hold_in_time(np.flatnonzero(before), 0)

    def _hold_month(self, month: int, cohort: Flags, overdue: int) -> None:
        self._end_lateness(month, overdue)
        chosen = self._newly_late(month, cohort, overdue)
        while True:
            last_day = np.minimum(ENDS[month], self._people.end - 1)
            due = (self._intended <= last_day) & (self._due >= STARTS[month])
            due &= (self._people.start <= last_day) & ~self._late & ~chosen
            if not due.any():
                break
            self._hold_in_time(np.flatnonzero(due), int(STARTS[month]))
        self._hold_late(month, chosen)
        self._late |= chosen

    def _end_lateness(self, month: int, overdue: int) -> None:
        """Late children whose review was held in the meantime are in time again after the next one."""
        self._late &= self._people.in_care[:, month]
        held = self._late & (self._due > ENDS[month])
        excess = max(0, int(self._late.sum()) - overdue)
        recovers = held & happens(self._rng, 0.35, len(held))
        if recovers.sum() < excess:
            recovers = with_count(self._rng, recovers, held, min(excess, int(held.sum())))
        periods = np.flatnonzero(recovers)
        first = np.maximum(self._latest[periods] + 1, STARTS[month])
        self._late &= ~recovers
        self._hold(periods, weekdays_between(self._rng, first, ENDS[month], len(periods)))
        waiting = np.flatnonzero(self._late & (self._due < ENDS[month]))
        first = np.maximum(self._due[waiting] + 1, STARTS[month])
        self._hold(waiting, weekdays_between(self._rng, first, ENDS[month], len(waiting)))

    def _newly_late(self, month: int, cohort: Flags, overdue: int) -> Flags:
        """Children whose review comes due in the month and is not held by then."""
        lack = overdue - int((self._late & cohort).sum())
        possible = cohort & ~self._late & (self._due <= ENDS[month]) & (self._intended >= STARTS[month])
        return with_count(self._rng, np.zeros_like(cohort), possible, lack)

    def _hold_late(self, month: int, chosen: Flags) -> None:
        """Half of the late reviews are held within the month if days are left."""
        periods = np.flatnonzero(chosen & (self._due < ENDS[month]) & happens(self._rng, 0.5, len(chosen)))
        first = self._due[periods] + 1
        self._hold(periods, weekdays_between(self._rng, first, ENDS[month], len(periods)))


def reviews(rng: np.random.Generator, population: Population, identity: Identity) -> Extract:
    """The reviews with their participation codes."""
    period, day = Reviews(rng, population).drawn()
    child = population.child[period]
    codes = _participation(rng, age_on(population.birth[period], day), day)
    return {
        "CHILD": identity.child(child),
        "DOB": dates(identity.birth[child]),
        "REVIEW": dates(day),
        "REVIEW_CODE": words(_CODES, codes),
    }, len(child)


def _participation(rng: np.random.Generator, age: Ints, day: Ints) -> Ints:
    """Codes: as many recorded, and as many who took part, as planned for the rolling years."""
    month, old_enough = month_of(day), age >= 4
    counted = np.bincount(month[old_enough & (month >= 0)], minlength=COUNT)[:COUNT]
    recorded = rolling(rng, planned_years("reviews with a participation code"), counted)
    took_part = rolling(rng, planned_years("reviews in which the child took part"), recorded)
    codes = np.where(old_enough, draw(rng, _TOOK_PART, len(day)), 0)
    for place in range(COUNT):
        chosen = rng.permutation(np.flatnonzero(old_enough & (month == place)))
        absent = chosen[took_part[place] : recorded[place]]
        codes[absent] = draw(rng, _DID_NOT, len(absent))
        codes[chosen[recorded[place] :]] = _NOT_RECORDED
    return codes
