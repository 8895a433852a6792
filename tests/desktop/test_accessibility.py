"""Every widget of every page can be named, reached and seen by those who use keyboard or screen reader."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
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
from pytestqt.qtbot import QtBot

from desktop.charts import ChartView
from desktop.main_window import MainWindow
from desktop.palettes import LIGHT
from desktop.theme import Theme
from desktop.views import PAGES
from tests.desktop.walking import dialogs, inner

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


WORDED = (QAbstractButton, QLabel)


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


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role() if interface else QAccessible.Role.NoRole


def can_be_reached(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or not widget.isEnabled()


def everything(window: MainWindow, page: str, at_rest: Callable[[], None]) -> Iterator[str]:
    """Bring the page to the front, then each of its inner tabs; gives what is in front."""
    window.go(page)
    QApplication.processEvents()
    at_rest()
    yield page
    for each in inner(window):
        at_rest()
        yield f"{page}, {each}"


def open_something(window: MainWindow) -> None:
    """An indicator that has every tab, and a child."""
    window.session.open_indicator("health_iha_20wd")
    data = window.session.data
    if data is not None and data.extracts["episodes"].rows:
        window.session.open_child(data.extracts["episodes"].text_at("CHILD", [0])[0])


@pytest.mark.parametrize("council", ["small", "empty", "one child"])
def test_everything_has_a_name_and_the_keyboard_reaches_it(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None], council: str
) -> None:
    window = open_council(council)
    open_something(window)
    for page in PAGES:
        for front in everything(window, page.id, at_rest):
            widgets = list(shown(window))
            assert widgets, front
            for widget in widgets:
                assert name_of(widget).strip(), (front, widget)
                assert role_of(widget) is not QAccessible.Role.NoRole, (front, widget)
                assert can_be_reached(widget), (front, widget, name_of(widget))


def test_everything_in_a_dialog_has_a_name_and_the_keyboard_reaches_it(window: MainWindow) -> None:
    for dialog in dialogs(window):
        dialog.show()
        widgets = list(shown(dialog))
        assert widgets, dialog
        for widget in widgets:
            assert name_of(widget).strip(), (dialog, widget)
            assert can_be_reached(widget), (dialog, widget)
        letters = [_mnemonic(w.text()) for w in dialog.findChildren(QWidget) if isinstance(w, WORDED)]
        assert len(set(filter(None, letters))) == len(list(filter(None, letters))), (dialog, letters)
        dialog.close()


def test_escape_closes_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    for dialog in dialogs(window):
        dialog.show()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isHidden(), dialog


def test_tab_goes_through_every_page_and_comes_back(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    open_something(window)
    for page in PAGES:
        for front in everything(window, page.id, at_rest):
            reached, first = set(), QApplication.focusWidget()
            assert first is not None, front
            for _ in range(400):
                window.focusNextChild()
                found = QApplication.focusWidget()
                if found is first:
                    break
                reached.add(found)
            assert QApplication.focusWidget() is first, front
            view = window.view(page.id)
            assert view is not None
            for widget in shown(view):
                if widget.isEnabled() and widget is not first and not widget.focusProxy():
                    assert widget in reached, (front, widget, name_of(widget))


def test_every_table_model_keeps_the_rules_of_qt(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    open_something(window)
    seen = set()
    for page in PAGES:
        for _ in everything(window, page.id, at_rest):
            for table in window.findChildren(QAbstractItemView):
                model = table.model()
                if model is not None and table.isVisible() and model not in seen:
                    seen.add(model)
                    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert len(seen) > 20


def test_no_two_mnemonics_on_the_screen_are_the_same(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    shared: dict[str, list[str]] = {}
    open_something(window)
    for page in PAGES:
        for front in everything(window, page.id, at_rest):
            words = [action.text() for action in window.menuBar().actions()]
            for widget in window.findChildren(QWidget):
                if widget.isVisible() and isinstance(widget, WORDED):
                    words.append(widget.text())
                if widget.isVisible() and isinstance(widget, QTabBar):
                    words += [widget.tabText(place) for place in range(widget.count())]
            letters = [_mnemonic(text) for text in words if _mnemonic(text)]
            twice = {letter for letter in letters if letters.count(letter) > 1}
            if twice:
                shared[front] = [text for text in words if _mnemonic(text) in twice]
    assert not shared


def test_every_page_fits_a_small_screen(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    open_something(window)
    for page in PAGES:
        for front in everything(window, page.id, at_rest):
            assert window.minimumSizeHint().width() <= 1366, front
            assert window.minimumSizeHint().height() <= 768, front
            view = window.view(page.id)
            assert view is not None
            assert view._area.verticalScrollBar().maximum() == 0, front
            assert view._area.horizontalScrollBar().maximum() == 0, front
            for label in window.findChildren(QLabel):
                if label.isVisible() and label.text() and not _scrolls(label):
                    fits = label.wordWrap() or label.width() >= label.minimumSizeHint().width()
                    assert fits, (front, label.text(), label.width(), label.minimumSizeHint().width())


def test_with_text_twice_as_large_no_page_must_be_scrolled_to_the_side(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None], theme: Theme
) -> None:
    window = open_council("small")
    open_something(window)
    theme.apply(LIGHT, 200)
    for page in PAGES:
        for front in everything(window, page.id, at_rest):
            assert window.width() <= 1366, front
            view = window.view(page.id)
            assert view is not None
            assert view._area.horizontalScrollBar().maximum() == 0, front


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
