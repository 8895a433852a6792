"""Whole numbers that add up to what is planned: over rows, and over rolling years."""

from typing import NamedTuple

import numpy as np

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.picking import PlanOutOfReachError
from engine.synthetic.calibrated.timeline import COUNT, JULY_2018, JULY_2019
from engine.synthetic.columns import Floats, Ints

_UNEVENNESS = 0.02  # how far months stray from their share


def with_sum(rng: np.random.Generator, values: Ints, low: Ints, high: Ints, total: int) -> Ints:
    """The values, changed as evenly as their bounds allow, so that they add up to a total."""
    result = np.clip(values, low, high)
    if not low.sum() <= total <= high.sum():
        raise PlanOutOfReachError("The planned total is out of reach.")
    while (gap := total - int(result.sum())) != 0:
        step = np.sign(gap)
        able = np.flatnonzero(result < high if gap > 0 else result > low)
        chosen = rng.permutation(able)[: abs(gap)]
        result[chosen] += step
    return result


def apportioned(total: int, weights: Floats | Ints, most: Ints) -> Ints:
    """A total spread in proportion to weights, nowhere more than `most`."""
    if total > most.sum():
        raise PlanOutOfReachError("There are fewer than planned.")
    if total == 0:
        return np.zeros(len(most), np.int64)
    share = np.asarray(weights, np.float64) * total / np.sum(weights)
    result: Ints = np.minimum(np.floor(share).astype(np.int64), most)
    while (left := total - int(result.sum())) > 0:
        able = np.flatnonzero(result < most)
        lacking = able[np.argsort(result[able] - share[able], kind="stable")]
        result[lacking[:left]] += 1
    return result


class YearTotals(NamedTuple):
    """Sums over the twelve months that end in July 2018, June 2019 and July 2019."""

    july_2018: int
    june_2019: int
    july_2019: int


def planned_years(what: str) -> YearTotals:
    """The totals of plan/rolling_years.csv."""
    row = next(row for row in plan.rows("rolling_years") if row["what"] == what)
    return YearTotals(int(row["july_2018"]), int(row["june_2019"]), int(row["july_2019"]))


def rolling(rng: np.random.Generator, totals: YearTotals, available: Ints) -> Ints:
    """Monthly numbers, of those available in each month, with the planned rolling sums.

    The years that end in June and July 2019 differ in two months only: July 2018, which is also the last of
    the year before, and July 2019.
    """
    year_before = np.arange(JULY_2018 - 11, JULY_2018 + 1)
    growth = totals.july_2019 - totals.june_2019
    july_2018 = _july(totals, available, growth)
    counts = _earlier(rng, totals.july_2018 / max(1, int(available[year_before].sum())), available)
    counts[JULY_2018], counts[JULY_2019] = july_2018, july_2018 + growth
    for months, total in (
        (year_before[:-1], totals.july_2018 - july_2018),
        (np.arange(JULY_2018 + 1, JULY_2019), totals.june_2019 - july_2018),
    ):
        weights = available[months] * rng.normal(1, _UNEVENNESS, len(months))
        counts[months] = apportioned(total, weights, available[months])
    return counts


def _earlier(rng: np.random.Generator, share: float, available: Ints) -> Ints:
    """Every month with about the share of the first printed year."""
    course = share * rng.normal(1, _UNEVENNESS, COUNT)
    return np.clip(np.floor(available * course + 0.5), 0, available).astype(np.int64)


def _july(totals: YearTotals, available: Ints, growth: int) -> int:
    """The number for July 2018: in proportion, and so that July 2019's fits as well."""
    year = available[JULY_2018 - 11 : JULY_2018 + 1].sum()
    likely = round(totals.july_2018 * int(available[JULY_2018]) / max(1, int(year)))
    low, high = max(0, -growth), min(int(available[JULY_2018]), int(available[JULY_2019]) - growth)
    if low > high:
        raise PlanOutOfReachError("The rolling years cannot change so fast.")
    return min(max(likely, low), high)
