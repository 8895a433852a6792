"""One council's workspace: everything it has imported, chosen, written and published, in one file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
from sqlcipher3.dbapi2 import Connection

from engine.workspace import database, log, passwords, tables
from engine.workspace.edits import Edits
from engine.workspace.errors import NothingToUndo, WorkspaceLocked
from engine.workspace.publications import Publications
from engine.workspace.records import Change, ImportRecord, current_user, now
from engine.workspace.settings import Settings
from engine.workspace.tables import EXTRACT, FINDINGS
from engine.workspace.values import PROFILE, write_value


class Workspace(Settings, Edits, Publications):
    """A workspace that is open; close it, or use it as a context manager."""

    @classmethod
    def create(cls, path: Path, password: str | None, profile_text: str) -> Self:
        """Make a new, empty workspace; not encrypted when the password is None.

        Raises WorkspaceExists, EmptyPassword, PlaceUnusable, WorkspaceReadOnly or DiskFull.
        """

        def fill(connection: Connection) -> None:
            write_value(connection, PROFILE, profile_text)
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

    def change_password(self, old: str | None, new: str | None) -> None:
        """Encrypt the file with another password, or with none at all; the old one opens it no more.

        A process killed meanwhile leaves the file as it was. Raises PasswordWrong if the old password does
        not open the file, EmptyPassword, WorkspaceLocked or WorkspaceChanged.
        """
        with self._lock:
            copy = passwords.write_copy(self.path, old, new)
            try:
                with self.reading():
                    self.check_unchanged()
                self._put_in_place(copy, old, new)
            finally:
                copy.unlink(missing_ok=True)
            with self.writing():
                self.write_change("password", "Password removed" if new is None else "Password changed")

    def _put_in_place(self, copy: Path, old: str | None, new: str | None) -> None:
        """Let the copy take the file's place, which Windows allows only when nobody has the file open."""
        self._connection.close()
        password = old
        try:
            copy.replace(self.path)
            password = new
        except OSError as error:
            raise WorkspaceLocked(self.path) from error
        finally:
            connection, self.encrypted = database.open_existing(self.path, password)
            self._take(connection)

    def apply(self, changed: Mapping[str, pa.Table], record: ImportRecord) -> ImportRecord:
        """Put clean tables in the place of the extracts of those names, and log the import: all or nothing.

        The states before are kept for `undo_last_import`; rows that people edit (targets, commentary, ...)
        and that change are told in the history one by one. Gives the record with its number.
        """
        with self.writing() as connection:
            tables.delete_superseded(connection)
            logged = log.write_import(connection, record)
            reason = f"Import {logged.number}"
            self.tell_replaced(changed, reason)
            for name, table in changed.items():
                tables.write_table(connection, EXTRACT, name, table, logged.number)
            if record.findings is not None:
                tables.write_table(connection, FINDINGS, FINDINGS, record.findings, logged.number)
            self.write_change("import", reason, after=_described(changed))
        return logged

    def imports(self) -> tuple[ImportRecord, ...]:
        """The import log, first to last."""
        with self.reading() as connection:
            return log.read_imports(connection)

    def findings(self, number: int) -> pa.Table | None:
        """The findings of an import; None where it recorded none."""
        with self.reading() as connection:
            found = tables.findings_of(connection, number)
        return None if found is None else self.read(found)

    def undo_last_import(self) -> ImportRecord:
        """Put the extracts back as they were before the last import; raises NothingToUndo.

        What people edited since (targets, commentary, ...) stays.
        """
        with self.writing() as connection:
            imports = log.read_imports(connection)
            if not imports or imports[-1].undone_at is not None:
                raise NothingToUndo
            undone = replace(imports[-1], undone_at=now())
            edited = self.edits_since(undone.number)
            names = tables.delete_from_import(connection, undone.number)
            connection.execute(
                "UPDATE import SET undone_at = ? WHERE number = ?", (now().isoformat(), undone.number)
            )
            self.write_change("import", f"Import {undone.number} undone", before=", ".join(names))
            self.edit_again(edited)
        return undone


def _described(changed: Mapping[str, pa.Table]) -> str:
    return ", ".join(f"{name} ({table.num_rows:,} rows)" for name, table in sorted(changed.items()))
