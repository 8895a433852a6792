"""The one table view: keyboard, copy, sorting, rules, column widths."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.clipboard import copy_table
from desktop.tables.delegates import delegate_for
from desktop.tables.model import RowsModel
from desktop.theme import RHYTHM, Theme

WIDEST = 480
NARROWEST = 28
"""Characters of a column that stretches, at least."""

HEADING_ROOM = 20
"""Beside a heading, for its padding and the mark of sorting."""

ROWS_MEASURED = 100
FEWEST_ROWS = 3
SORT_KEYS = {
    Qt.Key.Key_Up: Qt.SortOrder.AscendingOrder,
    Qt.Key.Key_Down: Qt.SortOrder.DescendingOrder,
}


class Table(QTableView):
    """Shows a RowsModel. Enter or double-click opens a row; Ctrl+C copies the selection with its headings.

    Alt+Up and Alt+Down sort by the column of the current cell.
    """

    row_opened = Signal(object)
    row_changed = Signal(object)

    def __init__(self, model: RowsModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_ground()
        self.rows_model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self._delegates = [delegate_for(column.drawn) for column in model.columns]
        for place, delegate in enumerate(self._delegates):
            self.setItemDelegateForColumn(place, delegate)
        self._set_up()
        model.modelReset.connect(self._arrange)
        model.dataChanged.connect(self._span)
        model.layoutChanged.connect(self._span)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._moved)
        Theme.current().changed.connect(self._arrange)
        self._arrange()

    def _set_ground(self) -> None:
        """A ground made here, as Qt's own is. To ask Qt for one that Python does not know yet makes Python's
        side of every widget there is: 6 ms, for which the first figures need not wait.
        """
        self._ground = QWidget()
        self._ground.setBackgroundRole(QPalette.ColorRole.Base)
        self._ground.setAutoFillBackground(True)
        self.setViewport(self._ground)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        heading = self.horizontalHeader()
        heading.setAccessibleName(f"Headings of {self.accessibleName()}")
        heading.setHighlightSections(False)
        heading.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heading.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    # Widths and headings --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Row height by text size, widths by contents, headings over the whole width."""
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self.fontMetrics().height() + RHYTHM + 2)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading = self.horizontalHeader()
        for place, column in enumerate(self.rows_model.columns):
            width = self.fontMetrics().averageCharWidth() * column.width if column.width else 0
            heading.resizeSection(place, width or min(self._contents_width(place), WIDEST))
        self._stretch()
        self._span()

    def _stretch(self) -> None:
        """Give the room that is left to the columns that stretch, yet never less than can be read."""
        columns = self.rows_model.columns
        stretching = [place for place, column in enumerate(columns) if column.stretches]
        if not stretching:
            return
        others = sum(self.columnWidth(place) for place in range(len(columns)) if place not in stretching)
        least = self.fontMetrics().averageCharWidth() * NARROWEST
        for place in stretching:
            self.setColumnWidth(place, max((self.viewport().width() - others) // len(stretching), least))

    def _span(self) -> None:
        """Headings, and cells that say so, go over several columns."""
        columns = self.rows_model.columns
        self.clearSpans()
        if not self.rows_model.headings and not any(column.covers for column in columns):
            return
        for number in range(self.rows_model.rowCount()):
            row = self.rows_model.row_at(self.rows_model.index(number, 0))
            if row is None:
                self.setSpan(number, 0, 1, len(columns))
                continue
            for place, column in enumerate(columns):
                if column.covers and (count := column.covers(row)) > 1:
                    self.setSpan(number, place, 1, count)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Columns that stretch follow the width."""
        super().resizeEvent(event)
        self._stretch()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Headings, a few rows, a scroll bar."""
        rows = FEWEST_ROWS * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height() + 2 * self.frameWidth()
        height = self.horizontalHeader().sizeHint().height() + rows + bar
        return QSize(super().minimumSizeHint().width(), height)

    def _contents_width(self, place: int) -> int:
        """Room for the widest text. Only its cell is asked for its size: all take ten times as long."""
        heading = self.rows_model.columns[place].heading
        words = self.horizontalHeader().fontMetrics().horizontalAdvance(heading)
        widest = self.rows_model.widest(place, ROWS_MEASURED, self.fontMetrics().horizontalAdvance)
        return max(self.sizeHintForIndex(widest).width() + RHYTHM, words + HEADING_ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The cells, and a thin rule below each row."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QColor(Theme.current().palette.rule))
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return
        if last < 0:
            last = self.rows_model.rowCount() - 1
        for row in range(first, last + 1):
            below = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.drawLine(0, below, self.viewport().width(), below)

    # Keyboard and copy ----------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard begins at the first row, not at a heading."""
        if not self.currentIndex().isValid():
            model = self.rows_model
            rows = (model.index(number, 0) for number in range(model.rowCount()))
            first = next((index for index in rows if model.row_at(index) is not None), None)
            if first is not None:
                self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens, Ctrl+C copies, Alt+Up and Alt+Down sort."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in SORT_KEYS:
            self.sortByColumn(max(self.currentIndex().column(), 0), SORT_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def copy_selection(self) -> None:
        """Copy the selected rows, or all if none is selected, with their headings."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        copy_table(self.rows_model.cells(chosen), self.rows_model.numeric_cells())

    @property
    def current_row(self) -> Any:
        """The row where the keyboard is; None where there is none."""
        return self.rows_model.row_at(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        row = self.rows_model.row_at(index)
        if row is not None:
            self.row_opened.emit(row)

    def _moved(self, index: QModelIndex) -> None:
        self.row_changed.emit(self.rows_model.row_at(index))
