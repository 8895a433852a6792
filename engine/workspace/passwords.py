"""Another password: a copy is encrypted with it and checked, then takes the place of the file."""

from pathlib import Path

from sqlcipher3.dbapi2 import Connection

from engine.workspace import database
from engine.workspace.errors import EmptyPassword, WorkspaceDamaged
from engine.workspace.key import key_of
from engine.workspace.schema import APPLICATION_ID, version_of


def write_copy(path: Path, old: str | None, new: str | None) -> Path:
    """Write a copy of the workspace beside it, encrypted with another password or with none.

    Raises EmptyPassword, PasswordWrong if the old one does not open the file, WorkspaceLocked or DiskFull.
    """
    if new is not None and not new:
        raise EmptyPassword
    copy = path.with_name(path.name + ".part")
    connection, _ = database.open_existing(path, old)
    try:
        with database.told(path):
            copy.unlink(missing_ok=True)
            _export(connection, copy, new)
    finally:
        connection.close()
    _check(copy, new)
    return copy


def _export(connection: Connection, copy: Path, password: str | None) -> None:
    key = key_of(copy, password) if password else ""
    connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(copy), key))
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("SELECT sqlcipher_export('fresh')")
    connection.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA fresh.user_version = {version_of(connection)}")
    connection.execute("COMMIT")


def _check(copy: Path, password: str | None) -> None:
    connection, _ = database.open_existing(copy, password)
    try:
        with database.told(copy):
            if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise WorkspaceDamaged(copy)
    finally:
        connection.close()
