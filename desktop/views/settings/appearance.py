"""How the window looks on this PC: theme and text size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from desktop.palettes import PALETTES
from desktop.settings import Settings
from desktop.theme import FOLLOW_SYSTEM, RHYTHM, TEXT_SIZES
from desktop.widgets import column, named, text

THEME_WORDS = {FOLLOW_SYSTEM: "As the system", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
ABOUT = "These are yours on this PC; they are not part of the workspace."


class AppearancePanel(QWidget):
    """Two choices that hold at once. `apply` shows the window anew."""

    def __init__(self, settings: Settings, apply: Callable[[], None]) -> None:
        super().__init__()
        self._settings, self._apply = settings, apply
        self.theme = named(QComboBox(), "Theme")
        for name in (FOLLOW_SYSTEM, *PALETTES):
            self.theme.addItem(THEME_WORDS.get(name, name.capitalize()), name)
        self.text_size = named(QComboBox(), "Text size")
        for percent in TEXT_SIZES:
            self.text_size.addItem(f"{percent}%", percent)
        self.follow()
        self.theme.activated.connect(lambda _: self._choose())
        self.text_size.activated.connect(lambda _: self._choose())
        form = QFormLayout()
        form.setVerticalSpacing(RHYTHM)
        form.addRow("&Theme:", self.theme)
        form.addRow("Te&xt size:", self.text_size)
        layout = column(text(ABOUT, "secondary"), spacing=2 * RHYTHM)
        layout.addLayout(form)
        layout.addStretch(1)
        self.setLayout(layout)

    def follow(self) -> None:
        """Show what holds now; text size can also be changed with the keyboard."""
        self.theme.setCurrentIndex(max(self.theme.findData(self._settings.theme), 0))
        self.text_size.setCurrentIndex(max(self.text_size.findData(self._settings.text_size), 0))

    def _choose(self) -> None:
        self._settings.theme = self.theme.currentData()
        self._settings.text_size = self.text_size.currentData()
        self._apply()
