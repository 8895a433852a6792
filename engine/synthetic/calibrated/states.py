"""States that last for months: chosen so that at every month end exactly so many are in them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.synthetic.calibrated.picking import PlanOutOfReachError, some_of
from engine.synthetic.calibrated.timeline import COUNT, ENDS, PRINTED, STARTS, weekdays_between
from engine.synthetic.chance import happens
from engine.synthetic.columns import Flags, Ints

NEVER_YET = np.int64(-(10**6))


def held(rng: np.random.Generator, eligible: Flags, counts: Ints, lasts: float) -> Flags:
    """Who is in a state at each month end: `counts[month]` of those eligible.

    `lasts` is the share that stays in it from one month to the next. Shape (periods, months).
    """
    state = np.zeros_like(eligible)
    current = np.zeros(len(eligible), np.bool_)
    for month in range(eligible.shape[1]):
        current = current & eligible[:, month] & happens(rng, lasts, len(current))
        current = with_count(rng, current, eligible[:, month], int(counts[month]))
        state[:, month] = current
    return state


def with_count(rng: np.random.Generator, chosen: Flags, eligible: Flags, count: int) -> Flags:
    """The choice with as many taken out, or added from the eligible, as make it `count`."""
    excess = int(chosen.sum()) - count
    pool = np.flatnonzero(chosen if excess > 0 else eligible & ~chosen)
    result = chosen.copy()
    result[some_of(rng, pool, abs(excess))] = excess < 0
    return result


def spans(state: Flags) -> tuple[Ints, Ints, Ints]:
    """Every unbroken run of months in a state: row, first month, and the month after the last."""
    padded = np.pad(state.astype(np.int8), ((0, 0), (1, 1)))
    change = np.diff(padded, axis=1)
    row, first = np.nonzero(change == 1)
    _, after = np.nonzero(change == -1)
    return row, first, after


@dataclass
class Renewals:
    """Things to be done again within so many months (assessments, dental checks, pathway plans).

    `cohort` says who is looked at, at each month end; `limit` the day after which the last one must have been
    to be in time; both of shape (rows, months). `begin` and `end` bound each row's time.
    """

    cohort: Flags
    limit: Ints
    begin: Ints
    end: Ints
    last: Ints

    def drawn(
        self, rng: np.random.Generator, overdue: Ints, given: Callable[[int], Ints] | None = None
    ) -> tuple[Ints, Ints]:
        """Row and day of every renewal, with exactly `overdue[month]` of the cohort out of date.

        `given(month)` are the latest days known from elsewhere at a month end.
        """
        rows, days = [], []
        late = np.zeros(len(self.last), np.bool_)
        for month in range(COUNT):
            if given is not None:
                self.last = np.maximum(self.last, given(month))
            present = (self.begin <= ENDS[month]) & (self.end > ENDS[month])
            lapsed = present & (self.last <= self.limit[:, month])
            possible = lapsed & self.cohort[:, month]
            if possible.sum() < overdue[month] and month in PRINTED:
                raise PlanOutOfReachError("Fewer are out of date than planned.")
            still = late & possible & happens(rng, 0.6, len(late))
            late = with_count(rng, still, possible, min(int(overdue[month]), int(possible.sum())))
            renewed = np.flatnonzero(lapsed & ~late & self.cohort[:, month])
            first = np.maximum(np.maximum(STARTS[month], self.begin[renewed]), self.limit[renewed, month] + 1)
            on = weekdays_between(rng, first, ENDS[month], len(renewed))
            self.last[renewed] = on
            rows.append(renewed)
            days.append(on)
        return np.concatenate(rows), np.concatenate(days)
