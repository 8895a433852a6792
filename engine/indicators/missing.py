"""The MISSING CHILDREN theme."""

import numpy as np

from engine.arrays import Days, Mask
from engine.calendar import Window, working_days_after
from engine.indicators import needs
from engine.indicators.declaration import Indicator, Polarity, Scale, Theme, cohort, everyone
from engine.indicators.special_units import (
    MissingEpisodes,
    missing_children,
    missing_ended,
    missing_started,
)

FORTY_EIGHT_HOURS = 48 * 60 * 60
INTERVIEW_DAYS = 3


def in_care(episodes: MissingEpisodes) -> Mask:
    """The child had a period open on the start date."""
    return episodes.in_care


def interview_required(episodes: MissingEpisodes) -> Mask:
    """A return interview is required unless said otherwise."""
    return ~episodes.of(episodes.extract.among("RHI_REQUIRED", ["N"]))


def _interviewed(episodes: MissingEpisodes) -> Days:
    return episodes.of(episodes.extract.days("RHI_COMPLETED_DATE"))


def interview_completed(episodes: MissingEpisodes) -> Mask:
    """A return interview on or before D."""
    return _interviewed(episodes) <= episodes.day


def interview_in_time(episodes: MissingEpisodes) -> Mask:
    """A return interview on or before D and within 3 working days of the end date."""
    limit = working_days_after(episodes.end_day, INTERVIEW_DAYS)
    return _interviewed(episodes) <= np.minimum(episodes.day, limit)


def over_48_hours(episodes: MissingEpisodes) -> Mask:
    """It lasted over 48 hours."""
    return episodes.seconds > FORTY_EIGHT_HOURS


INTERVIEWS = cohort(missing_ended, in_care, interview_required)

INDICATORS = (
    Indicator(
        id="missing_rhi_completed",
        theme=Theme.MISSING,
        name="% of Returner Interviews completed for CIC",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=INTERVIEWS,
        counts=interview_completed,
        needs=(needs.EPISODES, needs.RETURN_INTERVIEWS),
        definition="Of the missing episodes of children in care that ended in the last 12 months and need a "
        "return interview, those with one completed.",
    ),
    Indicator(
        id="missing_rhi_3wd",
        theme=Theme.MISSING,
        name="% of Returner Interviews completed within 3 working days for CIC",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=INTERVIEWS,
        counts=interview_in_time,
        needs=(needs.EPISODES, needs.RETURN_INTERVIEWS),
        definition="Of the same missing episodes, those whose return interview was completed within 3 "
        "working days of the child's return.",
    ),
    Indicator(
        id="missing_children_month",
        theme=Theme.MISSING,
        name="Number CIC with Missing Episode started in the month",
        polarity=Polarity.LOW,
        period=Window.MONTH,
        scale=Scale.COUNT,
        cohort=cohort(missing_children),
        counts=everyone,
        needs=(needs.EPISODES, needs.MISSING_EPISODES),
        definition="Children who went missing from care during the month; each child counts once.",
    ),
    Indicator(
        id="missing_episodes_over_48h",
        theme=Theme.MISSING,
        name="Number of CIC missing episodes started in the month lasting longer than 48 hours",
        polarity=Polarity.NONE,
        period=Window.MONTH,
        scale=Scale.COUNT,
        cohort=cohort(missing_started, in_care, over_48_hours),
        counts=everyone,
        needs=(needs.EPISODES, needs.MISSING_EPISODES),
        definition="Missing episodes of children in care that started during the month and lasted over 48 "
        "hours; one still open counts to the end of the month.",
    ),
)
