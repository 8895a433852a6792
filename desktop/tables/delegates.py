"""How cells are drawn; nothing else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.marks import draw_arrow, draw_rag, draw_sparkline
from desktop.palettes import Palette
from desktop.tables.columns import Drawn
from desktop.tables.model import IS_HEADING, MARK
from desktop.theme import RHYTHM, Theme

Index = QModelIndex | QPersistentModelIndex
Draw = Callable[[QPainter, QRectF, str, Palette], None]

SPARKLINE_WIDTH = 96


class CellDelegate(QStyledItemDelegate):
    """Text, with headings in bold."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Headings stand out by weight, not by size."""
        super().initStyleOption(option, index)
        if index.data(IS_HEADING):
            option.font.setBold(True)


class MarkDelegate(CellDelegate):
    """Text with a mark to the right of it, in a column of its own so that the texts align."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell's background and text, then the mark."""
        if index.data(IS_HEADING):
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter)
        area: QRect = option.rect
        side = _mark_side(area)
        mark = QRectF(area.right() - side - RHYTHM, area.center().y() - side / 2 + 0.5, side, side)
        role = (
            cell.palette.ColorRole.HighlightedText
            if cell.state & QStyle.StateFlag.State_Selected
            else cell.palette.ColorRole.Text
        )
        style.drawItemText(
            painter,
            area.adjusted(RHYTHM // 2, 0, -(side + 2 * RHYTHM), 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            cell.palette,
            True,
            text,
            role,
        )
        self._draw(painter, mark, index.data(MARK) or "", Theme.current().palette)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Room for text and mark."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + size.height() + 2 * RHYTHM, size.height())


class SparklineDelegate(CellDelegate):
    """A line of values."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell's background, then the line."""
        super().paint(painter, option, index)
        values = index.data(MARK)
        if values:
            area = QRectF(option.rect)
            inner = area.adjusted(RHYTHM, RHYTHM * 0.75, -RHYTHM, -RHYTHM * 0.75)
            draw_sparkline(painter, inner, values, Theme.current().palette)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Room for a line."""
        return QSize(SPARKLINE_WIDTH + 2 * RHYTHM, super().sizeHint(option, index).height())


def _mark_side(area: QRect) -> int:
    return min(area.height() - 6, 22 * max(area.height(), 26) // 26)


def delegate_for(drawn: Drawn) -> CellDelegate:
    """What draws the cells of a column."""
    if drawn is Drawn.RAG:
        return MarkDelegate(draw_rag)
    if drawn is Drawn.ARROW:
        return MarkDelegate(draw_arrow)
    return SparklineDelegate() if drawn is Drawn.SPARKLINE else CellDelegate()
