"""Findings of an import by rule and by child, with the places below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from desktop.tables import RowsModel, Table, find_in
from desktop.views.importing.tables import AFFECTED, CHILDREN, PLACES, RULES
from desktop.widgets import column, named, panel, text
from engine.analysis.imports import MOST_SHOWN, Affected, ChildLine, Place, Preview, RuleLine

CHOOSE = "Choose a line above to see each place."


class Findings(QWidget):
    """Three tabs; a line of the first two shows its places. `places_wanted` asks for them."""

    places_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rules: RowsModel[RuleLine] = RowsModel(RULES)
        self._children: RowsModel[ChildLine] = RowsModel(CHILDREN)
        self._places: RowsModel[Place] = RowsModel(PLACES)
        self._affected: RowsModel[Affected] = RowsModel(AFFECTED)
        self.rules = Table(self._rules, "Findings by rule")
        self.children_table = Table(self._children, "Findings by child")
        self._tabs = named(QTabWidget(), "Findings")
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.rules, "By r&ule")
        self._tabs.addTab(
            panel(column(find_in(self._children, "Find a child"), self.children_table)), "By &child"
        )
        self.affected = Table(self._affected, "Figures that suffer")
        self._tabs.addTab(self.affected, "Figures that &suffer")
        self._about = named(text(CHOOSE, "secondary"), "About the places")
        self.places = Table(self._places, "Places of the findings")
        below = panel(column(self._about, self.places))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self._tabs)
        splitter.addWidget(below)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([300, 200])
        self.setLayout(column(splitter))
        for table in (self.rules, self.children_table):
            table.row_changed.connect(self._chosen)
        self._tabs.currentChanged.connect(lambda place: below.setVisible(place < self._tabs.count() - 1))

    def show_preview(self, preview: Preview) -> None:
        """The findings of what was read."""
        self._rules.set_rows(preview.rules)
        self._children.set_rows(preview.children)
        self._affected.set_rows(preview.affected)
        self._places.set_rows([])
        self._about.setText(CHOOSE if preview.rules else "Nothing was found: every row can be imported.")
        self._tabs.setTabText(0, f"By r&ule ({len(preview.rules):,})")
        self._tabs.setTabText(1, f"By &child ({len(preview.children):,})")
        self._tabs.setTabText(2, f"Figures that &suffer ({len(preview.affected):,})")

    def show_places(self, places: tuple[Place, ...], count: int) -> None:
        """The places behind the chosen line, of which there are so many."""
        self._places.set_rows(places)
        words = f"{count:,} place{'s' if count != 1 else ''}"
        if count > MOST_SHOWN:
            words += f", of which the first {MOST_SHOWN:,} are listed; the report has them all"
        self._about.setText(f"{words}.")

    def _chosen(self, line: Any) -> None:
        if line is not None:
            self.places_wanted.emit(line)
