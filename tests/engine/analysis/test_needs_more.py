"""The gap to the target is exact by the printed value, against counting up one by one."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.needs_more import gap_to_target
from engine.indicators.catalogue import indicator
from engine.indicators.declaration import Indicator, Polarity
from engine.results import Value
from engine.scorecard.rating import number
from engine.scorecard.rounding import rounded
from engine.scorecard.settings import figure

HIGH = indicator("health_iha_20wd")
LOW = indicator("placement_3plus_12m")


def meets(asked: Indicator, numerator: int, denominator: int, aim: Fraction) -> bool:
    value = rounded(Fraction(100 * numerator, denominator), 1)
    return value >= aim if asked.polarity is Polarity.HIGH else value <= aim


def counted(asked: Indicator, numerator: int, denominator: int, aim: Fraction) -> int:
    step = 1 if asked.polarity is Polarity.HIGH else -1
    change = 0
    while not meets(asked, numerator + change, denominator, aim):
        change += step
    return change


@given(
    asked=st.sampled_from([HIGH, LOW]),
    counts=st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
    target=st.sampled_from(["85%", "10%", "15.0%", "33.3%", "0.1%", "99.9", "100%", "12.34%"]),
)
def test_smallest_change_that_meets_the_printed_target(
    asked: Indicator, counts: tuple[int, int], target: str
) -> None:
    numerator, denominator = counts
    gap = gap_to_target(asked, figure(asked, Fraction(numerator), Fraction(denominator)), target)
    aim = number(target)
    assert aim is not None
    assert (gap.amount if gap else 0) == counted(asked, numerator, denominator, aim)


def test_the_documents_health_page() -> None:
    gap = gap_to_target(HIGH, figure(HIGH, Fraction(394), Fraction(631)), "85%")
    assert gap is not None
    assert gap.words == "needs 143 more"
    assert meets(HIGH, 394 + int(gap.amount), 631, Fraction(85))
    assert not meets(HIGH, 394 + int(gap.amount) - 1, 631, Fraction(85))


def test_lower_is_better_needs_fewer() -> None:
    gap = gap_to_target(LOW, figure(LOW, Fraction(180), Fraction(1706)), "10%")
    assert gap is not None
    assert gap.words == "needs 9 fewer"
    assert gap.sentence == "9 fewer children would meet the target of 10%."


def test_posts_count_in_tenths() -> None:
    posts = indicator("staff_qsw_posts_filled")
    gap = gap_to_target(posts, figure(posts, Fraction("92.3"), Fraction(116)), "85%")
    assert gap is not None
    assert gap.words == "needs 6.3 more"


@pytest.mark.parametrize(
    ("asked", "value", "target"),
    [
        (HIGH, figure(HIGH, Fraction(95), Fraction(100)), "85%"),
        (HIGH, Value(), "85%"),
        (HIGH, Value(override="Data not available"), "85%"),
        (HIGH, Value(value=Fraction(60)), "85%"),
        (HIGH, figure(HIGH, Fraction(1), Fraction(2)), ""),
        (HIGH, figure(HIGH, Fraction(1), Fraction(2)), "about 80"),
        (indicator("sdq_average_ytd"), Value(Fraction(400), Fraction(20), Fraction(20)), "13"),
        (replace(HIGH, polarity=Polarity.NONE), figure(HIGH, Fraction(1), Fraction(2)), "85%"),
    ],
)
def test_no_gap_where_it_is_met_or_says_nothing(asked: Indicator, value: Value, target: str) -> None:
    assert gap_to_target(asked, value, target) is None
