"""What this person on this PC prefers: theme, text size, recent workspaces, where the window was.

Nothing of a council's data is kept here; file names of workspaces are.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.theme import FOLLOW_SYSTEM, TEXT_SIZES

MOST_RECENT = 8


class Settings:
    """Preferences in the system's own store (registry on Windows, a file elsewhere)."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("Corporate Parenting Scorecard", "Scorecard")

    @property
    def theme(self) -> str:
        """The chosen palette's name, or "system"."""
        return str(self._store.value("theme", FOLLOW_SYSTEM))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def text_size(self) -> int:
        """Text size in percent; one of those on offer."""
        text = str(self._store.value("text_size", TEXT_SIZES[0]))
        size = int(text) if text.isdecimal() else TEXT_SIZES[0]
        return size if size in TEXT_SIZES else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("text_size", percent)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty at first."""
        saved = self._store.value("geometry")
        return saved if isinstance(saved, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, saved: QByteArray) -> None:
        self._store.setValue("geometry", saved)

    @property
    def recent(self) -> list[Path]:
        """Workspaces that were open lately and are still there, the last one first."""
        return [path for path in self._remembered() if path.is_file()]

    def remember(self, path: Path) -> None:
        """Put a workspace at the head of the recent ones."""
        others = [other for other in self._remembered() if other != path]
        self._store.setValue("recent", [str(p) for p in (path, *others)][:MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take a workspace off the list; the file stays."""
        self._store.setValue("recent", [str(p) for p in self._remembered() if p != path])

    def _remembered(self) -> list[Path]:
        # A list of one comes back from some stores as a single text.
        saved = self._store.value("recent", [])
        texts = saved if isinstance(saved, list) else [saved]
        return [Path(text) for text in texts if isinstance(text, str) and text]
