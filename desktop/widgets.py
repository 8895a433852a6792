"""Small pieces that pages and dialogs are made of, each with what assistive technology needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import RHYTHM

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, description: str = "") -> W:
    """The widget with the name, and perhaps the description, that assistive technology reads."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
    return widget


def text(words: str, role: str = "") -> QLabel:
    """Running text; role is heading, subheading, secondary, notice, error or ''."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if role:
        label.setProperty("role", role)
    return label


def button(words: str, clicked: Callable[[], object], *, primary: bool = False, tip: str = "") -> QPushButton:
    """A push button; its words, without the mnemonic, are its accessible name."""
    made = QPushButton(words)
    made.setAccessibleName(plain(words))
    made.setProperty("primary", primary)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _: clicked())
    return made


def plain(words: str) -> str:
    """Words without the mark of the mnemonic."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(" …")


def row(*items: QWidget | None, spacing: int = RHYTHM) -> QHBoxLayout:
    """Widgets side by side; None is a stretch."""
    return _filled(QHBoxLayout(), items, spacing)


def column(*items: QWidget | None, spacing: int = RHYTHM) -> QVBoxLayout:
    """Widgets below one another; None is a stretch."""
    return _filled(QVBoxLayout(), items, spacing)


B = TypeVar("B", bound=QBoxLayout)


def _filled(layout: B, items: tuple[QWidget | None, ...], spacing: int) -> B:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in items:
        if item is None:
            layout.addStretch(1)
        else:
            layout.addWidget(item)
    return layout


def panel(layout: QBoxLayout, margin: int = 0) -> QWidget:
    """A widget that holds a layout, with so much room around."""
    holder = QWidget()
    layout.setContentsMargins(margin, margin, margin, margin)
    holder.setLayout(layout)
    return holder


def fit_height(dialog: QWidget, width: int) -> None:
    """Make a dialog so wide, and as high as its running text then needs."""
    layout = dialog.layout()
    if layout is not None:
        dialog.setMinimumWidth(width)
        dialog.resize(width, layout.totalHeightForWidth(width))


def scrolling(content: QWidget) -> QScrollArea:
    """The content, which scrolls where there is less room than it needs (small screens, large text)."""
    area = QScrollArea()
    area.setWidget(_Fitted(content))
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class _Fitted(QWidget):
    """As large as the room, and no smaller than its content needs.

    A layout would ask for the height that running text prefers, and the page would scroll without need.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """What the content needs."""
        return self._content.minimumSizeHint().expandedTo(self._content.minimumSize())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The content follows."""
        super().resizeEvent(event)
        self._content.resize(self.size())

    def event(self, event: QEvent) -> bool:
        """The content may need more or less than before."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


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
