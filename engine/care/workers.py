"""Who holds a role for a child, and since when (section 2: current worker)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import ABSENT, NEVER, Days, Mask, Rows, order_by, running_maximum

if TYPE_CHECKING:
    from engine.care.model import CareModel
    from engine.care.roll import Roll

SOCIAL_WORKER = "SW"


class Workers:
    """Allocations of one role; `sw_episodes` serves where `allocations` has no row of role SW at all."""

    def __init__(self, model: CareModel, role: str) -> None:
        self._model = model
        self.role = role
        allocations = model.extracts["allocations"]
        in_role = allocations.among("ROLE", [role])
        if role == SOCIAL_WORKER and not in_role.any():
            self._extract, self._worker, self._start, self._end = (
                model.extracts["sw_episodes"], "SW_ID", "SW_DECOM", "SW_DEC",
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
        return begun[roll.of_whole(("worker", self.role), lambda whole: whole.open_rows(child, start, end))]

    @cached_property
    def _allocations(self) -> tuple[Rows, Days, Days, Days]:
        """Child, start and end of the allocations in order, and since when each has run (NEVER for none)."""
        child = self._model.children.number(self._extract)
        worker = self._extract.in_text_order(self._worker)
        start, end = self._extract.days(self._start), self._extract.days(self._end)
        kept = np.flatnonzero(self._in_role & (child != ABSENT))
        kept = kept[order_by(child[kept], start[kept], worker[kept])]
        child, worker, start, end = child[kept], worker[kept], start[kept], end[kept]
        return child, start, end, np.append(run_starts(child, worker, start, end), NEVER)


def run_starts(child: Rows, worker: Rows, start: Days, end: Days) -> Days:
    """For each allocation, where the unbroken run of that child and worker begins.

    An allocation joins the one after it when it ends no more than one day before its start, or overlaps it.
    """
    order = order_by(child, worker, start)
    pair_begins = np.ones(len(order), dtype=bool)
    pair_begins[1:] = (np.diff(child[order]) != 0) | (np.diff(worker[order]) != 0)
    pair = np.cumsum(pair_begins, dtype=np.int32)
    reach = running_maximum(pair, end[order])
    run_begins = pair_begins.copy()
    run_begins[1:] |= reach[:-1] < start[order][1:] - 1
    opening = np.maximum.accumulate(np.where(run_begins, np.arange(len(order)), 0)) if len(order) else order
    result = np.empty(len(order), dtype=np.int32)
    result[order] = start[order][opening]
    return result
