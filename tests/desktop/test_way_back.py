"""From a list to the child and back again: to the page, the indicator and the child that were there."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.trail import BackButton

NAME, OTHER = "health_iha_20wd", "cic_count"


def opened(open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]) -> MainWindow:
    window = open_council("small")
    data = window.session.data
    assert data is not None
    child = data.extracts["episodes"].text_at("CHILD", [0])[0]
    for go in (
        lambda: window.session.open_indicator(NAME),
        lambda: window.session.open_child(child),
        lambda: window.session.open_indicator(OTHER),
    ):
        go()
        QApplication.processEvents()
        at_rest()
    return window


def where(window: MainWindow) -> str:
    assert window.page is not None
    return window.page.id


def test_backspace_leads_back_step_by_step(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None], qtbot: QtBot
) -> None:
    window = opened(open_council, at_rest)
    button = window.findChild(BackButton)
    assert button is not None
    assert button.accessibleName() == "Back to Child"
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Backspace)
    at_rest()
    assert where(window) == "child"
    button.click()
    at_rest()
    assert (where(window), window.session.indicator) == ("indicator", NAME)
    button.click()
    at_rest()
    assert where(window) == "scorecard"
    assert not button.isEnabled()
    window.go_back()
    assert where(window) == "scorecard"


def test_backspace_in_a_field_takes_a_letter_away(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None], qtbot: QtBot
) -> None:
    window = opened(open_council, at_rest)
    window.go("child")
    at_rest()
    field = next(f for f in window.findChildren(QLineEdit, "find") if f.accessibleName() == "Child id")
    field.setFocus()
    field.setText("12")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    at_rest()
    assert field.text() == "1"
    assert where(window) == "child"


def test_another_workspace_begins_anew(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = opened(open_council, at_rest)
    open_council("one child")
    at_rest()
    button = window.findChild(BackButton)
    assert button is not None
    assert not button.isEnabled()
