"""National standard deviations of Progress 8 by year, from which its confidence intervals are made."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QWidget

from desktop.flow import Flow
from desktop.theme import RHYTHM
from desktop.widgets import column, named, text
from engine.profile import DECIMAL, Profile

ELEMENTS = {
    "P8": "Progress 8",
    "P8_ENG": "English",
    "P8_MAT": "Maths",
    "P8_EBACC": "EBacc",
    "P8_OPEN": "Open",
}
FIRST_YEAR, LAST_YEAR = 2016, 2099
LETTERS = 8
WRONG = "A standard deviation is a number such as 1.22."

Values = Mapping[str, str]


class DeviationsEditor(QWidget):
    """One year at a time; what was typed for another stays until it is stored."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stored: Mapping[int, Values] = {}
        self._typed: dict[int, Values] = {}
        self.year = named(QSpinBox(), "Year of the standard deviations")
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.valueChanged.connect(lambda _: self._show())
        self.fields = {
            name: named(QLineEdit(), f"Standard deviation: {words}") for name, words in ELEMENTS.items()
        }
        self.problem = named(text("", "secondary"), "What is wrong with the standard deviations")
        self.problem.hide()
        for field in self.fields.values():
            field.setMaximumWidth(field.fontMetrics().averageCharWidth() * LETTERS * 2)
            field.textEdited.connect(lambda _: self._take())
        pairs = [("Year:", self.year), *((f"{ELEMENTS[n]}:", field) for n, field in self.fields.items())]
        layout = column(Flow(*(_labelled(words, field) for words, field in pairs), spacing=2 * RHYTHM))
        layout.addWidget(self.problem)
        self.setLayout(layout)

    def show_deviations(self, profile: Profile) -> None:
        """Show those of a profile; the latest year first."""
        first = not self._stored
        self._stored = profile.p8_standard_deviations
        self._typed = {year: typed for year, typed in self._typed.items() if typed != self._of(year)}
        if first and self._stored:
            self.year.setValue(max(self._stored))
        self._show()

    def changes(self) -> dict[str, object]:
        """The entries of the profile that differ; a year without any number is taken away."""
        return {f"p8_standard_deviations.{year}": dict(typed) or None for year, typed in self._typed.items()}

    @property
    def is_right(self) -> bool:
        """Whether all that was typed are numbers."""
        return all(DECIMAL.fullmatch(value) for typed in self._typed.values() for value in typed.values())

    def _of(self, year: int) -> Values:
        return dict(self._stored.get(year, {}))

    def _show(self) -> None:
        year = self.year.value()
        shown = self._typed.get(year, self._of(year))
        for name, field in self.fields.items():
            field.setText(shown.get(name, ""))

    def _take(self) -> None:
        year = self.year.value()
        typed = {name: words for name, field in self.fields.items() if (words := field.text().strip())}
        self._typed.pop(year, None)
        if typed != self._of(year):
            self._typed[year] = typed
        self.problem.setText("" if self.is_right else WRONG)
        self.problem.setVisible(not self.is_right)
        self.edited.emit()


def _labelled(words: str, field: QWidget) -> QWidget:
    form = QFormLayout()
    form.addRow(words, field)
    form.setContentsMargins(0, 0, 0, 0)
    holder = QWidget()
    holder.setLayout(form)
    return holder
