"""The themes COMPLAINTS, CARE LEAVERS, QUALITY ASSURANCE and STAFFING."""

from collections.abc import Callable

import numpy as np

from engine.arrays import ABSENT, Amounts, Mask
from engine.calendar import Window, add_months, age_on
from engine.care.model import CareModel
from engine.indicators import needs
from engine.indicators.declaration import Base, Indicator, Polarity, Scale, Theme, cohort, everyone
from engine.indicators.rules import children_in_care, holds, lacks
from engine.indicators.units import ExtractRows, rows_in_window, rows_of_month

EET = ("F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5")
CARE_LEAVERS = rows_of_month("care_leavers")
TEAMS = rows_of_month("staffing", unit="TEAM")


def aged_17_to_21(rows: ExtractRows) -> Mask:
    """Aged 17 to 21 at D."""
    return rows.keep("aged 17 to 21", lambda: _aged_17_to_21(rows))


def _aged_17_to_21(rows: ExtractRows) -> Mask:
    age = age_on(rows.of(rows.extract.days("DOB")), rows.day)
    return (age >= 17) & (age <= 21)


def recorded(column: str) -> Callable[[ExtractRows], Mask]:
    """The column is filled in and does not say 'not known' (0)."""
    return lambda rows: rows.filled(column) & ~rows.among(column, "0")


def suitable(rows: ExtractRows) -> Mask:
    """ACCOM ends in 1."""
    return rows.among("ACCOM", *(code for code in rows.extract.values("ACCOM") if code.endswith("1")))


def plan_updated_lately(rows: ExtractRows) -> Mask:
    """PATHWAY_PLAN_DATE within the last 6 months of D."""
    limit = rows.by_month(add_months(rows.model.days, -6))
    updated = rows.days("PATHWAY_PLAN_DATE")
    return (updated > limit) & (updated <= rows.day)


def amount(column: str) -> Callable[[ExtractRows], Amounts]:
    """The number in a column; blank is 0."""
    return lambda rows: rows.of(rows.extract.amounts(column)[0])


def officers(model: CareModel) -> Base:
    """The case-holding posts of the month's teams of independent reviewing officers."""
    month = model.month_of_snapshot_rows("staffing")
    extract = model.extracts["staffing"]
    row = np.flatnonzero((month != ABSENT) & extract.among("TEAM_TYPE", ["IRO"]))
    posts = extract.amounts("CASEHOLDING_FTE")[0][row]
    return Base(month[row], extract.text_at("TEAM", row), posts)


IN_TOUCH_BASE = (aged_17_to_21, lacks("IN_TOUCH", "DIED", "RHOM"))

INDICATORS = (
    Indicator(
        id="complaints_month",
        theme=Theme.COMPLAINTS,
        name="Complaints made by CIC (or on their behalf) during the month",
        polarity=Polarity.LOW,
        period=Window.MONTH,
        scale=Scale.COUNT,
        cohort=cohort(rows_in_window("complaints", "RECEIVED_DATE", Window.MONTH, unit="COMPLAINT_ID")),
        counts=everyone,
        needs=(needs.dated("complaints", "RECEIVED_DATE"),),
        definition="Complaints received during the month from children in care or on their behalf.",
    ),
    Indicator(
        id="cl_suitable_accommodation",
        theme=Theme.CARE_LEAVERS,
        name="% of Care Leavers in suitable accommodation (of those we are in touch with)",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(CARE_LEAVERS, *IN_TOUCH_BASE, recorded("ACCOM")),
        counts=suitable,
        needs=(needs.snapshot("care_leavers"),),
        definition="Of the care leavers aged 17 to 21 whose accommodation is known (those who died or "
        "returned home apart), those in suitable accommodation.",
    ),
    Indicator(
        id="cl_eet",
        theme=Theme.CARE_LEAVERS,
        name="% of Care Leavers in employment, education or training (of those we are in touch with)",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(CARE_LEAVERS, *IN_TOUCH_BASE, recorded("ACTIV")),
        counts=holds("ACTIV", *EET),
        needs=(needs.snapshot("care_leavers"),),
        definition="Of the care leavers aged 17 to 21 whose activity is known (those who died or returned "
        "home apart), those in education, employment or training, full or part time.",
    ),
    Indicator(
        id="cl_pathway_plan_6m",
        theme=Theme.CARE_LEAVERS,
        name="% of Care Leavers with a Pathway Plan updated in the last 6 months",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(CARE_LEAVERS, holds("ELIGIBILITY", "RELEVANT", "FORMER_RELEVANT")),
        counts=plan_updated_lately,
        needs=(needs.snapshot("care_leavers", filled="PATHWAY_PLAN_DATE"),),
        definition="Of the relevant and former relevant care leavers, those whose pathway plan was updated "
        "in the last 6 months.",
    ),
    Indicator(
        id="cl_in_contact",
        theme=Theme.CARE_LEAVERS,
        name="% of Care Leavers we are in contact with (inc UASC)",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(CARE_LEAVERS, *IN_TOUCH_BASE, recorded("IN_TOUCH")),
        counts=holds("IN_TOUCH", "YES"),
        needs=(needs.snapshot("care_leavers"),),
        definition="Of the care leavers aged 17 to 21 for whom it is recorded (those who died or returned "
        "home apart), those the council is in touch with.",
    ),
    Indicator(
        id="cl_staying_put",
        theme=Theme.CARE_LEAVERS,
        name="% of Current Care Leavers with a Staying Put Arrangement",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=cohort(CARE_LEAVERS),
        counts=holds("STAYING_PUT", "Y"),
        needs=(needs.snapshot("care_leavers", filled="STAYING_PUT"),),
        definition="Of all current care leavers, those who stay with their former foster carer under a "
        "Staying Put arrangement.",
    ),
    Indicator(
        id="qa_care_plans_good",
        theme=Theme.QUALITY,
        name="% of CIC Care Plans rated good or outstanding",
        polarity=Polarity.HIGH,
        period=Window.ROLLING_YEAR,
        scale=Scale.PERCENT,
        cohort=cohort(
            rows_in_window("care_plan_audits", "AUDIT_DATE", Window.ROLLING_YEAR, unit_date="AUDIT_DATE")
        ),
        counts=holds("GRADE", "OUTSTANDING", "GOOD"),
        needs=(needs.dated("care_plan_audits", "AUDIT_DATE"),),
        definition="Of the care plans audited in the last 12 months, those rated good or outstanding.",
    ),
    Indicator(
        id="staff_qsw_posts_filled",
        theme=Theme.STAFFING,
        name="% of CIC team posts filled by {council} Permanent QSW (exc Fostering & Adoption)",
        polarity=Polarity.HIGH,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=cohort(TEAMS, holds("TEAM_TYPE", "CIC_DISTRICT", "CIC_OTHER")),
        counts=amount("PERM_QSW_FTE"),
        of=amount("ESTABLISHED_FTE"),
        whole=False,
        needs=(needs.snapshot("staffing"),),
        definition="Permanent qualified social workers as a share of the established posts (full-time "
        "equivalents) of the children in care teams; fostering and adoption teams apart.",
    ),
    Indicator(
        id="staff_caseload_sw",
        theme=Theme.STAFFING,
        name="Ave Caseloads of social workers in CIC Teams (District Teams Only)",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.AVERAGE,
        cohort=cohort(TEAMS, holds("TEAM_TYPE", "CIC_DISTRICT")),
        counts=amount("CASES"),
        of=amount("CASEHOLDING_FTE"),
        whole=False,
        rag_setting="rag_for_social_worker_caseload",
        needs=(needs.snapshot("staffing"),),
        definition="Cases held by the district children in care teams for each full-time equivalent "
        "case-holding social worker.",
    ),
    Indicator(
        id="staff_caseload_iro",
        theme=Theme.STAFFING,
        name="Ave Caseloads of IROs",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.AVERAGE,
        cohort=children_in_care(),
        counts=everyone,
        base=officers,
        whole=False,
        rag_setting="rag_for_iro_caseload",
        needs=(*needs.CHILDREN_IN_CARE, needs.snapshot("staffing")),
        definition="Children in care for each full-time equivalent case-holding independent reviewing "
        "officer.",
    ),
)
