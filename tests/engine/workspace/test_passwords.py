"""Changing the password keeps everything and lets the old one open nothing."""

from pathlib import Path

import pytest

from engine.profile import shipped_text
from engine.workspace import Workspace
from engine.workspace.errors import EmptyPassword, PasswordNeeded, PasswordWrong, WorkspaceChanged
from tests.engine.workspace.making import record, reviews


@pytest.mark.parametrize(("old", "new"), [(None, "b"), ("a", None), ("a", "b")])
def test_everything_is_there_after_the_password_was_changed(
    path: Path, old: str | None, new: str | None
) -> None:
    with Workspace.create(path, old, shipped_text("neutral")) as workspace:
        workspace.apply({"reviews": reviews("1", "2")}, record("reviews"))
        workspace.apply({"reviews": reviews("3")}, record("reviews"))
        workspace.change_password(old, new)
        assert workspace.encrypted == (new is not None)
        workspace.set_setting("theme", "dark")
        workspace.undo_last_import()
    with Workspace.open(path, new) as workspace:
        assert workspace.table("reviews").equals(reviews("1", "2"))
        assert [change.area for change in workspace.history()][-3:] == ["password", "setting", "import"]
        assert workspace.apply({}, record()).number == 3
    if new is not None:
        with pytest.raises((PasswordNeeded, PasswordWrong)):
            Workspace.open(path, old)
    assert list(path.parent.iterdir()) == [path]


def test_a_wrong_old_password_changes_nothing(path: Path) -> None:
    with Workspace.create(path, "a", shipped_text("neutral")) as workspace:
        with pytest.raises(PasswordWrong):
            workspace.change_password("b", "c")
        with pytest.raises(EmptyPassword):
            workspace.change_password("a", "")
        assert workspace.extract_rows() == {}
    Workspace.open(path, "a").close()
    assert list(path.parent.iterdir()) == [path]


def test_another_program_s_old_file_takes_no_more_changes(path: Path, workspace: Workspace) -> None:
    """Who has the file open while it is replaced must not write into the file that is gone."""
    with Workspace.open(path) as other:
        workspace.change_password(None, "new")
        with pytest.raises(WorkspaceChanged):
            other.set_setting("theme", "dark")


def test_a_change_by_another_program_is_not_lost(path: Path, workspace: Workspace) -> None:
    with Workspace.open(path) as other:
        other.set_setting("theme", "dark")
    with pytest.raises(WorkspaceChanged):
        workspace.change_password(None, "new")
    assert not path.with_name(path.name + ".part").exists()
    with Workspace.open(path) as again:
        assert again.setting("theme") == "dark"
