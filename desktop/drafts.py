"""Comments that have been typed and are not stored yet, so that none is lost by going elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.workspace import Workspace

Subject = tuple[str, str]
"""Indicator id and month (yyyy-mm)."""


class Drafts:
    """By indicator and month; an empty text means that the stored comment is to go."""

    def __init__(self) -> None:
        self._texts: dict[Subject, str] = {}

    def __bool__(self) -> bool:
        return bool(self._texts)

    def keep(self, subject: Subject, text: str) -> None:
        """Remember what was typed."""
        self._texts[subject] = text

    def forget(self, subject: Subject) -> None:
        """What was typed is what is stored."""
        self._texts.pop(subject, None)

    def of(self, subject: Subject) -> str | None:
        """What was typed; None where nothing is unstored."""
        return self._texts.get(subject)

    def take(self) -> Mapping[Subject, str]:
        """All drafts, which are thereby no drafts any more; `put_back` if storing them fails."""
        taken, self._texts = self._texts, {}
        return taken

    def put_back(self, taken: Mapping[Subject, str]) -> None:
        """Drafts that could not be stored; what was typed since counts."""
        self._texts = {**taken, **self._texts}


def store(workspace: Workspace, drafts: Mapping[Subject, str]) -> None:
    """Write comments into the workspace; raises UserError, and then nothing is written."""
    if not drafts:
        return
    put = [
        {"INDICATOR": indicator, "MONTH": month, "TEXT": text}
        for (indicator, month), text in drafts.items()
        if text.strip()
    ]
    remove = [subject for subject, text in drafts.items() if not text.strip()]
    workspace.edit_rows("commentary", put, remove)
