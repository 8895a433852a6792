"""One council's workspace: everything it has imported, chosen and written, in one file."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

import pyarrow as pa
from sqlcipher3.dbapi2 import Connection

from engine.workspace import database, log, tables
from engine.workspace.errors import ExtractMissing, NothingToUndo, WorkspaceChanged
from engine.workspace.records import Change, FileMapping, ImportRecord, SettingValue, current_user, now
from engine.workspace.tables import EXTRACT, FINDINGS, Stored

PROFILE = "council profile"


class Workspace:
    """A workspace that is open; close it, or use it as a context manager.

    May be used from several threads; one change is made at a time. Every change is one transaction and
    leaves a line in the history. Raises what engine.workspace.errors lists; WorkspaceChanged says that
    another program has changed the file: `refresh` and look again.
    """

    def __init__(self, connection: Connection, path: Path, encrypted: bool) -> None:
        self.path = path
        self.encrypted = encrypted
        self._connection = connection
        self._lock = RLock()
        self._file = _identity(path)
        self._seen = self._data_version()

    @classmethod
    def create(cls, path: Path, password: str | None, profile_text: str) -> Self:
        """Make a new, empty workspace; not encrypted when the password is None.

        Raises WorkspaceExists, EmptyPassword, PlaceUnusable, WorkspaceReadOnly or DiskFull.
        """

        def fill(connection: Connection) -> None:
            _put(connection, PROFILE, profile_text)
            log.write_changes(connection, [Change(now(), current_user(), "workspace", "Workspace made")])

        return cls(database.create(path, password, fill), path, encrypted=password is not None)

    @classmethod
    def open(cls, path: Path, password: str | None = None) -> Self:
        """Open a workspace; a password for one that is not encrypted is passed over.

        A file of an older version is copied beside itself and brought up to date. Raises WorkspaceMissing,
        NotAWorkspace, PasswordNeeded, PasswordWrong, WorkspaceNewer, WorkspaceLocked, PlaceUnusable or
        WorkspaceReadOnly.
        """
        connection, encrypted = database.open_existing(path, password)
        return cls(connection, path, encrypted)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; everything committed is in it."""
        with self._lock:
            self._connection.close()

    # What is in it

    @property
    def profile_text(self) -> str:
        """The council profile, as TOML."""
        with self._reading() as connection:
            return str(_get(connection, PROFILE))

    def extract_rows(self) -> dict[str, int]:
        """The imported extracts and how many rows each has."""
        return {name: stored.rows for name, stored in self.stored_tables().items()}

    def stored_tables(self) -> dict[str, Stored]:
        """The present state of every extract."""
        with self._reading() as connection:
            return tables.current_tables(connection)

    def table(self, name: str) -> pa.Table:
        """An extract; raises ExtractMissing if it was never imported."""
        found = self.stored_tables().get(name)
        if found is None:
            raise ExtractMissing(name)
        return self._table(found)

    def column(self, stored: Stored, column: str) -> pa.Array:
        """A column of a stored table; raises WorkspaceChanged if an import has taken its place since."""
        with self._reading() as connection:
            array = tables.read_column(connection, stored, column)
        if array is None:
            raise WorkspaceChanged(self.path)
        return array

    def _table(self, stored: Stored) -> pa.Table:
        return pa.table({name: self.column(stored, name) for name in stored.columns})

    # Imports

    def apply(self, changed: Mapping[str, pa.Table], record: ImportRecord) -> ImportRecord:
        """Put clean tables in the place of the extracts of those names, and log the import: all or nothing.

        The states before are kept for `undo_last_import`. Gives the record with its number.
        """
        with self._writing() as connection:
            tables.delete_superseded(connection)
            logged = log.write_import(connection, record)
            for name, table in changed.items():
                tables.write_table(connection, EXTRACT, name, table, logged.number)
            if record.findings is not None:
                tables.write_table(connection, FINDINGS, FINDINGS, record.findings, logged.number)
            self._write_change("import", f"Import {logged.number}", after=_described(changed))
        return logged

    def imports(self) -> tuple[ImportRecord, ...]:
        """The import log, first to last."""
        with self._reading() as connection:
            return log.read_imports(connection)

    def findings(self, number: int) -> pa.Table | None:
        """The findings of an import; None where it recorded none."""
        with self._reading() as connection:
            found = tables.findings_of(connection, number)
        return None if found is None else self._table(found)

    def undo_last_import(self) -> ImportRecord:
        """Put the extracts back as they were before the last import; raises NothingToUndo."""
        with self._writing() as connection:
            imports = log.read_imports(connection)
            if not imports or imports[-1].undone_at is not None:
                raise NothingToUndo
            undone = replace(imports[-1], undone_at=now())
            names = tables.delete_from_import(connection, undone.number)
            connection.execute(
                "UPDATE import SET undone_at = ? WHERE number = ?", (now().isoformat(), undone.number)
            )
            self._write_change("import", f"Import {undone.number} undone", before=", ".join(names))
        return undone

    # Settings and history

    def setting(self, name: str) -> SettingValue:
        """The value of a setting; None where it was never set."""
        with self._reading() as connection:
            value = _get(connection, f"setting: {name}")
        return value if value is None or isinstance(value, (str, int, float, bool)) else None

    def set_setting(self, name: str, value: SettingValue, reason: str = "") -> None:
        """Change a setting; None takes it away. Nothing is recorded where nothing changes."""
        with self._writing() as connection:
            before = _get(connection, f"setting: {name}")
            if before == value and type(before) is type(value):
                return
            _put(connection, f"setting: {name}", value)
            self._write_change("setting", name, _shown(before), _shown(value), reason)

    def history(self, area: str | None = None) -> tuple[Change, ...]:
        """Who changed what when, first to last; of one area or of all."""
        with self._reading() as connection:
            return log.read_changes(connection, area)

    def _write_change(
        self, area: str, what: str, before: str = "", after: str = "", reason: str = ""
    ) -> None:
        change = Change(now(), current_user(), area, what, before, after, reason)
        log.write_changes(self._connection, [change])

    # Files that the user told us about

    def mappings(self) -> tuple[FileMapping, ...]:
        """What the user said files with certain columns are."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT headings, extract, renamed FROM mapping ORDER BY rowid"
            ).fetchall()
        return tuple(
            FileMapping(frozenset(json.loads(headings)), extract, json.loads(renamed))
            for headings, extract, renamed in rows
        )

    def remember_mapping(self, mapping: FileMapping) -> None:
        """Remember what files with these columns are, in the place of what was said before."""
        headings = json.dumps(sorted(mapping.columns))
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO mapping VALUES (?, ?, ?)",
                (headings, mapping.extract, json.dumps(dict(mapping.renamed))),
            )
            shown = ", ".join(f"{ours} = {theirs}" for theirs, ours in sorted(mapping.renamed.items()))
            self._write_change(
                "mapping", ", ".join(sorted(mapping.columns)), after=f"{mapping.extract}: {shown}"
            )

    # Several programs at once

    def refresh(self) -> bool:
        """Take note of what other programs have changed; whether there was anything."""
        with self._reading():
            before, self._seen = self._seen, self._data_version()
        return before != self._seen

    def _data_version(self) -> int:
        with database.told(self.path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._lock, database.told(self.path):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._lock, database.writing(self._connection, self.path):
            if self._data_version() != self._seen or _identity(self.path) != self._file:
                raise WorkspaceChanged(self.path)
            yield self._connection


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells the file from another that was put in its place."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def _get(connection: Connection, name: str) -> object:
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def _put(connection: Connection, name: str, value: object) -> None:
    if value is None:
        connection.execute("DELETE FROM setting WHERE name = ?", (name,))
    else:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, json.dumps(value)))


def _shown(value: object) -> str:
    """A setting as a person reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _described(changed: Mapping[str, pa.Table]) -> str:
    return ", ".join(f"{name} ({table.num_rows:,} rows)" for name, table in sorted(changed.items()))
