"""The scorecard of the last month as it was last worked out, kept beside the data it was worked out from.

The window shows it before anything that computes is loaded; what is then computed takes its place. It cannot
be stale: whatever changes data, settings or publications takes it away in the same transaction
(`WorkspaceFile.writing`), and another version of the product passes it over. Like all else it is encrypted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3.dbapi2 import Connection

from engine import VERSION
from engine.analysis.overview_rows import Gap, Overview, OverviewRow
from engine.calendar import Month
from engine.workspace import database
from engine.workspace.row_form import row_in, row_out
from engine.workspace.values import KEPT, PROFILE, read_value, write_value

if TYPE_CHECKING:
    from engine.workspace.file import WorkspaceFile


@dataclass(frozen=True)
class Kept:
    """The figures of the last month, and the first month that the data covers."""

    first: Month
    overview: Overview


@dataclass(frozen=True)
class Opened:
    """An open file, with what can be told of it at once; `Workspace(...)` takes the connection over."""

    connection: Connection
    path: Path
    encrypted: bool
    profile_text: str
    kept: Kept | None


def open_file(path: Path, password: str | None = None) -> Opened:
    """Open a workspace's file; raises what Workspace.open does."""
    connection, encrypted = database.open_existing(path, password)
    try:
        with database.told(path):
            profile_text, kept = str(read_value(connection, PROFILE)), read_value(connection, KEPT)
    except BaseException:
        connection.close()
        raise
    return Opened(connection, path, encrypted, profile_text, _kept_in(kept))


def keep(workspace: "WorkspaceFile", kept: Kept, changes: int) -> None:
    """Keep figures that were worked out when `workspace.changes` was as given; nothing if it is another now.

    A month with revisions is not kept: it is rare, and they take the engine to tell. Raises as writing does.
    """
    if any(row.revision for row in kept.overview.rows):
        return
    with workspace.writing(figures=False) as connection:
        if workspace.changes == changes:
            write_value(connection, KEPT, _kept_out(kept))


_PLAIN = (
    "indicator", "theme", "name", "polarity", "polarity_words", "period", "period_words", "numerator",
    "denominator", "trend", "rag_words", "month_words", "year_words", "note", "footnote",
    "month_ago_revised", "year_ago_revised",
)  # fmt: skip


def _kept_out(kept: Kept) -> dict[str, object]:
    overview = kept.overview
    return {
        "version": VERSION,
        "first": str(kept.first),
        "month": str(overview.month),
        "published": overview.published,
        "rows": [_row_out(row) for row in overview.rows],
    }


def _kept_in(value: object) -> Kept | None:
    if not isinstance(value, Mapping) or value["version"] != VERSION:
        return None
    rows = tuple(_row_in(row) for row in value["rows"])
    overview = Overview(Month.parse(value["month"]), rows, value["published"])
    return Kept(Month.parse(value["first"]), overview)


def _row_out(row: OverviewRow) -> dict[str, object]:
    gap = row.gap and [str(row.gap.amount), row.gap.words, row.gap.sentence, row.gap.within_reach]
    return {**{name: getattr(row, name) for name in _PLAIN}, "row": row_out(row.row), "gap": gap}


def _row_in(kept: Mapping[str, Any]) -> OverviewRow:
    gap = kept["gap"] and Gap(Fraction(kept["gap"][0]), *kept["gap"][1:])
    plain = {name: kept[name] for name in _PLAIN}
    return OverviewRow(
        **{**plain, "trend": tuple(kept["trend"])}, row=row_in(kept["row"]), gap=gap, revision=None
    )
