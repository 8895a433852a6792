"""The import log and the history of changes, as rows of the file."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlcipher3.dbapi2 import Connection

from engine.workspace.records import Change, Counts, FileRecord, ImportRecord


def write_import(connection: Connection, record: ImportRecord) -> ImportRecord:
    """Add an import to the log; gives the record with its number."""
    facts = {
        "added": record.added,
        "extracts": {name: vars(counts) for name, counts in record.extracts.items()},
        "files": [{**vars(file), "counts": vars(file.counts)} for file in record.files],
    }
    cursor = connection.execute(
        "INSERT INTO import (at, who, facts) VALUES (?, ?, ?)",
        (record.at.isoformat(), record.who, json.dumps(facts, default=_iso)),
    )
    return replace(record, number=cursor.lastrowid, findings=None)


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"An import record holds a {type(value).__name__}.")


def read_imports(connection: Connection) -> tuple[ImportRecord, ...]:
    """All imports, first to last."""
    rows = connection.execute("SELECT number, at, who, facts, undone_at FROM import ORDER BY number")
    return tuple(_import(*row) for row in rows.fetchall())


def _import(number: int, at: str, who: str, facts: str, undone_at: str | None) -> ImportRecord:
    told = json.loads(facts)
    return ImportRecord(
        extracts={name: Counts(**counts) for name, counts in told["extracts"].items()},
        files=tuple(_file(file) for file in told["files"]),
        added=told["added"],
        at=datetime.fromisoformat(at),
        who=who,
        number=number,
        undone_at=None if undone_at is None else datetime.fromisoformat(undone_at),
    )


def _file(facts: dict[str, Any]) -> FileRecord:
    days = {
        name: None if facts[name] is None else date.fromisoformat(facts[name])
        for name in ("first_day", "last_day")
    }
    ignored = tuple(facts["ignored_columns"])
    return FileRecord(**{**facts, **days, "counts": Counts(**facts["counts"]), "ignored_columns": ignored})


def write_changes(connection: Connection, changes: Iterable[Change]) -> None:
    """Add lines to the history."""
    connection.executemany(
        "INSERT INTO change (at, who, area, what, before, after, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(c.at.isoformat(), c.who, c.area, c.what, c.before, c.after, c.reason) for c in changes],
    )


def read_changes(connection: Connection, area: str | None) -> tuple[Change, ...]:
    """The history, first to last; of one area or of all."""
    rows = connection.execute(
        "SELECT at, who, area, what, before, after, reason FROM change"
        " WHERE coalesce(?, area) = area ORDER BY number",
        (area,),
    )
    return tuple(Change(datetime.fromisoformat(at), *rest) for at, *rest in rows.fetchall())
