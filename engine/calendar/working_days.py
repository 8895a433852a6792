"""Working days: Monday to Friday, not a bank holiday in England and Wales (section 1)."""

from functools import cache

import numpy as np

from engine import resource
from engine.arrays import NEVER, Days, of_each_day


@cache
def _calendar() -> np.busdaycalendar:
    holidays = np.array(resource.read_text("bank_holidays.txt").split(), dtype="datetime64[D]")
    return np.busdaycalendar(holidays=holidays)


def working_days_after(days: Days, count: int) -> Days:
    """wd(d, n) of the definitions: the n-th working day after d (n >= 1); NEVER stays NEVER."""
    return of_each_day(days, lambda each: _after(each, count))


def _after(days: Days, count: int) -> Days:
    known = np.where(days == NEVER, np.int32(0), days).astype("datetime64[D]")
    moved = np.busday_offset(known, count, roll="backward", busdaycal=_calendar())
    return np.where(days == NEVER, NEVER, moved.astype(np.int64).astype(np.int32))
