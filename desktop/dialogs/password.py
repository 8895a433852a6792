"""Ask for a workspace's password."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import RHYTHM
from desktop.widgets import fit_height, named, text


class PasswordDialog(QDialog):
    """One password; `problem` says why it is asked again."""

    def __init__(self, path: Path, problem: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Password")
        self._password = named(QLineEdit(), "Password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._remember = named(QCheckBox("&Remember on this PC"), "Remember on this PC")
        self._remember.setToolTip("Kept in this computer's credential store, under your own login.")
        form = QFormLayout()
        form.addRow("&Password:", self._password)
        form.addRow("", self._remember)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Open | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._open = buttons.button(kinds.Open)
        self._open.setEnabled(False)
        self._password.textChanged.connect(lambda typed: self._open.setEnabled(bool(typed)))
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * RHYTHM)
        layout.addWidget(text(f"{path.stem} is protected with a password."))
        if problem:
            layout.addWidget(text(problem, "error"))
        layout.addLayout(form)
        layout.addWidget(buttons)
        self._password.setFocus()
        fit_height(self, 420)

    def password(self) -> str:
        """What was typed."""
        return self._password.text()

    def remember(self) -> bool:
        """Whether this PC is to remember it."""
        return self._remember.isChecked()
