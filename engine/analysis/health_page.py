"""The initial health assessment page: its two tables, and the counts that they are made of."""

from dataclasses import dataclass

import numpy as np

from engine.analysis.history import History
from engine.analysis.printed_tables import printed_table
from engine.calendar import Month, Window
from engine.health_assessments import months_of_difference
from engine.indicators.health import ASSESSMENT_DAYS, assessed_in_time, uasc_at_start, working_days
from engine.indicators.units import starts_due
from engine.results import Table


@dataclass(frozen=True)
class GroupCounts:
    """Starts of a month's window: in time and in all, of children UASC at the start and of the others."""

    month: Month
    uasc_in_time: int
    uasc: int
    others_in_time: int
    others: int


@dataclass(frozen=True)
class HealthTables:
    """The difference without and with UASC by month, who was late, and the counts behind the difference."""

    difference: Table
    late: Table
    counts: tuple[GroupCounts, ...]


def health_tables(history: History, month: Month) -> HealthTables:
    """The two tables of a month."""
    return HealthTables(
        difference=printed_table(history, "iha_uasc_difference", month),
        late=printed_table(history, "iha_late", month),
        counts=_counts(history, month),
    )


def _counts(history: History, month: Month) -> tuple[GroupCounts, ...]:
    months = months_of_difference(month)
    model = history.model_at(*months)
    rows = starts_due(Window.ROLLING_YEAR, working_days(ASSESSMENT_DAYS))(model)
    in_time, uasc = assessed_in_time(rows), uasc_at_start(rows)
    groups = (uasc & in_time, uasc, ~uasc & in_time, ~uasc)
    counts = [np.bincount(rows.month[group], minlength=len(months)).tolist() for group in groups]
    return tuple(GroupCounts(each, *of) for each, *of in zip(months, *counts, strict=True))
