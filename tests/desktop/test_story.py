"""A new user's first month with what is on the screen: from an empty start to a published month."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import opening
from desktop.dialogs.create_workspace import CreateWorkspaceDialog
from desktop.dialogs.publish import PublishDialog
from desktop.main_window import MainWindow
from desktop.tables import Table
from engine.workspace import Workspace

PASSWORD = "three random words"


def visible(inside: QWidget, kind: type, name: str) -> QWidget:
    """The widget of that kind on the screen that assistive technology knows by that name."""
    found = [
        each
        for each in inside.findChildren(kind)
        if each.isVisible() and (each.accessibleName() or getattr(each, "text", str)()) == name
    ]
    assert len(found) == 1, (name, [each.accessibleName() for each in inside.findChildren(kind)])
    return found[0]  # type: ignore[no-any-return]


def press(inside: QWidget, name: str) -> None:
    found = visible(inside, QPushButton, name)
    assert isinstance(found, QPushButton)
    assert found.isEnabled()
    found.click()


def when_it_comes(kind: type, act: Callable[[QWidget], None]) -> None:
    """Act on a modal dialog of that kind once it is there."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            act(found)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def fill_in(dialog: QWidget) -> None:
    for name, words in (
        ("Name of the workspace", "Our council"),
        ("Password", PASSWORD),
        ("Password again", PASSWORD),
    ):
        field = visible(dialog, QLineEdit, name)
        assert isinstance(field, QLineEdit)
        field.setText(words)
    assert isinstance(dialog, CreateWorkspaceDialog)
    dialog.accept()


def table(window: MainWindow, name: str) -> Table:
    found = visible(window, Table, name)
    assert isinstance(found, Table)
    return found


def test_a_new_users_first_month(
    window: MainWindow,
    qtbot: QtBot,
    at_rest: Callable[[], None],
    councils: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    extracts = councils["small"].parent / "extracts"
    monkeypatch.setattr(opening, "documents", lambda: tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(extracts))

    when_it_comes(CreateWorkspaceDialog, fill_in)
    press(window, "Create a workspace")
    qtbot.waitUntil(lambda: window.session.data is not None)
    at_rest()

    press(window, "Choose a folder")
    at_rest()
    assert table(window, "Files").rows_model.rows
    press(window, "Import")
    at_rest()
    press(window, "See the scorecard")
    at_rest()

    scorecard = table(window, "Scorecard")
    place, row = next(
        (n, row)
        for n in range(scorecard.rows_model.rowCount())
        if (row := scorecard.rows_model.row_at(scorecard.rows_model.index(n, 0))) and row.gap
    )
    scorecard.setCurrentIndex(scorecard.rows_model.index(place, 0))
    qtbot.keyClick(scorecard, Qt.Key.Key_Return)
    QApplication.processEvents()
    at_rest()
    assert window.page is not None
    assert window.page.id == "indicator"
    assert window.session.indicator == row.indicator

    units = next(t for t in window.findChildren(Table) if t.isVisible() and "behind" in t.accessibleName())
    chase = [unit for unit in units.rows_model.rows if unit.numerator == 0]
    assert chase
    assert all(unit.why for unit in chase)

    comment = window.findChild(QPlainTextEdit)
    assert comment is not None
    comment.setPlainText("We know why, and who to chase.")
    window.go("routine")
    QApplication.processEvents()
    at_rest()

    monkeypatch.setattr(PublishDialog, "exec", lambda dialog: 1)
    month = window.session.month
    assert month is not None
    press(window, "Publish")
    at_rest()
    window.close()
    with Workspace.open(tmp_path / "Our council.scorecard", PASSWORD) as workspace:
        assert workspace.published(month) is not None
        assert "We know why, and who to chase." in {r["TEXT"] for r in workspace.rows("commentary")}
