"""The tables of the import page."""

from __future__ import annotations

from desktop.tables import Column
from engine.analysis.imports import Affected, ChildLine, FileLine, Place, RuleLine
from engine.analysis.labels import MONTH_NAMES
from engine.workspace import ImportRecord

TAKEN_FOR_NOTHING = "not recognised"


def _count(amount: int) -> str:
    return f"{amount:,}" if amount else ""


FILES: tuple[Column[FileLine], ...] = (
    Column("File", lambda line: line.file, tip=lambda line: line.file),
    Column("Taken for", lambda line: line.title or TAKEN_FOR_NOTHING, tip=lambda line: line.extract),
    Column("Read", lambda line: _count(line.counts.read), numeric=True, sort=lambda line: line.counts.read),
    Column("Kept", lambda line: _count(line.counts.kept), numeric=True, sort=lambda line: line.counts.kept),
    Column(
        "Rejected",
        lambda line: _count(line.counts.rejected),
        numeric=True,
        sort=lambda line: line.counts.rejected,
    ),
    Column(
        "Duplicate",
        lambda line: _count(line.counts.duplicates),
        numeric=True,
        sort=lambda line: line.counts.duplicates,
    ),
    Column("Period covered", lambda line: line.period),
    Column("Will do", lambda line: line.replaces),
    Column(
        "Remarks",
        lambda line: line.note or (f"left out: {', '.join(line.ignored)}" if line.ignored else ""),
        tip=lambda line: line.note or ", ".join(line.ignored),
        stretches=True,
    ),
)

RULES: tuple[Column[RuleLine], ...] = (
    Column("What happens", lambda line: line.severity),
    Column("Extract", lambda line: line.extract),
    Column("Column", lambda line: line.column),
    Column("Why", lambda line: line.reason, tip=lambda line: line.reason, stretches=True),
    Column("Times", lambda line: f"{line.count:,}", numeric=True, sort=lambda line: line.count),
    Column("Children", lambda line: _count(line.children), numeric=True, sort=lambda line: line.children),
    Column("First", lambda line: line.first, tip=lambda line: line.first),
)

CHILDREN: tuple[Column[ChildLine], ...] = (
    Column("Child", lambda line: line.child),
    Column("What happens", lambda line: line.severity),
    Column("Why", lambda line: line.reason, tip=lambda line: line.reason, stretches=True),
    Column("Findings", lambda line: f"{line.count:,}", numeric=True, sort=lambda line: line.count),
)

PLACES: tuple[Column[Place], ...] = (
    Column("File", lambda place: place.file, tip=lambda place: place.file),
    Column(
        "Line",
        lambda place: "" if place.line is None else f"{place.line:,}",
        numeric=True,
        sort=lambda place: place.line,
    ),
    Column("Column", lambda place: place.column),
    Column("What stands there", lambda place: place.value, tip=lambda place: place.value),
    Column("Child", lambda place: place.child),
    Column("Why", lambda place: place.reason, tip=lambda place: place.reason, stretches=True),
)

AFFECTED: tuple[Column[Affected], ...] = (
    Column("Extract", lambda each: f"{each.title} ({each.extract})"),
    Column("Why", lambda each: each.why),
    Column(
        "Figures that suffer",
        lambda each: "; ".join(each.indicators),
        tip=lambda each: "\n".join(each.indicators),
        stretches=True,
    ),
)


def _when(record: ImportRecord) -> str:
    local = record.at.astimezone()
    return f"{local.day} {MONTH_NAMES[local.month - 1]} {local:%Y, %H:%M}"


def _extracts(record: ImportRecord) -> str:
    return ", ".join(record.extracts)


IMPORTS: tuple[Column[ImportRecord], ...] = (
    Column("Number", lambda record: str(record.number), numeric=True, sort=lambda record: record.number),
    Column(
        "When",
        _when,
        sort=lambda record: record.at,
    ),
    Column("By", lambda record: record.who),
    Column("Rows kept", lambda record: f"{sum(c.kept for c in record.extracts.values()):,}", numeric=True),
    Column("Extracts", _extracts, tip=_extracts, stretches=True),
    Column("", lambda record: "undone" if record.undone_at else "added" if record.added else ""),
)
