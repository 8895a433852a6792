"""Where an import begins, and what was imported before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.tables import RowsModel, Table
from desktop.theme import RHYTHM
from desktop.views.importing.tables import IMPORTS
from desktop.widgets import button, column, named, row, text
from engine.workspace import ImportRecord

HOW = (
    "Drop files or a folder anywhere on this window, or choose them: CSV files, zip archives, .xlsx "
    "workbooks, or the XML of the SSDA903 return. What a file is, is told from its columns, not from its "
    "name. Nothing changes before you have seen what was found and press Import."
)

MUCH = 1000
"""Beside this the empty room below takes nothing."""


class Home(QWidget):
    """Choose files; the imports so far; undo the last."""

    files_wanted = Signal()
    folder_wanted = Signal()
    undo_wanted = Signal()
    scorecard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.files = button("Choose fi&les …", self.files_wanted.emit, primary=True)
        self._folder = button("Choose a fol&der …", self.folder_wanted.emit)
        self._said = named(text("", "notice"), "What happened")
        self._said.hide()
        self.see = button("&See the scorecard", self.scorecard_wanted.emit, primary=True)
        self.see.hide()
        self._model: RowsModel[ImportRecord] = RowsModel(IMPORTS)
        self._table = Table(self._model, "Imports so far")
        self._heading = text("Imports so far", "subheading")
        self.undo = button("&Undo the last import", self.undo_wanted.emit)
        self._none = text("Nothing has been imported yet.", "secondary")
        begin, end = _line(self.files, self._folder, None), _line(self.undo, None)
        above = (
            text("Import", "heading"),
            text(HOW),
            begin,
            self._said,
            _line(self.see, None),
            self._heading,
            self._none,
        )
        layout = column(*above, self._table, end, None, spacing=2 * RHYTHM)
        layout.setStretchFactor(self._table, MUCH)
        self.setLayout(layout)

    def show_imports(self, records: Sequence[ImportRecord]) -> None:
        """The import log, the latest first."""
        self._model.set_rows(list(reversed(records)))
        for widget in (self._table, self.undo):
            widget.setVisible(bool(records))
        self._none.setVisible(not records)
        self.undo.setEnabled(bool(records) and records[-1].undone_at is None)

    def say(self, sentence: str, *, is_done: bool = False) -> None:
        """What the last import or its undoing did; "" takes the sentence away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.see.setVisible(is_done)


def _line(*items: QWidget | None) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*items))
    return holder
