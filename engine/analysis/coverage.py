"""Which months the imported data can speak for."""

import numpy as np

from engine.arrays import NEVER, Days
from engine.calendar import Month
from engine.care.periods import read_periods
from engine.care.readings import read_episodes
from engine.errors import UserError
from engine.tables import Extracts

DATES = {
    "episodes": ("DECOM", "DEC"),
    "reviews": ("REVIEW",),
    "health_events": ("EVENT_DATE",),
    "education_status": ("AS_AT",),
    "care_leavers": ("AS_AT",),
    "staffing": ("AS_AT",),
    "care_plan_audits": ("AUDIT_DATE",),
    "allocations": ("START_DATE",),
    "missing": ("MIS_START",),
    "complaints": ("RECEIVED_DATE",),
}
"""Where each extract says that something happened; no dates that lie ahead by nature (DUC)."""

A_YEAR = 12
MOST_MONTHS = 120


def months_covered(extracts: Extracts) -> tuple[Month, Month]:
    """The first and the last month that make sense to look at.

    The last is the latest month of which two extracts know (one stray date is no month), or the only extract.
    The first is the earliest from which a year of leavers is at least half as many as in the last year: data
    that only keeps children of recent years has almost no leavers before. Raises UserError without episodes.
    """
    if extracts["episodes"].rows == 0:
        raise UserError(
            "No episodes are imported yet, so there is no month to show. "
            "Import the SSDA903 files first: header and episodes at least."
        )
    latest = sorted(filter(None, (_latest(extracts, name) for name in DATES)), reverse=True)
    last = latest[1] if len(latest) > 1 else latest[0]
    return min(_first(extracts, last), last), last


def _latest(extracts: Extracts, name: str) -> Month | None:
    days = np.concatenate([_known(extracts[name].days(column)) for column in DATES[name]])
    return Month.containing(int(days.max())) if len(days) else None


def _known(days: Days) -> Days:
    known: Days = days[days != NEVER]
    return known


def _first(extracts: Extracts, last: Month) -> Month:
    periods = read_periods(read_episodes(extracts))
    ends = np.sort(_known(periods.end))
    months = [last.plus(-back) for back in range(MOST_MONTHS - 1, -1, -1)]
    starts = np.array([month.first_day for month in months], dtype=np.int32)
    after = np.array([month.plus(A_YEAR).first_day for month in months], dtype=np.int32)
    leavers = np.searchsorted(ends, after) - np.searchsorted(ends, starts)
    in_last_year = int(leavers[-A_YEAR])
    if in_last_year == 0:
        return max(Month.containing(int(periods.start.min())), months[0])
    return months[int(np.argmax(leavers * 2 >= in_last_year))]
