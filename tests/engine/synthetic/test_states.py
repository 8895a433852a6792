"""States that last for months, with exactly so many in them at each month's end."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.synthetic.calibrated.picking import PlanOutOfReachError
from engine.synthetic.calibrated.states import NEVER_YET, Renewals, held, spans
from engine.synthetic.calibrated.timeline import COUNT, ENDS, FIRST_DAY, months_before_ends
from engine.synthetic.columns import OPEN


@given(st.integers(0, 2**32))
def test_as_many_as_wanted_are_in_the_state_and_only_the_eligible(seed: int) -> None:
    rng = np.random.default_rng(seed)
    eligible = rng.random((40, 12)) < 0.7
    counts = rng.integers(0, 8, 12)
    state = held(rng, eligible, counts, 0.8)
    assert state.sum(axis=0).tolist() == counts.tolist()
    assert not (state & ~eligible).any()


def test_a_state_that_lasts_stays_with_the_same_ones() -> None:
    state = held(np.random.default_rng(1), np.ones((30, 10), np.bool_), np.full(10, 5), 1.0)
    assert (state == state[:, :1]).all()


def test_more_than_the_eligible_are_out_of_reach() -> None:
    with pytest.raises(PlanOutOfReachError):
        held(np.random.default_rng(1), np.ones((3, 1), np.bool_), np.array([4]), 0.5)


def test_spans_are_the_unbroken_runs() -> None:
    state = np.array([[1, 1, 0, 1], [0, 0, 0, 0], [0, 1, 1, 1]], np.bool_)
    found = [tuple(int(value) for value in run) for run in zip(*spans(state), strict=True)]
    assert found == [(0, 0, 2), (0, 3, 4), (2, 1, 4)]


def test_renewals_leave_exactly_the_planned_number_out_of_date() -> None:
    rng = np.random.default_rng(3)
    size = 200
    cohort = np.ones((size, COUNT), np.bool_)
    limit = np.broadcast_to(months_before_ends(12), cohort.shape)
    begin, end = np.full(size, FIRST_DAY - 5000), np.full(size, OPEN)
    last = FIRST_DAY - rng.integers(1, 400, size)
    overdue = np.full(COUNT, 7)
    row, day = Renewals(cohort, limit, begin, end, last.copy()).drawn(rng, overdue)
    for month in range(COUNT):
        latest = last.copy()
        known = day <= ENDS[month]
        np.maximum.at(latest, row[known], day[known])
        assert (latest <= limit[:, month]).sum() == 7


def test_someone_who_never_had_one_gets_it_or_is_out_of_date() -> None:
    cohort = np.ones((1, COUNT), np.bool_)
    limit = months_before_ends(12)[None, :]
    begin, end = np.array([FIRST_DAY - 10]), np.array([OPEN])
    renewals = Renewals(cohort, limit, begin, end, np.array([NEVER_YET]))
    row, day = renewals.drawn(np.random.default_rng(1), np.zeros(COUNT, np.int64))
    assert len(row) == len(np.unique(day)) == 5
