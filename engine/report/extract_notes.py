"""Which extracts a pack was made from: rows, and the days that they cover."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from engine.arrays import NEVER
from engine.calendar import Month
from engine.calendar.months import EPOCH
from engine.tables import Extracts

NEWEST = {
    "episodes": "DECOM",
    "reviews": "REVIEW",
    "missing": "MIS_START",
    "sw_episodes": "SW_DECOM",
    "allocations": "START_DATE",
    "youth_justice": "YOS_START",
    "ola_placements": "START_DATE",
    "health_events": "EVENT_DATE",
    "placed_adoption": "DATE_PLACED",
    "adoption_plans": "DATE_ADM_DECISION",
    "complaints": "RECEIVED_DATE",
    "education_status": "AS_AT",
    "exclusions": "START_DATE",
    "ehc_plans": "REQUEST_DATE",
    "care_leavers": "AS_AT",
    "care_plan_audits": "AUDIT_DATE",
    "staffing": "AS_AT",
}
"""The column that says when a row of an extract happened."""

DAY = 86_400


@dataclass(frozen=True)
class ExtractNote:
    """One extract: its rows, and the first and last day in them by the month's end (None without dates)."""

    name: str
    rows: int
    first: date | None
    last: date | None


def extract_notes(extracts: Extracts, month: Month) -> tuple[ExtractNote, ...]:
    """The extracts that were imported, by name."""
    return tuple(_note(extracts, name, month) for name in sorted(extracts.names))


def _note(extracts: Extracts, name: str, month: Month) -> ExtractNote:
    extract = extracts[name]
    if name == "missing_episodes":
        seconds, known = extract.seconds("START_DATETIME")
        days = (seconds[known] // DAY).astype(np.int32)
    elif name in NEWEST:
        days = extract.days(NEWEST[name])
    else:
        return ExtractNote(name, extract.rows, None, None)
    past = days[(days <= month.last_day) & (days != NEVER)]
    if not len(past):
        return ExtractNote(name, extract.rows, None, None)
    return ExtractNote(name, extract.rows, _date(past.min()), _date(past.max()))


def _date(day: int) -> date:
    return EPOCH + timedelta(days=int(day))
