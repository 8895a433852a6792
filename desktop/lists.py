"""A list with everything around it: title, search, how many are shown, saving as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QWidget

from desktop.clipboard import save_csv
from desktop.flow import Flow
from desktop.problems import words_for
from desktop.tables import Column, RowsModel, Table
from desktop.tables.find import find_in
from desktop.theme import RHYTHM
from desktop.widgets import button, column, named

FIND_LETTERS = 30


class ListPanel(QWidget):
    """Typed rows that can be searched, sorted, copied and saved. `table.row_opened` tells what was opened."""

    def __init__(self, columns: Sequence[Column[Any]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = ("row", "rows")
        self._file_name = name
        self.model: RowsModel[Any] = RowsModel(columns)
        self.table = Table(self.model, name)
        self._title = named(QLabel(name), "Title of the list")
        self._title.setProperty("role", "subheading")
        self._title.setWordWrap(True)
        self._count = named(QLabel(), "How many are shown")
        self._count.setProperty("role", "secondary")
        self.finder = find_in(self.model, "Find in the list")
        self.finder.setFixedWidth(self.finder.fontMetrics().averageCharWidth() * FIND_LETTERS)
        self._save = button("Save list …", self._choose_file, tip="Save what is shown as a CSV file")
        self.model.modelReset.connect(self._say_count)
        self.model.dataChanged.connect(self._say_count)
        self._line = Flow(
            self._title, self._count, self.finder, self._save, filler=self._title, spacing=2 * RHYTHM
        )
        layout = column(self._line)
        layout.addWidget(self.table, 1)
        self.setLayout(layout)

    def add_choice(self, words: str, choice: QComboBox) -> None:
        """A choice that narrows the list, beside the search; `words` are its label."""
        label = QLabel(words)
        label.setBuddy(choice)
        for place, widget in enumerate((label, choice), start=1):
            self._line.insert(place, widget)

    def add_buttons(self, *buttons: QWidget) -> None:
        """What can be done with the list, beside saving it."""
        place = self._line.index_of(self._save)
        for each in reversed(buttons):
            self._line.insert(place, each)

    def show_rows(
        self, title: str, rows: Sequence[Any], unit: tuple[str, str] = ("child", "children")
    ) -> None:
        """Show some rows below a title; `unit` names one and several of them."""
        self._unit, self._file_name = unit, title
        self._title.setText(title)
        self.table.setAccessibleName(title)
        self.model.set_rows(rows)
        self._say_count()

    @property
    def title(self) -> str:
        """What the list shows, in words."""
        return self._title.text()

    def save(self, path: Path) -> None:
        """Write what is shown as CSV; raises OSError."""
        save_csv(path, self.model.cells())

    def _say_count(self) -> None:
        shown = len(self.model.rows)
        self._count.setText(f"{shown:,} {self._unit[0] if shown == 1 else self._unit[1]}")

    def _choose_file(self) -> None:
        start = "".join(c if c.isalnum() or c in " -" else " " for c in self._file_name)[:60].strip()
        chosen, _ = QFileDialog.getSaveFileName(self, "Save list", f"{start}.csv", "Tables (*.csv)")
        if not chosen:
            return
        try:
            self.save(Path(chosen))
        except OSError as error:
            self._count.setText(words_for(error))
