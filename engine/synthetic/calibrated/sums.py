"""Whole numbers that add up to what is planned: over rows, and over rolling years."""

from typing import NamedTuple

import numpy as np

from engine.synthetic.calibrated.timeline import COUNT, JULY_2018, JULY_2019, JUNE_2019
from engine.synthetic.columns import Floats, Ints


def with_sum(rng: np.random.Generator, values: Ints, low: Ints, high: Ints, total: int) -> Ints:
    """The values, changed as evenly as their bounds allow, so that they add up to a total."""
    result = np.clip(values, low, high)
    if not low.sum() <= total <= high.sum():
        raise ArithmeticError("The planned total is out of reach.")
    while (gap := total - int(result.sum())) != 0:
        step = np.sign(gap)
        able = np.flatnonzero(result < high if gap > 0 else result > low)
        chosen = rng.permutation(able)[: abs(gap)]
        result[chosen] += step
    return result


def apportioned(total: int, weights: Floats | Ints, most: Ints) -> Ints:
    """A total spread in proportion to weights, nowhere more than `most`."""
    if total > most.sum():
        raise ArithmeticError("There are fewer than planned.")
    if total == 0:
        return np.zeros(len(most), np.int64)
    share = np.asarray(weights, np.float64) * total / np.sum(weights)
    result = np.minimum(np.floor(share).astype(np.int64), most)
    while (left := total - int(result.sum())) > 0:
        lack = np.where(result < most, share - result, -np.inf)
        result[np.argsort(-lack, kind="stable")[:1] if left == 1 else _most_lacking(lack, left)] += 1
    return result


def _most_lacking(lack: Floats, left: int) -> Ints:
    order = np.argsort(-lack, kind="stable")
    return order[: min(left, int((lack > -np.inf).sum()))]


class YearTotals(NamedTuple):
    """Sums over the twelve months that end in July 2018, June 2019 and July 2019."""

    july_2018: int
    june_2019: int
    july_2019: int


def rolling(totals: YearTotals, available: Ints) -> Ints:
    """Monthly numbers, of those available in each month, with the planned rolling sums.

    The years that end in June and July 2019 differ in two months only: July 2018, which is also the last of
    the year before, and July 2019.
    """
    year_before = np.arange(JULY_2018 - 11, JULY_2018 + 1)
    between = np.arange(JULY_2018 + 1, JULY_2019)
    growth = totals.july_2019 - totals.june_2019
    july_2018 = _july(totals, available, growth)
    counts = np.zeros(COUNT, np.int64)
    counts[JULY_2018], counts[JULY_2019] = july_2018, july_2018 + growth
    earlier = year_before[:-1]
    counts[earlier] = apportioned(totals.july_2018 - july_2018, available[earlier], available[earlier])
    counts[between] = apportioned(totals.june_2019 - july_2018, available[between], available[between])
    share = totals.july_2018 / max(1, int(available[year_before].sum()))
    first = np.arange(year_before[0])
    counts[first] = np.minimum(np.floor(available[first] * share + 0.5), available[first])
    assert counts[JUNE_2019 - 11 : JUNE_2019 + 1].sum() == totals.june_2019
    return counts


def _july(totals: YearTotals, available: Ints, growth: int) -> int:
    """The number for July 2018: in proportion, and so that July 2019's fits as well."""
    year = available[JULY_2018 - 11 : JULY_2018 + 1].sum()
    likely = round(totals.july_2018 * int(available[JULY_2018]) / max(1, int(year)))
    low, high = max(0, -growth), min(int(available[JULY_2018]), int(available[JULY_2019]) - growth)
    if low > high:
        raise ArithmeticError("The rolling years cannot change so fast.")
    return min(max(likely, low), high)
