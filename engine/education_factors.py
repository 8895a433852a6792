"""Education factors: how many children meet several difficulties at school at once (section 6)."""

import numpy as np

from engine.arrays import Mask
from engine.calendar import Month
from engine.care.model import CareModel
from engine.indicators import needs
from engine.indicators.education import excluded_this_year
from engine.results import Table

ROWS = (
    ("No of CiC With A Fixed Term Exclusion This Academic Year", "E"),
    ("No of CiC with Persistent Absence", "P"),
    ("No of CiC Currently on a Reduced Timetable", "R"),
    ("No of CiC Currently Not in Education", "N"),
    ("Fixed Term Exclusion with PA", "EP"),
    ("PA Not in Education", "PN"),
    ("Not in Education and on a Reduced Timetable", "NR"),
    ("Exclusion and on Reduced Timetable", "ER"),
    ("RTT Not in Exclusion", "RNE"),
    ("Exclusion PA and Not in", "EPN"),
    ("Exclusion, RTT, PA", "ERP"),
    ("RTT, PA, Not in Education", "RPN"),
    ("All Above", "EPRN"),
)
"""The printed rows and the factors that each asks for, inclusively: 'has at least these'."""

COLUMNS = ("Primary School", "Secondary School", "Total")
EXTRACT = "education_status"
Counts = list[int | None]


def education_factors_table(model: CareModel) -> Table:
    """The table of a model's last month beside the month before, as printed; the model holds both."""
    header = ["", *COLUMNS, *(f"{c} previous month" for c in COLUMNS), *(f"{c} change" for c in COLUMNS)]
    if not all(model.extracts.imported(name) for name in ("episodes", "header", EXTRACT)):
        return [header]
    previous, latest = (_month_counts(model, place) for place in (-2, -1))
    table = [header]
    for (label, _), before, now in zip(ROWS, previous, latest, strict=True):
        change = [None if a is None or b is None else b - a for a, b in zip(before, now, strict=True)]
        table.append([label, *map(_text, now), *map(_text, before), *map(_text, change)])
    return table


def months_for_factors(month: Month) -> list[Month]:
    """The months that the table needs."""
    return [month.plus(-1), month]


def _text(count: int | None) -> str:
    return "" if count is None else str(count)


def _month_counts(model: CareModel, place: int) -> list[Counts]:
    """Primary, secondary and total of every row; None where not reported."""
    month = len(model.months) + place
    if not all(need(model)[month] for need in (*needs.CHILDREN_IN_CARE, needs.snapshot(EXTRACT))):
        return [[None] * 3 for _ in ROWS]
    roll = model.roll
    in_month = roll.month == month
    has = factors_of_children(model)
    primary = in_month & roll.snapshot(EXTRACT, "PHASE", "PRIMARY")
    secondary = in_month & roll.snapshot(EXTRACT, "PHASE", "SECONDARY")
    exclusions = model.extracts.imported("exclusions")
    return [_row_counts(factors, has, primary, secondary, exclusions) for _, factors in ROWS]


def _row_counts(
    factors: str, has: dict[str, Mask], primary: Mask, secondary: Mask, exclusions: bool
) -> Counts:
    if "E" in factors and not exclusions:
        return [None] * 3
    met = np.logical_and.reduce([has[factor] for factor in factors])
    counts = [int((met & phase).sum()) for phase in (primary, secondary)]
    return [*counts, sum(counts)]


def factors_of_children(model: CareModel) -> dict[str, Mask]:
    """Which rows of the roll meet each factor."""
    roll = model.roll
    return {
        "E": excluded_this_year("FTE", roll),
        "P": _persistently_absent(model),
        "R": roll.snapshot(EXTRACT, "REDUCED_TIMETABLE", "Y"),
        "N": roll.snapshot(EXTRACT, "NOT_IN_EDUCATION", "Y"),
    }


def _persistently_absent(model: CareModel) -> Mask:
    """ABSENT_SESSIONS >= 10% of POSSIBLE_SESSIONS, where there were any."""
    extract = model.extracts[EXTRACT]
    possible, _ = extract.amounts("POSSIBLE_SESSIONS")
    absent, recorded = extract.amounts("ABSENT_SESSIONS")
    persistent = recorded & (possible > 0) & (absent >= -(-possible // 10))
    return np.append(persistent, False)[model.roll.snapshot_row(EXTRACT)]
