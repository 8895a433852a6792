"""Working days against a count of days one by one, and the bank holidays against a library (section 1)."""

from datetime import date, timedelta

import numpy as np
import pytest
from holidays import country_holidays
from hypothesis import example, given
from hypothesis import strategies as st

from engine import resource
from engine.calendar import working_days_after
from engine.calendar.months import EPOCH

FIRST, LAST = 1978, 2075
SHIPPED = {date.fromisoformat(line) for line in resource.read_text("bank_holidays.txt").split()}


def nth_working_day(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in SHIPPED
    return day


def shift(day: date, count: int) -> date:
    moved = working_days_after(np.array([(day - EPOCH).days], dtype=np.int32), count)
    return EPOCH + timedelta(days=int(moved[0]))


@given(st.dates(date(1990, 1, 1), date(2040, 12, 1)), st.integers(1, 25))
@example(date(2022, 5, 31), 1)  # the Platinum Jubilee: Thursday 2 and Friday 3 June
@example(date(2022, 9, 16), 1)  # the Queen's funeral: Monday 19 September
@example(date(2023, 5, 5), 1)  # the coronation: Monday 8 May
@example(date(2020, 5, 1), 5)  # VE Day: Friday 8 May instead of Monday 4 May
@example(date(2021, 12, 24), 1)  # Christmas on a Saturday: Monday and Tuesday instead
@example(date(2011, 4, 28), 2)  # the royal wedding: Friday 29 April
@example(date(1999, 12, 30), 1)  # the millennium: Friday 31 December
@example(date(2019, 7, 27), 1)
def test_the_day_itself_is_day_0(day: date, count: int) -> None:
    assert shift(day, count) == nth_working_day(day, count)


def test_many_days_are_shifted_at_once() -> None:
    days = [date(2018, 12, 20) + timedelta(days=n) for n in range(40)]
    moved = working_days_after(np.array([(day - EPOCH).days for day in days], dtype=np.int32), 20)
    assert [EPOCH + timedelta(days=int(day)) for day in moved] == [nth_working_day(day, 20) for day in days]


def test_the_bank_holidays_reach_far_enough() -> None:
    years = {day.year for day in SHIPPED}
    assert years == set(range(FIRST, LAST + 1))
    assert min(years) <= 1990
    assert max(years) >= 2040


@pytest.mark.parametrize("nation", ["ENG", "WLS"])
def test_the_bank_holidays_are_those_of_england_and_wales(nation: str) -> None:
    published = country_holidays("GB", subdiv=nation, years=range(FIRST, LAST + 1))
    assert {day for day in SHIPPED if day.weekday() < 5} == {day for day in published if day.weekday() < 5}
