"""Completed years (section 1): a child born on 29 February completes a year on 1 March in common years."""

import numpy as np

from engine.arrays import NEVER, Days, Rows


def _year_and_place(days: Days) -> tuple[Rows, Rows]:
    """The calendar year, and month and day in it as one number that sorts (3 February is 203)."""
    day = days.astype("datetime64[D]")
    year = day.astype("datetime64[Y]")
    month = day.astype("datetime64[M]")
    month_number = (month - year.astype("datetime64[M]")).astype(np.int32) + 1
    day_number = (day - month.astype("datetime64[D]")).astype(np.int32) + 1
    return year.astype(np.int32) + 1970, month_number * 100 + day_number


def age_on(born: Days, day: Days) -> Rows:
    """Completed years on a day; negative before birth, and far below zero where no birth is recorded."""
    birth_year, birth_place = _year_and_place(born)
    year, place = _year_and_place(day)
    age: Rows = np.where(born == NEVER, -(10**6), year - birth_year - (place < birth_place)).astype(np.int32)
    return age


def birthday(born: Days, years: int) -> Days:
    """The day on which a child completes so many years."""
    day = born.astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    within = day - month.astype("datetime64[D]")
    reached = (month + np.timedelta64(12 * years, "M")).astype("datetime64[D]") + within
    return np.where(born == NEVER, NEVER, reached.astype(np.int64)).astype(np.int32)
