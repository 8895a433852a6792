"""What is only looked at in the settings: remembered files, and the history of all changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.lists import ListPanel
from desktop.tables import Column, RowsModel
from desktop.views.settings.answer import Answer
from desktop.widgets import button, column, row, text
from engine.workspace import Change, FileMapping

HISTORY = "Every change of the workspace: who, when, what, before and after. Nothing can be taken out of it."
MAPPINGS = (
    "What you said files with these columns are. A forgotten one is asked for again at the next import."
)


class MappingsPanel(QWidget):
    """`forgotten` tells a mapping that is to go."""

    forgotten = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._list = ListPanel(_MAPPINGS, "Remembered files")
        self._forget = button("Forget the &chosen one", self._tell)
        layout = column(text(MAPPINGS, "secondary"), self._list)
        layout.addLayout(row(self._forget, None))
        self.setLayout(layout)

    def show_mappings(self, found: Answer) -> None:
        """Show what is remembered."""
        self._list.show_rows("Remembered files", found.mappings, ("kind of file", "kinds of file"))
        self._forget.setEnabled(bool(found.mappings))

    def _tell(self) -> None:
        chosen: FileMapping | None = self._list.table.current_row
        if chosen is not None:
            self.forgotten.emit(chosen)


class HistoryPanel(QWidget):
    """The latest change first."""

    def __init__(self) -> None:
        super().__init__()
        self._list = ListPanel(_HISTORY, "History")
        self.setLayout(column(text(HISTORY, "secondary"), self._list))

    @property
    def model(self) -> RowsModel[Change]:
        """The changes."""
        return self._list.model

    def show_history(self, found: Answer) -> None:
        """Show all changes."""
        self._list.show_rows("History", list(reversed(found.history)), ("change", "changes"))


_MAPPINGS: tuple[Column[FileMapping], ...] = (
    Column("Taken for", lambda each: each.extract),
    Column("Columns of the file", lambda each: ", ".join(sorted(each.columns)), stretches=True),
)
_HISTORY: tuple[Column[Change], ...] = (
    Column("When", lambda each: f"{each.at.astimezone():%d/%m/%Y %H:%M}", sort=lambda each: each.at),
    Column("Who", lambda each: each.who),
    Column("Where", lambda each: each.area.replace("_", " ")),
    Column("What", lambda each: each.what, tip=lambda each: each.what, stretches=True),
    Column("Before", lambda each: each.before, tip=lambda each: each.before, width=24),
    Column("After", lambda each: each.after, tip=lambda each: each.after, width=24),
    Column("Reason", lambda each: each.reason, tip=lambda each: each.reason, width=18),
)
