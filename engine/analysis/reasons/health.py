"""Reasons of the HEALTH & WELLBEING theme."""

import numpy as np

from engine.analysis.reasons.facts import Reason, dates, short_day
from engine.arrays import NEVER, UNIT, Days, Rows, keys
from engine.calendar import add_months, working_days_after
from engine.care.roll import Roll
from engine.indicators.health import (
    ASSESSMENT_DAYS,
    REFERRAL_DAYS,
    latest_questionnaire,
    questionnaires,
)
from engine.indicators.special_units import ChildMonths
from engine.indicators.units import PeriodRows


def _first_from(periods: PeriodRows, event: str, first: Days) -> Days:
    """The child's first event of a kind from a day on, known at D; NEVER where there is none."""
    events = periods.model.health_events(event)
    place = events.before(keys(periods.child, first - np.int32(1)))
    day = np.append(events.day, NEVER)[place]
    owner = np.append(events.child, -1)[place]
    return np.where((owner == periods.child) & (day <= periods.day), day, NEVER).astype(np.int32)


def referral(periods: PeriodRows, rows: Rows) -> list[str]:
    """When the child was referred, and by when it was due."""
    due = working_days_after(periods.start, REFERRAL_DAYS)
    found = _first_from(periods, "IHA_REFERRAL", add_months(periods.start, -1))
    return _held("Referred {}", "No referral", found[rows], due[rows])


def assessment(periods: PeriodRows, rows: Rows) -> list[str]:
    """When the initial assessment took place, and by when it was due."""
    due = working_days_after(periods.start, ASSESSMENT_DAYS)
    found = _first_from(periods, "IHA", periods.start)
    return _held("Assessed {}", "Not yet assessed", found[rows], due[rows])


def _held(held: str, not_held: str, found: Days, due: Days) -> list[str]:
    return [
        f"{held.format(short_day(day)) if day != NEVER else not_held}; due by {short_day(limit)}"
        for day, limit in zip(found.tolist(), due.tolist(), strict=True)
    ]


def last_assessment(roll: Roll, rows: Rows) -> list[str]:
    """The latest assessment, and how old it may be."""
    latest = roll.latest_day(roll.model.health_events("IHA", "RHA"))[rows].tolist()
    months = np.where(roll.age < 5, 6, 12)[rows].tolist()
    return [
        f"Last assessment {short_day(day)}; one within {limit} months counts"
        if day > 0
        else "No health assessment is recorded"
        for day, limit in zip(latest, months, strict=True)
    ]


def last_dental_check(roll: Roll, rows: Rows) -> list[str]:
    """The latest dental check."""
    latest = roll.latest_day(roll.model.health_events("DENTAL"))[rows]
    return dates(
        "Last dental check {}; one within 12 months counts", latest, without="No dental check is recorded"
    )


def history(children: ChildMonths, rows: Rows) -> list[str]:
    """When the health history was completed."""
    events = children.model.health_events("HEALTH_HISTORY")
    latest = events.latest(children.child, keys(children.child, children.day))
    return dates(
        "Health history completed {}", events.day_of(latest)[rows], without="No health history is recorded"
    )


def questionnaire(roll: Roll, rows: Rows) -> list[str]:
    """The score and its date."""
    events, scores = questionnaires(roll.model)
    chosen = latest_questionnaire(roll)[rows]
    return [
        f"Score {points // UNIT} on {short_day(day)}"
        for points, day in zip(scores[chosen].tolist(), events.day[chosen].tolist(), strict=True)
    ]


REASONS: dict[str, Reason] = {
    "health_iha_referral_5wd": referral,
    "health_iha_20wd": assessment,
    "health_assessment_up_to_date": last_assessment,
    "dental_up_to_date": last_dental_check,
    "health_history_turned_18": history,
    "sdq_average_ytd": questionnaire,
}
