"""Reasons of the themes COMPLAINTS, CARE LEAVERS, QUALITY ASSURANCE and STAFFING."""

from fractions import Fraction

from engine.analysis.codes import told
from engine.analysis.reasons.children import in_care_since
from engine.analysis.reasons.facts import Reason, dates
from engine.arrays import UNIT, Rows
from engine.indicators.units import ExtractRows
from engine.scorecard.rounding import plain

GRADES = {
    "OUTSTANDING": "outstanding",
    "GOOD": "good",
    "RI": "requires improvement",
    "INADEQUATE": "inadequate",
}


def received(rows_of: ExtractRows, rows: Rows) -> list[str]:
    """When the complaint came."""
    return dates("Received {}", rows_of.extract.days("RECEIVED_DATE")[rows_of.row[rows]])


def coded(template: str, column: str, code_list: str) -> Reason:
    """A code of the row, in words."""

    def reason(rows_of: ExtractRows, rows: Rows) -> list[str]:
        texts = rows_of.extract.text_at(column, rows_of.row[rows])
        return [template.format(told(code_list, text)) for text in texts]

    return reason


def pathway_plan(rows_of: ExtractRows, rows: Rows) -> list[str]:
    """When the plan was updated."""
    updated = rows_of.days("PATHWAY_PLAN_DATE")[rows]
    return dates(
        "Pathway plan updated {}; one within 6 months counts", updated, without="No pathway plan is recorded"
    )


def audit(rows_of: ExtractRows, rows: Rows) -> list[str]:
    """The grade."""
    texts = rows_of.extract.text_at("GRADE", rows_of.row[rows])
    return [f"Rated {GRADES[text]}" if text in GRADES else "Grade not recorded" for text in texts]


def team(first: str, second: str, words: str) -> Reason:
    """Two figures of the team."""

    def reason(rows_of: ExtractRows, rows: Rows) -> list[str]:
        one, other = (rows_of.extract.amounts(c)[0][rows_of.row[rows]].tolist() for c in (first, second))
        return [words.format(_plain(a), _plain(b)) for a, b in zip(one, other, strict=True)]

    return reason


def _plain(amount: int) -> str:
    return plain(Fraction(amount, UNIT))


REASONS: dict[str, Reason] = {
    "complaints_month": received,
    "cl_suitable_accommodation": coded("Accommodation: {}", "ACCOM", "accommodation"),
    "cl_eet": coded("Activity: {}", "ACTIV", "activities"),
    "cl_pathway_plan_6m": pathway_plan,
    "cl_in_contact": coded("{}", "IN_TOUCH", "in_touch"),
    "cl_staying_put": coded("{}", "STAYING_PUT", "staying_put"),
    "qa_care_plans_good": audit,
    "staff_qsw_posts_filled": team(
        "PERM_QSW_FTE", "ESTABLISHED_FTE", "{} of {} posts filled by permanent social workers"
    ),
    "staff_caseload_sw": team("CASES", "CASEHOLDING_FTE", "{} cases for {} full-time posts"),
    "staff_caseload_iro": in_care_since,
}
