"""`pack`: the panel pack of a month as PDF and, on request, as a workbook and as CSV tables."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.calendar import Month
from engine.command_line.asking import asked
from engine.errors import UserError
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.catalogue import indicator as indicator_called
from engine.report.choices import remembered
from engine.report.data import gather
from engine.report.editions import Edition
from engine.report.making import checked_sections, history_for, make_pack
from engine.report.pdf import render
from engine.report.suppression import warnings_for

EDITIONS = {"members": Edition.MEMBERS, "public": Edition.PUBLIC}
ALL_PAGES, USUAL_PAGES = "all", "usual"


def make(
    workspace: Path,
    month: str,
    out: Path,
    *,
    edition: str | None,
    pages: str | None,
    sections: str | None,
    xlsx: Path | None,
    tables: Path | None,
) -> int:
    """Write the pack, with the workspace's own choices where nothing else is said.

    Raises UserError where a choice cannot be met.
    """
    when, wanted = Month.parse(month), _wanted(edition, pages, sections)
    _apart(workspace, out, xlsx)
    with asked(workspace, out) as opened:
        options = replace(remembered(opened, when), **wanted)
        data = gather(history_for(opened, options), options)
        pack = make_pack(data)
        warnings = warnings_for(data) if options.edition is Edition.PUBLIC else ()
    out.write_bytes(render(pack))
    if xlsx is not None:
        from engine.report.workbook import workbook

        xlsx.write_bytes(workbook(pack))
    if tables is not None:
        from engine.report.workbook.csv_tables import write_tables

        write_tables(pack, tables)
    _warn(len(warnings))
    return 0


def _wanted(edition: str | None, pages: str | None, sections: str | None) -> dict[str, Any]:
    """What was said on the command line."""
    wanted: dict[str, Any] = {}
    if edition is not None:
        wanted["edition"] = EDITIONS[edition]
    if sections is not None:
        wanted["sections"] = checked_sections(_names(sections))
    if pages is not None:
        wanted["indicator_pages"] = _pages(pages)
    return wanted


def _pages(names: str) -> tuple[str, ...] | None:
    """None for the usual choice: every red indicator and every one that worsened to amber."""
    if names.strip().lower() == USUAL_PAGES:
        return None
    if names.strip().lower() == ALL_PAGES:
        return tuple(indicator.id for indicator in CATALOGUE)
    return tuple(indicator_called(name).id for name in _names(names))


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())


def _apart(workspace: Path, out: Path, xlsx: Path | None) -> None:
    """Refuse to write one file over another; `asked` sees to the workspace and --out."""
    if xlsx is None:
        return
    if xlsx.absolute() == out.absolute():
        raise UserError("--out and --xlsx name the same file. Give them different names.")
    if xlsx.exists() and workspace.exists() and xlsx.samefile(workspace):
        raise UserError(f"--xlsx {xlsx} is the workspace itself. Give the workbook another name.")


def _warn(count: int) -> None:
    """Say how many passages to look at, not what they say: they may tell of a child."""
    if count:
        print(
            f"scorecard: {count} passage{'' if count == 1 else 's'} of the commentary may tell of single "
            "children. Read the commentary before you publish the pack.",
            file=sys.stderr,
        )
