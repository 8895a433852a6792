"""Working days: Monday to Friday, not a bank holiday in England and Wales (section 1)."""

from functools import cache

import numpy as np

from engine import resource
from engine.arrays import NEVER, Days


@cache
def _calendar() -> np.busdaycalendar:
    holidays = np.array(resource.read_text("bank_holidays.txt").split(), dtype="datetime64[D]")
    return np.busdaycalendar(holidays=holidays)


def working_days_after(days: Days, count: int) -> Days:
    """wd(d, n) of the definitions: the n-th working day after d (n >= 1); NEVER stays NEVER."""
    known = np.where(days == NEVER, np.int32(0), days)
    first, last = int(known.min(initial=0)), int(known.max(initial=0))
    if last - first < len(days):
        every = _after(np.arange(first, last + 1, dtype=np.int32), count)
        moved = every[known - np.int32(first)]
    else:
        moved = _after(known, count)
    return np.where(days == NEVER, NEVER, moved)


def _after(days: Days, count: int) -> Days:
    moved = np.busday_offset(days.astype("datetime64[D]"), count, roll="backward", busdaycal=_calendar())
    return moved.astype(np.int64).astype(np.int32)
