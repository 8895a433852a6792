"""The tables of a workspace file, their version, and the way from an older version to this one.

SQLite's own header fields say what a file is: `application_id` that it is a workspace, `user_version` of
which version. A new version adds the statements that lead to it from the one before to MIGRATIONS.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlcipher3.dbapi2 import Connection

APPLICATION_ID = 0x43505343  # "CPSC"

Migration = Sequence[str]

TABLES: Migration = (
    """CREATE TABLE import (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        facts TEXT NOT NULL,
        undone_at TEXT
    )""",
    # A state of an extract, or the findings of an import. `import` is null where an edit made the state.
    """CREATE TABLE stored (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        import INTEGER REFERENCES import,
        rows INTEGER NOT NULL,
        columns TEXT NOT NULL
    )""",
    "CREATE INDEX stored_by_name ON stored (kind, name, number)",
    """CREATE TABLE part (
        stored INTEGER NOT NULL REFERENCES stored ON DELETE CASCADE,
        column TEXT NOT NULL,
        position INTEGER NOT NULL,
        data BLOB NOT NULL
    )""",
    "CREATE UNIQUE INDEX part_of_stored ON part (stored, column, position)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE change (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        area TEXT NOT NULL,
        what TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        reason TEXT NOT NULL
    )""",
    "CREATE TABLE mapping (headings TEXT PRIMARY KEY, extract TEXT NOT NULL, renamed TEXT NOT NULL)",
)

PUBLICATIONS: Migration = (
    """CREATE TABLE publication (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        month TEXT NOT NULL,
        frozen TEXT NOT NULL,
        withdrawn_at TEXT
    )""",
    "CREATE UNIQUE INDEX one_publication ON publication (month) WHERE withdrawn_at IS NULL",
    """CREATE TABLE revision_note (
        month TEXT NOT NULL,
        indicator TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (month, indicator)
    )""",
)

IDS_AS_STEPS: Migration = ()
"""From here on columns may hold steps between ids, which programs of before would misread."""

MIGRATIONS: tuple[Migration, ...] = (TABLES, PUBLICATIONS, IDS_AS_STEPS)
"""MIGRATIONS[n] leads from version n to version n + 1; an empty file is version 0."""


def version_of(connection: Connection) -> int:
    """The workspace version that the file says it has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_workspace(connection: Connection) -> bool:
    """Whether the database says of itself that it is a workspace."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID


def upgrade(
    connection: Connection,
    migrations: Sequence[Migration] = MIGRATIONS,
    fill: Callable[[Connection], None] | None = None,
) -> None:
    """Bring the file to the latest version in one transaction: all of it happens, or nothing.

    `fill` writes what a new workspace begins with, in the same transaction.
    """
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for migration in migrations[version_of(connection) :]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        if fill is not None:
            fill(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def keep_copy(connection: Connection, path: Path) -> Path:
    """Write the file as it is beside itself before it is upgraded; the same password opens the copy.

    No earlier copy is written over.
    """
    copy = free_name(path, f"before upgrade from version {version_of(connection)}")
    unfinished = copy.with_name(copy.name + ".part")
    unfinished.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(unfinished),))
    unfinished.rename(copy)
    return copy


def free_name(path: Path, why: str) -> Path:
    """A name beside the file for a copy of it that no file has yet."""
    number, copy = 1, path.with_name(f"{path.stem} {why}{path.suffix}")
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.stem} {why} ({number}){path.suffix}")
    return copy
