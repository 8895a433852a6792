"""Rows that people edit (targets, manual values): a list, and a form for one row that says what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from desktop.lists import ListPanel
from desktop.page_parts import splitter
from desktop.tables import Column
from desktop.theme import RHYTHM
from desktop.views.settings.answer import Answer, Row
from desktop.widgets import button, column, named, panel, row, text
from engine.calendar import Month
from engine.workspace.checks import problems, tidied
from engine.workspace.rows import EDITABLE, Key

IN_FORCE, ALL = "In force in the month", "All"
HINTS = {"FROM_MONTH": "yyyy-mm", "MONTH": "yyyy-mm", "TARGET": "as printed, e.g. 90%", "FLOOR": "e.g. 80%"}
WORDS = {
    "INDICATOR": "Indicator",
    "FROM_MONTH": "From month",
    "MONTH": "Month",
    "TARGET": "Target",
    "FLOOR": "Floor standard",
    "NATIONAL": "National figure",
    "NATIONAL_NOTE": "Note on the national figure",
    "NUMERATOR": "Numerator",
    "DENOMINATOR": "Denominator",
    "RESULT": "Result",
    "OVERRIDE_TEXT": "Text in place of the figures",
}
TEXT_WIDTH = 24
NUMERIC = ("TARGET", "FLOOR", "NATIONAL", "NUMERATOR", "DENOMINATOR", "RESULT")


class RowsPanel(QWidget):
    """The rows of one extract. `stored` tells a row to put, `removed` the key of one to take away."""

    stored = Signal(object)
    removed = Signal(object)

    def __init__(self, extract: str, about: str) -> None:
        super().__init__()
        self._editable = EDITABLE[extract]
        self._names: Mapping[str, str] = {}
        self._rows: Sequence[Row] = ()
        self._month: Month | None = None
        self._since = self._editable.key[1]
        self._which = named(QComboBox(), "Which rows")
        self._which.addItems([IN_FORCE, ALL])
        self._which.activated.connect(lambda _: self._fill())
        self.list = ListPanel([self._column(name) for name in self._editable.kinds], extract)
        self.list.add_choice("Sho&w:", self._which)
        self.list.table.row_changed.connect(self._edit)
        self.fields: dict[str, QComboBox | QLineEdit] = {}
        self._problem = named(text("", "secondary"), "What is wrong with the row")
        self.store = button("&Store", self._store, primary=True)
        self.remove = button("&Remove", self._remove)
        both = splitter(Qt.Orientation.Horizontal, self.list, self._form(), sizes=(760, 380))
        layout = column(text(about, "secondary"))
        layout.addWidget(both, 1)
        self.setLayout(layout)
        self._check()

    def _form(self) -> QWidget:
        form = QFormLayout()
        form.setVerticalSpacing(RHYTHM)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for name in self._editable.kinds:
            field: QComboBox | QLineEdit
            if name == "INDICATOR":
                field = QComboBox()
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.currentIndexChanged.connect(lambda _: self._check())
            else:
                field = QLineEdit()
                field.setPlaceholderText(HINTS.get(name, ""))
                field.textChanged.connect(lambda _: self._check())
            self.fields[name] = named(field, WORDS[name])
            form.addRow(f"{WORDS[name]}:", field)
        layout = column(text("One row", "subheading"))
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addLayout(row(self.store, self.remove, None))
        layout.addStretch(1)
        return panel(layout, RHYTHM)

    def show_rows(self, found: Answer) -> None:
        """Show the rows of the extract."""
        chosen = self._typed()
        self._names, self._month = found.names, found.month
        self._rows = found.rows[self._editable.name]
        combo = self.fields["INDICATOR"]
        assert isinstance(combo, QComboBox)
        if combo.count() != len(found.names):
            combo.clear()
            for name, words in found.names.items():
                combo.addItem(words, name)
        combo.setCurrentIndex(max(combo.findData(chosen["INDICATOR"]), 0))
        self._fill()
        self._check()

    def _fill(self) -> None:
        rows = self._rows if self._which.currentText() == ALL else self._in_force()
        title = self._editable.name.replace("_", " ").capitalize()
        self.list.show_rows(title, rows, ("row", "rows"))

    def _in_force(self) -> list[Row]:
        """Targets that hold in the month; manual values of the month."""
        month = str(self._month or "")
        if self._since == "MONTH":
            return [each for each in self._rows if each["MONTH"] == month]
        latest: dict[str, Row] = {}
        for each in sorted(self._rows, key=lambda each: each["FROM_MONTH"]):
            if each["FROM_MONTH"] <= month:
                latest[each["INDICATOR"]] = each
        return [latest[name] for name in self._names if name in latest]

    def _column(self, name: str) -> Column[Row]:
        if name == "INDICATOR":
            return Column(
                "Indicator",
                lambda each: self._names.get(each["INDICATOR"], each["INDICATOR"]),
                stretches=True,
            )
        width = TEXT_WIDTH if name in ("NATIONAL_NOTE", "OVERRIDE_TEXT") else 0
        return Column(WORDS[name], lambda each: each[name], numeric=name in NUMERIC, width=width)

    # The form -------------------------------------------------------------------------------------------

    def _edit(self, chosen: Row | None) -> None:
        if chosen is None:
            return
        for name, field in self.fields.items():
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(chosen[name]))
            else:
                field.setText(chosen[name])

    def _typed(self) -> Row:
        return {
            name: str(field.currentData() or "") if isinstance(field, QComboBox) else field.text()
            for name, field in self.fields.items()
        }

    def _key(self) -> Key:
        return self._editable.key_of(tidied(self._editable, self._typed()))

    def _check(self) -> None:
        typed = tidied(self._editable, self._typed())
        is_empty = not any(text for name, text in typed.items() if name != "INDICATOR")
        found = () if is_empty else problems(self._editable, typed)
        self._problem.setText(" ".join(problem.sentence for problem in found))
        self.store.setEnabled(not is_empty and not any(problem.blocks for problem in found))
        self.remove.setEnabled(any(self._editable.key_of(each) == self._key() for each in self._rows))

    def _store(self) -> None:
        self.stored.emit(self._typed())

    def _remove(self) -> None:
        self.removed.emit(self._key())
