"""Days, months, ages and windows against the standard library's dates, one day at a time (section 1)."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.arrays import NEVER, Days
from engine.calendar import Month, Window, add_months, age_on, birthday, window_starts, working_days_after
from engine.calendar.iso import iso
from engine.calendar.months import EPOCH
from engine.errors import UserError

DAYS = st.dates(date(1901, 1, 1), date(2090, 12, 31))
LEAP_DAYS = st.sampled_from([date(year, 2, 29) for year in range(1904, 2089, 4)])
ANY_DAY = DAYS | LEAP_DAYS


def numbers(days: Sequence[date]) -> Days:
    return np.array([(day - EPOCH).days for day in days], dtype=np.int32)


def dates(days: Days) -> list[date]:
    return [EPOCH + timedelta(days=int(day)) for day in days]


def last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def months_later(day: date, count: int) -> date:
    """The same day so many months later, or the last day of that month: found by going back from the 31st."""
    month_index = day.year * 12 + day.month - 1 + count
    for number in range(day.day, 0, -1):
        try:
            return date(month_index // 12, month_index % 12 + 1, number)
        except ValueError:
            continue
    raise AssertionError


def completed_years(born: date, on: date) -> int:
    """Counts birthdays one by one; 1 March in years without a 29 February."""
    years = 0
    while True:
        year = born.year + years + 1
        try:
            following = date(year, born.month, born.day)
        except ValueError:
            following = date(year, 3, 1)
        if following > on:
            return years
        years += 1


@given(st.lists(ANY_DAY, min_size=1), st.integers(-60, 60))
@example([date(2020, 2, 29)], -12)
@example([date(2019, 12, 31)], 2)
@example([date(2019, 1, 29), date(2019, 1, 30), date(2019, 1, 31)], 1)
def test_months_keep_the_day_or_take_the_last_of_a_shorter_month(days: list[date], count: int) -> None:
    assert dates(add_months(numbers(days), count)) == [months_later(day, count) for day in days]


def test_a_date_not_recorded_stays_so() -> None:
    nothing = np.array([NEVER], dtype=np.int32)
    assert add_months(nothing, -12).tolist() == [NEVER]
    assert working_days_after(nothing, 5).tolist() == [NEVER]
    assert birthday(nothing, 18).tolist() == [NEVER]
    assert age_on(nothing, numbers([date(2019, 7, 31)]))[0] < 0


@given(ANY_DAY, st.integers(0, 9000))
@example(date(2004, 2, 29), (date(2022, 2, 28) - date(2004, 2, 29)).days)
@example(date(2004, 2, 29), (date(2022, 3, 1) - date(2004, 2, 29)).days)
@example(date(2004, 2, 29), (date(2020, 2, 29) - date(2004, 2, 29)).days)
def test_age_is_in_completed_years(born: date, days_later: int) -> None:
    on = born + timedelta(days=days_later)
    assert age_on(numbers([born]), numbers([on])).tolist() == [completed_years(born, on)]


@given(ANY_DAY, st.integers(1, 25))
def test_a_birthday_is_the_first_day_of_the_new_age(born: date, years: int) -> None:
    (reached,) = dates(birthday(numbers([born]), years))
    eve = reached - timedelta(days=1)
    assert age_on(numbers([born, born]), numbers([reached, eve])).tolist() == [years, years - 1]


@given(st.lists(ANY_DAY, min_size=1), st.integers(-3000, -1))
def test_age_before_birth_is_negative(days: list[date], earlier: int) -> None:
    before = numbers([day + timedelta(days=earlier) for day in days])
    assert (age_on(numbers(days), before) < 0).all()


@given(ANY_DAY)
def test_a_day_is_written_as_iso(day: date) -> None:
    assert iso(int(numbers([day])[0])) == day.isoformat()


@given(ANY_DAY)
def test_every_day_belongs_to_one_month(day: date) -> None:
    month = Month.containing(int(numbers([day])[0]))
    assert (month.year, month.number) == (day.year, day.month)
    assert dates(np.array([month.first_day, month.last_day], dtype=np.int32)) == [
        day.replace(day=1),
        last_of_month(day.year, day.month),
    ]


@given(st.integers(2000, 2040), st.integers(1, 12), st.integers(-40, 40))
def test_months_are_counted_and_ordered(year: int, number: int, count: int) -> None:
    month = Month(year, number)
    assert month.plus(count).plus(-count) == month
    assert (month.plus(count) > month) == (count > 0)
    assert Month.parse(str(month)) == month


@pytest.mark.parametrize(
    "text",
    ["2019", "2019-7", "2019-13", "2019-00", "07/2019", "", "2019-07-31", "0000-01", "0001-01", "9999-12"],
)
def test_what_is_no_month_is_said_to_be_none(text: str) -> None:
    with pytest.raises(UserError, match="yyyy-mm"):
        Month.parse(text)


@given(st.integers(1990, 2040), st.integers(1, 12))
def test_windows_begin_where_the_definitions_say(year: int, number: int) -> None:
    month = Month(year, number)
    (end,) = dates(np.array([month.last_day], dtype=np.int32))
    starts = {window: dates(window_starts(window, [month]))[0] for window in Window}
    assert starts[Window.SNAPSHOT] == starts[Window.MONTH] == end.replace(day=1)
    assert starts[Window.ROLLING_YEAR] == months_later(end.replace(day=1), -11)
    for window, first_month in ((Window.YEAR_TO_DATE, 4), (Window.ACADEMIC_YEAR_TO_DATE, 9)):
        latest = max(day for day in (date(y, first_month, 1) for y in (year - 1, year)) if day <= end)
        assert starts[window] == latest


def test_only_figures_to_date_reset() -> None:
    assert [str(m) for m in map(Month(2019, 1).plus, range(12)) if Window.YEAR_TO_DATE.resets(m)] == [
        "2019-04"
    ]
    academic = Window.ACADEMIC_YEAR_TO_DATE
    assert [str(m) for m in map(Month(2019, 1).plus, range(12)) if academic.resets(m)] == ["2019-09"]
    others = (Window.SNAPSHOT, Window.MONTH, Window.ROLLING_YEAR)
    assert not any(window.resets(Month(2019, number)) for window in others for number in (1, 4, 9))
