"""What arrays are asked for, against asking value by value."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.arrays import (
    ABSENT,
    NEVER,
    Days,
    either,
    of_each_day,
    order_by,
    order_of_places,
    place_among,
    rows_at,
    rows_by_place,
)  # fmt: skip

DAYS = st.integers(-50, 50)
DAYS_OR_NEVER = DAYS | st.just(int(NEVER))
INT32 = st.integers(-(2**31), 2**31 - 1)


def _days(values: list[int]) -> Days:
    return np.array(values, dtype=np.int32)


@given(st.lists(st.tuples(DAYS, DAYS_OR_NEVER), max_size=30), st.sets(DAYS, min_size=1, max_size=6))
def test_rows_at_have_begun_and_not_ended(spans: list[tuple[int, int]], days: set[int]) -> None:
    ordered = sorted(days)
    found = rows_at(_days(ordered), _days([start for start, _ in spans]), _days([end for _, end in spans]))
    for day, rows in zip(ordered, found, strict=True):
        assert rows.tolist() == [n for n, (start, end) in enumerate(spans) if start <= day < end]


@given(st.lists(st.integers(ABSENT, 7), max_size=30), st.integers(1, 7))
def test_rows_by_place_keep_their_order(places: list[int], count: int) -> None:
    found = rows_by_place(_days(places), count)
    assert [rows.tolist() for rows in found] == [
        [row for row, place in enumerate(places) if place == each] for each in range(count)
    ]


def test_many_places_are_ordered_too() -> None:
    places = _days([70_000, 3, 40_000, 3, ABSENT])
    assert order_of_places(places, 80_000).tolist() == [4, 1, 3, 2, 0]


@given(st.lists(st.tuples(st.booleans(), INT32, INT32), min_size=1, max_size=30))
def test_either_is_where(rows: list[tuple[bool, int, int]]) -> None:
    condition = np.array([row[0] for row in rows])
    one, other = _days([row[1] for row in rows]), _days([row[2] for row in rows])
    assert either(condition, one, other).tolist() == np.where(condition, one, other).tolist()
    assert either(condition, one, NEVER).tolist() == np.where(condition, one, NEVER).tolist()
    assert either(condition, np.int32(ABSENT), other).tolist() == np.where(condition, ABSENT, other).tolist()


@pytest.mark.parametrize("rule", [lambda days: days * 3, lambda days: np.where(days == NEVER, 7, days - 1)])
@given(st.lists(DAYS_OR_NEVER, max_size=300))
def test_a_rule_asked_once_for_each_day_is_the_rule(rule: Callable[[Days], Days], days: list[int]) -> None:
    assert of_each_day(_days(days), rule).tolist() == rule(_days(days)).tolist()


@given(st.lists(st.tuples(st.integers(0, 3), DAYS_OR_NEVER), max_size=30))
def test_equal_rows_stay_in_order(rows: list[tuple[int, int]]) -> None:
    found = order_by(_days([group for group, _ in rows]), _days([day for _, day in rows]))
    assert found.tolist() == sorted(range(len(rows)), key=rows.__getitem__)


@given(st.sets(DAYS, min_size=1, max_size=5), st.lists(DAYS_OR_NEVER, min_size=1, max_size=10))
def test_places_of_many_days_are_those_of_few(ordered: set[int], days: list[int]) -> None:
    few = _days(sorted(ordered))
    many = np.tile(_days(days), 6_000)
    for side in ("left", "right"):
        assert place_among(few, many, side).tolist() == np.searchsorted(few, many, side=side).tolist()
