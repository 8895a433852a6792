"""Make a workspace: its name, the council profile, a password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import RHYTHM
from desktop.widgets import button, fit_height, named, row, text
from engine.profile import DEFAULT, shipped, shipped_names, shipped_text

SUFFIX = ".scorecard"
SHORTEST = 10
"""Characters that a password has at least."""

NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
NEUTRAL = "neutral"

LOST = (
    "The password encrypts the file. Nobody can open the workspace without it, and it cannot be reset: "
    "if it is lost, the workspace is lost. Keep it where your team keeps its passwords."
)


@dataclass(frozen=True)
class Answer:
    """What was asked for."""

    path: Path
    profile_text: str
    password: str
    remember: bool


class CreateWorkspaceDialog(QDialog):
    """Says under the fields what is still missing; Create can be pressed once nothing is."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Create a workspace")
        self._folder = folder
        self._name = named(QLineEdit(), "Name of the workspace")
        self._place = named(QLabel(), "Folder")
        self._place.setProperty("role", "secondary")
        self._profile = named(QComboBox(), "Council profile")
        for name in sorted(shipped_names(), key=lambda name: name != DEFAULT):
            words = shipped(name).name
            self._profile.addItem(f"{words} (fill in your own later)" if name == NEUTRAL else words, name)
        self._password = self._secret("Password")
        self._again = self._secret("Password again")
        self._remember = named(QCheckBox("&Remember the password on this PC"), "Remember on this PC")
        self._problem = named(text("", "secondary"), "What is still missing")
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._create = self._buttons.button(kinds.Ok)
        self._create.setText("&Create")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        for field in (self._name, self._password, self._again):
            field.textChanged.connect(self._check)
        self._check()
        fit_height(self, 560)

    def answer(self) -> Answer:
        """What was asked for; only after it was accepted."""
        return Answer(
            self._path(),
            shipped_text(self._profile.currentData()),
            self._password.text(),
            self._remember.isChecked(),
        )

    def _secret(self, name: str) -> QLineEdit:
        field = named(QLineEdit(), name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(RHYTHM)
        form.addRow("&Name:", self._name)
        form.addRow("Folder:", _beside(self._place, button("C&hange …", self._choose_folder)))
        form.addRow("Council &profile:", self._profile)
        form.addRow("Pass&word:", self._password)
        form.addRow("Password &again:", self._again)
        form.addRow("", self._remember)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * RHYTHM)
        layout.addWidget(text("One file holds everything that you import for your council."))
        layout.addLayout(form)
        layout.addWidget(text(LOST, "notice"))
        layout.addWidget(self._problem)
        layout.addWidget(self._buttons)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Folder of the workspace", str(self._folder))
        if folder:
            self._folder = Path(folder)
            self._check()

    def _path(self) -> Path:
        name = self._name.text().strip()
        return self._folder / (name if name.lower().endswith(SUFFIX) else f"{name}{SUFFIX}")

    def _check(self) -> None:
        self._place.setText(str(self._folder))
        problem = self._what_is_missing()
        self._problem.setText(problem)
        self._create.setEnabled(not problem)

    def _what_is_missing(self) -> str:
        name, password = self._name.text().strip(), self._password.text()
        if not name:
            return "Give the workspace a name, for example that of your council."
        if NOT_IN_NAMES.search(name):
            return 'A name cannot hold any of < > : " / \\ | ? *'
        if self._path().exists():
            return f"There is already a file {self._path().name} in this folder. Choose another name."
        if len(password) < SHORTEST:
            return f"A password has at least {SHORTEST} characters; three random words make a good one."
        if password != self._again.text():
            return "Type the same password again."
        return ""


def _beside(label: QLabel, change: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(label, None, change))
    return holder
