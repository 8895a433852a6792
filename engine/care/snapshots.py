"""Extracts that describe one day (AS_AT): which of their rows are a month's (section 3)."""

from __future__ import annotations

import numpy as np

from engine.arrays import ABSENT, NEVER, Days, Rows, looked_up


def month_of_rows(as_at: Days, month_starts: Days, month_ends: Days) -> Rows:
    """The month (its place in the list) that each row speaks for; ABSENT for the rows of no month.

    A month's rows are those with the latest AS_AT inside the month.
    """
    if not len(as_at):
        return np.zeros(0, dtype=np.int32)
    earliest = as_at.min()
    days = np.where(as_at == NEVER, np.int32(ABSENT), as_at - earliest)
    held = np.zeros(int(days.max()) + 2, dtype=bool)  # the last place is that of ABSENT
    held[days] = True
    dates = np.flatnonzero(held[:-1]).astype(np.int32) + earliest
    month = np.searchsorted(month_ends, dates, side="left")
    inside = (month < len(month_ends)) & (dates >= np.append(month_starts, 2**31 - 1)[month])
    latest = inside & np.append(month[1:] != month[:-1], True)[: len(dates)]
    chosen = np.full(len(held), ABSENT, dtype=np.int32)
    chosen[dates - earliest] = np.where(latest, month, ABSENT)
    return looked_up(chosen, days)
