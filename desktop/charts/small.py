"""A small picture of one trend, light enough for fifty on a page: painted, not plotted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.marks import draw_rag
from desktop.theme import RHYTHM, Theme
from engine.charts import LineChart, ReferenceKind

CHIP = 20
DOT = 2.5
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
REFERENCES = {ReferenceKind.TARGET: Qt.PenStyle.DashLine, ReferenceKind.NATIONAL: Qt.PenStyle.DotLine}
"""The lines beside the figures that a small picture has room for."""


class SmallTrend(QWidget):
    """Title, latest value with RAG, the line with its target. Click or Enter opens it.

    Hovering, or the arrow keys, read a month: its value takes the place of the latest.
    """

    opened = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._chart: LineChart | None = None
        self._rag = ""
        self._read: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chart(self, chart: LineChart, rag: str = "") -> None:
        """Show a trend and the rating of its last month."""
        self._chart, self._rag, self._read = chart, rag, None
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alt_text)
        self.setToolTip(chart.title)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two lines of title and room for the line."""
        return QSize(232, self.fontMetrics().height() * 3 + 96)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It does not become smaller."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter or space opens; left and right read one month after the other."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.key)
        elif event.key() in STEPS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            last = self._months - 1
            self._read_month((last if self._read is None else self._read) + STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click opens."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Read the month below the mouse."""
        across = self._area().width() or 1.0
        self._read_month(round((event.position().x() - self._area().left()) / across * (self._months - 1)))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The latest month again."""
        super().leaveEvent(event)
        self._forget_month()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The latest month again."""
        super().focusOutEvent(event)
        self._forget_month()

    @property
    def reading(self) -> str:
        """The month that is read, with its exact value."""
        if self._chart is None or self._read is None:
            return ""
        return f"{self._chart.categories[self._read]}: {self._chart.texts(self._chart.series[0])[self._read]}"

    @property
    def _months(self) -> int:
        return len(self._chart.categories) if self._chart is not None else 0

    def _read_month(self, place: int) -> None:
        if self._chart is not None and self._months:
            self._read = min(max(place, 0), self._months - 1)
            self.setAccessibleName(f"{self._chart.title}, {self.reading}")
            self.update()

    def _forget_month(self) -> None:
        if self._chart is not None and self._read is not None:
            self._read = None
            self.setAccessibleName(self._chart.title)
            self.update()

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(RHYTHM, RHYTHM, -RHYTHM, -RHYTHM)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Title, value, line."""
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = Theme.current().palette
        area = self._area()
        line = self.fontMetrics().height()
        painter.setPen(QColor(colours.text))
        title = QRectF(area.left(), area.top(), area.width(), 2 * line)
        painter.drawText(title, int(Qt.TextFlag.TextWordWrap), self._two_lines(area.width()))
        self._paint_value(painter, QRectF(area.left(), area.top() + 2 * line + 4, area.width(), line + 4))
        self._paint_lines(painter, area.adjusted(0, 3 * line + 2 * RHYTHM, 0, 0))

    def _two_lines(self, width: float) -> str:
        assert self._chart is not None
        return self.fontMetrics().elidedText(
            self._chart.title, Qt.TextElideMode.ElideRight, round(width * 1.85)
        )

    def _paint_value(self, painter: QPainter, area: QRectF) -> None:
        assert self._chart is not None
        series = self._chart.series[0]
        colours = Theme.current().palette
        has_rag = bool(self._rag) and not self.reading
        if has_rag:
            draw_rag(painter, QRectF(area.left(), area.top(), CHIP, area.height()), self._rag, colours)
        painter.setPen(QColor(colours.text))
        indent = CHIP + RHYTHM if has_rag else 0
        texts = self._chart.texts(series)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        words = self.reading or (texts[-1] if texts else "-")
        painter.drawText(area.adjusted(indent, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_lines(self, painter: QPainter, area: QRectF) -> None:
        assert self._chart is not None
        colours = Theme.current().palette
        painter.setPen(QPen(QColor(colours.rule), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        for line in self._chart.references:
            if line.kind in REFERENCES:
                painter.setPen(QPen(QColor(colours.secondary), 1.2, REFERENCES[line.kind]))
                painter.drawPath(self._path(line.values, area))
        for place, series in enumerate(self._chart.series):
            painter.setPen(QPen(QColor(colours.series[place]), 2))
            painter.drawPath(self._path(series.values, area))
            at = len(series.values) - 1 if self._read is None else self._read
            value = series.values[at] if series.values else None
            if value is not None:
                painter.setBrush(QColor(colours.series[place]))
                painter.drawEllipse(self._point(at, value, area), DOT, DOT)
                painter.setBrush(Qt.BrushStyle.NoBrush)

    def _path(self, values: tuple[float | None, ...], area: QRectF) -> QPainterPath:
        path, is_down = QPainterPath(), False
        for place, value in enumerate(values):
            if value is None:
                is_down = False
                continue
            point = self._point(place, value, area)
            path.lineTo(point) if is_down else path.moveTo(point)
            is_down = True
        return path

    def _point(self, place: int, value: float, area: QRectF) -> QPointF:
        assert self._chart is not None
        steps = max(len(self._chart.categories) - 1, 1)
        share = self._chart.axis.share(value)
        return QPointF(area.left() + area.width() * place / steps, area.bottom() - area.height() * share)
