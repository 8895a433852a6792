"""A field that searches a table while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.tables.columns import Column
from desktop.tables.model import RowsModel

PATIENCE_MS = 120


class FindField(QLineEdit):
    """Tells what to look for, shortly after the last letter. Ctrl+F leads here, Escape clears it."""

    searched = Signal(str)

    def __init__(self, name: str = "Find") -> None:
        super().__init__()
        self.setObjectName("find")
        self.setAccessibleName(name)
        self.setPlaceholderText(f"{name} (Ctrl+F)")
        self.setClearButtonEnabled(True)
        self._wait = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._wait.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _: self._wait.start())


def find_in(model: RowsModel[Any], name: str = "Find") -> FindField:
    """A field that shows only the model's rows that hold all the words typed, in any column."""
    field = FindField(name)
    field.searched.connect(lambda words: model.set_filter(holding(words, model.columns)))
    return field


def holding(words: str, columns: tuple[Column[Any], ...]) -> Callable[[Any], bool] | None:
    """Whether a row holds all the words in some column, without regard to case; None without words."""
    wanted = words.casefold().split()
    if not wanted:
        return None

    def keep(row: Any) -> bool:
        text = "\n".join(column.text(row) for column in columns).casefold()
        return all(word in text for word in wanted)

    return keep
