"""Editing targets, manual values, commentary and benchmarks in the workspace."""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from engine.tables import Extract
from engine.workspace import log, tables
from engine.workspace.differences import Rows, by_key, changes, differing
from engine.workspace.errors import ExtractMissing, WorkspaceChanged
from engine.workspace.file import WorkspaceFile
from engine.workspace.rows import EDITABLE, Editable, Key, Row, rows_of, table_of
from engine.workspace.tables import EXTRACT, Stored

MOST_TOLD = 2000
"""Rows that an import may replace and the history still tells one by one."""

EditsSince = Mapping[str, Mapping[Key, Row | None]]


class Edits(WorkspaceFile):
    """The part of a workspace that holds the extracts, and lets people edit some of them."""

    def extract_rows(self) -> dict[str, int]:
        """The imported extracts and how many rows each has."""
        return {name: stored.rows for name, stored in self.stored_tables().items()}

    def stored_tables(self) -> dict[str, Stored]:
        """The present state of every extract."""
        with self.reading() as connection:
            return tables.current_tables(connection)

    def table(self, name: str) -> pa.Table:
        """An extract; raises ExtractMissing if it was never imported."""
        found = self.stored_tables().get(name)
        if found is None:
            raise ExtractMissing(name)
        return self.read(found)

    def read(self, stored: Stored) -> pa.Table:
        """A stored table whole."""
        return pa.table({name: self.column(stored, name) for name in stored.columns})

    def column(self, stored: Stored, column: str) -> pa.Array:
        """A column of a stored table; raises WorkspaceChanged if an import has taken its place since."""
        with self.reading() as connection:
            array = tables.read_column(connection, stored, column)
        if array is None:
            raise WorkspaceChanged(self.path)
        return array

    def rows(self, extract: str) -> tuple[Row, ...]:
        """The rows of targets, manual_values, commentary or benchmarks as texts; none if never imported."""
        stored = self.stored_tables().get(extract)
        return () if stored is None else tuple(self._rows(EDITABLE[extract], stored).values())

    def edit_rows(
        self, extract: str, put: Iterable[Row] = (), remove: Iterable[Key] = (), reason: str = ""
    ) -> None:
        """Add or replace rows of targets, manual_values, commentary or benchmarks, and take others away.

        A row may leave columns out: they are blank. Raises UserError with the first problem that stands in
        the way (engine.workspace.checks); then nothing is changed.
        """
        from engine.workspace.checks import checked  # noqa: PLC0415 (needs the indicators, which opening does not)

        editable = EDITABLE[extract]
        rows = [checked(editable, row) for row in put]
        edits: dict[Key, Row | None] = dict.fromkeys(remove)
        edits |= by_key(editable, rows)
        with self.writing():
            self._edit(editable, edits, reason)

    def _edit(self, editable: Editable, edits: Mapping[Key, Row | None], reason: str) -> None:
        """Write an edited state and its history, inside `writing`; nothing where nothing changes."""
        stored = self.stored_tables().get(editable.name)
        before = {} if stored is None else self._rows(editable, stored)
        told = list(changes(editable, before, edits, reason))
        after = {key: row for key, row in {**before, **edits}.items() if row is not None}
        if after == before:
            return
        table = table_of(editable, list(after.values()), () if stored is None else stored.columns)
        number = tables.write_table(self._connection, EXTRACT, editable.name, table, None)
        tables.delete_edits_before(self._connection, editable.name, number)
        log.write_changes(self._connection, told)

    def _rows(self, editable: Editable, stored: Stored) -> Rows:
        def read(column: str) -> pa.Array:
            return self.column(stored, column)

        extract = Extract(stored.name, stored.rows, frozenset(stored.columns), read)
        return by_key(editable, rows_of(editable, extract))

    def tell_replaced(self, changed: Mapping[str, pa.Table], reason: str) -> None:
        """Write into the history which rows that people edit an import changes or takes away."""
        present = self.stored_tables()
        for name in sorted(changed.keys() & EDITABLE.keys() & present.keys()):
            if present[name].rows > MOST_TOLD:
                self.write_change(name, f"All {present[name].rows:,} rows replaced", reason=reason)
                continue
            editable = EDITABLE[name]
            before = self._rows(editable, present[name])
            after = by_key(editable, rows_of(editable, Extract.of(name, changed[name])))
            replaced = {key: row for key, row in differing(before, after).items() if key in before}
            log.write_changes(self._connection, changes(editable, before, replaced, reason))

    def edits_since(self, number: int) -> EditsSince:
        """What people edited in the extracts that an import brought."""
        with self.reading() as connection:
            imported = tables.brought_by(connection, number)
        present = self.stored_tables()
        return {
            name: differing(
                self._rows(EDITABLE[name], imported[name]), self._rows(EDITABLE[name], present[name])
            )
            for name in imported.keys() & EDITABLE.keys()
            if present[name] != imported[name]
        }

    def edit_again(self, edits: EditsSince) -> None:
        """Make edits once more on what an undo has put back, inside `writing`."""
        for name, rows in sorted(edits.items()):
            self._edit(EDITABLE[name], rows, "Kept when an import was undone")
