"""What is open, as a worker reads it. Imported only after the window stands: the engine brings numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from engine.arrays import NEVER
from engine.calendar import Month
from engine.care.model import CareModel
from engine.profile import Profile, parse
from engine.results import ScorecardRow, Value
from engine.scorecard import scorecard
from engine.tables import Extracts
from engine.workspace import Workspace
from engine.workspace.extracts import extracts_of

MODELS_KEPT = 4


@dataclass(frozen=True)
class Data:
    """An open workspace as it was at one moment; read again after every change.

    `workspace` is for work in the worker only. `months` are the months that the data covers, ascending;
    empty where there is nothing to report on yet.
    """

    workspace: Workspace
    extracts: Extracts
    profile: Profile
    months: tuple[Month, ...]
    _models: dict[tuple[Month, ...], CareModel] = field(default_factory=dict, repr=False)

    @property
    def path(self) -> Path:
        """The workspace's file."""
        return self.workspace.path

    def model(self, *months: Month) -> CareModel:
        """The care model of some months (ascending); the last few are kept."""
        if months not in self._models:
            if len(self._models) >= MODELS_KEPT:
                del self._models[next(iter(self._models))]
            self._models[months] = CareModel(self.extracts, months, self.profile)
        return self._models[months]


@dataclass(frozen=True)
class Figures:
    """The scorecard of some months: rows by month, and every computed value by indicator and month."""

    rows: Mapping[Month, tuple[ScorecardRow, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[Month, Value]] = field(default_factory=dict)

    def joined(self, other: Figures) -> Figures:
        """The months of both; the other's count where both have one."""
        values = {
            name: {**self.values.get(name, {}), **other.values.get(name, {})}
            for name in {*self.values, *other.values}
        }
        return Figures({**self.rows, **other.rows}, values)

    @cached_property
    def by_indicator(self) -> Mapping[str, Mapping[Month, ScorecardRow]]:
        """The rows of each indicator by month."""
        found: dict[str, dict[Month, ScorecardRow]] = {}
        for month in sorted(self.rows):
            for row in self.rows[month]:
                found.setdefault(row.indicator, {})[month] = row
        return found


def read_data(workspace: Workspace) -> Data:
    """What the workspace holds now."""
    extracts = extracts_of(workspace)
    return Data(workspace, extracts, parse(workspace.profile_text), months_covered(extracts))


def compute_figures(data: Data, months: tuple[Month, ...]) -> Figures:
    """The scorecard of some months."""
    card = scorecard(data.extracts, months, data.profile)
    rows: dict[Month, list[ScorecardRow]] = {month: [] for month in months}
    for row in card.rows:
        rows[row.month].append(row)
    return Figures({month: tuple(listed) for month, listed in rows.items()}, card.figures)


SNAPSHOTS = ("care_leavers", "education_status", "staffing")


def months_covered(extracts: Extracts) -> tuple[Month, ...]:
    """From the month of the first episode to the last month that the extracts speak for.

    The last month is that of the latest AS_AT where there is one, since such an extract is made for a month
    end; else that of the latest start, end or review.
    """
    starts = _days(extracts, "episodes", "DECOM")
    if not starts:
        return ()
    latest = max((day for name in SNAPSHOTS for day in _days(extracts, name, "AS_AT")), default=None)
    if latest is None:
        latest = max(starts + _days(extracts, "episodes", "DEC") + _days(extracts, "reviews", "REVIEW"))
    first, last = Month.containing(min(starts)), Month.containing(latest)
    count = (last.year - first.year) * 12 + last.number - first.number + 1
    return tuple(first.plus(step) for step in range(max(count, 1)))


def _days(extracts: Extracts, name: str, column: str) -> list[int]:
    """The earliest and the latest recorded day of a column; nothing where there is none."""
    days = extracts[name].days(column)
    known = days[days != NEVER]
    return [int(known.min()), int(known.max())] if len(known) else []


def named(month: Month) -> str:
    """'July 2019'."""
    return f"{MONTH_NAMES[month.number - 1]} {month.year}"


MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
