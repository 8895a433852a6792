"""The children (or other units) behind the number: in the numerator or not, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.lists import ListPanel
from desktop.people import PERSON_COLUMNS
from desktop.tables import Column
from desktop.theme import RHYTHM
from desktop.views.indicator.answer import Behind
from desktop.widgets import column, named
from engine.analysis.behind import Unit
from engine.analysis.labels import month_name
from engine.analysis.people import Person
from engine.arrays import UNIT

EVERYONE, COUNTED, OTHERS = "All", "In the numerator", "Not in the numerator"


class UnitsPanel(QWidget):
    """A list that can be narrowed to those in the numerator, or those not."""

    child_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Behind | None = None
        self.choice = named(QComboBox(), "Which are listed")
        self.choice.addItems([EVERYONE, COUNTED, OTHERS])
        self.choice.activated.connect(lambda _: self._fill())
        self.list = ListPanel(_COLUMNS, "Children behind this number")
        self.list.add_choice("Sho&w:", self.choice)
        self.list.table.row_opened.connect(self._open)
        layout = column(spacing=RHYTHM)
        layout.addWidget(self.list, 1)
        layout.setContentsMargins(0, RHYTHM, 0, 0)
        self.setLayout(layout)

    def show_units(self, found: Behind) -> None:
        """Show the units behind a number."""
        self._found = found
        self._fill()

    def _fill(self) -> None:
        if self._found is None:
            return
        wanted = self.choice.currentText()
        units = [u for u in self._found.units if wanted == EVERYONE or u.counted == (wanted == COUNTED)]
        are_children = all(unit.child for unit in units)
        what = "Children behind this number" if are_children else "Behind this number"
        self.list.show_rows(f"{what}, {month_name(self._found.month)}", units, ("row", "rows"))

    def _open(self, unit: Unit) -> None:
        if unit.child:
            self.child_opened.emit(unit.child)


def _of_person(told: Column[Person]) -> Column[Unit]:
    """The same column for the child behind a unit; empty where there is none."""

    def text(unit: Unit) -> str:
        return told.text(unit.person) if unit.person else ""

    def sort(unit: Unit) -> object:
        if unit.person is None:
            return None
        return told.sort(unit.person) if told.sort else told.text(unit.person).casefold()

    return Column(told.heading, text, numeric=told.numeric, sort=sort)


def _amount(value: int | None) -> str:
    return "" if value is None else f"{value / UNIT:,.10g}"


def _number(heading: str, read: Callable[[Unit], int | None]) -> Column[Unit]:
    return Column(heading, lambda unit: _amount(read(unit)), numeric=True, sort=read)


_COLUMNS: tuple[Column[Unit], ...] = (
    Column("Child or unit", lambda unit: unit.unit),
    Column("Standing", lambda unit: unit.standing),
    Column("Why", lambda unit: unit.why, tip=lambda unit: unit.why, width=46),
    *(_of_person(told) for told in PERSON_COLUMNS[1:]),
    _number("Numerator", lambda unit: unit.numerator),
    _number("Denominator", lambda unit: unit.denominator),
)
