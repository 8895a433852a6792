"""Values kept under a name in a workspace's file."""

import json

from sqlcipher3.dbapi2 import Connection

PROFILE = "council profile"

KEPT = "scorecard of the last month"
"""The name under which engine.workspace.kept keeps the figures of the last month."""


def read_value(connection: Connection, name: str) -> object:
    """A value kept under a name; None where there is none."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def write_value(connection: Connection, name: str, value: object) -> None:
    """Keep a value (anything that JSON has) under a name; None takes it away."""
    if value is None:
        connection.execute("DELETE FROM setting WHERE name = ?", (name,))
    else:
        text = json.dumps(value, ensure_ascii=False)
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, text))
