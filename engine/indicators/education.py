"""The EDUCATION theme."""

from engine.arrays import Mask
from engine.calendar import Window
from engine.care.events import Events
from engine.care.model import CareModel
from engine.care.roll import Roll
from engine.indicators import needs
from engine.indicators.declaration import Indicator, Polarity, Scale, Theme, cohort, everyone
from engine.indicators.rules import aged, children_in_care, in_care_for, in_month_rows, within
from engine.indicators.units import ExtractRows, rows_in_window

IN_CARE = needs.CHILDREN_IN_CARE
TWENTY_WEEKS = 140


def standing_exclusions(model: CareModel, kind: str) -> Events:
    """Exclusions of a kind (FTE, PEX) that were neither withdrawn nor overturned."""
    return model.facts.keep(("standing exclusions", kind), lambda: _read_exclusions(model, kind))


def _read_exclusions(model: CareModel, kind: str) -> Events:
    extract = model.extracts["exclusions"]
    stands = ~extract.among("OUTCOME", ["WITHDRAWN", "OVERTURNED"])
    kept = extract.among("EXCLUSION_TYPE", [kind]) & stands
    return Events.of(model.children.number(extract), extract.days("START_DATE"), kept)


def excluded_this_year(kind: str, roll: Roll) -> Mask:
    """An exclusion of a kind since the start of the academic year."""
    latest = roll.latest_day(standing_exclusions(roll.model, kind))
    return latest >= roll.by_month(roll.model.window_start(Window.ACADEMIC_YEAR_TO_DATE))


def permanently_excluded(roll: Roll) -> Mask:
    """A permanent exclusion in the academic year to date."""
    return excluded_this_year("PEX", roll)


def requested_in_care(rows: ExtractRows) -> Mask:
    """REQUEST_DATE inside one of the child's periods."""
    requested = rows.days("REQUEST_DATE")
    return (requested <= rows.day) & rows.model.periods.open_on(rows.child, rows.day, requested)


def not_exempt(rows: ExtractRows) -> Mask:
    """The plan was not exempt from the time limit."""
    return ~rows.among("EXEMPTION", "Y")


INDICATORS = (
    Indicator(
        id="edu_perm_excluded_acytd",
        theme=Theme.EDUCATION,
        name="No. of current CIC with a permanent exclusion this academic year",
        polarity=Polarity.LOW,
        period=Window.ACADEMIC_YEAR_TO_DATE,
        scale=Scale.COUNT,
        cohort=children_in_care(permanently_excluded),
        counts=everyone,
        needs=(*IN_CARE, needs.dated("exclusions", "START_DATE")),
        definition="Children in care with a permanent exclusion since 1 September that was neither withdrawn "
        "nor overturned.",
    ),
    Indicator(
        id="edu_part_time_timetable",
        theme=Theme.EDUCATION,
        name="No. on a part-time timetable",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.COUNT,
        cohort=children_in_care(in_month_rows("education_status", "REDUCED_TIMETABLE", "Y")),
        counts=everyone,
        needs=(*IN_CARE, needs.snapshot("education_status", filled="REDUCED_TIMETABLE")),
        definition="Children in care who are on a reduced timetable in the month's education return.",
    ),
    Indicator(
        id="edu_neet_16_18_12m",
        theme=Theme.EDUCATION,
        name="% of CIC for at least 12mths and aged 16-18 at month end with Education Status of NEET",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(in_care_for(12), aged(16, 17)),
        counts=in_month_rows("education_status", "EET_STATUS", "NEET"),
        needs=(*IN_CARE, needs.snapshot("education_status", filled="EET_STATUS")),
        definition="Of the children in care for 12 months or more who are 16 or 17 years old, those not in "
        "education, employment or training.",
    ),
    Indicator(
        id="edu_sen_12m",
        theme=Theme.EDUCATION,
        name="% looked after continuously for 12 months with an SEN Statement or Support/EHCP",
        polarity=Polarity.LOW,
        period=Window.SNAPSHOT,
        scale=Scale.PERCENT,
        cohort=children_in_care(in_care_for(12), aged(4, 15)),
        counts=in_month_rows("education_status", "SEN_PROVISION", "K", "S", "E"),
        needs=(*IN_CARE, needs.snapshot("education_status", filled="SEN_PROVISION")),
        definition="Of the children in care for 12 months or more who are 4 to 15 years old, those with SEN "
        "support, a statement, or an education, health and care plan.",
    ),
    Indicator(
        id="edu_ehcp_20wk_acytd",
        theme=Theme.EDUCATION,
        name="% of EHCPs Issued within 20 weeks for EHCP referrals made while child was CIC",
        polarity=Polarity.HIGH,
        period=Window.ACADEMIC_YEAR_TO_DATE,
        scale=Scale.PERCENT,
        cohort=cohort(
            rows_in_window(
                "ehc_plans", "ISSUED_DATE", Window.ACADEMIC_YEAR_TO_DATE, unit_date="REQUEST_DATE"
            ),
            not_exempt,
            requested_in_care,
        ),
        counts=within("REQUEST_DATE", "ISSUED_DATE", days=TWENTY_WEEKS),
        needs=(needs.EPISODES, needs.dated("ehc_plans", "REQUEST_DATE")),
        definition="Of the education, health and care plans issued since 1 September that were requested "
        "while the child was in care and not exempt from the time limit, those issued within 20 weeks.",
    ),
)
