"""The label of an indicator, in the council's own words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from desktop.theme import RHYTHM
from desktop.widgets import named
from engine.indicators.catalogue import indicator
from engine.profile import Profile

LETTERS = 30


class LabelEditor(QWidget):
    """One indicator at a time; what was typed for another stays until it is stored."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stored: Mapping[str, str] = {}
        self._typed: dict[str, str] = {}
        self.choice = named(QComboBox(), "Indicator whose label is shown")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(LETTERS)
        self.choice.currentIndexChanged.connect(lambda _: self._show())
        self.label = named(QLineEdit(), "Label of the indicator")
        self.label.textEdited.connect(self._take)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(RHYTHM)
        form.addRow("Indicator:", self.choice)
        form.addRow("Label:", self.label)

    def show_labels(self, profile: Profile, names: Mapping[str, str]) -> None:
        """Show the labels of a profile; `names` are the indicators to choose from."""
        self._stored = profile.labels
        self._typed = {name: words for name, words in self._typed.items() if words != self._of(name)}
        if self.choice.count() != len(names):
            self.choice.clear()
            for name, words in names.items():
                self.choice.addItem(words, name)
        self._show()

    def changes(self) -> dict[str, object]:
        """The entries of the profile that differ; None where the usual label is to hold again."""
        return {f"labels.{name}": words or None for name, words in self._typed.items()}

    def _of(self, name: str) -> str:
        return self._stored.get(name, "")

    def _show(self) -> None:
        name = self.choice.currentData()
        if name:
            self.label.setText(self._typed.get(name, self._of(name)))
            self.label.setPlaceholderText(indicator(name).name)

    def _take(self, typed: str) -> None:
        name, words = self.choice.currentData(), typed.strip()
        self._typed.pop(name, None)
        if words != self._of(name):
            self._typed[name] = words
        self.edited.emit()
