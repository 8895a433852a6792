"""The rules of statistical process control, each on months made to break it alone."""

import pytest

from engine.analysis.spc import (
    HIGH,
    LOW,
    ControlLimits,
    control_limits,
    long_runs,
    long_trends,
    outside_limits,
    signals,
    two_of_three_near_limit,
)
from engine.indicators.catalogue import indicator

LIMITS = ControlLimits(mean=50, lower=44, upper=56, near_lower=46, near_upper=54)


def test_limits_are_the_mean_and_266_moving_ranges() -> None:
    limits = control_limits([50.0, 52.0] * 6, percent=True)
    assert limits is not None
    assert limits.mean == 51
    assert limits.upper == pytest.approx(51 + 2.66 * 2)
    assert limits.lower == pytest.approx(51 - 2.66 * 2)
    assert limits.near_upper == pytest.approx(51 + 2.66 * 2 * 2 / 3)


def test_limits_of_a_percentage_stay_in_0_to_100() -> None:
    limits = control_limits([99.0, 100.0] * 5, percent=True)
    assert limits is not None
    assert limits.upper == 100
    above = control_limits([99.0, 100.0] * 5, percent=False)
    assert above is not None
    assert above.upper > 100


def test_nine_months_are_too_few() -> None:
    assert control_limits([50.0, None] * 9, percent=True) is None
    assert control_limits([50.0] * 10, percent=True) is not None


def test_outside_limits_is_beyond_not_on_them() -> None:
    assert outside_limits([56.0, 56.1, 43.9, None, 44.0], LIMITS) == {1: HIGH, 2: LOW}


def test_six_on_one_side_are_no_run_and_seven_are() -> None:
    assert long_runs([51.0] * 6 + [49.0] * 6, LIMITS) == {}
    assert long_runs([49.0] + [51.0] * 7, LIMITS) == dict.fromkeys(range(1, 8), HIGH)


def test_a_point_on_the_mean_or_a_gap_breaks_a_run() -> None:
    assert long_runs([51.0] * 4 + [50.0] + [51.0] * 4, LIMITS) == {}
    assert long_runs([51.0] * 4 + [None] + [51.0] * 4, LIMITS) == {}


def test_six_points_falling_are_a_trend_and_five_are_not() -> None:
    falling = [55.0, 54.0, 53.0, 52.0, 51.0, 50.5]
    assert long_trends(falling, LIMITS) == dict.fromkeys(range(6), LOW)
    assert long_trends(falling[:5], LIMITS) == {}
    assert long_trends([*falling[:3], 53.0, *falling[3:]], LIMITS) == {}


def test_two_of_three_near_the_same_limit() -> None:
    assert two_of_three_near_limit([50.0, 54.5, 50.0, 55.0], LIMITS) == {1: HIGH, 3: HIGH}
    assert two_of_three_near_limit([54.5, 50.0, 45.5], LIMITS) == {}
    assert two_of_three_near_limit([54.5, 50.0, 50.0, 55.0], LIMITS) == {}


def test_effect_follows_polarity() -> None:
    values = [50.0, 50.0, 60.0]
    assert [s.effect for s in signals(values, LIMITS, indicator("health_iha_20wd"))] == ["better"]
    assert [s.effect for s in signals(values, LIMITS, indicator("placement_3plus_12m"))] == ["worse"]
    assert [s.effect for s in signals(values, LIMITS, indicator("cic_count"))] == [""]
    assert [s.reason for s in signals(values, LIMITS, indicator("cic_count"))] == ["above the upper limit"]
