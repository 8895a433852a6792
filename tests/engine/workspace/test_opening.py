"""Opening, creating, upgrading: each case has its clear answer, and none harms the file."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from engine.profile import shipped_text
from engine.workspace import Workspace, database, schema
from engine.workspace.errors import (
    DiskFull,
    EmptyPassword,
    NotAWorkspace,
    PasswordNeeded,
    PasswordWrong,
    PlaceUnusable,
    WorkspaceExists,
    WorkspaceMissing,
    WorkspaceNewer,
    WorkspaceReadOnly,
)
from tests.engine.workspace.conftest import PASSWORD
from tests.engine.workspace.making import record, reviews

PROFILE = shipped_text("neutral")


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted workspace that no test changes."""
    path = tmp_path_factory.mktemp("encrypted") / "council.scorecard"
    with Workspace.create(path, PASSWORD, PROFILE) as workspace:
        workspace.apply({"reviews": reviews("SECRETCHILD")}, record("reviews"))
    return path


def test_the_password_opens_an_encrypted_workspace(encrypted: Path) -> None:
    with Workspace.open(encrypted, PASSWORD) as workspace:
        assert workspace.encrypted
        assert workspace.profile_text == PROFILE
        assert workspace.table("reviews").equals(reviews("SECRETCHILD"))


def test_the_same_letter_typed_in_another_way_opens_it(encrypted: Path) -> None:
    with Workspace.open(encrypted, PASSWORD.replace("ä", "a\u0308")) as workspace:
        assert workspace.encrypted


def test_nothing_in_an_encrypted_file_can_be_read(encrypted: Path) -> None:
    assert b"SQLite" not in encrypted.read_bytes()
    assert b"reviews" not in encrypted.read_bytes()


def test_without_the_password_it_is_asked_for(encrypted: Path) -> None:
    with pytest.raises(PasswordNeeded, match="Give the password"):
        Workspace.open(encrypted)


@pytest.mark.parametrize("wrong", ["x", PASSWORD + " ", PASSWORD.upper(), "\0", "x" * 10_000])
def test_a_wrong_password_opens_nothing(wrong: str, encrypted: Path) -> None:
    before = encrypted.read_bytes()
    with pytest.raises(PasswordWrong, match="does not open"):
        Workspace.open(encrypted, wrong)
    assert encrypted.read_bytes() == before


def test_a_password_for_a_workspace_without_one_is_passed_over(workspace: Workspace) -> None:
    with Workspace.open(workspace.path, "not needed") as opened:
        assert not opened.encrypted


def test_an_empty_password_makes_no_workspace(path: Path) -> None:
    with pytest.raises(EmptyPassword):
        Workspace.create(path, "", PROFILE)
    assert not path.exists()


def test_a_new_workspace_takes_no_file_s_place(path: Path) -> None:
    path.write_text("something dear")
    with pytest.raises(WorkspaceExists):
        Workspace.create(path, None, PROFILE)
    assert path.read_text() == "something dear"


def test_what_a_killed_creation_left_can_be_created_again(path: Path) -> None:
    path.touch()
    with Workspace.create(path, None, PROFILE) as workspace:
        assert workspace.extract_rows() == {}


def test_a_missing_workspace_is_missing_and_stays_so(path: Path) -> None:
    with pytest.raises(WorkspaceMissing, match=r"Check the name"):
        Workspace.open(path)
    assert not path.exists()


def test_a_workspace_cannot_be_made_in_a_folder_that_is_not_there(path: Path) -> None:
    with pytest.raises(PlaceUnusable, match="folder"):
        Workspace.create(path / "nowhere" / "x", None, PROFILE)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "x" * 5000)


def _other_database(path: Path) -> None:
    connection = sqlite.connect(str(path))
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def _noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 17)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (Path.mkdir, "a folder"),
        (Path.touch, "empty"),
        (_zip, "zip archive"),
        (_other_database, "another program's database"),
        (_noise, "length"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(3000)), "PDF"),
        (lambda path: path.write_text("CHILD,DECOM\n1,01/01/2019\n" * 1000), "text"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000), "text or data"),
    ],
)
@pytest.mark.parametrize("password", [None, "x"])
def test_a_file_that_is_no_workspace_is_told_by_its_look(
    make: Callable[[Path], object], what: str, password: str | None, path: Path
) -> None:
    make(path)
    with pytest.raises(NotAWorkspace, match=what):
        Workspace.open(path, password)


def test_a_truncated_workspace_is_not_opened(encrypted: Path, path: Path) -> None:
    path.write_bytes(encrypted.read_bytes()[:-100])
    with pytest.raises(NotAWorkspace, match="cut short"):
        Workspace.open(path, "x")


def test_a_workspace_of_a_newer_version_is_left_alone(workspace: Workspace) -> None:
    newer = len(schema.MIGRATIONS) + 1
    with workspace.reading() as connection:
        connection.execute(f"PRAGMA user_version = {newer}")
    before = workspace.path.read_bytes()
    with pytest.raises(WorkspaceNewer, match=rf"version {newer}, this one knows up to {newer - 1}"):
        Workspace.open(workspace.path)
    assert workspace.path.read_bytes() == before


def test_a_full_disk_changes_nothing(workspace: Workspace) -> None:
    workspace.apply({"reviews": reviews("1")}, record("reviews"))
    with workspace.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="make room"):
        workspace.apply({"more": reviews(*map(str, range(20_000)))}, record("more"))
    assert workspace.extract_rows() == {"reviews": 1}
    assert len(workspace.imports()) == 1


def test_a_file_that_may_not_be_written_says_so(workspace: Workspace) -> None:
    with workspace.reading() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(WorkspaceReadOnly, match="read-only"):
        workspace.set_setting("theme", "dark")


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_a_workspace_of_an_older_version_is_copied_and_upgraded(path: Path, password: str | None) -> None:
    _version_1(path, password)
    with Workspace.open(path, password) as workspace:
        assert workspace.setting("theme") == "dark"
        assert workspace.published_months() == {}
        with workspace.reading() as connection:
            assert schema.version_of(connection) == len(schema.MIGRATIONS)
    copy = path.with_name("council before upgrade from version 1.scorecard")
    connection, encrypted = database.open_existing(copy, password, schema.MIGRATIONS[:1])
    assert connection.execute("SELECT value FROM setting").fetchall() == [('"dark"',)]
    assert encrypted == (password is not None)
    connection.close()


def _version_1(path: Path, password: str | None) -> None:
    connection = database._connect(path, password)
    schema.upgrade(connection, schema.MIGRATIONS[:1])
    connection.execute("INSERT INTO setting VALUES ('setting: theme', '\"dark\"')")
    connection.close()


def test_an_upgrade_writes_over_no_earlier_copy(path: Path) -> None:
    _version_1(path, None)
    first = path.with_name("council before upgrade from version 1.scorecard")
    first.write_text("an earlier copy")
    Workspace.open(path).close()
    assert first.read_text() == "an earlier copy"
    assert path.with_name("council before upgrade from version 1 (2).scorecard").is_file()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    _version_1(path, None)
    failing = (*schema.MIGRATIONS[:1], ("CREATE TABLE fine (a)", "CREATE TABLE import (a)"))
    before = path.read_bytes()
    with pytest.raises(Exception, match=r"damaged|already exists"):
        database.open_existing(path, None, failing)
    connection, _ = database.open_existing(path, None, schema.MIGRATIONS[:1])
    assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'fine'").fetchall() == []
    connection.close()
    assert path.read_bytes()[100:] == before[100:]
