"""What the page shows of a month: the steps, the findings and which were looked at, the revisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.data import Data
from engine.analysis.history import History
from engine.analysis.labels import name_of
from engine.analysis.revisions import Revision, revisions
from engine.analysis.routine import Routine, routine
from engine.calendar import Month
from engine.indicators.catalogue import indicator
from engine.quality import Quality, check
from engine.workspace import Publication, Workspace

LOOKED_AT = "findings looked at"


@dataclass(frozen=True)
class NamedRevision:
    """A revision with the indicator's name."""

    name: str
    revision: Revision


@dataclass(frozen=True)
class Answer:
    """`looked_at` are keys of findings; `withdrawn` are earlier publications of the month."""

    month: Month
    routine: Routine
    quality: Quality
    looked_at: frozenset[str]
    revisions: tuple[NamedRevision, ...]
    publication: Publication | None
    withdrawn: tuple[Publication, ...]


def answer(data: Data, month: Month) -> Answer:
    """The page of a month."""
    assert data.history is not None
    workspace, history = data.workspace, data.history
    quality = check(data.extracts, month, data.profile, model=history.model_at(month))
    looked_at = looked_at_in(workspace)
    comments = {
        row["INDICATOR"]: row["TEXT"] for row in workspace.rows("commentary") if row["MONTH"] == str(month)
    }
    steps = routine(
        history,
        month,
        comments,
        findings=len(quality.findings),
        findings_looked_at=sum(finding.key in looked_at for finding in quality.findings),
        imported=workspace.extract_rows().keys(),
    )
    return Answer(
        month=month,
        routine=steps,
        quality=quality,
        looked_at=looked_at,
        revisions=_named(history, month),
        publication=workspace.published(month),
        withdrawn=workspace.withdrawn(month),
    )


def _named(history: History, month: Month) -> tuple[NamedRevision, ...]:
    return tuple(
        NamedRevision(name_of(indicator(found.indicator), history.profile), found)
        for found in revisions(history, month)
    )


def looked_at_in(workspace: Workspace) -> frozenset[str]:
    """Keys of the findings that somebody has looked at."""
    kept = workspace.choice(LOOKED_AT)
    return frozenset(key for key in kept if isinstance(key, str)) if isinstance(kept, list) else frozenset()


def mark_looked_at(workspace: Workspace, keys: Iterable[str], *, is_seen: bool) -> None:
    """Remember that findings were looked at, or that they are to be looked at again."""
    before, named = looked_at_in(workspace), set(keys)
    workspace.remember_choice(LOOKED_AT, sorted(before | named if is_seen else before - named))
