"""The CHILDREN theme."""

from collections.abc import Callable

import numpy as np

from engine.arrays import ABSENT, UNIT, Mask
from engine.calendar import Window, add_months, age_on
from engine.care.model import CareModel
from engine.care.roll import Roll
from engine.indicators import needs
from engine.indicators.declaration import Base, Indicator, Polarity, Scale, Theme, cohort, everyone
from engine.indicators.reviews import first_review_was_due, reviews_in_time
from engine.indicators.rules import (
    aged,
    children_in_care,
    holds,
    in_care_for,
    not_placed_for_adoption,
    not_uasc,
    open_in,
    placed_in,
    same_worker_for,
)
from engine.indicators.stability import same_placement_two_years, three_or_more_spells
from engine.indicators.units import ExtractRows, PeriodRows, rows_in_window, rows_open, starts

FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
KINSHIP = ("U1", "U2", "U3")
OTHER_FOSTER = ("U4", "U5", "U6")
RESIDENTIAL = ("K1", "K2", "R1", "R2", "R3", "S1")
TWENTY_MILES = 20


def in_house_or_kinship(roll: Roll) -> Mask:
    """With a relative or friend, or another foster carer of the council's own."""
    return roll.placed_in(*KINSHIP) | (roll.placed_in(*OTHER_FOSTER) & roll.provided_by("PR1"))


def distance_known(roll: Roll) -> Mask:
    """The distance between home and placement is known."""
    return roll.of_episode("distance known", lambda: ~np.isnan(roll.model.places.miles))


def within_20_miles(roll: Roll) -> Mask:
    """The placement is at most 20 miles from home."""
    return roll.of_episode("within 20 miles", lambda: roll.model.places.miles <= TWENTY_MILES)


def outside(*own: int) -> Callable[[Roll], Mask]:
    """Placed in an authority that is known and none of those given (0 own, 1 neighbour)."""

    def rule(roll: Roll) -> Mask:
        authority = roll.model.places.authority
        return roll.of_episode(("outside", own), lambda: (authority != ABSENT) & ~np.isin(authority, own))

    return rule


def private_or_voluntary(roll: Roll) -> Mask:
    """In residential care of a private or voluntary provider."""
    return roll.provided_by("PR4", "PR5") & roll.placed_in(*RESIDENTIAL)


def population(model: CareModel) -> Base:
    """The council's children under 18: of the latest year before D's year (if none, of the earliest)."""
    years, recorded = model.extracts["population"].amounts("YEAR")
    people, _ = model.extracts["population"].amounts("POP_0_17")
    row = np.flatnonzero(recorded)[np.argsort(years[recorded], kind="stable")]
    wanted = np.array([month.year for month in model.months], dtype=np.int64) * UNIT
    chosen = row[np.maximum(np.searchsorted(years[row], wanted, side="left") - 1, 0)] if len(row) else row
    months = np.arange(len(model.months) if len(row) else 0, dtype=np.int32)
    return Base(months, [f"population {year // UNIT}" for year in years[chosen].tolist()], people[chosen])


def child_under_18(rows: ExtractRows) -> Mask:
    """DOB blank, or age under 18 at D."""
    return age_on(rows.of(rows.extract.days("DOB")), rows.day) < 18


def placed_by_another_council(rows: ExtractRows) -> Mask:
    """PLACING_LA is not our own."""
    own = rows.model.profile.own_codes
    return ~rows.among("PLACING_LA", *(la for la in rows.extract.values("PLACING_LA") if la.upper() in own))


def back_within_24_months(periods: PeriodRows) -> Mask:
    """The child's period before ended with E0 >= months(S0, -24)."""
    previous = periods.of(periods.model.periods.previous_end)
    ended = previous <= periods.day
    return ended & (previous >= add_months(periods.start, -24))


IN_CARE = needs.CHILDREN_IN_CARE

INDICATORS = (
    Indicator(
        id="cic_reviews_on_time",
        theme=Theme.CHILDREN,
        name="% of CIC Cases which were reviewed within required timescales",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(first_review_was_due),
        counts=reviews_in_time,
        needs=(*IN_CARE, needs.dated("reviews", "REVIEW")),
        definition="Of the children in care at the end of the month who started 20 or more working days ago, "
        "those whose latest review was held by its due date and whose next review is not overdue. The first "
        "review is due 20 working days after the start of the period of care, the second 3 months after the "
        "first, each later one 6 months after the one before.",
    ),
    Indicator(
        id="cic_review_participation",
        theme=Theme.CHILDREN,
        name="% of Children who participated at CIC Reviews",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(
            rows_in_window("reviews", "REVIEW", Window.ROLLING_YEAR, unit_date="REVIEW"),
            holds("REVIEW_CODE", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"),
        ),
        counts=holds("REVIEW_CODE", "PN1", "PN2", "PN3", "PN5", "PN6"),
        needs=(needs.dated("reviews", "REVIEW"),),
        definition="Of the reviews of the last 12 months of children aged 4 or over (participation codes PN1 "
        "to PN7), those in which the child took part or sent views (PN1, PN2, PN3, PN5, PN6).",
    ),
    Indicator(
        id="cic_18m_same_worker_12m",
        theme=Theme.CHILDREN,
        name="% of CIC for 18 months and allocated to the same worker for the last 12 months",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(in_care_for(18)),
        counts=same_worker_for("SW", months=12),
        needs=(*IN_CARE, needs.CURRENT_SOCIAL_WORKER),
        definition="Of the children in care for 18 months or more, those who have had their current social "
        "worker for 12 months or more without a break of over a day.",
    ),
    Indicator(
        id="placement_3plus_12m",
        theme=Theme.CHILDREN,
        name="CIC Placement stability: % with 3 or more placements in the last 12 months",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(),
        counts=three_or_more_spells,
        needs=IN_CARE,
        definition="Of the children in care, those who had 3 or more placements in the last 12 months, those "
        "of an earlier period of care included. Temporary placements (T0 to T4) and changes of legal status "
        "only are no moves (National Indicator 62).",
    ),
    Indicator(
        id="placement_same_2y",
        theme=Theme.CHILDREN,
        name="CIC Placement stability: % in same placement for last 2 years",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(aged(0, 15), in_care_for(30)),
        counts=same_placement_two_years,
        needs=IN_CARE,
        definition="Of the children under 16 who have been in care for two and a half years or more, those "
        "in the same placement for two years or more, or placed for adoption from a placement that began two "
        "years ago or earlier (National Indicator 63).",
    ),
    Indicator(
        id="foster_inhouse_or_kin_exc_uasc",
        theme=Theme.CHILDREN,
        name="% of CIC Foster Care in {council} Foster Care/Rel & Friends placements (exc UASC)",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(not_uasc, placed_in(*FOSTER)),
        counts=in_house_or_kinship,
        needs=(*IN_CARE, needs.UASC),
        definition="Of the children in foster care (unaccompanied asylum seeking children apart), those "
        "placed with a relative or friend, or with a foster carer of the council's own.",
    ),
    Indicator(
        id="placed_within_20mi_exc_uasc",
        theme=Theme.CHILDREN,
        name="% of CIC placed within 20 miles from home (exc UASC)",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(not_uasc, distance_known, not_placed_for_adoption),
        counts=within_20_miles,
        needs=(*IN_CARE, needs.UASC),
        definition="Of the children in care whose distance from home is known (unaccompanied asylum seeking "
        "children and children placed for adoption apart), those placed at most 20 miles from home in a "
        "straight line.",
    ),
    Indicator(
        id="cic_rate_per_10k_exc_uasc",
        theme=Theme.CHILDREN,
        name="CIC Per 10,000 population aged under 18 (exc UASC)",
        polarity=Polarity.NONE,
        period=Window.SNAPSHOT,
        scale=Scale.PER_10_000,
        cohort=children_in_care(not_uasc),
        counts=everyone,
        base=population,
        needs=(*IN_CARE, needs.UASC, needs.any_row("population")),
        definition="Children in care, unaccompanied asylum seeking children apart, for each 10,000 children "
        "under 18 who live in the area (mid-year estimate of the latest year before).",
    ),
    Indicator(
        id="cic_count",
        theme=Theme.CHILDREN,
        name="Number of {area} CIC",
        polarity=Polarity.NONE,
        period=Window.SNAPSHOT,
        scale=Scale.COUNT,
        cohort=children_in_care(),
        counts=everyone,
        needs=IN_CARE,
        definition="Children under 18 with a period of care open at the end of the month. Short breaks "
        "(legal status V3 and V4) do not count.",
    ),
    Indicator(
        id="ola_cic_in_county",
        theme=Theme.CHILDREN,
        name="Number of OLA CIC placed in {area}",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.COUNT,
        cohort=cohort(
            rows_open("ola_placements", "START_DATE", "END_DATE", unit="OLA_REF"),
            child_under_18,
            placed_by_another_council,
        ),
        counts=everyone,
        needs=(needs.dated("ola_placements", "START_DATE"),),
        definition="Children under 18 whom other local authorities have placed in the area, as notified by "
        "them.",
        note="The data behind these figures is reliant on notifications from Other Local Authorities when "
        "they place children in {area}.",
    ),
    Indicator(
        id="cic_18m_same_iro_12m",
        theme=Theme.CHILDREN,
        name="% of CIC for 18 months and allocated to the IRO for the last 12 months",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(in_care_for(18)),
        counts=same_worker_for("IRO", months=12),
        needs=(*IN_CARE, needs.role("IRO")),
        definition="Of the children in care for 18 months or more, those who have had their current "
        "independent reviewing officer for 12 months or more without a break of over a day.",
    ),
    Indicator(
        id="bla_repeat_within_24m",
        theme=Theme.CHILDREN,
        name="% becoming looked after within 24 months of previous episode",
        polarity=Polarity.LOW,
        period=Window.YEAR_TO_DATE,
        scale=Scale.PERCENT,
        cohort=cohort(starts(Window.YEAR_TO_DATE)),
        counts=back_within_24_months,
        needs=(needs.EPISODES,),
        definition="Of the periods of care that started since 1 April, those of children whose period before "
        "ended within the 24 months before the start.",
    ),
    Indicator(
        id="cic_open_yos",
        theme=Theme.CHILDREN,
        name="% Open to Youth Offending Services",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(),
        counts=open_in("youth_justice", "YOS_START", "YOS_END"),
        needs=(*IN_CARE, needs.dated("youth_justice", "YOS_START")),
        definition="Of the children in care, those open to youth offending services at the end of the month.",
    ),
    Indicator(
        id="cic_pv_placements",
        theme=Theme.CHILDREN,
        name="% in P&V placements",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(),
        counts=private_or_voluntary,
        needs=IN_CARE,
        definition="Of the children in care, those in residential placements (secure unit, children's home, "
        "residential care home, medical or mother and baby unit, residential school) of a private or "
        "voluntary provider.",
    ),
    Indicator(
        id="cic_outside_county_exc_medway",
        theme=Theme.CHILDREN,
        name="% of {area} CIC Placed Outside of {area} (exc {neighbour})",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(),
        counts=outside(0, 1),
        needs=(*IN_CARE, needs.KNOWN_AUTHORITY),
        definition="Of the children in care, those placed in another local authority, the neighbouring "
        "{neighbour} apart.",
    ),
    Indicator(
        id="cic_outside_county_inc_medway",
        theme=Theme.CHILDREN,
        name="% of {area} CIC Placed Outside of {area} (inc {neighbour})",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(),
        counts=outside(0),
        needs=(*IN_CARE, needs.KNOWN_AUTHORITY),
        definition="Of the children in care, those placed in another local authority, {neighbour} included.",
    ),
)
