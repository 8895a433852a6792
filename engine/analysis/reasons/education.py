"""Reasons of the EDUCATION theme."""

import numpy as np

from engine.analysis.reasons.facts import Reason, dates, short_day, texts_at
from engine.arrays import Rows
from engine.care.roll import Roll
from engine.indicators.education import standing_exclusions
from engine.indicators.units import ExtractRows

STATUS = "education_status"
NO_ROW = "No row in the month's education return"
EET_WORDS = {
    "EET": "In education, employment or training",
    "NEET": "Not in education, employment or training",
    "UNKNOWN": "Status unknown",
}
SEN_WORDS = {
    "N": "No special educational needs",
    "K": "SEN support",
    "S": "Statement of special educational needs",
    "E": "Education, health and care plan",
}


def in_return(column: str, words: dict[str, str]) -> Reason:
    """What the month's return says of the child."""

    def reason(roll: Roll, rows: Rows) -> list[str]:
        row = roll.snapshot_row(STATUS)[rows]
        found = texts_at(roll.model.extracts[STATUS].texts(column), row)
        return [
            NO_ROW if place < 0 else words.get(text, text) if text else "Not recorded in the month's return"
            for place, text in zip(row.tolist(), found, strict=True)
        ]

    return reason


def permanent_exclusion(roll: Roll, rows: Rows) -> list[str]:
    """The date of the exclusion."""
    events = standing_exclusions(roll.model, "PEX")
    return dates("Permanently excluded on {}", roll.latest_day(events)[rows])


def plan_days(rows_of: ExtractRows, rows: Rows) -> list[str]:
    """Days from request to plan."""
    requested, issued = (rows_of.days(c)[rows].astype(np.int64) for c in ("REQUEST_DATE", "ISSUED_DATE"))
    return [
        f"Requested {short_day(first)}, issued {short_day(last)}: {last - first} days of 140"
        for first, last in zip(requested.tolist(), issued.tolist(), strict=True)
    ]


REASONS: dict[str, Reason] = {
    "edu_perm_excluded_acytd": permanent_exclusion,
    "edu_part_time_timetable": in_return("REDUCED_TIMETABLE", {"Y": "On a reduced timetable"}),
    "edu_neet_16_18_12m": in_return("EET_STATUS", EET_WORDS),
    "edu_sen_12m": in_return("SEN_PROVISION", SEN_WORDS),
    "edu_ehcp_20wk_acytd": plan_days,
}
