"""The calendar in whole numbers against numpy's, for every day that a date can be."""

import numpy as np
import pytest

from engine.arrays import NEVER, Days
from engine.calendar import add_months, age_on, birthday

FIRST, LAST = -719162, 2932896
"""1 January of the year 1 and 31 December 9999, counted from 1970."""


def every_day(margin: int) -> Days:
    """All days but those so near the ends that an answer would lie outside the calendar; and NEVER."""
    return np.append(np.arange(FIRST + margin, LAST + 1 - margin, dtype=np.int32), NEVER)


@pytest.mark.parametrize("months", [-24, -12, -1, 0, 1, 3, 6, 25])
def test_months_later_for_every_day(months: int) -> None:
    days = every_day(800)
    day = days[:-1].astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    within = day - month.astype("datetime64[D]")
    after = (month + months + 1).astype("datetime64[D]")
    expected = np.minimum((month + months).astype("datetime64[D]") + within, after - 1)
    moved = add_months(days, months)
    assert moved[-1] == NEVER
    assert np.array_equal(moved[:-1], expected.astype(np.int64))


@pytest.mark.parametrize("years", [0, 1, 18])
def test_the_birthday_of_everybody(years: int) -> None:
    born = every_day(20 * 366)
    day = born[:-1].astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    expected = (month + 12 * years).astype("datetime64[D]") + (day - month.astype("datetime64[D]"))
    reached = birthday(born, years)
    assert reached[-1] == NEVER
    assert np.array_equal(reached[:-1], expected.astype(np.int64))


def test_a_year_is_completed_on_the_birthday_and_not_a_day_before() -> None:
    born = every_day(20 * 366)[:-1]
    eighteenth = birthday(born, 18)
    assert np.all(age_on(born, eighteenth) == 18)
    assert np.all(age_on(born, eighteenth - np.int32(1)) == 17)


def test_without_a_birth_there_is_no_age() -> None:
    nobody = np.array([NEVER], dtype=np.int32)
    assert age_on(nobody, np.array([0], dtype=np.int32))[0] < -1000
