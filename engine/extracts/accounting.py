"""Put the files of each kind together and account for every row: read = kept + rejected + duplicates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from engine.extracts.cleaning import CleanRows
from engine.extracts.duplicates import Source, problems_of_losers
from engine.extracts.findings import Findings, Where
from engine.extracts.joining import Joined, join, recorded_days
from engine.extracts.layouts import layouts
from engine.workspace.records import Counts, FileRecord

Step = Callable[[float, str], None]
"""Called before each piece of work with the part done, 0 to 1, and what comes."""


@dataclass
class LookedAt:
    """Everything that was found in the files, each on its own: rows by extract, findings, files refused."""

    sources: dict[str, list[Source]] = field(default_factory=dict)
    refused: list[tuple[int, FileRecord]] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)


class Together(NamedTuple):
    """Clean tables and counts by extract; the files and the findings in order of path."""

    tables: Mapping[str, pa.Table]
    counts: Mapping[str, Counts]
    files: tuple[FileRecord, ...]
    findings: pa.Table


def put_together(
    looked_at: LookedAt, before: Mapping[str, CleanRows] | None = None, step: Step | None = None
) -> Together:
    """Join the files of each kind, after rows that were there `before` where the import adds to these."""
    findings, records = looked_at.findings.copy(), list(looked_at.refused)
    tables, counts = {}, {}
    names = [name for name in layouts() if name in looked_at.sources]
    for number, name in enumerate(names):
        if step is not None:
            step(number / len(names), f"Putting {name} together")
        sources = looked_at.sources[name]
        if before and name in before:
            sources = [Source.stored(before[name]), *sources]
        joined = join(layouts()[name], [source.rows for source in sources], sources[0].is_stored)
        tables[name] = joined.table()
        of_files = _account(sources, joined, findings, records)
        counts[name] = _total(of_files)
    files = tuple(record for _, record in sorted(records, key=lambda pair: pair[0]))
    return Together(tables, counts, files, findings.table())


def _account(
    sources: Sequence[Source], joined: Joined, findings: Findings, records: list[tuple[int, FileRecord]]
) -> list[Counts]:
    for number, problem, lines in problems_of_losers(joined, sources):
        source = sources[number]
        where = Where(source.place, source.name, joined.layout.name)
        findings.about_rows(where, problem, lines, source.rows.child)
    lost = np.diff(np.searchsorted(joined.losers.row, joined.starts)).tolist()
    counted = []
    for source, duplicates in zip(sources, lost, strict=True):
        if not source.is_stored:
            rows = source.rows
            counts = Counts(rows.read, rows.kept - duplicates, len(rows.rejected), duplicates)
            records.append((source.place, _record(source, counts)))
            counted.append(counts)
    return counted


def _total(counts: Iterable[Counts]) -> Counts:
    listed = list(counts)
    return Counts(
        read=sum(c.read for c in listed),
        kept=sum(c.kept for c in listed),
        rejected=sum(c.rejected for c in listed),
        duplicates=sum(c.duplicates for c in listed),
    )


def _record(source: Source, counts: Counts) -> FileRecord:
    layout = source.rows.layout
    first, last = recorded_days(layout, source.rows.columns) or (None, None)
    return FileRecord(
        file=source.name,
        extract=layout.name,
        counts=counts,
        first_day=_date(first),
        last_day=_date(last),
        ignored_columns=source.ignored_columns,
    )


def _date(day: int | None) -> date | None:
    return None if day is None else date(1970, 1, 1) + timedelta(days=day)
