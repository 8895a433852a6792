"""Extracts that describe one day (AS_AT): which of their rows are a month's (section 3)."""

from __future__ import annotations

import numpy as np

from engine.arrays import Days, Rows, looked_up


def rows_of_months(as_at: Days, month_starts: Days, month_ends: Days) -> list[Rows]:
    """For each month its rows, in order: those with the latest AS_AT inside the month."""
    order = np.arange(len(as_at), dtype=np.int32)
    if not bool((as_at[1:] >= as_at[:-1]).all()):
        order = np.argsort(as_at, kind="stable").astype(np.int32)
        as_at = looked_up(as_at, order)
    after = np.searchsorted(as_at, month_ends, side="right")
    latest = np.append(as_at, np.int32(-(2**31)))[after - 1]  # of no row, where after is 0
    first = np.where(latest >= month_starts, np.searchsorted(as_at, latest, side="left"), after)
    return [order[start:end] for start, end in zip(first.tolist(), after.tolist(), strict=True)]
