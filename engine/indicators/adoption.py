"""The ADOPTION theme."""

import numpy as np

from engine.arrays import NEVER, UNIT, Amounts, Days, Mask, either
from engine.calendar import Window
from engine.care.model import CareModel
from engine.care.periods import PLACED_FOR_ADOPTION, TEMPORARY
from engine.care.roll import Roll
from engine.indicators import needs
from engine.indicators.declaration import Indicator, Polarity, Scale, Theme, cohort
from engine.indicators.rules import (
    children_in_care,
    left_as,
    not_placed_for_adoption,
    not_uasc_at_end,
    open_in,
    within,
)
from engine.indicators.special_units import SiblingGroups, sibling_groups
from engine.indicators.units import ExtractRows, PeriodRows, leavers, rows_in_window

ADOPTED = ("E11", "E12")
SPECIAL_GUARDIANSHIP = ("E43", "E44", "E45", "E46", "E47", "E48")
EIGHT_WEEKS = 56


def moved_in(model: CareModel) -> Days:
    """Per period: the DECOM of the first episode of its last unbroken run of PLACE A3-A6; NEVER without one.

    A temporary placement in between does not break the run.
    """
    return model.facts.keep("moved in", lambda: _moved_in(model))


def _moved_in(model: CareModel) -> Days:
    episodes, period = model.episodes, model.period_of_episode
    settled = np.flatnonzero(~episodes.among("PLACE", *TEMPORARY))
    placed = episodes.among("PLACE", *PLACED_FOR_ADOPTION)[settled]
    owner = period[settled]
    begins = placed.copy()
    begins[1:] &= ~(placed[:-1] & (owner[1:] == owner[:-1]))
    result = np.full(len(model.periods.start), NEVER, dtype=np.int32)
    result[owner[begins]] = episodes.start[settled[begins]]
    return result


def first_order(model: CareModel) -> Days:
    """Per period: the first DECOM with legal status E1 or D1; NEVER without one."""
    return model.facts.keep("first order", lambda: _first_order(model))


def _first_order(model: CareModel) -> Days:
    ordered = np.flatnonzero(model.episodes.among("LS", "E1", "D1"))
    result = np.full(len(model.periods.start), NEVER, dtype=np.int32)
    np.minimum.at(result, model.period_of_episode[ordered], model.episodes.start[ordered])
    return result


def has_moved_in(periods: PeriodRows) -> Mask:
    """The period has a run of adoption placements."""
    holds: Mask = moved_in(periods.model)[periods.period] != NEVER
    return holds


def days_to_moving_in(periods: PeriodRows) -> Amounts:
    """Days from S0 to moving in with the adoptive family."""
    return (moved_in(periods.model)[periods.period].astype(np.int64) - periods.start) * UNIT


def date_of_match(periods: PeriodRows) -> Days:
    """DATE_MATCH of the child, as known at D."""
    day = periods.model.facts.keep("match", lambda: _matches(periods.model))[periods.child]
    return either(day <= periods.day, day, NEVER)


def _matches(model: CareModel) -> Days:
    """DATE_MATCH by child; NEVER where there is none."""
    extract = model.extracts["ad1"]
    return np.append(extract.days("DATE_MATCH"), NEVER)[model.children.rows_by_child(extract)]


def has_order_and_match(periods: PeriodRows) -> Mask:
    """The period has a placement or freeing order, and the child a match."""
    holds: Mask = (first_order(periods.model)[periods.period] != NEVER) & (date_of_match(periods) != NEVER)
    return holds


def days_from_order_to_match(periods: PeriodRows) -> Amounts:
    """Days from the order to the match; 0 where the match came first."""
    order = first_order(periods.model)[periods.period].astype(np.int64)
    days: Amounts = np.maximum(date_of_match(periods) - order, 0) * UNIT
    return days


def adopted(periods: PeriodRows) -> Mask:
    """Adopted; with special guardianship orders as well where the setting says so (section 7)."""
    with_guardianship = periods.model.profile.setting("adopted_includes_special_guardianship")
    return periods.end_code(*ADOPTED, *(SPECIAL_GUARDIANSHIP if with_guardianship else ()))


def planned(rows: ExtractRows) -> Mask:
    """DATE_ADOPTION_PLAN is recorded and known."""
    holds: Mask = rows.days("DATE_ADOPTION_PLAN") != NEVER
    return holds


def placed_together(groups: SiblingGroups) -> Mask:
    """All members placed with one adopter family."""
    return groups.together


def waits_for_placement(roll: Roll) -> Mask:
    """A current decision that the child should be placed for adoption, and no such placement."""
    decided = open_in("placed_adoption", "DATE_PLACED", "DATE_PLACED_CEASED")(roll)
    return decided & not_placed_for_adoption(roll)


LEAVERS = leavers(Window.ROLLING_YEAR)

INDICATORS = (
    Indicator(
        id="adopt_a1_days_bla_to_placed",
        theme=Theme.ADOPTION,
        name="Ave. no of days between bla and moving in with adoptive family (for children adopted)",
        polarity=Polarity.LOW,
        period=Window.ROLLING_YEAR,
        scale=Scale.AVERAGE,
        cohort=cohort(LEAVERS, left_as(*ADOPTED), has_moved_in),
        counts=days_to_moving_in,
        needs=(needs.EPISODES,),
        definition="For the children adopted in the last 12 months, the average number of days from the "
        "start of the period of care to the day the child moved in with the adoptive family (adoption "
        "scorecard A1).",
    ),
    Indicator(
        id="adopt_a2_days_order_to_match",
        theme=Theme.ADOPTION,
        name="Ave. no of days between court authority to place a child and the decision on a match",
        polarity=Polarity.LOW,
        period=Window.ROLLING_YEAR,
        scale=Scale.AVERAGE,
        cohort=cohort(LEAVERS, left_as(*ADOPTED), has_order_and_match),
        counts=days_from_order_to_match,
        needs=(needs.EPISODES, needs.any_row("ad1")),
        definition="For the children adopted in the last 12 months, the average number of days from the "
        "placement order to the decision on a match; a match before the order counts as no days (adoption "
        "scorecard A2).",
    ),
    Indicator(
        id="leavers_adopted_exc_uasc",
        theme=Theme.ADOPTION,
        name="% of Children leaving care who were adopted (exc UASC) or made subject to an SGO",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(LEAVERS, not_uasc_at_end),
        counts=adopted,
        needs=(needs.EPISODES, needs.UASC),
        definition="Of the periods of care that ended in the last 12 months (unaccompanied asylum seeking "
        "children apart), those that ended in adoption.",
        note="The label is the published one; the figure counts adoptions only. Special guardianship orders "
        "can be counted as well by a setting.",
    ),
    Indicator(
        id="leavers_sgo_exc_uasc",
        theme=Theme.ADOPTION,
        name="% who ceased to be Looked After who became subject to a SGO (exc. UASC)",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(LEAVERS, not_uasc_at_end),
        counts=left_as(*SPECIAL_GUARDIANSHIP),
        needs=(needs.EPISODES, needs.UASC),
        definition="Of the periods of care that ended in the last 12 months (unaccompanied asylum seeking "
        "children apart), those that ended in a special guardianship order.",
    ),
    Indicator(
        id="leavers_sgo_all",
        theme=Theme.ADOPTION,
        name="% who ceased to be Looked After who became subject to a SGO",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(LEAVERS),
        counts=left_as(*SPECIAL_GUARDIANSHIP),
        needs=(needs.EPISODES,),
        definition="Of all periods of care that ended in the last 12 months, those that ended in a special "
        "guardianship order.",
    ),
    Indicator(
        id="adopt_plan_to_adm_8wk",
        theme=Theme.ADOPTION,
        name="% where: 8 weeks from 'adoption being made the Care Plan' to 'Agency Decision to adopt'",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(
            rows_in_window(
                "adoption_plans", "DATE_ADM_DECISION", Window.ROLLING_YEAR, unit_date="DATE_ADM_DECISION"
            ),
            planned,
        ),
        counts=within("DATE_ADOPTION_PLAN", "DATE_ADM_DECISION", days=EIGHT_WEEKS),
        needs=(needs.dated("adoption_plans", "DATE_ADM_DECISION"),),
        definition="Of the agency decisions of the last 12 months that a child should be placed for "
        "adoption, those made within 8 weeks of adoption becoming the care plan.",
    ),
    Indicator(
        id="adopt_siblings_together",
        theme=Theme.ADOPTION,
        name="% of sibling groups that were placed together (where the plan was to place them together)",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(sibling_groups),
        counts=placed_together,
        needs=(needs.any_row("sibling_groups"),),
        definition="Of the sibling groups planned to be placed together whose first member was placed in the "
        "last 12 months, those in which all are placed with one adoptive family.",
    ),
    Indicator(
        id="adopt_adm_not_placed",
        theme=Theme.ADOPTION,
        name="% of CIC with a current Agency Decision, not Placed for Adoption",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(),
        counts=waits_for_placement,
        needs=(*needs.CHILDREN_IN_CARE, needs.dated("placed_adoption", "DATE_PLACED")),
        definition="Of the children in care, those with a current decision that they should be placed for "
        "adoption who are not in an adoption placement.",
    ),
)
