"""The HEALTH & WELLBEING theme."""

from collections.abc import Callable
from datetime import date

import numpy as np

from engine.arrays import ABSENT, UNIT, Amounts, Days, Mask, Rows, either, keys
from engine.calendar import Window, add_months, age_on, working_days_after
from engine.calendar.months import EPOCH
from engine.care.events import Events
from engine.care.model import CareModel
from engine.care.roll import Roll
from engine.indicators import needs
from engine.indicators.declaration import Indicator, Polarity, Scale, Theme, cohort
from engine.indicators.rules import Condition, children_in_care, event_within
from engine.indicators.special_units import ChildMonths, turned_18
from engine.indicators.units import PeriodRows, starts_due

IN_CARE = needs.CHILDREN_IN_CARE
REFERRAL_DAYS = 5
ASSESSMENT_DAYS = 20
TRANSFER_SCHEME = (
    np.int32((date(2016, 7, 1) - EPOCH).days),
    np.int32((date(2018, 4, 1) - EPOCH).days),
)
"""Starts of UASC from the first to before the second day are left out where the setting says so."""


def working_days(count: int) -> Callable[[Days], Days]:
    """The day so many working days after the start."""
    return lambda start: working_days_after(start, count)


def referred_in_time(periods: PeriodRows) -> Mask:
    """An IHA referral from a month before the start to 5 working days after it."""
    return _event_around_start(
        periods,
        "IHA_REFERRAL",
        lambda start: add_months(start, -1),
        lambda start: working_days_after(start, REFERRAL_DAYS),
    )


def assessed_in_time(periods: PeriodRows) -> Mask:
    """An initial health assessment from the start to 20 working days after it."""
    return _event_around_start(
        periods, "IHA", lambda start: start, lambda start: working_days_after(start, ASSESSMENT_DAYS)
    )


def _event_around_start(
    rows: PeriodRows, event: str, first: Callable[[Days], Days], last: Callable[[Days], Days]
) -> Mask:
    """Whether there was an event between two days counted from S0: asked once for each period."""
    periods = rows.model.periods

    def find() -> Mask:
        start = periods.start
        return rows.model.health_events(event).any_between(periods.child, first(start), last(start))

    return rows.of_period(("around start", event), find)


def uasc_at_start(periods: PeriodRows) -> Mask:
    """UASC at S0."""
    return periods.model.children.uasc_until.take(periods.child) > periods.start


def counts_for_initial_assessment(periods: PeriodRows) -> Mask:
    """Not a UASC start of the National Transfer Scheme's first years (a setting)."""
    if not periods.model.profile.setting("leave_out_uasc_starts_2016_to_2018"):
        return np.ones(len(periods), dtype=bool)
    first, after = TRANSFER_SCHEME
    return ~(uasc_at_start(periods) & (periods.start >= first) & (periods.start < after))


def long_enough_for_health_checks(roll: Roll) -> Mask:
    """In care for six months (a setting)."""
    return roll.in_care_for(int(roll.model.profile.setting("health_months_in_care")))


def assessed_lately(roll: Roll) -> Mask:
    """A health assessment within the last 6 months of D if under 5, else 12 months."""
    latest = roll.latest_day(roll.model.health_events("IHA", "RHA"))
    return event_within(roll, latest, 6) | ((roll.age >= 5) & event_within(roll, latest, 12))


def dentist_lately(roll: Roll) -> Mask:
    """A dental check within the last 12 months of D."""
    return event_within(roll, roll.latest_day(roll.model.health_events("DENTAL")), 12)


def history_completed(children: ChildMonths) -> Mask:
    """A health history on or before D."""
    histories = children.model.health_events("HEALTH_HISTORY")
    holds: Mask = histories.latest(children.child, keys(children.child, children.day)) != ABSENT
    return holds


def questionnaires(model: CareModel) -> tuple[Events, Amounts]:
    """Completed SDQ scored 0 to 40, of children aged 4 to 16 on the day (National Indicator 58).

    With their scores, and 0 at last for none.
    """
    return model.facts.keep("questionnaires", lambda: _read_questionnaires(model))


def _read_questionnaires(model: CareModel) -> tuple[Events, Amounts]:
    extract = model.extracts["health_events"]
    row = np.flatnonzero(extract.among("EVENT", ["SDQ"]) & model.completed)
    score, recorded = extract.amounts_at("SCORE", row)
    child, day = model.children.number(extract).take(row), extract.days("EVENT_DATE").take(row)
    age = age_on(model.children.birth.take(child), day)
    scored = recorded & (score >= 0) & (score <= 40 * UNIT)
    events = Events.of(child, day, scored & (age >= 4) & (age <= 16))
    return events, np.append(score.take(events.row), np.int64(0))


def latest_questionnaire(roll: Roll) -> Rows:
    """The place of each child's latest questionnaire in the year to date; ABSENT without one."""
    return roll.keep("latest questionnaire", lambda: _latest_questionnaire(roll))


def _latest_questionnaire(roll: Roll) -> Rows:
    events, _ = questionnaires(roll.model)
    found = roll.latest(events)
    in_year = roll.latest_day(events) >= roll.by_month(roll.model.window_start(Window.YEAR_TO_DATE))
    return either(in_year, found, np.int32(ABSENT))


def has_questionnaire(roll: Roll) -> Mask:
    """An SDQ with a score in the year to date."""
    holds: Mask = latest_questionnaire(roll) != ABSENT
    return holds


def questionnaire_score(roll: Roll) -> Amounts:
    """The score of the latest SDQ in the year to date."""
    return questionnaires(roll.model)[1].take(latest_questionnaire(roll))


HEALTH_COHORT: tuple[Condition, ...] = (long_enough_for_health_checks,)

INDICATORS = (
    Indicator(
        id="health_iha_referral_5wd",
        theme=Theme.HEALTH,
        name="% of IHA referrals within 5 working days of becoming looked after",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(starts_due(Window.ROLLING_YEAR, working_days(REFERRAL_DAYS))),
        counts=referred_in_time,
        needs=(needs.EPISODES, needs.health("IHA_REFERRAL")),
        definition="Of the children who became looked after and were still in care 5 working days later (in "
        "the last 12 months), those referred for an initial health assessment by then. A referral up to a "
        "month before the start counts.",
    ),
    Indicator(
        id="health_iha_20wd",
        theme=Theme.HEALTH,
        name="% of Initial Health Assessments taking place within 20 working days",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(
            starts_due(Window.ROLLING_YEAR, working_days(ASSESSMENT_DAYS)), counts_for_initial_assessment
        ),
        counts=assessed_in_time,
        needs=(needs.EPISODES, needs.UASC, needs.health("IHA")),
        definition="Of the Children in Care who became looked after and therefore whose Initial Health "
        "Assessment was due in the period, the percentage of those whose Initial Health Assessment took "
        "place within 20 working days of the date they became looked after. UASC LAC Starters between "
        "01/07/2016 and 01/04/2018 are excluded",
    ),
    Indicator(
        id="health_assessment_up_to_date",
        theme=Theme.HEALTH,
        name="% of Health assessments held within required timescale",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(*HEALTH_COHORT),
        counts=assessed_lately,
        needs=(*IN_CARE, needs.health("IHA", "RHA")),
        definition="Of the children in care for 6 months or more, those with a health assessment within the "
        "last 12 months, or the last 6 months for children under 5.",
    ),
    Indicator(
        id="dental_up_to_date",
        theme=Theme.HEALTH,
        name="% of Dental Checks held within required timescale",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(*HEALTH_COHORT),
        counts=dentist_lately,
        needs=(*IN_CARE, needs.health("DENTAL")),
        definition="Of the children in care for 6 months or more, those with a dental check within the last "
        "12 months.",
    ),
    Indicator(
        id="health_history_turned_18",
        theme=Theme.HEALTH,
        name="% of CIC who turned 18 during the month with a health history completed",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=cohort(turned_18),
        counts=history_completed,
        needs=(*IN_CARE, needs.health("HEALTH_HISTORY")),
        definition="Of the children who turned 18 during the month while in care, those with a completed "
        "health history.",
    ),
    Indicator(
        id="sdq_average_ytd",
        theme=Theme.HEALTH,
        name="SDQ Average of Questionnaires Completed Since 1st April (for Current LAC)",
        polarity=Polarity.LOW,
        period=Window.YEAR_TO_DATE,
        scale=Scale.AVERAGE,
        cohort=children_in_care(has_questionnaire),
        counts=questionnaire_score,
        needs=(*IN_CARE, needs.health("SDQ")),
        definition="The average total difficulties score (0 to 40) of the latest strengths and difficulties "
        "questionnaire since 1 April of each child in care who was 4 to 16 years old when it was completed "
        "(National Indicator 58).",
    ),
)
