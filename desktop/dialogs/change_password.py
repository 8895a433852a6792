"""Give a workspace another password."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.create_workspace import LOST, SHORTEST
from desktop.theme import RHYTHM
from desktop.widgets import fit_height, named, text

ABOUT = "From now on {name} opens with the new password only. Tell it to everybody who works with the file."
FIRST = "{name} has no password yet. From now on it opens with the new password only."


class ChangePasswordDialog(QDialog):
    """The old password where there is one, and the new one twice; `problem` says why it is asked again."""

    def __init__(self, name: str, encrypted: bool, parent: QWidget, problem: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Change the password")
        self._encrypted = encrypted
        self._old = _secret("Present password")
        self._new = _secret("New password")
        self._again = _secret("New password again")
        self._remember = named(QCheckBox("&Remember the password on this PC"), "Remember on this PC")
        self._missing = named(text("", "secondary"), "What is still missing")
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._change = buttons.button(kinds.Ok)
        self._change.setText("&Change")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setVerticalSpacing(RHYTHM)
        if encrypted:
            form.addRow("&Present password:", self._old)
        form.addRow("&New password:", self._new)
        form.addRow("New password &again:", self._again)
        form.addRow("", self._remember)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * RHYTHM)
        layout.addWidget(text((ABOUT if encrypted else FIRST).format(name=name)))
        if problem:
            layout.addWidget(text(problem, "error"))
        layout.addLayout(form)
        layout.addWidget(text(LOST, "notice"))
        layout.addWidget(self._missing)
        layout.addWidget(buttons)
        for field in (self._old, self._new, self._again):
            field.textChanged.connect(self._check)
        self._check()
        fit_height(self, 520)

    @property
    def old(self) -> str | None:
        """The present password; None where the workspace has none."""
        return self._old.text() if self._encrypted else None

    @property
    def new(self) -> str:
        """The new password."""
        return self._new.text()

    @property
    def remember(self) -> bool:
        """Whether this PC is to remember it."""
        return self._remember.isChecked()

    def _check(self) -> None:
        missing = self._what_is_missing()
        self._missing.setText(missing)
        self._change.setEnabled(not missing)

    def _what_is_missing(self) -> str:
        if self._encrypted and not self._old.text():
            return "Type the present password."
        if len(self.new) < SHORTEST:
            return f"A password has at least {SHORTEST} characters; three random words make a good one."
        if self.new != self._again.text():
            return "Type the same new password again."
        return ""


def _secret(name: str) -> QLineEdit:
    field = named(QLineEdit(), name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
