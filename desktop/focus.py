"""A focus that everybody can see: a solid frame around whatever the keyboard would act on."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QMainWindow,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

from desktop.theme import Theme

WIDTH = 2

FRAME_THEMSELVES = (QAbstractScrollArea, QMenu, QMenuBar, QTabBar)
"""Tables, lists, texts and tabs are framed by the style sheet: a ring around them would be cut off."""


class FocusRing(QFocusFrame):
    """Follows the keyboard focus and draws a frame in the theme's focus colour."""

    def __init__(self, app: QApplication, window: QMainWindow) -> None:
        super().__init__(window)
        self.hide()
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        framed = now is not None and not now.isWindow() and not isinstance(now, FRAME_THEMSELVES)
        self.setWidget(now if framed else None)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A frame without a filling."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(Theme.current().palette.focus), WIDTH))
        painter.drawRect(self.rect().adjusted(1, 1, -WIDTH, -WIDTH))
