"""What this program is."""

from __future__ import annotations

from importlib.metadata import version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.crash import PRODUCT
from desktop.theme import RHYTHM
from desktop.widgets import fit_height, text


class AboutDialog(QDialog):
    """Name, version, what it promises."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(RHYTHM)
        layout.addWidget(text("Corporate Parenting Scorecard", "heading"))
        layout.addWidget(text(f"Version {version(PRODUCT)}, with Qt {qVersion()}.", "secondary"))
        layout.addWidget(
            text(
                "Works without a network. Nothing that you import leaves this PC, and nothing about a child "
                "is written anywhere but into your workspace and the files that you save."
            )
        )
        layout.addSpacing(RHYTHM)
        layout.addWidget(buttons)
        fit_height(self, 420)
