"""Section 1 of the definitions: months, ages, working days and windows, a day at a time."""

from collections.abc import Collection
from datetime import date, timedelta

DAY = timedelta(days=1)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    first_of_next = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return first_of_next - DAY


def month_end(month: date | str) -> date:
    """D (section 1): the last day of the reporting month, given as any day of it or as "yyyy-mm"."""
    if isinstance(month, str):
        return last_day(int(month[:4]), int(month[5:7]))
    return last_day(month.year, month.month)


def months(day: date, n: int) -> date:
    """months(d, n) (section 1): the same day n months later, or that month's last day if it is shorter."""
    counted = day.year * 12 + (day.month - 1) + n
    year, month = counted // 12, counted % 12 + 1
    return min(date(year, month, 1) + (day.day - 1) * DAY, last_day(year, month))


def within_last_months(day: date | None, n: int, end: date) -> bool:
    """x within the last n months of D (section 1): months(D, -n) < x <= D; a blank day is not."""
    return day is not None and months(end, -n) < day <= end


def birthday(born: date, years: int) -> date:
    """The day on which a child completes that many years (section 1): 1 March for 29 February if need be."""
    if (born.month, born.day) == (2, 29) and last_day(born.year + years, 2).day == 28:
        return date(born.year + years, 3, 1)
    return date(born.year + years, born.month, born.day)


def age(born: date, on: date) -> int:
    """Completed years on a day (section 1); a day before the date of birth counts as age 0 (section 8)."""
    years = on.year - born.year
    if birthday(born, years) > on:
        years -= 1
    return max(0, years)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Monday to Friday, not a bank holiday (section 1)."""
    return day.weekday() < 5 and day not in holidays


def wd(day: date, n: int, holidays: Collection[date]) -> date:
    """wd(d, n) (section 1): the n-th working day after d; d itself is day 0."""
    while n > 0:
        day += DAY
        if is_working_day(day, holidays):
            n -= 1
    return day


def month_start(end: date) -> date:
    """Start of the window M (section 1): the month of D."""
    return date(end.year, end.month, 1)


def rolling_year_start(end: date) -> date:
    """Start of the window R12M (section 1): the first day of the month eleven months before D's."""
    return months(month_start(end), -11)


def year_start(end: date) -> date:
    """Start of the window YTD (section 1): the latest 1 April on or before D."""
    april = date(end.year, 4, 1)
    return april if april <= end else date(end.year - 1, 4, 1)


def academic_year_start(end: date) -> date:
    """Start of the window AC YTD (section 1): the latest 1 September on or before D."""
    september = date(end.year, 9, 1)
    return september if september <= end else date(end.year - 1, 9, 1)


def is_open(start: date, end: date | None, on: date) -> bool:
    """An interval [start, end) is open on a day (section 1): start <= day and (end blank or end > day)."""
    return start <= on and (end is None or end > on)
