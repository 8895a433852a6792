"""Drawing again until cohorts have their sizes."""

from dataclasses import replace

import numpy as np
import pytest

from engine.synthetic.calibrated.cohorts import sizes_above, sizes_for
from engine.synthetic.calibrated.draft import HOME, Draft
from engine.synthetic.calibrated.figures import count_that_prints
from engine.synthetic.calibrated.fitting import Cohort, Misfit, fit
from engine.synthetic.calibrated.picking import PlanOutOfReachError
from engine.synthetic.columns import Ints

SIZE = 300


def draft(start: Ints) -> Draft:
    zeros, no = np.zeros(SIZE, np.int64), np.zeros(SIZE, np.bool_)
    return Draft(np.full(SIZE, HOME), no, no, zeros, zeros, zeros, start, zeros + 1000)


def test_cohorts_get_their_sizes() -> None:
    rng = np.random.default_rng(1)
    cohorts = (
        Cohort("early", lambda d: d.start < 30, (40,)),
        Cohort("late", lambda d: d.start > 90, (50, 60)),
    )

    def propose(now: Draft) -> tuple[Draft, Ints]:
        return replace(now, start=rng.integers(0, 100, SIZE)), np.arange(SIZE)

    fitted = fit(draft(rng.integers(0, 100, SIZE)), Misfit(cohorts), propose, np.zeros(50))
    assert (fitted.start < 30).sum() == 40
    assert (fitted.start > 90).sum() in (50, 60)


def test_two_periods_that_change_together_both_change() -> None:
    partner = np.arange(SIZE)
    partner[[0, 1]] = [1, 0]
    first = np.full(SIZE, 5)
    first[:2] = [0, 50]
    cohort = Cohort("early", lambda d: d.start < 10, (SIZE,))

    def propose(now: Draft) -> tuple[Draft, Ints]:
        changed = np.full(SIZE, 5)
        changed[:2] = [1, 2]
        return replace(now, start=changed), partner

    fitted = fit(draft(first), Misfit((cohort,)), propose, np.zeros(1))
    assert fitted.start[:2].tolist() == [1, 2]


@pytest.mark.parametrize(("percentage", "size"), [(72.7, 531), (54.0, 998), (18.3, 360)])
def test_sizes_for_a_percentage_have_a_number_that_prints_it(percentage: float, size: int) -> None:
    assert size in sizes_for(percentage)
    count = count_that_prints(str(percentage), size)
    assert f"{100 * count / size:.1f}" == str(percentage)


def test_a_percentage_that_no_number_prints_is_out_of_reach() -> None:
    assert 365 not in sizes_for(18.3)
    with pytest.raises(PlanOutOfReachError):
        count_that_prints("18.3", 365)


def test_sizes_above_a_share_have_a_number_that_is_so_far_above() -> None:
    for size in sizes_above(13.0, 408, 608):
        assert any(f"{100 * count / size - 100 * 408 / 608:.1f}" == "13.0" for count in range(size))
