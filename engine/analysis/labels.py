"""Indicators, months, ratings and arrows in the words of the council and of the people who read them.

The first figures on screen need these words, so no indicator is imported: polarity and scale go by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.calendar import Month

if TYPE_CHECKING:
    from fractions import Fraction

    from engine.indicators.declaration import Indicator
    from engine.profile import Profile

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

RAG_WORDS = {"green": "Green", "amber": "Amber", "red": "Red", "": "No rating"}
DIRECTION_WORDS = {"better": "better", "same": "the same", "worse": "worse", "": ""}
POLARITY_WORDS = {
    "H": "higher is better",
    "L": "lower is better",
    "T": "close to the target is best",
    "": "neither higher nor lower is better",
}
PERIOD_WORDS = {
    "SS": "snapshot at the end of the month",
    "M": "the month",
    "R12M": "rolling 12 months",
    "YTD": "year to date, since 1 April",
    "AC YTD": "academic year to date, since 1 September",
}
UNITS = {
    "PERCENT": "per cent",
    "PER_10_000": "per 10,000 children",
    "COUNT": "number",
    "AVERAGE": "average",
}


def month_name(month: Month) -> str:
    """July 2019."""
    return f"{MONTH_NAMES[month.number - 1]} {month.year}"


def short_month(month: Month) -> str:
    """Jul 19."""
    return f"{MONTH_NAMES[month.number - 1][:3]} {month.year % 100:02d}"


def day_name(day: int) -> str:
    """A day counted from 1 January 1970 as 31 July 2019."""
    month = Month.containing(day)
    return f"{day - month.first_day + 1} {month_name(month)}"


def with_words(text: str, profile: Profile) -> str:
    """A text of the product with the council's words in place of {council}, {area}, {neighbour} and so on."""
    words = {"neighbour": profile.neighbour_name, "short_name": profile.short_name, **profile.words}
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


def name_of(indicator: Indicator, profile: Profile) -> str:
    """The indicator's name as the council prints it."""
    return with_words(profile.labels.get(indicator.id, indicator.name), profile)


def definition_of(indicator: Indicator, profile: Profile) -> str:
    """The definition that users read."""
    return with_words(indicator.definition, profile)


def note_of(indicator: Indicator, profile: Profile) -> str:
    """The note that belongs to the indicator; empty where there is none."""
    return with_words(indicator.note, profile)


def theme_name(theme: str) -> str:
    """A theme in sentence case: 'Health & wellbeing'."""
    return theme.capitalize()


def unit_of(indicator: Indicator) -> str:
    """What the value is measured in: 'per cent', 'days', 'children'."""
    return AVERAGE_UNITS.get(indicator.id) or UNITS[indicator.scale.name]


AVERAGE_UNITS = {
    "sdq_average_ytd": "average score",
    "adopt_a1_days_bla_to_placed": "days on average",
    "adopt_a2_days_order_to_match": "days on average",
    "staff_caseload_sw": "cases for each full-time post",
    "staff_caseload_iro": "children for each full-time post",
}


def direction_words(direction: str, since: str) -> str:
    """'worse than last month'; empty without a direction of travel."""
    if direction == "same":
        return f"the same as {since}"
    return f"{direction} than {since}" if direction else ""


def noun(indicator: Indicator, count: Fraction | int) -> str:
    """What the numerator counts: 'child', 'children', 'reviews'."""
    one, many = NOUNS.get(indicator.id, ("child", "children"))
    return one if count == 1 else many


NOUNS = {
    "cic_review_participation": ("review", "reviews"),
    "bla_repeat_within_24m": ("start", "starts"),
    "edu_ehcp_20wk_acytd": ("plan", "plans"),
    "health_iha_referral_5wd": ("referral", "referrals"),
    "health_iha_20wd": ("assessment", "assessments"),
    "adopt_plan_to_adm_8wk": ("decision", "decisions"),
    "adopt_siblings_together": ("sibling group", "sibling groups"),
    "missing_rhi_completed": ("interview", "interviews"),
    "missing_rhi_3wd": ("interview", "interviews"),
    "missing_episodes_over_48h": ("episode", "episodes"),
    "complaints_month": ("complaint", "complaints"),
    "cl_suitable_accommodation": ("care leaver", "care leavers"),
    "cl_eet": ("care leaver", "care leavers"),
    "cl_pathway_plan_6m": ("care leaver", "care leavers"),
    "cl_in_contact": ("care leaver", "care leavers"),
    "cl_staying_put": ("care leaver", "care leavers"),
    "qa_care_plans_good": ("audited plan", "audited plans"),
    "staff_qsw_posts_filled": ("post", "posts"),
    "ola_cic_in_county": ("placement", "placements"),
}
