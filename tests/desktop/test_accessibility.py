"""Every widget of every page can be named, reached and seen by those who use keyboard or screen reader."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from desktop.charts import ChartView
from desktop.main_window import MainWindow
from desktop.views import PAGES

OPERATED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QTabBar,
    ChartView,
)


def shown(inside: QWidget) -> Iterator[QWidget]:
    """The widgets on the screen that people operate, without the parts that Qt makes them of."""
    for widget in inside.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, OPERATED) and not _is_a_part(widget):
            yield widget


def _is_a_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    owners = (QComboBox, QAbstractSpinBox, QTabBar, QLineEdit, QAbstractItemView)
    return (
        isinstance(widget, QHeaderView) or isinstance(parent, owners) or widget.objectName().startswith("qt_")
    )


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()


def can_be_reached(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or not widget.isEnabled()


def everything(window: MainWindow, page: str, at_rest: Callable[[], None]) -> list[QWidget]:
    window.go(page)
    at_rest()
    QApplication.processEvents()
    return list(shown(window))


@pytest.mark.parametrize("council", ["small", "empty", "one child"])
def test_everything_has_a_name_and_the_keyboard_reaches_it(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None], council: str
) -> None:
    window = open_council(council)
    for page in PAGES:
        widgets = everything(window, page.id, at_rest)
        assert widgets, page
        nameless = [widget for widget in widgets if not name_of(widget).strip()]
        assert not nameless, page
        unreachable = [(widget, name_of(widget)) for widget in widgets if not can_be_reached(widget)]
        assert not unreachable, page


def test_no_two_mnemonics_on_the_screen_are_the_same(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    shared: dict[str, list[str]] = {}
    for page in PAGES:
        everything(window, page.id, at_rest)
        words = [action.text() for action in window.menuBar().actions()]
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, (QAbstractButton, QLabel)):
                words.append(widget.text())
            if widget.isVisible() and isinstance(widget, QTabBar):
                words += [widget.tabText(place) for place in range(widget.count())]
        letters = [_mnemonic(text) for text in words if _mnemonic(text)]
        twice = {letter for letter in letters if letters.count(letter) > 1}
        if twice:
            shared[page.id] = [text for text in words if _mnemonic(text) in twice]
    assert not shared


def test_every_page_fits_a_small_screen(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    for page in PAGES:
        everything(window, page.id, at_rest)
        assert window.minimumSizeHint().width() <= 1366, page
        assert window.minimumSizeHint().height() <= 768, page
        for label in window.findChildren(QLabel):
            if label.isVisible() and label.text() and not _scrolls(label):
                fits = label.wordWrap() or label.width() >= label.minimumSizeHint().width()
                assert fits, (page, label.text(), label.width(), label.minimumSizeHint().width())


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def test_the_start_page_has_names_too(window: MainWindow) -> None:
    assert not [widget for widget in shown(window) if not name_of(widget).strip()]


def test_menus_have_mnemonics_and_no_two_in_a_menu_share_one(window: MainWindow) -> None:
    for menu in window.menuBar().actions():
        letters = [_mnemonic(action.text()) for action in menu.menu().actions() if action.text()]
        assert all(letters), menu.text()
        assert len(set(letters)) == len(letters), (menu.text(), letters)


def _mnemonic(words: str) -> str:
    place = words.replace("&&", "  ").find("&")
    return words[place + 1].lower() if place >= 0 else ""
