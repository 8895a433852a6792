"""Section 3, "Education"."""

from .care import View
from .days import academic_year_start
from .units import Unit, care_speaks, counted, dated, filled, month_rows, share, share_of, speaks

NOT_STANDING = {"WITHDRAWN", "OVERTURNED"}


def excluded_this_academic_year(view: View, exclusion_type: str) -> set[str]:
    """Children with such an exclusion in AC YTD, outcome not WITHDRAWN or OVERTURNED (sections 3 and 6)."""
    return {
        row["CHILD"]
        for row in view.rows("exclusions")
        if row["EXCLUSION_TYPE"] == exclusion_type
        and academic_year_start(view.end) <= row["START_DATE"] <= view.end
        and row.get("OUTCOME") not in NOT_STANDING
    }


def edu_perm_excluded_acytd(view: View) -> list[Unit] | None:
    """Section 3, edu_perm_excluded_acytd."""
    if not (care_speaks(view) and speaks(view, "exclusions")):
        return None
    excluded = excluded_this_academic_year(view, "PEX")
    return [counted(child, child) for child in view.cic if child in excluded]


def edu_part_time_timetable(view: View) -> list[Unit] | None:
    """Section 3, edu_part_time_timetable: "-" if no row of the month has it filled in."""
    rows = month_rows(view, "education_status")
    if not (care_speaks(view) and filled(rows, "REDUCED_TIMETABLE")):
        return None
    reduced = {row["CHILD"] for row in rows if row["REDUCED_TIMETABLE"] == "Y"}
    return [counted(child, child) for child in view.cic if child in reduced]


def edu_neet_16_18_12m(view: View) -> list[Unit] | None:
    """Section 3, edu_neet_16_18_12m: aged 16 or 17 at D."""
    rows = month_rows(view, "education_status")
    if not (care_speaks(view) and filled(rows, "EET_STATUS")):
        return None
    children = [child for child in view.in_care_months(12) if view.age_at_end(child) in (16, 17)]
    return share_of(children, [row["CHILD"] for row in rows if row["EET_STATUS"] == "NEET"])


def edu_sen_12m(view: View) -> list[Unit] | None:
    """Section 3, edu_sen_12m: aged 4 to 15 at D."""
    rows = month_rows(view, "education_status")
    if not (care_speaks(view) and filled(rows, "SEN_PROVISION")):
        return None
    children = [child for child in view.in_care_months(12) if 4 <= view.age_at_end(child) <= 15]
    return share_of(children, [row["CHILD"] for row in rows if row["SEN_PROVISION"] in {"K", "S", "E"}])


def edu_ehcp_20wk_acytd(view: View) -> list[Unit] | None:
    """Section 3, edu_ehcp_20wk_acytd: plans issued in AC YTD that were requested inside a period of care."""
    if not speaks(view, "episodes", "ehc_plans"):
        return None
    units = []
    for plan in view.rows("ehc_plans"):
        child, requested, issued = plan["CHILD"], plan["REQUEST_DATE"], plan["ISSUED_DATE"]
        in_care = any(
            period.s0 <= requested and (period.e0 is None or requested < period.e0)
            for period in view.periods.get(child, [])
        )
        in_year = issued is not None and academic_year_start(view.end) <= issued <= view.end
        if in_year and in_care and plan.get("EXEMPTION") != "Y":
            in_time = 0 <= (issued - requested).days <= 140
            units.append(share(dated(child, requested), child, in_time))
    return units
