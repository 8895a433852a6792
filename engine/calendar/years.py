"""The calendar as whole numbers: years that begin in March, so that 29 February is a year's last day.

numpy's own calendar types take ten times as long. A year of 365 or 366 days, counted from March, has months
of 31, 30, 31, 30, 31 days twice over and then January and February; a straight line through their lengths
gives where each begins: (153 * month + 2) // 5.
"""

import numpy as np
import numpy.typing as npt

from engine.arrays import NEVER, Days, of_each_day

Numbers = npt.NDArray[np.int32]

_MARCH_OF_YEAR_0 = 719468
"""Days from 1 March of the year 0 to 1 January 1970."""
_FOUR_CENTURIES = 146097
_EARLIEST, _LATEST = -_MARCH_OF_YEAR_0, 2932896
"""The first and last day that a date can be (the year 9999); anything else is not a date and goes along."""


def year_and_day(days: Days) -> tuple[Numbers, Numbers]:
    """The year that begins in March, and the day in it from 0 (1 March) to 365 (29 February)."""
    day = np.clip(days, _EARLIEST, _LATEST) + np.int32(_MARCH_OF_YEAR_0)
    era = day // np.int32(_FOUR_CENTURIES)
    day -= era * np.int32(_FOUR_CENTURIES)
    year = (day - day // np.int32(1460) + day // np.int32(36524) - day // np.int32(146096)) // np.int32(365)
    day -= year * np.int32(365) + year // np.int32(4) - year // np.int32(100)
    return year + era * np.int32(400), day


def months_of(days: Days) -> tuple[Numbers, Numbers]:
    """Months since March of the year 0, and the day in the month from 0."""
    year, day = year_and_day(days)
    month = (day * np.int32(5) + np.int32(2)) // np.int32(153)
    return year * np.int32(12) + month, day - _before(month)


def first_days(months: Numbers) -> Days:
    """The first day of each month, counted from March of the year 0."""
    year = months // np.int32(12)
    leap_days = year // np.int32(4) - year // np.int32(100) + year // np.int32(400)
    before = _before(months - year * np.int32(12)) - np.int32(_MARCH_OF_YEAR_0)
    days: Days = year * np.int32(365) + leap_days + before
    return days


def add_months(days: Days, months: int) -> Days:
    """months(d, n) of the definitions: the same day n months later, or the last day of a shorter month."""
    return of_each_day(days, lambda each: _months_later(each, months))


def _months_later(days: Days, months: int) -> Days:
    month, within = months_of(days)
    first, after = first_days(month + months), first_days(month + (months + 1))
    return np.where(days == NEVER, NEVER, np.minimum(first + within, after - 1)).astype(np.int32)


def _before(month: Numbers) -> Numbers:
    """Days of the year before a month (0 is March)."""
    return (month * np.int32(153) + np.int32(2)) // np.int32(5)
