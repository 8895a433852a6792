"""Whole numbers that add up: property tests."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.synthetic.calibrated.picking import PlanOutOfReachError, some_of
from engine.synthetic.calibrated.sums import YearTotals, apportioned, planned_years, rolling, with_sum
from engine.synthetic.calibrated.timeline import COUNT, JULY_2018, JULY_2019, JUNE_2019

BOUNDS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=20)


@given(BOUNDS, st.floats(0, 1), st.integers(0, 2**32))
def test_values_are_changed_within_their_bounds_to_give_the_total(
    bounds: list[tuple[int, int]], share: float, seed: int
) -> None:
    low = np.array([min(pair) for pair in bounds])
    high = np.array([max(pair) for pair in bounds])
    total = int(low.sum() + share * (high.sum() - low.sum()))
    result = with_sum(np.random.default_rng(seed), np.full(len(low), 9), low, high, total)
    assert result.sum() == total
    assert ((low <= result) & (result <= high)).all()


def test_a_total_outside_the_bounds_is_out_of_reach() -> None:
    with pytest.raises(PlanOutOfReachError):
        with_sum(np.random.default_rng(1), np.array([1]), np.array([0]), np.array([2]), 3)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=30), st.floats(0, 1))
def test_a_total_is_apportioned_in_proportion_and_never_above_the_most(most: list[int], share: float) -> None:
    limits = np.array(most)
    total = int(share * limits.sum())
    result = apportioned(total, limits + 1, limits)
    assert result.sum() == total
    assert ((result >= 0) & (result <= limits)).all()


def test_apportioning_is_close_to_proportion_where_nothing_limits_it() -> None:
    assert apportioned(10, np.array([1, 2, 2]), np.full(3, 100)).tolist() == [2, 4, 4]


@given(st.integers(0, 2**32), st.integers(200, 500))
def test_rolling_years_have_their_sums(seed: int, available: int) -> None:
    totals = YearTotals(1800, 1900, 1904)
    counts = rolling(np.random.default_rng(seed), totals, np.full(COUNT, available))
    for month, total in zip((JULY_2018, JUNE_2019, JULY_2019), totals, strict=True):
        assert counts[month - 11 : month + 1].sum() == total
    assert ((counts >= 0) & (counts <= available)).all()


def test_years_that_change_faster_than_their_only_different_months_allow_are_out_of_reach() -> None:
    with pytest.raises(PlanOutOfReachError):
        rolling(np.random.default_rng(1), YearTotals(50, 40, 60), np.full(COUNT, 10))


def test_the_plan_has_the_printed_rolling_years() -> None:
    assert planned_years("care plans found good").july_2019 == 3173
    assert planned_years("return interviews required").july_2019 == 1090


def test_more_than_there_are_cannot_be_picked() -> None:
    rng = np.random.default_rng(1)
    assert sorted(some_of(rng, np.arange(3), 3).tolist()) == [0, 1, 2]
    with pytest.raises(PlanOutOfReachError):
        some_of(rng, np.arange(3), 4)
