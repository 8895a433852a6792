"""What the import page asks of the worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.data import Data
from desktop.tasks import Job
from engine.analysis.imports import ChildLine, Place, Preview, RuleLine, places, preview
from engine.extracts.contents import tables_in
from engine.extracts.files import File, Trouble, find_files
from engine.extracts.reading import Reading, read
from engine.extracts.recognition import Unrecognised, recognise
from engine.extracts.sheet import Sheet
from engine.extracts.storing import Prepared, prepare
from engine.workspace import ImportRecord, Workspace


@dataclass(frozen=True)
class Read:
    """Files that were read: what they hold, and what importing them would do."""

    paths: tuple[Path, ...]
    reading: Reading
    prepared: Prepared
    preview: Preview

    def places(self, chosen: RuleLine | ChildLine) -> tuple[Place, ...]:
        """The findings behind a line."""
        findings = self.prepared.record.findings
        return () if findings is None else places(findings, chosen)


@dataclass(frozen=True)
class Headings:
    """The headings of a file that was not recognised, and the extract that came closest."""

    file: str
    headings: tuple[str, ...]
    closest: str


def reading_of(paths: Sequence[Path], *, add: bool) -> Callable[[Data, Job], Read]:
    """Read files and tell what importing them would do."""

    def work(data: Data, job: Job) -> Read:
        mappings = data.workspace.mappings()
        reading = read(paths, mappings, progress=job.progress, cancelled=job.cancelled)
        return _looked_at(data, tuple(paths), reading, add=add)

    return work


def looked_at_again(before: Read, *, add: bool) -> Callable[[Data, Job], Read]:
    """The same files, to be added to what is there or to replace it."""
    return lambda data, job: _looked_at(data, before.paths, before.reading, add=add)


def _looked_at(data: Data, paths: tuple[Path, ...], reading: Reading, *, add: bool) -> Read:
    prepared = prepare(data.workspace, reading, add)
    shown = preview(prepared.record, data.workspace.extract_rows(), data.profile)
    return Read(paths, reading, prepared, shown)


def storing(found: Read) -> Callable[[Workspace, Job], ImportRecord]:
    """Make what was read the workspace's new state."""
    return lambda workspace, job: found.prepared.apply(workspace)


def headings_of(paths: Sequence[Path], name: str) -> Callable[[Data, Job], Headings | None]:
    """The headings of one file among those that were read; None if it is no table at all."""

    def work(data: Data, job: Job) -> Headings | None:
        for file in find_files(list(paths)):
            if isinstance(file, File) and name.startswith(file.name):
                for table in tables_in(file):
                    if table.name == name and not isinstance(table, Trouble):
                        return _headings(table)
        return None

    return work


def _headings(table: Sheet) -> Headings:
    told = recognise(table.headings)
    closest = told.closest if isinstance(told, Unrecognised) else (told.layout,)
    return Headings(table.name, table.headings, closest[0].name if closest else "")
