"""Extracts that describe one day (AS_AT): which of their rows are a month's (section 3)."""

from __future__ import annotations

import numpy as np

from engine.arrays import ABSENT, Days, Rows, distinct


def month_of_rows(as_at: Days, month_starts: Days, month_ends: Days) -> Rows:
    """The month (its place in the list) that each row speaks for; ABSENT for the rows of no month.

    A month's rows are those with the latest AS_AT inside the month.
    """
    dates = distinct(as_at)
    month = np.searchsorted(month_ends, dates, side="left")
    inside = (month < len(month_ends)) & (dates >= np.append(month_starts, 2**31 - 1)[month])
    latest = inside & np.append(month[1:] != month[:-1], True)[: len(dates)]
    chosen = np.where(latest, month, ABSENT).astype(np.int32)
    return chosen[np.searchsorted(dates, as_at)] if len(dates) else np.zeros(0, dtype=np.int32)
