"""National and local rows of a key stage table: a grid to type into or to paste a block from Excel into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import RHYTHM
from desktop.widgets import button, named, row, text
from engine.key_stages import KS2_HEADER, KS4_HEADER

MEASURES = {"KS2": KS2_HEADER[1:], "KS4": KS4_HEADER[1:]}
FIRST_YEAR, LAST_YEAR = 1990, 2099
ABOUT = (
    "One row for each group of pupils, as it is to be printed. A block copied in Excel can be pasted from "
    "the current cell on (Ctrl+V). A cell that is left empty prints nothing."
)

Row = Mapping[str, str]
Key = tuple[str, ...]
Cells = dict[tuple[str, str], str]
"""The value of each (row label, measure)."""


class BenchmarksDialog(QDialog):
    """Shows one year at a time; what is typed in other years is kept until Store or Cancel."""

    def __init__(self, stage: str, rows: Iterable[Row], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"National and local rows of key stage {stage[-1]}")
        self.resize(QSize(1000, 420).boundedTo(self.screen().availableSize()))
        self._stage = stage
        self._spelling = {name.casefold(): name for name in MEASURES[stage]}
        self._stored: dict[int, Cells] = {}
        for each in rows:
            if each["STAGE"] == stage:
                cells = self._stored.setdefault(int(each["YEAR"]), {})
                cells[each["ROW_LABEL"], each["MEASURE"]] = each["VALUE"]
        self._typed = {year: dict(cells) for year, cells in self._stored.items()}
        self._year = named(QSpinBox(), "Year of the results")
        self._year.setRange(FIRST_YEAR, LAST_YEAR)
        self._shown_year = max(self._typed, default=2018)
        self._year.setValue(self._shown_year)
        self._year.valueChanged.connect(self._change_year)
        self._grid = _Grid(["Group of pupils", *MEASURES[stage]], f"Rows of {self.windowTitle()}")
        self._lay_out()
        self._fill()

    def edits(self) -> tuple[list[Row], list[Key]]:
        """Rows to put and keys to remove, so that the workspace holds what the grid shows."""
        self._take()
        put, remove = [], []
        for year in sorted(self._typed.keys() | self._stored.keys()):
            before, after = self._stored.get(year, {}), self._typed.get(year, {})
            put += [self._row(year, key, value) for key, value in after.items() if before.get(key) != value]
            remove += [(self._stage, str(year), *key) for key in before.keys() - after.keys()]
        return put, sorted(remove)

    def _row(self, year: int, key: tuple[str, str], value: str) -> Row:
        label, measure = key
        return {
            "STAGE": self._stage,
            "YEAR": str(year),
            "ROW_LABEL": label,
            "MEASURE": measure,
            "VALUE": value,
        }

    def _lay_out(self) -> None:
        label = QLabel("&Year")
        label.setBuddy(self._year)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.button(kinds.Save).setText("&Store")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        add = button("&Add a row", self._grid.add_row)
        take = button("&Remove the row", self._grid.remove_row)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * RHYTHM)
        layout.addWidget(text(ABOUT, "secondary"))
        layout.addLayout(row(label, self._year, None, add, take))
        layout.addWidget(self._grid, 1)
        layout.addWidget(buttons)

    def _change_year(self, year: int) -> None:
        self._take()
        self._shown_year = year
        self._fill()

    def _fill(self) -> None:
        cells = self._typed.get(self._shown_year, {})
        labels = list(dict.fromkeys(label for label, _ in cells))
        by_name = {(label, name.casefold()): value for (label, name), value in cells.items()}
        self._grid.fill(
            [label, *(by_name.get((label, name), "") for name in self._spelling)] for label in labels
        )

    def _take(self) -> None:
        """Keep what the grid shows; a stored measure keeps the spelling it was stored with."""
        held = self._typed.get(self._shown_year, {})
        spelt = {(label, name.casefold()): name for label, name in held}
        shown: Cells = {}
        for label, *values in self._grid.texts():
            for (folded, name), value in zip(self._spelling.items(), values, strict=True):
                if label and value:
                    shown[label, spelt.get((label, folded), name)] = value
        others = {key: value for key, value in held.items() if key[1].casefold() not in self._spelling}
        self._typed[self._shown_year] = {**shown, **others}


class _Grid(QTableWidget):
    """Cells of text; Ctrl+V pastes a block, Delete empties the selection."""

    def __init__(self, headings: list[str], name: str) -> None:
        super().__init__(0, len(headings))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(headings)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setColumnWidth(0, 220)

    def fill(self, rows: Iterable[list[str]]) -> None:
        """Show these rows."""
        self.setRowCount(0)
        for cells in rows:
            self._append(cells)
        if not self.rowCount():
            self._append([])

    def texts(self) -> list[list[str]]:
        """The trimmed texts of all rows."""
        return [
            [item.text().strip() if (item := self.item(r, c)) else "" for c in range(self.columnCount())]
            for r in range(self.rowCount())
        ]

    def add_row(self) -> None:
        """An empty row at the end, ready to be typed into."""
        self._append([])
        self.setCurrentCell(self.rowCount() - 1, 0)
        self.setFocus()

    def remove_row(self) -> None:
        """Take the current row away."""
        if self.currentRow() >= 0:
            self.removeRow(self.currentRow())

    def _append(self, cells: list[str]) -> None:
        place = self.rowCount()
        self.insertRow(place)
        for column, value in enumerate(cells):
            self._put(place, column, value)

    def _put(self, place: int, column: int, value: str) -> None:
        item = QTableWidgetItem(value)
        if column:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(place, column, item)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Paste and delete."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)

    def _paste(self, block: str) -> None:
        first, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        for down, line in enumerate(block.rstrip("\n").splitlines()):
            if first + down == self.rowCount():
                self._append([])
            for across, value in enumerate(line.split("\t")):
                if left + across < self.columnCount():
                    self._put(first + down, left + across, value.strip())
