"""`import`: files become the workspace's new state."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from engine import profile
from engine.command_line.opening import open_or_create, open_workspace
from engine.extracts import read
from engine.extracts.report import line_about, write_report
from engine.extracts.storing import Prepared, prepare
from engine.workspace import FileRecord, ImportRecord, Workspace

ALL_WELL, WITH_FINDINGS, NOTHING_IMPORTED = 0, 1, 2
_PATIENCE = 1.0
"""Seconds before progress is shown."""


def run_import(
    paths: Sequence[Path], workspace: Path, add: bool, report: Path | None, profile_name: str | None
) -> int:
    """Import, print a line per extract, and return the exit status of commands.md."""
    profile_text = profile.shipped_text(profile_name or profile.DEFAULT)
    with _opened(workspace) as opened, _progress() as progress:
        own_files = [workspace] if report is None else [workspace, report]
        mappings = opened.mappings() if opened is not None else ()
        reading = read(paths, mappings, progress, apart_from=own_files)
        prepared = prepare(opened, reading, add)
        if report is not None:
            write_report(
                report, reading.findings if prepared.record.findings is None else prepared.record.findings
            )
        if prepared.has_something:
            progress(1.0, "Storing")
            _apply(prepared, opened, workspace, profile_text)
    _say(prepared)
    return _status(prepared)


@contextmanager
def _opened(path: Path) -> Iterator[Workspace | None]:
    """The workspace that the path names; None where there is none yet."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        yield None
    else:
        with open_workspace(path) as workspace:
            yield workspace


def _apply(prepared: Prepared, opened: Workspace | None, path: Path, profile_text: str) -> None:
    if opened is not None:
        prepared.apply(opened)
        return
    with open_or_create(path, profile_text) as made:
        prepared.apply(made)


def _say(prepared: Prepared) -> None:
    for name, counts in prepared.record.extracts.items():
        print(line_about(name, counts))
    for file in _refused(prepared.record):
        print(f"scorecard: {file.file} was not imported. {file.note}", file=sys.stderr)
    if not prepared.has_something:
        print("scorecard: nothing was imported and nothing was changed.", file=sys.stderr)


def _refused(record: ImportRecord) -> list[FileRecord]:
    return [file for file in record.files if file.extract is None]


def _status(prepared: Prepared) -> int:
    if not prepared.has_something:
        return NOTHING_IMPORTED
    rejected = any(counts.rejected for counts in prepared.record.extracts.values())
    return WITH_FINDINGS if rejected or _refused(prepared.record) else ALL_WELL


@contextmanager
def _progress() -> Iterator[Callable[[float, str], None]]:
    """Shows progress in one line of a terminal's standard error, once the work has taken a second."""
    began = time.monotonic()
    width = 0

    def show(done: float, what: str) -> None:
        nonlocal width
        if sys.stderr.isatty() and time.monotonic() - began >= _PATIENCE:
            line = f"{done:4.0%} {what}"[:78]
            print(f"\r{line:{width}}", end="", file=sys.stderr, flush=True)
            width = max(width, len(line))

    try:
        yield show
    finally:
        if width:
            print(f"\r{'':{width}}\r", end="", file=sys.stderr, flush=True)
