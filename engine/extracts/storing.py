"""From a reading to the workspace's new state: whole, or nothing changes (extracts.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import NEVER
from engine.extracts import arrow
from engine.extracts.accounting import put_together
from engine.extracts.arrow import NO_AMOUNT
from engine.extracts.cleaning import CleanRows, Values, days_in, some_rows
from engine.extracts.distinct import Distinct
from engine.extracts.joining import join
from engine.extracts.layouts import DAYS, TEXTS, Column, Layout, layouts
from engine.extracts.reading import Reading
from engine.extracts.sheet import LineNumbers
from engine.tables import fixed_width, valid_values
from engine.workspace import ImportRecord, Workspace

_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Prepared:
    """What an import would make of the workspace: its new tables, and the record of the import."""

    tables: Mapping[str, pa.Table]
    record: ImportRecord

    @property
    def has_something(self) -> bool:
        """Whether a file was recognised and, if it had rows, they were not all rejected.

        Adding rows that are there already is no failure: they are duplicates.
        """
        counts = self.record.extracts.values()
        rejected, read = sum(c.rejected for c in counts), sum(c.read for c in counts)
        return bool(self.tables) and (rejected < read or read == 0)

    def apply(self, workspace: Workspace) -> ImportRecord:
        """Make it the workspace's new state in one transaction."""
        return workspace.apply(self.tables, self.record)


def store(workspace: Workspace, reading: Reading, add: bool = False) -> ImportRecord:
    """Replace each kind that was read, AS_AT dates one by one, or add to it; gives the import's record."""
    return prepare(workspace, reading, add).apply(workspace)


def prepare(workspace: Workspace | None, reading: Reading, add: bool = False) -> Prepared:
    """What `store` would store; without a workspace, in a new one."""
    before = {} if workspace is None else _stored(workspace, reading, add)
    if add and before:
        tables, counts, files, findings = put_together(reading.looked_at, before)
    else:
        tables = {
            name: _with_other_dates(before[name], table) if name in before else table
            for name, table in reading.tables.items()
        }
        counts, files, findings = reading.counts, reading.files, reading.findings
    return Prepared(tables, ImportRecord(counts, files, add, findings if findings.num_rows else None))


def _stored(workspace: Workspace, reading: Reading, add: bool) -> dict[str, CleanRows]:
    """The stored rows that the new ones are put beside."""
    names = set(workspace.extract_rows()) & set(reading.tables)
    beside = [layouts()[name] for name in names if add or layouts()[name].replaced_by]
    return {layout.name: rows_of(layout, workspace.table(layout.name)) for layout in beside}


def _with_other_dates(before: CleanRows, table: pa.Table) -> pa.Table:
    """The new rows after those stored rows whose AS_AT is not among the new ones."""
    layout = before.layout
    new = rows_of(layout, table)
    assert layout.replaced_by is not None
    replaced = np.isin(days_in(before.columns, layout.replaced_by), days_in(new.columns, layout.replaced_by))
    others = np.flatnonzero(~replaced)
    kept = {name: some_rows(column, others) for name, column in before.columns.items()}
    stays = CleanRows(layout, len(others), _NONE, kept, before.lines, (), None)
    return join(layout, [stays, new]).table()


def rows_of(layout: Layout, table: pa.Table) -> CleanRows:
    """A clean table as rows that can be joined with others."""
    count = table.num_rows
    columns = {
        column.name: _values(column, _chunk(table.column(column.name)))
        for column in layout.columns
        if column.name in table.column_names
    }
    child = columns.get("CHILD")
    return CleanRows(
        layout=layout,
        read=count,
        rejected=_NONE,
        columns=columns,
        lines=LineNumbers(1),
        problems=(),
        child=child if isinstance(child, Distinct) else None,
    )


def _chunk(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _values(column: Column, array: pa.Array) -> Values:
    if column.kind in TEXTS:
        return Distinct(arrow.positions(array), array.dictionary)
    dtype, blank = (np.int32, NEVER) if column.kind in DAYS else (np.int64, NO_AMOUNT)
    valid = valid_values(array)
    values: npt.NDArray[np.signedinteger] = fixed_width(array, dtype).astype(dtype, copy=False)
    return values if valid is None else np.where(valid, values, blank)
