"""Completed years (section 1): a child born on 29 February completes a year on 1 March in common years."""

import numpy as np

from engine.arrays import NEVER, Days, Rows, of_each_day
from engine.calendar.years import first_days, months_of, year_and_day

_PLACES = 512
"""More than a year has days, so that year and day make one number that sorts."""


def age_on(born: Days, day: Days) -> Rows:
    """Completed years on a day; negative before birth, and far below zero where no birth is recorded."""
    return np.where(born == NEVER, np.int32(-(10**6)), years_between(in_years(born), in_years(day)))


def in_years(days: Days) -> Rows:
    """Days as numbers that tell completed years, for those who ask about the same days often."""
    return of_each_day(days, _in_years)


def _in_years(days: Days) -> Rows:
    year, day = year_and_day(days)
    return year * np.int32(_PLACES) + day


def years_between(born: Rows, day: Rows) -> Rows:
    """Completed years between days that are given in years; negative before birth or without one."""
    return (day - born) // np.int32(_PLACES)


def birthday(born: Days, years: int) -> Days:
    """The day on which a child completes so many years."""
    return of_each_day(born, lambda each: _birthday(each, years))


def _birthday(born: Days, years: int) -> Days:
    month, within = months_of(born)
    return np.where(born == NEVER, NEVER, first_days(month + np.int32(12 * years)) + within)
