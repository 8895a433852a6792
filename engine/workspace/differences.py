"""What differs between two states of an extract that people edit."""

from collections.abc import Iterator, Mapping, Sequence

from engine.workspace.records import Change, current_user, now
from engine.workspace.rows import Editable, Key, Row

Rows = dict[Key, Row]


def by_key(editable: Editable, rows: Sequence[Row]) -> Rows:
    """The rows by what tells them apart, in their order."""
    return {editable.key_of(row): row for row in rows}


def differing(before: Rows, after: Rows) -> dict[Key, Row | None]:
    """The rows that lead from one state to another; None takes a row away."""
    changed: dict[Key, Row | None] = {key: row for key, row in after.items() if before.get(key) != row}
    return changed | {key: None for key in before if key not in after}


def changes(
    editable: Editable, before: Rows, edits: Mapping[Key, Row | None], reason: str
) -> Iterator[Change]:
    """A line of history for each cell that edits change."""
    at, who = now(), current_user()
    others = [column for column in editable.kinds if column not in editable.key]
    for key, row in edits.items():
        title, old, new = editable.title_of(key), before.get(key, {}), row or {}
        for column in others:
            was, is_now = old.get(column, ""), new.get(column, "")
            if was != is_now:
                yield Change(at, who, editable.name, f"{title}: {column}", was, is_now, reason)
