"""What is open, as a worker reads it; what computes (the engine brings numpy) is loaded when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UserError
from engine.profile import Profile, parse

if TYPE_CHECKING:
    from engine.analysis.history import History
    from engine.analysis.overview import Overview
    from engine.calendar import Month
    from engine.tables import Extracts
    from engine.workspace import Workspace


@dataclass(frozen=True, eq=False)
class Data:
    """An open workspace as it was at one moment; read again after every change.

    `months` are those that the data covers, ascending; `latest` is the scorecard of the last of them, None
    where there is nothing to report on yet. `is_kept` says that the workspace keeps it for the next start,
    `changes` how many changes were made through it before. The rest is for work in the worker only.
    """

    path: Path
    profile: Profile
    months: tuple[Month, ...]
    latest: Overview | None
    find_workspace: Callable[[], Workspace]
    find_extracts: Callable[[], Extracts]
    changes: int = 0
    is_kept: bool = False

    @cached_property
    def workspace(self) -> Workspace:
        """The open workspace."""
        return self.find_workspace()

    @cached_property
    def extracts(self) -> Extracts:
        """Its extracts."""
        return self.find_extracts()

    @cached_property
    def history(self) -> History | None:
        """All months that the data covers; None where it covers none."""
        if not self.months:
            return None
        from engine.analysis.history import History

        published = self.workspace.published_months()
        return History(self.extracts, self.profile, self.months[0], self.months[-1], published)


def open_data(path: Path, password: str | None) -> Data:
    """Open a workspace; where it keeps the figures of the last month, nothing is computed yet.

    Raises what Workspace.open does.
    """
    from engine.workspace.kept import open_file

    opened = open_file(path, password)

    @cache
    def workspace() -> Workspace:
        from engine.workspace import Workspace

        return Workspace(opened.connection, opened.path, opened.encrypted)

    def extracts() -> Extracts:
        from engine.workspace.extracts import extracts_of

        return extracts_of(workspace())

    kept = opened.kept
    if kept is None:
        return read_data(workspace())
    months = kept.first.until(kept.overview.month)
    return Data(path, parse(opened.profile_text), months, kept.overview, workspace, extracts, is_kept=True)


def read_data(workspace: Workspace) -> Data:
    """What the workspace holds now, with the figures of the last month."""
    from engine.analysis.history import History
    from engine.analysis.overview import SPARKLINE_MONTHS, overview
    from engine.workspace.extracts import extracts_of

    extracts, profile = extracts_of(workspace), parse(workspace.profile_text)
    months: tuple[Month, ...] = ()
    latest = None
    if extracts["episodes"].rows:
        published = workspace.published_months()
        months = History.of(extracts, profile, published).months
        recent = History.ending(extracts, profile, months[-1], SPARKLINE_MONTHS, published)
        latest = overview(recent, months[-1])
    return Data(
        workspace.path, profile, months, latest, lambda: workspace, lambda: extracts, workspace.changes
    )


def compute_all(data: Data) -> History:
    """All figures of all months; those of the last are kept for the next start."""
    from engine.analysis.overview import overview
    from engine.workspace.kept import Kept, keep

    assert data.history is not None
    history = compute(data.history)
    latest = overview(history, history.last)
    if not data.is_kept or latest != data.latest:
        with suppress(UserError):  # on a disk that cannot be written the next start computes again
            keep(data.workspace, Kept(history.first, latest), data.changes)
    return history


def compute(history: History) -> History:
    """Work out all figures of a history, so that cutting a page from it takes no time."""
    assert history.shown
    return history
