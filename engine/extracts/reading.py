"""Read files into clean tables: recognise, clean, join, and account for every row (extracts.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa

from engine.errors import UserError
from engine.extracts.cleaning import CleanRows, NeedsOtherColumns, clean
from engine.extracts.contents import tables_in
from engine.extracts.csv_file import CsvFile
from engine.extracts.duplicates import problems_of_losers
from engine.extracts.files import File, Trouble, find_files
from engine.extracts.findings import Findings
from engine.extracts.joining import Joined, join, recorded_days
from engine.extracts.problems import Rule, Severity
from engine.extracts.recognition import Recognised, Unrecognised, recognise
from engine.extracts.sheet import Sheet
from engine.workspace.records import Counts, FileMapping, FileRecord

Progress = Callable[[float, str], None]
"""Called with the part done, 0 to 1, and what is being done."""

_READING = 0.9


class Cancelled(UserError):
    """The person stopped the import; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("The import was stopped; nothing was changed.")


@dataclass(frozen=True)
class Source:
    """A file that an extract's rows came from; `place` is its place among all files."""

    name: str
    place: int
    rows: CleanRows
    ignored_columns: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What some files hold; nothing is stored yet.

    `tables` are clean tables by extract (see engine.tables), `counts` account for their rows, `findings` has
    a row for everything that was rejected, dropped, ignored or doubled. `sources` tell where each row of
    `joined` came from.
    """

    tables: Mapping[str, pa.Table]
    counts: Mapping[str, Counts]
    files: tuple[FileRecord, ...]
    findings: pa.Table
    sources: Mapping[str, Sequence[Source]] = field(repr=False, default_factory=dict)
    joined: Mapping[str, Joined] = field(repr=False, default_factory=dict)


def read(
    paths: Iterable[Path | str],
    mappings: Iterable[FileMapping] = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Reading:
    """Everything in files, folders, zip archives and workbooks; raises Cancelled, and nothing for bad input.

    `mappings` are what the user said of files with certain columns. `cancelled` is asked between files.
    """
    return _Import(tuple(mappings), progress or _silent, cancelled or _never).run(
        [Path(path) for path in paths]
    )


def _silent(done: float, what: str) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


class _Import:
    """One reading in progress."""

    def __init__(
        self, mappings: tuple[FileMapping, ...], progress: Progress, cancelled: Callable[[], bool]
    ) -> None:
        self._mappings = mappings
        self._progress = progress
        self._cancelled = cancelled
        self._findings = Findings()
        self._sources: dict[str, list[Source]] = {}
        self._records: list[tuple[int, FileRecord]] = []
        self._place = 0

    def run(self, paths: list[Path]) -> Reading:
        """Read all files, then join those of a kind."""
        files = find_files(paths)
        total = sum(file.size for file in files if isinstance(file, File)) or 1
        done = 0
        for file in files:
            self._step(_READING * done / total, f"Reading {file.name}")
            for table in [file] if isinstance(file, Trouble) else tables_in(file):
                self._take(table)
            done += file.size if isinstance(file, File) else 0
        return self._finish()

    def _step(self, done: float, what: str) -> None:
        if self._cancelled():
            raise Cancelled
        self._progress(done, what)

    def _take(self, table: Sheet | Trouble) -> None:
        self._place += 1
        if isinstance(table, Trouble):
            self._refuse(table.name, Rule.UNREADABLE_FILE, table.reason)
            return
        told = recognise(table.headings, self._mappings)
        if isinstance(told, Unrecognised):
            self._refuse(table.name, Rule.UNRECOGNISED_FILE, told.reason, table.heading_line)
        else:
            self._read(table, told)

    def _refuse(self, name: str, rule: Rule, reason: str, line: int | None = None) -> None:
        self._findings.about_file(self._place, name, rule, Severity.REJECTED, reason, line)
        self._records.append((self._place, FileRecord(name, None, Counts(0, 0, 0, 0), note=reason)))

    def _read(self, table: Sheet, told: Recognised) -> None:
        self._about_headings(table, told)
        rows = _clean(table, told)
        for problem in rows.problems:
            lines = rows.lines.of(problem.rows)
            self._findings.about_rows(self._place, table.name, told.layout.name, problem, lines, rows.child)
        source = Source(table.name, self._place, rows, told.ignored)
        self._sources.setdefault(told.layout.name, []).append(source)

    def _about_headings(self, table: Sheet, told: Recognised) -> None:
        for heading in told.ignored:
            reason = f"{told.layout.name} has no such column; it was left out."
            self._about_heading(table, told, Rule.IGNORED_COLUMN, heading, reason)
        for heading in told.repeated:
            reason = "The heading stands there twice; the first column counts."
            self._about_heading(table, told, Rule.REPEATED_HEADING, heading, reason)

    def _about_heading(self, table: Sheet, told: Recognised, rule: Rule, heading: str, reason: str) -> None:
        self._findings.about_file(
            self._place,
            table.name,
            rule,
            Severity.NOTE,
            reason,
            table.heading_line,
            heading,
            told.layout.name,
        )

    def _finish(self) -> Reading:
        tables, counts, joins = {}, {}, {}
        for number, (name, sources) in enumerate(self._sources.items()):
            self._step(_READING + (1 - _READING) * number / len(self._sources), f"Putting {name} together")
            joined = join(sources[0].rows.layout, [source.rows for source in sources])
            tables[name], joins[name] = joined.table(), joined
            counts[name] = self._account(sources, joined)
        self._step(1.0, "Files read")
        records = tuple(record for _, record in sorted(self._records, key=lambda pair: pair[0]))
        return Reading(tables, counts, records, self._findings.table(), self._sources, joins)

    def _account(self, sources: Sequence[Source], joined: Joined) -> Counts:
        for number, problem, lines in problems_of_losers(joined, sources):
            source = sources[number]
            self._findings.about_rows(
                source.place, source.name, joined.layout.name, problem, lines, source.rows.child
            )
        lost = np.searchsorted(joined.losers.row, joined.starts)
        every = []
        for source, duplicates in zip(sources, np.diff(lost).tolist(), strict=True):
            every.append(_counts(source.rows, duplicates))
            self._records.append((source.place, _record(source, every[-1])))
        return total_of(every)


def _clean(table: Sheet, told: Recognised) -> CleanRows:
    everything = len(told.places) == len(table.headings)
    try:
        return clean(told.layout, table.read(told.places), told.places, everything)
    except NeedsOtherColumns:
        assert isinstance(table, CsvFile)
        return clean(told.layout, table.read_carefully(told.places), told.places, everything)


def _counts(rows: CleanRows, duplicates: int) -> Counts:
    return Counts(rows.read, rows.read - rows.rejected - duplicates, rows.rejected, duplicates)


def total_of(counts: Iterable[Counts]) -> Counts:
    """The sum of several counts."""
    listed = list(counts)
    return Counts(
        read=sum(c.read for c in listed),
        kept=sum(c.kept for c in listed),
        rejected=sum(c.rejected for c in listed),
        duplicates=sum(c.duplicates for c in listed),
    )


def _record(source: Source, counts: Counts) -> FileRecord:
    layout = source.rows.layout
    days = recorded_days(layout, source.rows.columns)
    return FileRecord(
        file=source.name,
        extract=layout.name,
        counts=counts,
        first_day=_date(min((int(some.min()) for some in days), default=None)),
        last_day=_date(max((int(some.max()) for some in days), default=None)),
        ignored_columns=source.ignored_columns,
    )


def _date(day: int | None) -> date | None:
    return None if day is None else date(1970, 1, 1) + timedelta(days=day)
