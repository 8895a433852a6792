"""Publish a month, or take a publication back: what happens, and the question whether to do it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.theme import RHYTHM
from desktop.widgets import named, text

PUBLISH = (
    "Publishing freezes the figures, tables and commentary of {month} with today's date and your name. "
    "Later imports do not change them; where today's data gives another figure, the row shows it."
)
OPEN_STEPS = "Not everything is done yet: {steps}. You can publish all the same."
UNPUBLISH = (
    "{month} was published on {day} by {who}. After unpublishing, its figures follow the imported data "
    "again. What was published and your reason stay in the history."
)


class PublishDialog(QDialog):
    """Asks before a month is published; `open_steps` are the titles of what is not done."""

    def __init__(self, month: str, open_steps: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Publish {month}")
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * RHYTHM)
        layout.addWidget(text(PUBLISH.format(month=month)))
        if open_steps:
            layout.addWidget(text(OPEN_STEPS.format(steps="; ".join(open_steps)), "notice"))
        layout.addWidget(_buttons(self, "&Publish"))


class UnpublishDialog(QDialog):
    """Asks for the reason, without which nothing is taken back."""

    def __init__(self, month: str, day: str, who: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Unpublish {month}")
        self.setMinimumWidth(520)
        self._reason = named(QLineEdit(), "Reason")
        self._reason.setPlaceholderText("Reason")
        buttons = _buttons(self, "&Unpublish")
        self._do = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._do.setEnabled(False)
        self._reason.textChanged.connect(lambda words: self._do.setEnabled(bool(words.strip())))
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * RHYTHM)
        layout.addWidget(text(UNPUBLISH.format(month=month, day=day, who=who)))
        layout.addWidget(self._reason)
        layout.addWidget(buttons)

    @property
    def reason(self) -> str:
        """What was typed."""
        return self._reason.text().strip()


def _buttons(dialog: QDialog, words: str) -> QDialogButtonBox:
    kinds = QDialogButtonBox.StandardButton
    made = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    made.button(kinds.Ok).setText(words)
    made.accepted.connect(dialog.accept)
    made.rejected.connect(dialog.reject)
    return made
