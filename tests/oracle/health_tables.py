"""Section 6: the two special tables of the initial health assessment page."""

from datetime import date
from fractions import Fraction

from .care import Period, View, uasc_at_start
from .days import age, month_end, months
from .demographics import Table
from .health import event_days, iha_held_in_time, iha_periods, iha_speaks, periods_due
from .printing import signed
from .results import Council

NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
AGES = {
    "Under 1": range(1),
    "1-4": range(1, 5),
    "5-9": range(5, 10),
    "10-15": range(10, 16),
    "16-17": range(16, 18),
}


def _percentage(view: View, periods: list[Period]) -> Fraction | None:
    if not periods:
        return None
    return Fraction(100 * sum(iha_held_in_time(view, period) for period in periods), len(periods))


def _difference(view: View) -> Fraction | None:
    """Without children UASC at S0 minus with them, of every start (section 8)."""
    if not iha_speaks(view):
        return None
    every = periods_due(view, 20)
    without = _percentage(view, [period for period in every if not uasc_at_start(view, period)])
    inclusive = _percentage(view, every)
    return None if without is None or inclusive is None else without - inclusive


def iha_uasc_difference(council: Council, end: date) -> Table:
    """Per month of R12M the difference, and the mean of those there are."""
    ends = [month_end(months(date(end.year, end.month, 1), back)) for back in range(-11, 1)]
    differences = [_difference(council.at(each)) for each in ends]
    known = [difference for difference in differences if difference is not None]
    cells = ["" if difference is None else signed(difference, 1) for difference in differences]
    cells.append(signed(sum(known, Fraction(0)) / len(known), 1) if known else "")
    header = ["", *(f"{NAMES[each.month - 1]} {each.year % 100:02d}" for each in ends), "Ave"]
    return [header, ["Difference in percentage points", *cells]]


def iha_late(council: Council, end: date) -> Table:
    """Starts whose assessment was late or is not yet held, by age and legal status at S0.

    A child without a header row has no age and so no place in the table (section 8).
    """
    view = council.at(end)
    table = [["IHA", "Legal status", *AGES, "Total"]]
    if not iha_speaks(view):
        return table
    cells: dict[tuple[int, str], dict[str, int]] = {}
    for period in iha_periods(view):
        if iha_held_in_time(view, period) or period.child not in view.header:
            continue
        years = age(view.header[period.child]["DOB"], period.s0)
        groups = [name for name, span in AGES.items() if years in span]
        if groups:
            late = any(day > view.wd(period.s0, 20) for day in event_days(view, period.child, "IHA"))
            row = cells.setdefault((0 if late else 1, period.episodes[0]["LS"] or ""), dict.fromkeys(AGES, 0))
            row[groups[0]] += 1
    for (kind, status), row in sorted(cells.items()):
        counts = [str(count) for count in row.values()]
        table.append([["Late", "Not yet held"][kind], status, *counts, str(sum(row.values()))])
    return table
