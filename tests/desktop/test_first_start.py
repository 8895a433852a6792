"""First and later starts: the sample, a workspace of one's own, passwords, recent ones."""

from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop import opening
from desktop.dialogs.create_workspace import CreateWorkspaceDialog
from desktop.dialogs.password import PasswordDialog
from desktop.main_window import MainWindow
from engine.profile import shipped_text
from engine.workspace import Workspace
from tests.desktop.conftest import PATIENCE_MS
from tests.desktop.credential_store import Memory

PASSWORD = "three random words"


@pytest.fixture
def store() -> Memory:
    made = Memory()
    keyring.set_keyring(made)
    return made


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "protected.scorecard"
    Workspace.create(path, PASSWORD, shipped_text()).close()
    return path


def field(dialog: object, name: str) -> QLineEdit:
    assert isinstance(dialog, (CreateWorkspaceDialog, PasswordDialog))
    return next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name)


def press(dialog: object, words: str) -> None:
    assert isinstance(dialog, (CreateWorkspaceDialog, PasswordDialog))
    found = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == words)
    found.click()


def when_it_comes(kind: type, act: Callable[[object], None]) -> None:
    """Act on a modal dialog of that kind once it is there."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            act(found)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def test_a_workspace_is_created_and_opened(
    window: MainWindow,
    qtbot: QtBot,
    at_rest: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "documents", lambda: tmp_path)
    complaints: list[str] = []

    def fill(dialog: object) -> None:
        assert isinstance(dialog, CreateWorkspaceDialog)
        complaints.append(dialog._what_is_missing())
        field(dialog, "Name of the workspace").setText("Our council")
        field(dialog, "Password").setText("short")
        complaints.append(dialog._what_is_missing())
        field(dialog, "Password").setText(PASSWORD)
        complaints.append(dialog._what_is_missing())
        field(dialog, "Password again").setText(PASSWORD)
        press(dialog, "Create")

    when_it_comes(CreateWorkspaceDialog, fill)
    window.new_workspace()
    qtbot.waitUntil(lambda: window.session.data is not None)
    at_rest()
    assert [complaint.split()[0] for complaint in complaints] == ["Give", "A", "Type"]
    assert window.page is not None
    assert window.page.id == "import"
    assert window.settings.recent == [tmp_path / "Our council.scorecard"]
    assert window.session.data is not None
    assert window.session.data.workspace.encrypted


def test_a_wrong_password_is_asked_again_and_a_right_one_is_remembered(
    window: MainWindow, qtbot: QtBot, at_rest: Callable[[], None], store: Memory, protected: Path
) -> None:
    def give_right(dialog: object) -> None:
        assert isinstance(dialog, PasswordDialog)
        field(dialog, "Password").setText(PASSWORD)
        dialog._remember.setChecked(True)
        press(dialog, "Open")

    def give_wrong(dialog: object) -> None:
        field(dialog, "Password").setText("not the right one")
        when_it_comes(PasswordDialog, give_right)
        press(dialog, "Open")

    when_it_comes(PasswordDialog, give_wrong)
    window.opening.open(protected)
    qtbot.waitUntil(lambda: window.session.data is not None)
    at_rest()
    assert list(store.kept.values()) == [PASSWORD]
    window.close_workspace()
    at_rest()
    window.opening.open(protected)
    qtbot.waitUntil(lambda: window.session.data is not None)
    at_rest()


def test_recent_workspaces_are_offered_and_can_be_taken_off_the_list(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None], qtbot: QtBot, store: Memory
) -> None:
    window = open_council("small")
    window.close_workspace()
    at_rest()
    recent = window.findChild(QListWidget)
    assert recent is not None
    assert recent.count() == 1
    recent.setCurrentRow(0)
    recent.itemActivated.emit(recent.item(0))
    qtbot.waitUntil(lambda: window.session.data is not None)
    at_rest()
    window.close_workspace()
    at_rest()
    recent.setCurrentRow(0)
    recent.setFocus()
    qtbot.keyClick(recent, Qt.Key.Key_Delete)
    at_rest()
    assert recent.count() == 0


def test_a_file_that_is_no_workspace_is_refused_in_a_sentence(
    window: MainWindow, at_rest: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[2]))
    path = tmp_path / "letter.scorecard"
    path.write_text("Dear colleague, this is not a workspace.")
    window.opening.open(path)
    at_rest()
    assert len(said) == 1
    assert "is not a workspace" in said[0]
    assert window.page is None


def test_the_sample_says_wherever_it_is_shown_that_it_is_invented(
    window: MainWindow,
    qtbot: QtBot,
    at_rest: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "sample_path", lambda: tmp_path / "Sample council.scorecard")
    window.open_sample()
    qtbot.waitUntil(lambda: window.session.data is not None, timeout=PATIENCE_MS)
    at_rest()
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]
    assert "Kent County Council (invented data)" in shown
