"""Opening the file: SQLCipher with a password, plain SQLite without, and a clear answer for all else.

The journal is a rollback journal (DELETE) that is flushed to the disk at every commit (FULL): unlike WAL
it works on network shares, and a process killed at any moment loses nothing that was committed.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlcipher3.dbapi2 import Connection

from engine.workspace.errors import (
    DiskFailed,
    DiskFull,
    EmptyPassword,
    NotAWorkspace,
    PasswordNeeded,
    PasswordWrong,
    PlaceUnusable,
    WorkspaceDamaged,
    WorkspaceError,
    WorkspaceExists,
    WorkspaceLocked,
    WorkspaceMissing,
    WorkspaceNewer,
    WorkspaceReadOnly,
)
from engine.workspace.key import key_of
from engine.workspace.schema import MIGRATIONS, Migration, is_workspace, keep_copy, upgrade, version_of

PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""

_PAGE_SIZE = 4096
_DISTINCT = 240
"""Encrypted pages look random: nearly all of the 256 byte values occur in each."""

_ANSWERS = {
    sqlite.SQLITE_BUSY: WorkspaceLocked,
    sqlite.SQLITE_LOCKED: WorkspaceLocked,
    sqlite.SQLITE_READONLY: WorkspaceReadOnly,
    sqlite.SQLITE_PERM: WorkspaceReadOnly,
    sqlite.SQLITE_FULL: DiskFull,
    sqlite.SQLITE_IOERR: DiskFailed,
    sqlite.SQLITE_CANTOPEN: PlaceUnusable,
}

_PLAIN = b"SQLite format 3\x00"
_OTHER_FILES = (
    (b"PK\x03\x04", "it is a zip archive or a workbook"),
    (b"%PDF", "it is a PDF document"),
    (b"\xd0\xcf\x11\xe0", "it is an old Office document"),
    (b"\x1f\x8b", "it is a compressed file"),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise about the file into a sentence for the user."""
    try:
        yield
    except OSError as error:
        raise DiskFailed(path) from error
    except (sqlite.ProgrammingError, sqlite.IntegrityError):
        raise  # a mistake of ours, not the file's
    except sqlite.DatabaseError as error:
        answer = _ANSWERS.get(_kind(error), WorkspaceDamaged)
        raise answer(path) from error


@contextmanager
def writing(connection: Connection, path: Path) -> Iterator[None]:
    """One transaction: everything done inside becomes the file's new state whole, or nothing changes."""
    with told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def create(path: Path, password: str | None, fill: Callable[[Connection], None]) -> Connection:
    """A new workspace with what `fill` writes; not encrypted when the password is None.

    Raises WorkspaceExists, EmptyPassword, PlaceUnusable, WorkspaceReadOnly or DiskFull.
    """
    if password is not None and not password:
        raise EmptyPassword
    # A creation that was killed leaves an empty file, in which nothing can be lost.
    if path.exists() and (not path.is_file() or path.stat().st_size > 0):
        raise WorkspaceExists(path)
    with told(path):
        connection = _connect(path, password)
        with _closed_on_failure(connection):
            _prepare(connection, password is not None)
            upgrade(connection, fill=fill)
    return connection


def open_existing(
    path: Path, password: str | None, migrations: Sequence[Migration] = MIGRATIONS
) -> tuple[Connection, bool]:
    """The workspace's connection, and whether the file is encrypted.

    A file of an older version is copied beside itself, then brought to this version. A password for a file
    that is not encrypted is passed over. Raises the WorkspaceError that tells what is wrong.
    """
    if not path.is_file():
        raise NotAWorkspace(path, "it is a folder") if path.is_dir() else WorkspaceMissing(path)
    encrypted = looks_encrypted(path)
    if password or not encrypted:
        with told(path):
            connection = _connect(path, password if encrypted else None)
            with _closed_on_failure(connection):
                if _readable(connection, encrypted):
                    _bring_up_to_date(connection, path, migrations)
                    return connection, encrypted
            connection.close()
    raise _refusal(path, password)


def looks_encrypted(path: Path) -> bool:
    """Whether the file is not plainly an SQLite database (nor empty): only a password can tell more.

    Raises PlaceUnusable if it cannot be read.
    """
    head = _head(path)
    return bool(head) and not head.startswith(_PLAIN)


def _connect(path: Path, password: str | None) -> Connection:
    connection = sqlite.connect(str(path), timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    with _closed_on_failure(connection):
        # SQLCipher writes to standard error when a password does not fit; the user gets our sentence instead.
        connection.execute("PRAGMA cipher_log_level = NONE")
        if password:
            connection.execute(f'PRAGMA key = "{key_of(path, password)}"')
    return connection


def _prepare(connection: Connection, encrypted: bool) -> None:
    """Say how the file is to be used; the first of these to read it fails where the password is wrong."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    if encrypted:
        # What is deleted from an encrypted file cannot be read either: no need to write zeros over it.
        connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("SELECT count(*) FROM sqlite_master")


@contextmanager
def _closed_on_failure(connection: Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _readable(connection: Connection, encrypted: bool) -> bool:
    """Whether the file's first page makes sense with the key that was given."""
    try:
        _prepare(connection, encrypted)
    except sqlite.DatabaseError as error:
        if _kind(error) == sqlite.SQLITE_NOTADB:
            return False
        raise
    return True


def _kind(error: sqlite.DatabaseError) -> int:
    """SQLite's error code without its details, which are in the higher bytes."""
    return int(getattr(error, "sqlite_errorcode", sqlite.SQLITE_ERROR)) & 0xFF


def _bring_up_to_date(connection: Connection, path: Path, migrations: Sequence[Migration]) -> None:
    if not is_workspace(connection):
        empty = path.stat().st_size == 0
        raise NotAWorkspace(path, "it is empty" if empty else "it is another program's database")
    version = version_of(connection)
    if version > len(migrations):
        raise WorkspaceNewer(path, version, len(migrations))
    if version < len(migrations):
        keep_copy(connection, path)
        upgrade(connection, migrations)


def _refusal(path: Path, password: str | None) -> WorkspaceError:
    """Why the file could not be read: its look is all that can be told without its password."""
    head, size = _head(path), path.stat().st_size
    for beginning, what in _OTHER_FILES:
        if head.startswith(beginning):
            return NotAWorkspace(path, what)
    if len(set(head)) < _DISTINCT:
        return NotAWorkspace(path, "its content is readable text or data of another kind")
    if size % _PAGE_SIZE:
        return NotAWorkspace(
            path, "its length is not that of a workspace; if it once was one, it was cut short"
        )
    return PasswordWrong(path) if password else PasswordNeeded(path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_PAGE_SIZE)
    except OSError as error:
        raise PlaceUnusable(path) from error
