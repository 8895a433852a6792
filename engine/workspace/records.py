"""What the workspace remembers besides the tables: imports, changes of settings, what files are."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

SettingValue = str | int | float | bool | None


def now() -> datetime:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def current_user() -> str:
    """The name under which the person is logged in; "unknown" where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("USERNAME", "unknown")


@dataclass(frozen=True)
class Counts:
    """What became of an extract's or a file's rows; read = kept + rejected + duplicates."""

    read: int
    kept: int
    rejected: int
    duplicates: int


@dataclass(frozen=True)
class FileRecord:
    """One file of an import; extract is None where it was not recognised, then note says why."""

    file: str
    extract: str | None
    counts: Counts
    first_day: date | None = None
    last_day: date | None = None
    ignored_columns: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class ImportRecord:
    """One import. `findings` is given when it is written and read back with Workspace.findings(number).

    `number` and `undone_at` are filled in by the workspace. Moments are in UTC.
    """

    extracts: Mapping[str, Counts]
    files: tuple[FileRecord, ...] = ()
    added: bool = False
    findings: pa.Table | None = field(default=None, compare=False, repr=False)
    at: datetime = field(default_factory=now)
    who: str = field(default_factory=current_user)
    number: int = 0
    undone_at: datetime | None = None


@dataclass(frozen=True)
class Change:
    """One line of the history: who changed what when, from what and to what, as a person reads it.

    `area` is setting, profile, import, publication, password, or the extract whose rows were changed; `what`
    names the thing within it. `before` and `after` are empty where there was or is nothing.
    """

    at: datetime
    who: str
    area: str
    what: str
    before: str = ""
    after: str = ""
    reason: str = ""


@dataclass(frozen=True)
class FileMapping:
    """What the user said a file with these columns is; `renamed` leads from its column to the extract's."""

    columns: frozenset[str]
    extract: str
    renamed: Mapping[str, str]
