"""Section 6: education factors, beside the month before."""

from datetime import date

from .care import View
from .days import month_end, months
from .demographics import Table, available
from .education import excluded_this_academic_year
from .loading import Row
from .results import Council
from .units import care_speaks, month_rows

ROWS = [
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
]

Cells = list[int | None]


def _factors(row: Row, excluded: set[str]) -> set[str]:
    """Which of E, P, R and N a child's row of the month (and the exclusions) say."""
    found = set()
    if row["CHILD"] in excluded:
        found.add("E")
    possible, absent = row.get("POSSIBLE_SESSIONS") or 0, row.get("ABSENT_SESSIONS") or 0
    if possible > 0 and absent * 10 >= possible:
        found.add("P")
    if row.get("REDUCED_TIMETABLE") == "Y":
        found.add("R")
    if row.get("NOT_IN_EDUCATION") == "Y":
        found.add("N")
    return found


def _cells(view: View, wanted: str) -> Cells:
    """Primary, Secondary and Total of one row; None for not reported."""
    rows = month_rows(view, "education_status")
    if not (care_speaks(view) and rows) or ("E" in wanted and "exclusions" not in view.extracts):
        return [None, None, None]
    excluded = excluded_this_academic_year(view, "FTE")
    meeting = [row for row in rows if row["CHILD"] in view.cic and set(wanted) <= _factors(row, excluded)]
    primary = sum(row.get("PHASE") == "PRIMARY" for row in meeting)
    secondary = sum(row.get("PHASE") == "SECONDARY" for row in meeting)
    return [primary, secondary, primary + secondary]


def _text(count: int | None) -> str:
    return "" if count is None else str(count)


def education_factors(council: Council, end: date) -> Table:
    """The 13 printed rows, each inclusive, with the month before and the change."""
    columns = ["Primary School", "Secondary School", "Total"]
    header = ["", *columns, *(f"{c} previous month" for c in columns), *(f"{c} change" for c in columns)]
    view, before = council.at(end), council.at(month_end(months(date(end.year, end.month, 1), -1)))
    if not available(view, "education_status"):
        return [header]
    table = [header]
    for label, wanted in ROWS:
        now, then = _cells(view, wanted), _cells(before, wanted)
        change = [None if a is None or b is None else a - b for a, b in zip(now, then, strict=True)]
        table.append([label, *map(_text, [*now, *then, *change])])
    return table
