"""A field that searches a table while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from desktop.tables.columns import Column
from desktop.tables.model import RowsModel

PATIENCE_MS = 120


class FindField(QLineEdit):
    """Shows only rows that hold all the words typed, in any column. Ctrl+F leads here."""

    def __init__(self, model: RowsModel[Any], name: str = "Find") -> None:
        super().__init__()
        self.setObjectName("find")
        self.setAccessibleName(name)
        self.setPlaceholderText(f"{name} (Ctrl+F)")
        self.setClearButtonEnabled(True)
        self._model = model
        self._wait = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._wait.timeout.connect(self._search)
        self.textChanged.connect(lambda _: self._wait.start())

    def _search(self) -> None:
        self._model.set_filter(holding(self.text(), self._model.columns))


def holding(words: str, columns: tuple[Column[Any], ...]) -> Callable[[Any], bool] | None:
    """Whether a row holds all the words in some column, without regard to case; None without words."""
    wanted = words.casefold().split()
    if not wanted:
        return None

    def keep(row: Any) -> bool:
        text = "\n".join(column.text(row) for column in columns).casefold()
        return all(word in text for word in wanted)

    return keep
