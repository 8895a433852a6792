"""Conditions and rules that several indicators share, in the words of section 2."""

from collections.abc import Callable

import numpy as np

from engine.arrays import ABSENT, NEVER, Days, Mask
from engine.care.periods import PLACED_FOR_ADOPTION
from engine.care.roll import Roll
from engine.indicators.declaration import Cohort
from engine.indicators.units import ExtractRows, PeriodRows, roll

Condition = Callable[[Roll], Mask]


def children_in_care(*conditions: Condition) -> Cohort:
    """CIC(D), those who meet all the conditions."""
    return Cohort(roll, conditions)


def in_care_for(months: int) -> Condition:
    """In care for so many months."""
    return lambda roll: roll.in_care_for(months)


def aged(first: int, last: int) -> Condition:
    """Age at D from `first` to `last`."""
    return lambda roll: (roll.age >= first) & (roll.age <= last)


def not_uasc(roll: Roll) -> Mask:
    """Not an unaccompanied asylum seeking child at D."""
    return ~roll.uasc


def placed_in(*places: str) -> Condition:
    """Current PLACE is one of the codes."""
    return lambda roll: roll.placed_in(*places)


def not_placed_for_adoption(roll: Roll) -> Mask:
    """Current PLACE is not A3-A6."""
    return ~roll.placed_in(*PLACED_FOR_ADOPTION)


def same_worker_for(role: str, months: int) -> Condition:
    """With the current worker in the role for so many months."""
    return lambda roll: roll.model.workers(role).since(roll) <= roll.months_before(months)


def open_in(extract: str, start: str, end: str) -> Condition:
    """A row of the extract is open at D."""

    def rule(roll: Roll) -> Mask:
        holds: Mask = roll.open_in(extract, start, end) != ABSENT
        return holds

    return rule


def in_month_rows(extract: str, column: str, *values: str) -> Condition:
    """The child's row in the month's rows of an AS_AT extract holds one of the values."""
    return lambda roll: roll.snapshot(extract, column, *values)


def holds(column: str, *values: str) -> Callable[[ExtractRows], Mask]:
    """A code column of the row holds one of the values."""
    return lambda rows: rows.among(column, *values)


def lacks(column: str, *values: str) -> Callable[[ExtractRows], Mask]:
    """A code column of the row holds none of the values."""
    return lambda rows: ~rows.among(column, *values)


def within(first: str, last: str, days: int) -> Callable[[ExtractRows], Mask]:
    """0 <= last - first <= days, both dates known at D."""

    def rule(rows: ExtractRows) -> Mask:
        begin, end = rows.days(first), rows.days(last)
        holds: Mask = (end != NEVER) & (begin <= end) & (end - np.int32(days) <= begin)
        return holds

    return rule


def left_as(*codes: str) -> Callable[[PeriodRows], Mask]:
    """The last episode ended with one of the codes."""
    return lambda periods: periods.end_code(*codes)


def not_uasc_at_end(periods: PeriodRows) -> Mask:
    """Not UASC at E0: status that ceased before E0, or none."""
    return periods.model.children.uasc_until.take(periods.child) < periods.end


def event_within(roll: Roll, latest: Days, months: int) -> Mask:
    """Whether a day lies within the last so many months of D."""
    return (latest > roll.months_before(months)) & (latest <= roll.day)
