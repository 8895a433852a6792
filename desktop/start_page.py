"""What is shown while nothing is open: the sample, a new workspace, an existing one, the recent ones."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.opening import Opening
from desktop.settings import Settings
from desktop.theme import RHYTHM
from desktop.widgets import button, named, text

WIDTH = 720
MUCH = 1000
"""Beside this the empty room on both sides takes nothing while the content is not as wide as it may be."""


class _Workspace(QListWidgetItem):
    """A workspace in the list: its name, and below it where it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.stem}\n{path.parent}")
        self.path = path


class StartPage(QWidget):
    """The first thing that a new user sees."""

    help_page = "start"

    def __init__(self, opening: Opening, settings: Settings) -> None:
        super().__init__()
        self._opening, self._settings = opening, settings
        self.setAccessibleName("Start")
        self._recent_heading = QLabel("&Recent workspaces")
        self._recent_heading.setProperty("role", "subheading")
        self._recent = named(
            QListWidget(), "Recent workspaces", "Enter opens a workspace; Delete takes it off this list."
        )
        self._recent.itemActivated.connect(lambda item: opening.open(item.path))
        self._recent_heading.setBuddy(self._recent)
        QShortcut(QKeySequence.StandardKey.Delete, self._recent, self._forget)
        self._content = QWidget()
        self._waiting = named(text(""), "What is being done")
        layout = QVBoxLayout(self._content)
        layout.setSpacing(2 * RHYTHM)
        layout.addStretch(2)
        layout.addWidget(text("Corporate Parenting Scorecard", "heading"))
        layout.addWidget(
            text(
                "Every month: how well the council looks after its children in care, and which children are "
                "behind each number. Everything stays on this PC."
            )
        )
        layout.addLayout(self._choices())
        layout.addWidget(self._recent_heading)
        layout.addWidget(self._recent)
        layout.addWidget(
            text("You can also drop extracts or a workspace anywhere on this window.", "secondary")
        )
        layout.addWidget(self._waiting)
        layout.addStretch(3)
        opening.waiting.connect(self._wait)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self._content, MUCH)
        outer.addStretch(1)
        self._content.setMaximumWidth(WIDTH)
        self.refresh()

    def refresh(self) -> None:
        """Show the recent workspaces that are still there."""
        self._recent.clear()
        for path in self._settings.recent:
            self._recent.addItem(_Workspace(path))
        height = sum(self._recent.sizeHintForRow(row) for row in range(self._recent.count()))
        self._recent.setFixedHeight(height + 2 * RHYTHM)
        for widget in (self._recent, self._recent_heading):
            widget.setVisible(self._recent.count() > 0)

    def _wait(self, words: str) -> None:
        """Say what is being done; meanwhile nothing else can be opened."""
        self._waiting.setText(words)
        self._content.setEnabled(not words)

    def _forget(self) -> None:
        item = self._recent.currentItem()
        if isinstance(item, _Workspace):
            self._opening.forget(item.path)
            self.refresh()

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * RHYTHM)
        grid.setVerticalSpacing(2 * RHYTHM)
        grid.setColumnStretch(1, 1)
        choices = (
            (
                button("Open the &sample council", self._opening.open_sample, primary=True),
                "An invented council with five years of data, to look around in. No real child is in it.",
            ),
            (
                button("&Create a workspace …", self._opening.create),
                "For your council: one file, protected with a password, that holds everything you import.",
            ),
            (
                button("&Open a workspace …", self._opening.choose),
                "A workspace that you or a colleague made before.",
            ),
        )
        for place, (choice, words) in enumerate(choices):
            grid.addWidget(choice, place, 0)
            grid.addWidget(text(words, "secondary"), place, 1)
        return grid
