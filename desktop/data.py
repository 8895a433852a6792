"""What is open, as a worker reads it. Imported only after the window stands: the engine brings numpy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.analysis.history import History
from engine.analysis.overview import SPARKLINE_MONTHS
from engine.calendar import Month
from engine.profile import Profile, parse
from engine.tables import Extracts
from engine.workspace import Workspace
from engine.workspace.extracts import extracts_of


@dataclass(frozen=True, eq=False)
class Data:
    """An open workspace as it was at one moment; read again after every change.

    `workspace` is for work in the worker only. `history` has all months that the data covers, `recent` the
    last of them, which are sooner computed; both are None where there is nothing to report on yet.
    """

    workspace: Workspace
    extracts: Extracts
    profile: Profile
    recent: History | None
    history: History | None

    @property
    def path(self) -> Path:
        """The workspace's file."""
        return self.workspace.path

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that the data covers, ascending."""
        return self.history.months if self.history else ()


def read_data(workspace: Workspace) -> Data:
    """What the workspace holds now, with the figures of the last months."""
    extracts, profile = extracts_of(workspace), parse(workspace.profile_text)
    if not extracts["episodes"].rows:
        return Data(workspace, extracts, profile, None, None)
    published = workspace.published_months()
    history = History.of(extracts, profile, published)
    recent = History.ending(extracts, profile, history.last, SPARKLINE_MONTHS, published)
    compute(recent)
    return Data(workspace, extracts, profile, recent, history)


def compute(history: History) -> History:
    """Work out all figures of a history, so that cutting a page from it takes no time."""
    assert history.shown
    return history
