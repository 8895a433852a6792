"""The months that the sample tells of: 49 month ends up to July 2019, and days counted from them."""

from functools import cache

import numpy as np

from engine.calendar import add_months, working_days_after
from engine.synthetic.chance import between, day, month_ends
from engine.synthetic.columns import Ints

LAST_MONTH = "2019-07"
ENDS = month_ends(LAST_MONTH, 49)
COUNT = len(ENDS)
JULY_2019, JUNE_2019, JULY_2018 = COUNT - 1, COUNT - 2, COUNT - 13
FIRST_PLANNED = JULY_2018 - 11  # the first month that a printed rolling year looks back to
PRINTED = (JULY_2018, JUNE_2019, JULY_2019)
STARTS = np.append(month_ends(LAST_MONTH, 50)[0], ENDS[:-1]) + 1
LAST_DAY = int(ENDS[-1])
FIRST_DAY = int(STARTS[0])


@cache
def months_before_ends(months: int) -> Ints:
    """months(D, -n) for every month end D."""
    return add_months(ENDS.astype(np.int32), -months).astype(np.int64)


def months_later(days: Ints, months: int) -> Ints:
    """months(d, n) of the definitions."""
    return add_months(np.asarray(days).astype(np.int32), months).astype(np.int64)


def working_days_later(days: Ints, count: int) -> Ints:
    """wd(d, n) of the definitions."""
    return working_days_after(np.asarray(days).astype(np.int32), count).astype(np.int64)


def _weekday(days: Ints) -> Ints:
    """0 is Monday, 5 and 6 are the weekend."""
    return (days + 3) % 7


def on_weekdays(days: Ints, first: Ints | int, last: Ints | int) -> Ints:
    """Days at a weekend moved to the Friday before, or the Monday after, within the bounds."""
    weekday = _weekday(days)
    friday, monday = days - np.maximum(weekday - 4, 0), days + np.where(weekday > 4, 7 - weekday, 0)
    return np.where(friday >= first, friday, np.where(monday <= last, monday, days))


def weekdays_between(rng: np.random.Generator, first: Ints | int, last: Ints | int, size: int) -> Ints:
    """Random days from first to last, both included, on weekdays where there are any."""
    days = between(rng, first, last, size)
    for _ in range(3):
        days = np.where(_weekday(days) > 4, between(rng, first, last, size), days)
    return on_weekdays(days, first, last)


def month_of(days: Ints) -> Ints:
    """The place of the month that a day is in; -1 before the first, COUNT after the last."""
    place = np.searchsorted(ENDS, days, side="left")
    return np.where(np.asarray(days) < FIRST_DAY, -1, place)


def month_index(text: str) -> int:
    """The place of a month written yyyy-mm; negative before the first."""
    return COUNT - 1 - int((np.datetime64(LAST_MONTH, "M") - np.datetime64(text, "M")).astype(int))


def month_days(month: int) -> tuple[int, int]:
    """The first and last day of a month by its place, which may be before the first."""
    last = day(f"{np.datetime64(LAST_MONTH, 'M') + (month - COUNT + 2)}-01") - 1
    first = day(f"{np.datetime64(LAST_MONTH, 'M') + (month - COUNT + 1)}-01")
    return first, last
