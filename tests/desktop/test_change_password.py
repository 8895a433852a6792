"""Another password for a workspace: the old one opens it no more, and what this PC remembers follows."""

from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop import credentials
from desktop.dialogs.change_password import ChangePasswordDialog
from desktop.main_window import MainWindow
from engine.profile import shipped_text
from engine.workspace import Workspace
from engine.workspace.errors import PasswordWrong
from tests.desktop.credential_store import Memory

OLD, NEW = "three random words", "other words at random"


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, at_rest: Callable[[], None], tmp_path: Path) -> MainWindow:
    keyring.set_keyring(Memory())
    path = tmp_path / "protected.scorecard"
    Workspace.create(path, OLD, shipped_text()).close()
    credentials.remember(path, OLD)
    window.opening.open(path)
    qtbot.waitUntil(lambda: window.session.data is not None)
    at_rest()
    return window


def answering(monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, str, bool]) -> list[ChangePasswordDialog]:
    """Fill in the dialog as often as it comes; gives the dialogs."""
    left, met = list(answers), []

    def fill_in(dialog: ChangePasswordDialog) -> int:
        old, new, remember = left.pop(0)
        assert not dialog._change.isEnabled()
        dialog._old.setText(old)
        dialog._new.setText(new)
        assert not dialog._change.isEnabled()
        dialog._again.setText(new)
        assert dialog._change.isEnabled()
        dialog._remember.setChecked(remember)
        met.append(dialog)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(ChangePasswordDialog, "exec", fill_in)
    return met


@pytest.mark.parametrize("remember", [True, False])
def test_the_new_password_opens_the_workspace_and_the_old_one_no_more(
    opened: MainWindow, at_rest: Callable[[], None], monkeypatch: pytest.MonkeyPatch, remember: bool
) -> None:
    answering(monkeypatch, (OLD, NEW, remember))
    data = opened.session.data
    assert data is not None
    opened.change_password()
    at_rest()
    assert credentials.remembered(data.path) == (NEW if remember else None)
    opened.close_workspace()
    at_rest()
    with pytest.raises(PasswordWrong):
        Workspace.open(data.path, OLD)
    with Workspace.open(data.path, NEW) as workspace:
        assert "Password changed" in [change.what for change in workspace.history()]


def test_a_wrong_present_password_is_asked_again_and_changes_nothing(
    opened: MainWindow, at_rest: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    met = answering(monkeypatch, ("not the one", NEW, False), (OLD, NEW, False))
    data = opened.session.data
    assert data is not None
    opened.change_password()
    at_rest()
    at_rest()
    assert len(met) == 2
    opened.close_workspace()
    at_rest()
    Workspace.open(data.path, NEW).close()


def test_a_cancelled_dialog_changes_nothing(
    opened: MainWindow, at_rest: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChangePasswordDialog, "exec", lambda dialog: QDialog.DialogCode.Rejected.value)
    data = opened.session.data
    assert data is not None
    opened.change_password()
    at_rest()
    opened.close_workspace()
    at_rest()
    Workspace.open(data.path, OLD).close()
