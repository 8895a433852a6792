"""The one table model: typed rows, declared columns, its own sorting and filter.

Qt asks for about seven roles per cell, so `data` compares numbers and remembers the texts it has made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.tables.columns import Column, Heading

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
MARK = int(Qt.ItemDataRole.UserRole)
IS_HEADING = MARK + 1

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_HORIZONTAL = Qt.Orientation.Horizontal
_ROOT = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows of one type (and headings between them), sorted and filtered here, not through a proxy."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._all: list[R | Heading] = []
        self._shown: list[R | Heading] = []
        self._texts: list[list[str | None]] = [[] for _ in self.columns]
        self._filter: Callable[[R], bool] | None = None
        self._sort: tuple[int, bool] | None = None

    # Rows -----------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[R | Heading]) -> None:
        """Show these rows. Rows as many as before keep the selection and where the table stands."""
        self._all = list(rows)
        self._refresh()

    def set_filter(self, keep: Callable[[R], bool] | None) -> None:
        """Show only rows that are to be kept, and headings that have some; None shows all."""
        self._filter = keep
        self._refresh()

    def row_at(self, index: Index) -> R | None:
        """The row of a cell; None for a heading or no cell."""
        found = self._shown[index.row()] if index.isValid() else None
        return None if isinstance(found, Heading) else found

    @property
    def rows(self) -> list[R]:
        """The rows as shown, without headings."""
        return [row for row in self._shown if not isinstance(row, Heading)]

    @property
    def headings(self) -> list[int]:
        """Where the headings are."""
        return [place for place, row in enumerate(self._shown) if isinstance(row, Heading)]

    def widest(self, column: int, rows: int, width: Callable[[str], int]) -> QModelIndex:
        """The cell with the widest text among the first rows of a column; no cell where there is no row."""
        texts = [self._text(column, number) for number in range(min(rows, len(self._shown)))]
        widths = {text: width(text) for text in set(texts)}
        number = max(range(len(texts)), key=lambda n: widths[texts[n]], default=-1)
        return self.index(number, column)

    def cells(self, places: Sequence[int] = ()) -> list[list[str]]:
        """Headings and the texts of some of the shown rows, or of all, for clipboard and files."""
        parts = [part for column in self.columns for part in column.cells()]
        rows = [self._shown[place] for place in places] if places else self._shown
        told = [[text(row) for _, text in parts] for row in rows if not isinstance(row, Heading)]
        return [[heading for heading, _ in parts], *told]

    def numeric_cells(self) -> list[bool]:
        """Which columns of `cells` stand to the right."""
        return [c.numeric and n == 0 for c in self.columns for n in range(len(c.cells()))]

    def _refresh(self) -> None:
        shown = list(self._arranged())
        self._texts = [[] for _ in self.columns]
        same = [isinstance(row, Heading) for row in shown] == [isinstance(r, Heading) for r in self._shown]
        if same:
            self._shown = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _arranged(self) -> Iterator[R | Heading]:
        """The rows that pass the filter, section by section, sorted within each."""
        for heading, rows in _sections(self._all):
            kept = [row for row in rows if self._filter is None or self._filter(row)]
            if heading is not None and kept:
                yield heading
            yield from self._sorted(kept)

    def _sorted(self, rows: list[R]) -> list[R]:
        if self._sort is None:
            return rows
        place, descending = self._sort
        keyed = [(self.columns[place].key(row), row) for row in rows]
        known = sorted((k for k in keyed if not k[0][0]), key=lambda k: k[0][1], reverse=descending)
        return [row for _, row in known] + [row for key, row in keyed if key[0]]

    # What Qt asks ---------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Text, alignment, tip, spoken text or mark of a cell."""
        if not index.isValid():
            return None
        place, number = index.column(), index.row()
        row = self._shown[number]
        if isinstance(row, Heading):
            return _of_heading(row, place, role)
        if role == _DISPLAY:
            return self._text(place, number)
        return self._more_of_cell(self.columns[place], row, role) or (
            self._text(place, number) if role == _SPOKEN else None
        )

    @staticmethod
    def _more_of_cell(column: Column[R], row: R, role: int) -> Any:
        if role == _ALIGN:
            return _RIGHT if column.numeric else _LEFT
        ask = {MARK: column.mark, _TIP: column.tip, _SPOKEN: column.spoken}.get(role)
        return ask(row) if ask else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        """Heading, its alignment and its tip."""
        if orientation != _HORIZONTAL or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (_DISPLAY, _SPOKEN):
            return column.heading
        if role == _ALIGN:
            return _RIGHT if column.numeric else _LEFT
        return column.heading_tip or None if role == _TIP else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected, headings cannot."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._shown[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column within each section; -1 goes back to the order that was given."""
        self._sort = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self._shown
        self._shown = list(self._arranged())
        self._texts = [[] for _ in self.columns]
        place = {id(row): number for number, row in enumerate(self._shown)}
        kept = self.persistentIndexList()
        moved = [self.index(place[id(before[each.row()])], each.column()) for each in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _text(self, place: int, number: int) -> str:
        """The text of a cell, made when it is first asked for: of thousands of rows few are ever seen."""
        texts = self._texts[place]
        if not texts:
            texts = self._texts[place] = [None] * len(self._shown)
        text = texts[number]
        if text is None:
            row = self._shown[number]
            text = texts[number] = "" if isinstance(row, Heading) else self.columns[place].text(row)
        return text


def _of_heading(heading: Heading, place: int, role: int) -> Any:
    if role == IS_HEADING:
        return True
    if place == 0 and role in (_DISPLAY, _SPOKEN):
        return heading.words
    return None


def _sections(rows: Sequence[R | Heading]) -> Iterator[tuple[Heading | None, list[R]]]:
    heading: Heading | None = None
    below: list[R] = []
    for row in rows:
        if isinstance(row, Heading):
            if heading is not None or below:
                yield heading, below
            heading, below = row, []
        else:
            below.append(row)
    yield heading, below
