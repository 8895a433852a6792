"""Completed years (section 1): a child born on 29 February completes a year on 1 March in common years."""

import numpy as np

from engine.arrays import NEVER, Days, Rows
from engine.calendar.years import first_days, months_of, year_and_day

_PLACES = 512
"""More than a year has days, so that year and day make one number that sorts."""


def age_on(born: Days, day: Days) -> Rows:
    """Completed years on a day; negative before birth, and far below zero where no birth is recorded."""
    completed = (_place(day) - _place(born)) // np.int32(_PLACES)
    return np.where(born == NEVER, np.int32(-(10**6)), completed)


def _place(days: Days) -> Days:
    year, day = year_and_day(days)
    return year * np.int32(_PLACES) + day


def birthday(born: Days, years: int) -> Days:
    """The day on which a child completes so many years."""
    month, within = months_of(born)
    return np.where(born == NEVER, NEVER, first_days(month + np.int32(12 * years)) + within)
