"""Tell that something unforeseen happened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.theme import RHYTHM
from desktop.widgets import fit_height, text

SAFE = (
    "Your workspace is safe: every change you made is stored whole or not at all, and the file is as it was "
    "after your last change. You can go on working; if the same thing happens again, close the program and "
    "start it anew."
)


class CrashDialog(QDialog):
    """What happened, what is safe, where the report is."""

    def __init__(self, report: Path | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something unexpected happened")
        self._report = report
        buttons = QDialogButtonBox()
        go_on = buttons.addButton("&Go on", QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * RHYTHM)
        layout.addWidget(text("The last thing you did could not be finished.", "subheading"))
        layout.addWidget(text(SAFE))
        layout.addWidget(text(self._about_report(), "secondary"))
        if report is not None:
            show = buttons.addButton("&Show the report", QDialogButtonBox.ButtonRole.ActionRole)
            show.clicked.connect(self._show_report)
        layout.addWidget(buttons)
        fit_height(self, 520)

    def _about_report(self) -> str:
        if self._report is None:
            return "A report could not be written: the disk may be full. Tell your support what you did last."
        return (
            "A report says where in the program this happened. It holds nothing about children; you can send "
            f"it to your support: {self._report}"
        )

    def _show_report(self) -> None:
        if self._report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report)))
