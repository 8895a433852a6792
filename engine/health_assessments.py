"""The two special tables of the initial health assessment page (section 6)."""

from fractions import Fraction

import numpy as np

from engine.arrays import ABSENT, Mask
from engine.calendar import Month, Window, age_on, working_days_after
from engine.care.model import CareModel
from engine.indicators.catalogue import indicator
from engine.indicators.health import (
    ASSESSMENT_DAYS,
    assessed_in_time,
    uasc_at_start,
    working_days,
)
from engine.indicators.units import PeriodRows, starts_due
from engine.results import Table
from engine.scorecard.rounding import fixed

INITIAL_ASSESSMENTS = indicator("health_iha_20wd")
AGE_GROUPS = (("Under 1", 0, 0), ("1-4", 1, 4), ("5-9", 5, 9), ("10-15", 10, 15), ("16-17", 16, 17))
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LATE, NOT_HELD = "Late", "Not yet held"


def months_of_difference(month: Month) -> list[Month]:
    """The twelve months that end with one."""
    return [month.plus(back) for back in range(-11, 1)]


def _reported(model: CareModel) -> Mask:
    """The months for which the indicator's extracts can speak."""
    holds: Mask = np.logical_and.reduce([need(model) for need in INITIAL_ASSESSMENTS.needs])
    return holds


def uasc_difference_table(model: CareModel) -> Table:
    """The result without children UASC at S0 minus the result with them, for the model's twelve months.

    In percentage points from unrounded values; every start counts, whatever the settings say.
    """
    rows = starts_due(Window.ROLLING_YEAR, working_days(ASSESSMENT_DAYS))(model)
    in_time, without = assessed_in_time(rows), ~uasc_at_start(rows)
    months = range(len(model.months))
    reported = _reported(model).tolist()
    differences = [
        _difference(rows.month == month, in_time, without) if reported[month] else None for month in months
    ]
    known = [difference for difference in differences if difference is not None]
    mean = sum(known, Fraction(0)) / len(known) if known else None
    header = ["", *(f"{MONTH_NAMES[m.number - 1]} {m.year % 100:02d}" for m in model.months), "Ave"]
    return [header, ["Difference in percentage points", *map(_signed, [*differences, mean])]]


def _difference(in_month: Mask, in_time: Mask, without: Mask) -> Fraction | None:
    with_all, alone = (_share(in_month & group, in_time) for group in (np.ones_like(without), without))
    return None if with_all is None or alone is None else alone - with_all


def _share(group: Mask, in_time: Mask) -> Fraction | None:
    total = int(group.sum())
    return Fraction(100 * int((group & in_time).sum()), total) if total else None


def _signed(value: Fraction | None) -> str:
    return "" if value is None else fixed(value, 1, signed=True)


def late_assessments_table(model: CareModel) -> Table:
    """The starts of the model's only month whose assessment was late or is not yet held."""
    header = ["IHA", "Legal status", *(label for label, _, _ in AGE_GROUPS), "Total"]
    if not _reported(model)[-1]:
        return [header]
    units, members = INITIAL_ASSESSMENTS.cohort.of(model)
    assert isinstance(units, PeriodRows)
    group = _age_group(units)
    outstanding = members & ~assessed_in_time(units) & (units.month == len(model.months) - 1)
    outstanding &= group != ABSENT
    held = _held_after(units)
    status_codes, statuses = _legal_status(units)
    table = [header]
    for label, chosen in ((LATE, outstanding & held), (NOT_HELD, outstanding & ~held)):
        for status in sorted(set(statuses[chosen].tolist())):
            counts = np.bincount(group[chosen & (statuses == status)], minlength=len(AGE_GROUPS)).tolist()
            table.append([label, status_codes[status], *map(str, counts), str(sum(counts))])
    return table


def _held_after(periods: PeriodRows) -> Mask:
    """Any assessment after the 20th working day that is known at D."""
    due = working_days_after(periods.start, ASSESSMENT_DAYS)
    return periods.model.health_events("IHA").any_between(periods.child, due + np.int32(1), periods.day)


def _age_group(periods: PeriodRows) -> np.ndarray:
    """The place in AGE_GROUPS of the age at S0; ABSENT for an adult and where there is no age."""
    children = periods.model.children
    age = np.maximum(age_on(children.birth[periods.child], periods.start), 0)
    group = np.searchsorted([oldest for _, _, oldest in AGE_GROUPS], age, side="left")
    return np.where(children.in_header[periods.child] & (group < len(AGE_GROUPS)), group, ABSENT)


def _legal_status(periods: PeriodRows) -> tuple[list[str], np.ndarray]:
    """Legal status codes in text order, and the place of the status at S0 for each period."""
    episodes = periods.model.episodes
    codes, texts = episodes.extract.texts("LS")
    names = ["", *sorted(texts)]
    place = np.array([names.index(text) for text in texts] + [0])
    first = codes[episodes.row[periods.model.periods.first[periods.period]]]
    return names, place[np.where(first == ABSENT, len(texts), first)]
