"""Small pieces that pages and dialogs are made of, each with what assistive technology needs.

The first window needs them, so the namespace Qt (10 ms to import) is not imported here at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import RHYTHM

W = TypeVar("W", bound=QWidget)

SELECTABLE = ("notice", "error")


def named(widget: W, name: str, description: str = "") -> W:
    """The widget with the name, and perhaps the description, that assistive technology reads."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
    return widget


def text(words: str, role: str = "") -> QLabel:
    """Running text; role is heading, subheading, secondary, notice, error or ''. Problems can be copied."""
    label = QLabel(words)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    if role in SELECTABLE:
        from PySide6.QtCore import Qt

        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
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
