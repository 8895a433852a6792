"""RAG chips, arrows and sparklines, as they are drawn everywhere: letter, shape and colour together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from desktop.palettes import Palette

LETTERS = {"red": "R", "amber": "A", "green": "G"}
ARROW_SHARE = 0.72
DOWN, LEVEL, UP = "worse", "same", "better"


def draw_rag(painter: QPainter, box: QRectF, rag: str, palette: Palette) -> None:
    """A red diamond, amber triangle or green circle with its letter, as large as the box allows."""
    if rag not in LETTERS:
        return
    mark = palette.rag[rag]
    side = min(box.width(), box.height())
    square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(mark.outline), 1))
    painter.setBrush(QColor(mark.fill))
    painter.drawPath(_shape(rag, square.adjusted(0.5, 0.5, -0.5, -0.5)))
    font = QFont(painter.font())
    font.setPixelSize(max(8, round(side * 0.52)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(mark.text))
    lower = side * 0.14 if rag == "amber" else 0
    painter.drawText(square.translated(0, lower), Qt.AlignmentFlag.AlignCenter, LETTERS[rag])
    painter.restore()


def _shape(rag: str, square: QRectF) -> QPainterPath:
    path = QPainterPath()
    if rag == "green":
        path.addEllipse(square)
        return path
    middle = square.center()
    if rag == "red":
        points = [
            QPointF(middle.x(), square.top()),
            QPointF(square.right(), middle.y()),
            QPointF(middle.x(), square.bottom()),
            QPointF(square.left(), middle.y()),
        ]
    else:
        points = [QPointF(middle.x(), square.top()), square.bottomRight(), square.bottomLeft()]
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def draw_arrow(painter: QPainter, box: QRectF, direction: str, palette: Palette) -> None:
    """An arrow up for better, to the right for the same, down for worse."""
    if direction not in palette.direction:
        return
    side = min(box.width(), box.height()) * ARROW_SHARE
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.rotate({UP: 0, LEVEL: 90, DOWN: 180}[direction])
    painter.scale(side / 2, side / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.direction[direction]))
    outline = ((0, -1), (0.85, -0.1), (0.32, -0.1), (0.32, 1), (-0.32, 1), (-0.32, -0.1), (-0.85, -0.1))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
    painter.restore()


def draw_sparkline(painter: QPainter, box: QRectF, values: Sequence[float | None], palette: Palette) -> None:
    """The values as a line, the last one as a dot; gaps where nothing is reported."""
    known = [value for value in values if value is not None]
    if not known:
        return
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    step = box.width() / max(len(values) - 1, 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path, pen_is_down, last = QPainterPath(), False, QPointF()
    for place, value in enumerate(values):
        if value is None:
            pen_is_down = False
            continue
        share = (value - low) / span if high > low else 0.5
        last = QPointF(box.left() + place * step, box.bottom() - share * box.height())
        path.lineTo(last) if pen_is_down else path.moveTo(last)
        pen_is_down = True
    painter.setPen(QPen(QColor(palette.series[0]), 1.5))
    painter.drawPath(path)
    if values[-1] is not None:
        painter.setBrush(QColor(palette.series[0]))
        painter.drawEllipse(last, 2.2, 2.2)
    painter.restore()
