"""States of the extracts in the file: written whole, read column by column.

The state that counts is an extract's latest. The one before the last import is kept until the next import,
so that the import can be undone; older ones are deleted.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
from sqlcipher3.dbapi2 import Connection

from engine.workspace.columns import from_parts, to_parts

EXTRACT = "extract"
FINDINGS = "findings"


@dataclass(frozen=True)
class Stored:
    """A table in the file; `number` is never used again for another."""

    number: int
    name: str
    rows: int
    columns: tuple[str, ...]


def write_table(connection: Connection, kind: str, name: str, table: pa.Table, number: int | None) -> int:
    """Add a state of an extract, or an import's findings, and give its number.

    `number` is that of the import; None where an edit made the state.
    """
    cursor = connection.execute(
        "INSERT INTO stored (kind, name, import, rows, columns) VALUES (?, ?, ?, ?, ?)",
        (kind, name, number, table.num_rows, json.dumps(table.column_names)),
    )
    stored = int(cursor.lastrowid)
    for column in table.column_names:
        for position, data in enumerate(to_parts(table.column(column))):
            connection.execute("INSERT INTO part VALUES (?, ?, ?, ?)", (stored, column, position, data))
    return stored


def current_tables(connection: Connection) -> dict[str, Stored]:
    """The state that counts of every extract, by name."""
    return _by_name(connection, "kind = ?", (EXTRACT,))


def brought_by(connection: Connection, number: int) -> dict[str, Stored]:
    """The states of extracts that an import made, by name."""
    return _by_name(connection, "kind = ? AND import = ?", (EXTRACT, number))


def findings_of(connection: Connection, number: int) -> Stored | None:
    """The findings of an import."""
    return _by_name(connection, "kind = ? AND import = ?", (FINDINGS, number)).get(FINDINGS)


def _by_name(connection: Connection, where: str, values: tuple[object, ...]) -> dict[str, Stored]:
    rows = connection.execute(
        f"SELECT number, name, rows, columns FROM stored WHERE {where} ORDER BY number", values
    )
    return {name: Stored(number, name, count, tuple(json.loads(c))) for number, name, count, c in rows}


def read_column(connection: Connection, stored: Stored, column: str) -> pa.Array | None:
    """A column of a stored table; None where the table is no longer in the file."""
    parts = connection.execute(
        "SELECT data FROM part WHERE stored = ? AND column = ? ORDER BY position", (stored.number, column)
    ).fetchall()
    return from_parts([data for (data,) in parts]) if parts else None


def delete_superseded(connection: Connection) -> None:
    """Delete every state of an extract but its latest."""
    latest = [stored.number for stored in current_tables(connection).values()]
    _delete(connection, f"kind = ? AND number NOT IN ({', '.join('?' * len(latest))})", (EXTRACT, *latest))


def delete_edits_before(connection: Connection, name: str, number: int) -> None:
    """Delete the edited states of an extract that a later one, `number`, stands for."""
    _delete(
        connection,
        "kind = ? AND name = ? AND import IS NULL AND number < ? AND number > "
        "(SELECT coalesce(max(number), 0) FROM stored WHERE kind = ? AND name = ? AND import IS NOT NULL)",
        (EXTRACT, name, number, EXTRACT, name),
    )


def delete_from_import(connection: Connection, number: int) -> list[str]:
    """Take the states that an import made, and edits of them, away; gives the extracts' names."""
    first = dict(
        connection.execute(
            "SELECT name, min(number) FROM stored WHERE kind = ? AND import = ? GROUP BY name",
            (EXTRACT, number),
        ).fetchall()
    )
    for name, since in first.items():
        _delete(connection, "kind = ? AND name = ? AND number >= ?", (EXTRACT, name, since))
    return sorted(first)


def _delete(connection: Connection, where: str, values: Iterable[object]) -> None:
    connection.execute(f"DELETE FROM stored WHERE {where}", tuple(values))
