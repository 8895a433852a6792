"""Section 3, "Complaints, care leavers, quality assurance, staffing"."""

from fractions import Fraction

from .care import View
from .days import age, month_start, rolling_year_start, within_last_months
from .loading import Row
from .units import ZERO, Unit, care_speaks, counted, dated, filled, month_rows, share, speaks


def complaints_month(view: View) -> list[Unit] | None:
    """Section 3, complaints_month."""
    if not speaks(view, "complaints"):
        return None
    return [
        counted(row["COMPLAINT_ID"], row.get("CHILD") or "")
        for row in view.rows("complaints")
        if month_start(view.end) <= row["RECEIVED_DATE"] <= view.end
    ]


def _aged_17_to_21(view: View) -> list[Row]:
    """The month's care leavers aged 17 to 21 at D, IN_TOUCH not DIED or RHOM."""
    return [
        row
        for row in month_rows(view, "care_leavers")
        if 17 <= age(row["DOB"], view.end) <= 21 and row["IN_TOUCH"] not in {"DIED", "RHOM"}
    ]


def _known_code(code: str | None) -> bool:
    """Whether an ACCOM or ACTIV is known: 0 or blank is not (extracts.md)."""
    return code is not None and code != "0"


def cl_suitable_accommodation(view: View) -> list[Unit] | None:
    """Section 3, cl_suitable_accommodation: ACCOM ending in 1, of those with ACCOM known."""
    if not month_rows(view, "care_leavers"):
        return None
    return [
        share(row["CHILD"], row["CHILD"], row["ACCOM"].endswith("1"))
        for row in _aged_17_to_21(view)
        if _known_code(row["ACCOM"])
    ]


def cl_eet(view: View) -> list[Unit] | None:
    """Section 3, cl_eet: ACTIV F* or P*, of those with ACTIV known."""
    if not month_rows(view, "care_leavers"):
        return None
    return [
        share(row["CHILD"], row["CHILD"], row["ACTIV"][0] in "FP")
        for row in _aged_17_to_21(view)
        if _known_code(row["ACTIV"])
    ]


def cl_pathway_plan_6m(view: View) -> list[Unit] | None:
    """Section 3, cl_pathway_plan_6m."""
    rows = month_rows(view, "care_leavers")
    if not filled(rows, "PATHWAY_PLAN_DATE"):
        return None
    return [
        share(row["CHILD"], row["CHILD"], within_last_months(row["PATHWAY_PLAN_DATE"], 6, view.end))
        for row in rows
        if row.get("ELIGIBILITY") in {"RELEVANT", "FORMER_RELEVANT"}
    ]


def cl_in_contact(view: View) -> list[Unit] | None:
    """Section 3, cl_in_contact: IN_TOUCH filled in."""
    if not month_rows(view, "care_leavers"):
        return None
    return [
        share(row["CHILD"], row["CHILD"], row["IN_TOUCH"] == "YES")
        for row in _aged_17_to_21(view)
        if row["IN_TOUCH"] is not None
    ]


def cl_staying_put(view: View) -> list[Unit] | None:
    """Section 3, cl_staying_put."""
    rows = month_rows(view, "care_leavers")
    if not filled(rows, "STAYING_PUT"):
        return None
    return [share(row["CHILD"], row["CHILD"], row["STAYING_PUT"] == "Y") for row in rows]


def qa_care_plans_good(view: View) -> list[Unit] | None:
    """Section 3, qa_care_plans_good."""
    if not speaks(view, "care_plan_audits"):
        return None
    return [
        share(dated(row["CHILD"], row["AUDIT_DATE"]), row["CHILD"], row["GRADE"] in {"OUTSTANDING", "GOOD"})
        for row in view.rows("care_plan_audits")
        if rolling_year_start(view.end) <= row["AUDIT_DATE"] <= view.end
    ]


def _amount(row: Row, column: str) -> Fraction:
    """A number of a row; sums take a blank as 0 (section 8)."""
    value: Fraction | None = row.get(column)
    return ZERO if value is None else value


def _teams(view: View, numerator: str, denominator: str, types: set[str]) -> list[Unit]:
    return [
        Unit(row["TEAM"], "", _amount(row, numerator), _amount(row, denominator))
        for row in month_rows(view, "staffing")
        if row["TEAM_TYPE"] in types
    ]


def staff_qsw_posts_filled(view: View) -> list[Unit] | None:
    """Section 3, staff_qsw_posts_filled."""
    if not month_rows(view, "staffing"):
        return None
    return _teams(view, "PERM_QSW_FTE", "ESTABLISHED_FTE", {"CIC_DISTRICT", "CIC_OTHER"})


def staff_caseload_sw(view: View) -> list[Unit] | None:
    """Section 3, staff_caseload_sw."""
    if not month_rows(view, "staffing"):
        return None
    return _teams(view, "CASES", "CASEHOLDING_FTE", {"CIC_DISTRICT"})


def staff_caseload_iro(view: View) -> list[Unit] | None:
    """Section 3, staff_caseload_iro: CIC(D) over the IRO teams' FTE (commands.md, "Units")."""
    if not (care_speaks(view) and month_rows(view, "staffing")):
        return None
    children = [Unit(child, child, Fraction(1), ZERO) for child in view.cic]
    teams = [
        Unit(row["TEAM"], "", ZERO, _amount(row, "CASEHOLDING_FTE"))
        for row in month_rows(view, "staffing")
        if row["TEAM_TYPE"] == "IRO"
    ]
    return children + teams
