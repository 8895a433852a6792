"""A line of widgets that goes on below where there is not enough room (small screens, large text)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from desktop.theme import RHYTHM

RING = 2
"""Room around, so that the ring of the focus is not cut off."""


class Flow(QWidget):
    """Widgets side by side, in as many lines as needed; `filler` takes the room that its line has left."""

    def __init__(self, *widgets: QWidget, filler: QWidget | None = None, spacing: int = RHYTHM) -> None:
        super().__init__()
        self._lines = _FlowLayout(widgets, filler, spacing)
        self.setLayout(self._lines)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one at a place."""
        self._lines.insert(place, widget)

    def index_of(self, widget: QWidget) -> int:
        """At which place a widget stands."""
        return self._lines.indexOf(widget)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the widest, and as high as it is at its present width."""
        width = self._lines.minimumSize().width()
        return QSize(width, self._lines.heightForWidth(max(self.width(), width)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width may need more lines or fewer."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class _FlowLayout(QLayout):
    """Places the items of a flow."""

    def __init__(self, widgets: Sequence[QWidget], filler: QWidget | None, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._filler = filler
        self._gap = spacing
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one at a place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())

    # What QLayout asks ----------------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """One more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take one away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The less room, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """How high its lines are."""
        inner = width - 2 * RING
        lines = self._lines(inner)
        gaps = self._gap * max(len(lines) - 1, 0)
        return sum(self._height(line, inner) for line in lines) + gaps + 2 * RING

    def sizeHint(self) -> QSize:  # noqa: N802
        """All in one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(len(shown) - 1, 0)
        return QSize(width + 2 * RING, self._height(shown, width) + 2 * RING)

    def minimumSize(self) -> QSize:  # noqa: N802
        """As wide as the widest."""
        shown = self._shown()
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0) + 2 * RING,
            max((item.minimumSize().height() for item in shown), default=0) + 2 * RING,
        )

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Put all in their places."""
        super().setGeometry(rect)
        inner = rect.adjusted(RING, RING, -RING, -RING)
        top = inner.top()
        for line in self._lines(inner.width()):
            height = self._height(line, inner.width())
            self._place(line, QRect(inner.left(), top, inner.width(), height))
            top += height + self._gap

    # Lines ----------------------------------------------------------------------------------------------

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if not lines or needed > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed + self._gap
        return lines

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        widths = [min(item.sizeHint().width(), width) for item in line]
        left = width - sum(widths) - self._gap * (len(line) - 1)
        for place, item in enumerate(line):
            if item.widget() is self._filler:
                widths[place] += max(left, 0)
        return widths

    def _height(self, line: list[QLayoutItem], width: int) -> int:
        pairs = zip(line, self._widths(line, width), strict=True)
        return max((_item_height(item, its_width) for item, its_width in pairs), default=0)

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        left = rect.left()
        for item, width in zip(line, self._widths(line, rect.width()), strict=True):
            height = _item_height(item, width)
            top = rect.top() + (rect.height() - height) // 2
            item.setGeometry(QRect(left, top, width, height))
            left += width + self._gap


def _item_height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
