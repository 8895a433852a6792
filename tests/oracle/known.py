"""What is known at D: sections 1 and 8, "nothing dated after D is known at D"."""

from datetime import date, datetime

from .loading import Extracts, Row

# The date that brings a row into being; a row whose own date is after D does not exist at D.
OWN_DATE = {
    "episodes": "DECOM",
    "reviews": "REVIEW",
    "placed_adoption": "DATE_PLACED",
    "missing": "MIS_START",
    "sw_episodes": "SW_DECOM",
    "allocations": "START_DATE",
    "youth_justice": "YOS_START",
    "ola_placements": "START_DATE",
    "health_events": "EVENT_DATE",
    "adoption_plans": "DATE_ADM_DECISION",
    "missing_episodes": "START_DATETIME",
    "complaints": "RECEIVED_DATE",
    "education_status": "AS_AT",
    "exclusions": "START_DATE",
    "ehc_plans": "REQUEST_DATE",
    "care_leavers": "AS_AT",
    "care_plan_audits": "AUDIT_DATE",
    "staffing": "AS_AT",
}

# Later dates of a row that may lie after D: each is then not there yet, and nor are its companions.
LATER_DATES = {
    "episodes": {"DEC": ["REC", "REASON_PLACE_CHANGE"]},
    "uasc": {"DUC": []},
    "ad1": {"DATE_INT": [], "DATE_MATCH": []},
    "placed_adoption": {"DATE_PLACED_CEASED": ["REASON_PLACED_CEASED"]},
    "missing": {"MIS_END": []},
    "sw_episodes": {"SW_DEC": ["SW_REASON"]},
    "allocations": {"END_DATE": []},
    "youth_justice": {"YOS_END": []},
    "ola_placements": {"END_DATE": []},
    "adoption_plans": {"DATE_ADOPTION_PLAN": []},
    "sibling_groups": {"DATE_PLACED": []},
    "missing_episodes": {"END_DATETIME": [], "RHI_COMPLETED_DATE": []},
    "ehc_plans": {"ISSUED_DATE": []},
    "care_leavers": {"PATHWAY_PLAN_DATE": []},
}


def after(value: date | datetime | None, end: date) -> bool:
    """Whether a recorded day (or time) lies after the end of day D."""
    if value is None:
        return False
    return (value.date() if isinstance(value, datetime) else value) > end


def known_at(extracts: Extracts, end: date) -> Extracts:
    """The extracts as they could be known at the end of day D (sections 1 and 8).

    Extracts without dates that happen to a child (header, population, results, targets ...) stay whole.
    """
    known: Extracts = {}
    for name, rows in extracts.items():
        own = OWN_DATE.get(name)
        known[name] = [
            _known_row(row, LATER_DATES.get(name, {}), end)
            for row in rows
            if own is None or not after(row[own], end)
        ]
    return known


def _known_row(row: Row, later_dates: dict[str, list[str]], end: date) -> Row:
    row = dict(row)
    for column, companions in later_dates.items():
        if after(row.get(column), end):
            for blanked in [column, *companions]:
                if blanked in row:
                    row[blanked] = None
    return row
