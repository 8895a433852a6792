"""Read files into clean tables: recognise, clean, join, and account for every row (extracts.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from engine.errors import Cancelled
from engine.extracts.accounting import LookedAt, put_together
from engine.extracts.cleaning import CleanRows, OtherColumnsNeededError, clean
from engine.extracts.contents import tables_in
from engine.extracts.csv_file import CsvFile
from engine.extracts.duplicates import Source
from engine.extracts.files import File, Trouble, UnreadableError, find_files, unreadable
from engine.extracts.findings import Said, Where
from engine.extracts.problems import Rule, Severity
from engine.extracts.recognition import Recognised, Unrecognised, as_extract, recognise
from engine.extracts.sheet import Sheet
from engine.workspace.records import Counts, FileMapping, FileRecord

Progress = Callable[[float, str], None]
"""Called with the part done, 0 to 1, and what is being done."""

_READING = 0.9


@dataclass(frozen=True)
class Reading:
    """What some files hold; nothing is stored yet.

    `tables` are clean tables by extract (see engine.tables), `counts` account for their rows, `findings` has
    a row for everything that was rejected, dropped, ignored or doubled. `looked_at` is what they come from.
    """

    tables: Mapping[str, pa.Table]
    counts: Mapping[str, Counts]
    files: tuple[FileRecord, ...]
    findings: pa.Table
    looked_at: LookedAt = field(repr=False)


def read(
    paths: Iterable[Path | str],
    mappings: Iterable[FileMapping] = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    apart_from: Iterable[Path] = (),
) -> Reading:
    """Everything in files, folders, zip archives and workbooks; raises Cancelled, and nothing for bad input.

    `mappings` are what the user said of files with certain columns. `cancelled` is asked between files.
    `apart_from` are files to pass over, such as the workspace itself when it lies among the extracts.
    """
    step = _Steps(progress or _silent, cancelled or _never)
    looked_at = _Look(tuple(mappings), step).through(find_files(map(Path, paths), apart_from))
    tables, counts, files, findings = put_together(looked_at, step=step.last)
    step(1.0, "Files read")
    return Reading(tables, counts, files, findings, looked_at)


def _silent(done: float, what: str) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class _Steps:
    """Tells the progress and asks whether to go on."""

    progress: Progress
    cancelled: Callable[[], bool]

    def __call__(self, done: float, what: str) -> None:
        if self.cancelled():
            raise Cancelled
        self.progress(done, what)

    def last(self, done: float, what: str) -> None:
        """A step of the work after the files were read."""
        self(_READING + (1 - _READING) * done, what)


class _Look:
    """Looks at one file after the other."""

    def __init__(self, mappings: tuple[FileMapping, ...], step: _Steps) -> None:
        self._mappings = mappings
        self._step = step
        self._found = LookedAt()
        self._place = 0

    def through(self, files: Sequence[File | Trouble]) -> LookedAt:
        """All files."""
        total = sum(file.size for file in files if isinstance(file, File)) or 1
        done = 0
        for file in files:
            self._step(_READING * done / total, f"Reading {file.name}")
            for table in [file] if isinstance(file, Trouble) else tables_in(file):
                self._take(table)
            done += file.size if isinstance(file, File) else 0
        return self._found

    def _take(self, table: Sheet | Trouble) -> None:
        self._place += 1
        if isinstance(table, Trouble):
            self._refuse(table.name, Rule.UNREADABLE_FILE, table.reason)
            return
        told = as_extract(table.extract, table.headings) if table.extract else self._recognise(table)
        if isinstance(told, Unrecognised):
            self._refuse(table.name, Rule.UNRECOGNISED_FILE, told.reason, table.heading_line)
        else:
            self._read(table, told)

    def _recognise(self, table: Sheet) -> Recognised | Unrecognised:
        return recognise(table.headings, self._mappings)

    def _refuse(self, name: str, rule: Rule, reason: str, line: int | None = None) -> None:
        said = Said(rule, Severity.REJECTED, reason)
        self._found.findings.about_file(Where(self._place, name), said, line)
        self._found.refused.append((self._place, FileRecord(name, None, Counts(0, 0, 0, 0), note=reason)))

    def _read(self, table: Sheet, told: Recognised) -> None:
        where = Where(self._place, table.name, told.layout.name)
        try:
            rows = _clean(table, told)
        except UnreadableError as error:
            self._refuse(table.name, Rule.UNREADABLE_FILE, error.reason)
            return
        except OSError as error:
            self._refuse(table.name, Rule.UNREADABLE_FILE, unreadable(error))
            return
        self._about_headings(where, table.heading_line, told)
        for problem in rows.problems:
            self._found.findings.about_rows(where, problem, rows.lines.of(problem.rows), rows.child)
        source = Source(table.name, self._place, rows, told.ignored)
        self._found.sources.setdefault(told.layout.name, []).append(source)

    def _about_headings(self, where: Where, line: int, told: Recognised) -> None:
        ignored = f"{told.layout.name} has no such column; it was left out."
        for heading in told.ignored:
            said = Said(Rule.IGNORED_COLUMN, Severity.NOTE, ignored)
            self._found.findings.about_file(where, said, line, heading)
        for heading in told.repeated:
            said = Said(
                Rule.REPEATED_HEADING, Severity.NOTE, "The column is there twice; the first one counts."
            )
            self._found.findings.about_file(where, said, line, heading)


def _clean(table: Sheet, told: Recognised) -> CleanRows:
    everything = len(told.places) == len(table.headings)
    try:
        return clean(told.layout, table.read(told.layout, told.places), told.places, everything)
    except OtherColumnsNeededError:
        assert isinstance(table, CsvFile)
        return clean(told.layout, table.read_carefully(told.places), told.places, everything)
