"""Larger pieces that pages are made of: room that scrolls, words in place of content, a field for text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import RHYTHM
from desktop.widgets import named, row, text

W = TypeVar("W", bound=QWidget)
A = TypeVar("A")


class Scrolling(QScrollArea):
    """Room for a content that scrolls where it needs more (small screens, large text)."""

    def __init__(self) -> None:
        super().__init__()
        self._fitted = _Fitted()
        self.setWidget(self._fitted)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hold(self, content: QWidget) -> None:
        """Take in the content. Best done last: each move of a large widget into another takes its time."""
        self._fitted.hold(content)


class _Fitted(QWidget):
    """As large as the room, and no smaller than its content needs.

    A layout would ask for the height that running text prefers, and the page would scroll without need.
    """

    def __init__(self) -> None:
        super().__init__()
        self._content = QWidget(self)

    def hold(self, content: QWidget) -> None:
        """Take in the content."""
        self._content.deleteLater()
        self._content = content
        content.setParent(self)
        content.resize(self.size())
        content.show()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """What the content needs; in height, at the present width."""
        needed = self._content.minimumSizeHint().expandedTo(self._content.minimumSize())
        layout = self._content.layout()
        if isinstance(layout, QVBoxLayout):
            needed.setHeight(_least_height(layout, max(self.width(), needed.width())))
        return needed

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The content follows; running text may need more lines or fewer."""
        super().resizeEvent(event)
        self._content.resize(self.size())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """The content may need more or less than before."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def _least_height(layout: QVBoxLayout, width: int) -> int:
    """Running text in full at a width, and of what stretches the least."""
    margins = layout.contentsMargins()
    inner = width - margins.left() - margins.right()
    heights = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None or item.isEmpty():
            continue
        stretches = layout.stretch(place) > 0 or item.expandingDirections() & Qt.Orientation.Vertical
        is_text = item.hasHeightForWidth() and not stretches
        heights.append(item.heightForWidth(inner) if is_text else item.minimumSize().height())
    gaps = layout.spacing() * max(len(heights) - 1, 0)
    return margins.top() + sum(heights) + gaps + margins.bottom()


def splitter(orientation: Qt.Orientation, *widgets: QWidget, sizes: Sequence[int] = ()) -> QSplitter:
    """Widgets that share the room as people like; none can be pushed out of sight."""
    made = QSplitter(orientation)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(2 * RHYTHM)
    for widget in widgets:
        made.addWidget(widget)
    if sizes:
        made.setSizes(sizes)
    return made


class Later(QWidget):
    """An inner tab that is made and filled when somebody looks, so that the page comes sooner."""

    def __init__(self, make: Callable[[], W], fill: Callable[[W, A], object]) -> None:
        super().__init__()
        self._make: Callable[[], Any] = make
        self._fill: Callable[[Any, Any], object] = fill
        self._waiting: list[Any] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    @cached_property
    def made(self) -> Any:
        """The widget, made now at the latest."""
        made, layout = self._make(), self.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    def show_answer(self, answer: object) -> None:
        """Show an answer: at once if the tab is seen, else when it next is."""
        self._waiting = [answer]
        if self.isVisible():
            self.fill()

    def fill(self) -> None:
        """Fill it with the answer that waits, if one does."""
        made = self.made
        if self._waiting:
            self._fill(made, self._waiting.pop())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Somebody looks."""
        super().showEvent(event)
        self.fill()


class TextField(QPlainTextEdit):
    """Running text to type; tells when it is left. Tab goes on to the next widget."""

    left = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        named(self, name)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)

    def show_text(self, words: str) -> None:
        """Show a text as stored: nobody typed it."""
        if words != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving the field."""
        super().focusOutEvent(event)
        self.left.emit()


class StateNote(QWidget):
    """Words in the middle of an otherwise empty page, perhaps with a button to do what they say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = text("")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setFixedWidth(560)
        self._buttons = row(spacing=RHYTHM)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(self._label, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(2 * RHYTHM)
        outer.addLayout(self._buttons)
        outer.addStretch(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Show a sentence; assistive technology hears it as the name of the page's only content."""
        self._label.setText(sentence)
        self._label.setProperty("role", "error" if is_error else "")
        self._label.style().polish(self._label)
        self.setAccessibleName(sentence)

    def offer(self, *buttons: QAbstractButton) -> None:
        """Buttons below the sentence."""
        for each in buttons:
            self._buttons.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)

    def text(self) -> str:
        """The sentence."""
        return self._label.text()
