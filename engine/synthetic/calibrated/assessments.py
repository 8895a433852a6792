"""How many initial health assessments of each month were in time, for children who came alone and others.

The document prints, for the twelve rolling years up to July 2019, by how much the result without
unaccompanied children is above the result with them. A search over whole numbers finds monthly counts that
give all of them, and the results of July 2019, June 2019 and July 2018.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.picking import PlanOutOfReachError
from engine.synthetic.calibrated.timeline import FIRST_PLANNED
from engine.synthetic.columns import Floats, Ints

_OTHERS, _ALONE = 0, 1
_IN_TIME_NOW = 394
_TRANSFER_SCHEME_MONTHS = 9  # August 2017 to April 2018: starts of children alone are left out of July 2018
_ATTEMPTS, _STEPS = 8, 40_000
_UNLIKELY = 0.01  # what it costs to leave the likely numbers, so that single months do not stand out


@dataclass(frozen=True)
class Due:
    """Assessments that came due in each month; shape (2, months): others, and children who came alone."""

    counts: Ints

    @property
    def searched(self) -> Ints:
        """From August 2017 on."""
        return self.counts[:, FIRST_PLANNED:]


def in_time_by_month(rng: np.random.Generator, due: Due) -> Ints:
    """Assessments in time, in the shape of `due`; raises PlanOutOfReachError if none fit what is printed."""
    counts: Ints = np.floor(due.counts * np.array([[0.86], [0.74]]) + 0.5).astype(np.int64)
    for _ in range(_ATTEMPTS):
        found = _Search(rng, due.searched).run()
        if found is not None:
            counts[:, FIRST_PLANNED:] = found
            return counts
    raise PlanOutOfReachError("No monthly numbers give the printed health assessment figures.")


class _Search:
    """Steps by one up or down, taken when they bring the printed figures no further away."""

    def __init__(self, rng: np.random.Generator, due: Ints) -> None:
        self._rng = rng
        self._due = due
        self._months = due.shape[1]
        self._points = np.array([float(row["points"]) for row in plan.rows("assessment_difference")])
        self._windows = _windows(self._months)
        self._sizes = due @ self._windows.T
        self._likely = np.floor(due * _shares(self._months) + 0.5).astype(np.int64)
        self._counts = self._likely.copy()

    def run(self) -> Ints | None:
        """Counts with which all printed figures come out; None when the steps lead to none."""
        sums = self._counts @ self._windows.T
        cost = self._cost(sums)
        for patience in np.linspace(1, 0, _STEPS).tolist():
            if cost == 0:
                return self._counts
            allowed = float(self._rng.exponential(0.3)) * patience
            cost = self._try(self._moves(), sums, cost, allowed, _UNLIKELY * patience)
        return None

    def _moves(self) -> list[tuple[int, int, int]]:
        """One more or fewer; or one moved to a month nearby, or to the other group in the same month."""
        row, sign = int(self._rng.integers(2)), int(self._rng.choice((-1, 1)))
        month, nearby = (int(place) for place in self._rng.integers(0, self._months, 2))
        other_row, kind = 1 - row, self._rng.random()
        if kind < 0.3:
            return [(row, month, sign)]
        if kind < 0.75:
            return [(row, month, sign), (row, nearby, -sign)]
        return [(row, month, sign), (other_row, month, -sign)]

    def _try(
        self, moves: list[tuple[int, int, int]], sums: Ints, cost: float, allowed: float, unlikely: float
    ) -> float:
        """Take some steps if that does not hurt (leaving the likely numbers hurts as well); the new cost."""
        changed, counts = sums.copy(), self._counts.copy()
        for row, month, sign in moves:
            counts[row, month] += sign
            changed[row] += sign * self._windows[:, month]
        if (counts < 0).any() or (counts > self._due).any():
            return cost
        new = self._cost(changed)
        further = float((np.square(counts - self._likely) - np.square(self._counts - self._likely)).sum())
        if new - cost + unlikely * further > allowed:
            return cost
        self._counts = counts
        sums[:] = changed
        return new

    def _cost(self, sums: Ints) -> float:
        """How far the figures lie outside what is printed, in percentage points."""
        together = 100 * sums.sum(axis=0) / self._sizes.sum(axis=0)
        others = 100 * sums[_OTHERS] / self._sizes[_OTHERS]
        apart = (others - together)[1:13]
        june, july = 11, 12
        total = _outside(apart, self._points).sum() + 12 * _outside(apart.mean(), 8.5)
        total += _outside(together[june], 67.1) + abs(int(sums[:, july].sum()) - _IN_TIME_NOW) * 0.2
        year_before = (
            100 * (sums[_OTHERS, 0] + sums[_ALONE, 13]) / (self._sizes[_OTHERS, 0] + self._sizes[_ALONE, 13])
        )
        return float(total + _outside(year_before, 82.0))


def _outside(value: Floats | np.floating | float, printed: Floats | float) -> Floats:
    """The distance to the values that print as given, a little inside the limits of rounding."""
    return np.maximum(np.abs(np.asarray(value) - printed) - 0.0499, 0)


def _windows(months: int) -> npt.NDArray[np.int64]:
    """Thirteen rolling years from July 2018 on, and the part of the first after the transfer scheme."""
    windows = np.zeros((14, months), np.int64)
    for place in range(13):
        windows[place, place : place + 12] = 1
    windows[13, _TRANSFER_SCHEME_MONTHS:12] = 1
    return windows


def _shares(months: int) -> Floats:
    """Where the search begins: high shares that fall, earlier and deeper for children who came alone."""
    month = np.arange(months)
    others = np.interp(month, [0, 11, 12, 22, 23], [0.83, 0.9, 0.81, 0.81, 0.26])
    alone = np.interp(month, [0, 11, 12, 13, 16, 17, 22, 23], [0.8, 0.72, 0.6, 0.25, 0.2, 0.35, 0.4, 0.2])
    return np.stack([others, alone])
