"""Who holds a role for a child, and since when (section 2: current worker)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import ABSENT, NEVER, Days, Mask, Rows, looked_up, order_by, running_maximum
from engine.care.children import Children
from engine.care.events import open_rows
from engine.tables import Extracts

if TYPE_CHECKING:
    from engine.care.roll import Roll

SOCIAL_WORKER = "SW"


class Workers:
    """Allocations of one role; `sw_episodes` serves where `allocations` has no row of role SW at all."""

    def __init__(self, extracts: Extracts, children: Children, role: str) -> None:
        self._children = children
        self.role = role
        allocations = extracts["allocations"]
        in_role = allocations.among("ROLE", [role])
        if role == SOCIAL_WORKER and not in_role.any():
            self._extract, self._worker, self._start, self._end = (
                extracts["sw_episodes"], "SW_ID", "SW_DECOM", "SW_DEC",
            )  # fmt: skip
            in_role = np.ones(self._extract.rows, dtype=bool)
        else:
            self._extract, self._worker, self._start, self._end = (
                allocations, "WORKER_ID", "START_DATE", "END_DATE",
            )  # fmt: skip
        self._in_role: Mask = in_role

    @property
    def starts(self) -> Days:
        """The start dates of all allocations in the role."""
        return self._extract.days(self._start)[self._in_role]

    def since(self, roll: Roll) -> Days:
        """Since when the current worker has been with the child, by row of the roll; NEVER without one."""
        child, start, end, begun = self._allocations
        model = roll.model
        row = roll.swept(
            ("worker", self.role),
            lambda: open_rows(child, start, end, model.children.count, model.days),
        )
        return begun.take(row)

    @cached_property
    def _allocations(self) -> tuple[Rows, Days, Days, Days]:
        """Child, start and end of the allocations in order, and since when each has run (NEVER for none)."""
        child = self._children.number(self._extract)
        worker = self._extract.in_text_order(self._worker)
        start, end = self._extract.days(self._start), self._extract.days(self._end)
        kept = np.flatnonzero(self._in_role & (child != ABSENT)).astype(np.int32)
        kept = looked_up(kept, order_by(*(looked_up(column, kept) for column in (child, start, worker))))
        child, worker, start, end = (looked_up(column, kept) for column in (child, worker, start, end))
        return child, start, end, np.append(run_starts(child, worker, start, end), NEVER)


def run_starts(child: Rows, worker: Rows, start: Days, end: Days) -> Days:
    """For each allocation, where the unbroken run of that child and worker begins.

    An allocation joins the one after it when it ends no more than one day before its start, or overlaps it.
    """
    order = order_by(child, worker, start)
    pair_begins = np.ones(len(order), dtype=bool)
    child, worker, start, end = (looked_up(column, order) for column in (child, worker, start, end))
    pair_begins[1:] = (child[1:] != child[:-1]) | (worker[1:] != worker[:-1])
    pair = np.cumsum(pair_begins, dtype=np.int32)
    reach = running_maximum(pair, end)
    run_begins = pair_begins.copy()
    run_begins[1:] |= reach[:-1] < start[1:] - 1
    lengths = np.diff(np.flatnonzero(np.append(run_begins, True)))
    result = np.empty(len(order), dtype=np.int32)
    result[order] = np.repeat(start[run_begins], lengths)
    return result
