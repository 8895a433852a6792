"""Published figures that today's data no longer gives, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.tables import Column, RowsModel, Table
from desktop.theme import RHYTHM
from desktop.views.routine.answer import Answer, NamedRevision
from desktop.widgets import button, column, named, row, text

NOT_PUBLISHED = "The month is not published, so nothing is frozen that could differ."
NONE = "Every published figure is still what today's data gives."
SOME = "The published figures stay as they are. Note why today's data gives others; the note is printed."


class RevisionsPanel(QWidget):
    """A table of revisions and a field for the reason of the chosen one; `noted` tells indicator and text."""

    noted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._remark = named(text("", "secondary"), "About revisions")
        self._model: RowsModel[NamedRevision] = RowsModel(_COLUMNS)
        self.table = Table(self._model, "Revisions")
        self.table.row_changed.connect(self._choose)
        self.reason = named(QLineEdit(), "Reason of the revision")
        self.reason.returnPressed.connect(self._note)
        label = QLabel("Reas&on:")
        label.setBuddy(self.reason)
        self._store = button("Note the reason", self._note)
        layout = column(self._remark, self.table)
        layout.addLayout(row(label, self.reason, self._store))
        layout.setContentsMargins(0, RHYTHM, 0, 0)
        self.setLayout(layout)
        self._choose(None)

    def show_revisions(self, found: Answer) -> None:
        """Show the revisions of a month."""
        words = NOT_PUBLISHED if found.publication is None else SOME if found.revisions else NONE
        self._remark.setText(words)
        self.table.setVisible(bool(found.revisions))
        self._model.set_rows(found.revisions)
        self._choose(self.table.current_row)

    def _choose(self, chosen: NamedRevision | None) -> None:
        self.reason.setEnabled(chosen is not None)
        self._store.setEnabled(chosen is not None)
        self.reason.setText(chosen.revision.reason if chosen else "")

    def _note(self) -> None:
        chosen: NamedRevision | None = self.table.current_row
        if chosen is not None:
            self.noted.emit(chosen.revision.indicator, self.reason.text())


_COLUMNS: tuple[Column[NamedRevision], ...] = (
    Column("Indicator", lambda each: each.name, stretches=True),
    Column("Published", lambda each: each.revision.published, numeric=True),
    Column("Recomputed", lambda each: each.revision.recomputed, numeric=True),
    Column(
        "Difference", lambda each: each.revision.sentence, tip=lambda each: each.revision.sentence, width=52
    ),
    Column("Reason", lambda each: each.revision.reason, width=30),
)
