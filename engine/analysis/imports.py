"""What an import would do, told beforehand: its files, its findings by rule and by child, what suffers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from engine.analysis.labels import day_name, name_of
from engine.calendar.months import EPOCH
from engine.extracts.layouts import layouts
from engine.extracts.problems import Severity
from engine.indicators.catalogue import indicator as indicator_called
from engine.profile import Profile
from engine.quality.affected import BY_EXTRACT
from engine.workspace.records import Counts, FileRecord, ImportRecord

MOST_SHOWN = 5000
"""Findings listed one by one; the report has them all."""

FAR_FEWER = 0.5
"""An extract with less than this part of the rows it had before is doubtful."""

MANY_REJECTED = 0.02
"""An extract of whose rows more than this part was rejected is doubtful."""

SEVERITIES = (Severity.REJECTED, Severity.NOT_RECORDED, Severity.NOTE)
NEEDED_BY_ALL = ("header", "episodes")
_GROUP = ("severity", "rule", "extract", "column", "reason")
_SHOWN = ("file", "line", "column", "value", "child", "reason")


@dataclass(frozen=True)
class FileLine:
    """One file: what it was taken for, what became of its rows, and what it will do."""

    file: str
    extract: str
    title: str
    counts: Counts
    period: str
    replaces: str
    ignored: tuple[str, ...]
    note: str

    @property
    def is_recognised(self) -> bool:
        """Whether it will be imported."""
        return bool(self.extract)


@dataclass(frozen=True)
class RuleLine:
    """All findings of one kind: how many, about how many children, and where the first is."""

    severity: str
    rule: str
    extract: str
    column: str
    reason: str
    count: int
    children: int
    first: str


@dataclass(frozen=True)
class ChildLine:
    """All findings about one child."""

    child: str
    severity: str
    count: int
    reason: str


@dataclass(frozen=True)
class Place:
    """One finding: where it is and what stands there."""

    file: str
    line: int | None
    column: str
    value: str
    child: str
    reason: str


@dataclass(frozen=True)
class Affected:
    """An extract that is missing or doubtful, and the indicators that suffer."""

    extract: str
    title: str
    why: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What importing a reading would do."""

    files: tuple[FileLine, ...]
    rules: tuple[RuleLine, ...]
    children: tuple[ChildLine, ...]
    affected: tuple[Affected, ...]

    @property
    def can_import(self) -> bool:
        """Whether any file was recognised."""
        return any(line.is_recognised for line in self.files)


def preview(record: ImportRecord, before: Mapping[str, int], profile: Profile) -> Preview:
    """What an import would do to a workspace that has so many rows `before` of each extract."""
    return Preview(
        files=tuple(_file_line(file, before, add=record.added) for file in record.files),
        rules=() if record.findings is None else rule_lines(record.findings),
        children=() if record.findings is None else child_lines(record.findings),
        affected=tuple(_affected(record.extracts, before, profile, add=record.added)),
    )


def _file_line(record: FileRecord, before: Mapping[str, int], *, add: bool) -> FileLine:
    if record.extract is None:
        return FileLine(record.file, "", "", record.counts, "", "", (), record.note)
    layout = layouts()[record.extract]
    return FileLine(
        file=record.file,
        extract=record.extract,
        title=layout.title,
        counts=record.counts,
        period=_period(record),
        replaces=_replaces(record.extract, before.get(record.extract), add=add),
        ignored=record.ignored_columns,
        note=record.note,
    )


def _period(record: FileRecord) -> str:
    if record.first_day is None or record.last_day is None:
        return ""
    first, last = (day_name((day - EPOCH).days) for day in (record.first_day, record.last_day))
    return first if first == last else f"{first} to {last}"


def _replaces(extract: str, rows: int | None, *, add: bool) -> str:
    if rows is None:
        return "new"
    if add:
        return f"added to {rows:,} rows"
    if layouts()[extract].replaced_by:
        return "replaces the dates that it has; others stay"
    return f"replaces {rows:,} rows"


# Findings -----------------------------------------------------------------------------------------------


def _texts(findings: pa.Table) -> pa.Table:
    """The findings with plain texts, blank ones empty."""
    columns = {
        name: findings.column(name)
        if name == "line"
        else pc.fill_null(findings.column(name).cast(pa.string()), "")
        for name in findings.column_names
    }
    return pa.table(columns)


def rule_lines(findings: pa.Table) -> tuple[RuleLine, ...]:
    """The findings by rule, the most serious first, then the most frequent."""
    grouped = (
        _texts(findings)
        .group_by(list(_GROUP), use_threads=False)
        .aggregate([("file", "count"), ("child", "distinct"), ("file", "first"), ("line", "first")])
        .to_pylist()
    )
    lines = [
        RuleLine(
            **{name: group[name] for name in _GROUP},
            count=group["file_count"],
            children=len(set(group["child_distinct"]) - {""}),
            first=_place(group["file_first"], group["line_first"]),
        )
        for group in grouped
    ]
    return tuple(sorted(lines, key=lambda line: (_rank(line.severity), -line.count, line.extract)))


def child_lines(findings: pa.Table) -> tuple[ChildLine, ...]:
    """The findings by child, the most serious first, then the child with most."""
    texts = _texts(findings)
    about = texts.filter(pc.not_equal(texts.column("child"), "")).select(["child", "severity", "reason"])
    found: dict[str, tuple[int, str, str]] = {}
    for child, severity, reason in zip(
        *(about.column(n).to_pylist() for n in about.column_names), strict=True
    ):
        count, worst, told = found.get(child, (0, severity, reason))
        if _rank(severity) < _rank(worst):
            worst, told = severity, reason
        found[child] = (count + 1, worst, told)
    lines = [ChildLine(child, worst, count, told) for child, (count, worst, told) in found.items()]
    return tuple(sorted(lines, key=lambda line: (_rank(line.severity), -line.count, line.child)))


def _rank(severity: str) -> int:
    return SEVERITIES.index(Severity(severity))


def _place(file: str, line: int | None) -> str:
    return file if line is None else f"{file}, line {line:,}"


def places(findings: pa.Table, chosen: RuleLine | ChildLine) -> tuple[Place, ...]:
    """The findings of a rule or about a child one by one, at most MOST_SHOWN."""
    texts = _texts(findings)
    names = _GROUP if isinstance(chosen, RuleLine) else ("child",)
    mask = None
    for name in names:
        holds = pc.equal(texts.column(name), getattr(chosen, name))
        mask = holds if mask is None else pc.and_(mask, holds)
    shown = texts.filter(mask).slice(0, MOST_SHOWN).select(list(_SHOWN))
    return tuple(Place(**row) for row in shown.to_pylist())


# What suffers -------------------------------------------------------------------------------------------


def _affected(
    counts: Mapping[str, Counts], before: Mapping[str, int], profile: Profile, *, add: bool
) -> list[Affected]:
    found = []
    for layout in layouts().values():
        name = layout.name
        why = _doubt(counts.get(name), before.get(name), add=add or bool(layout.replaced_by))
        if why:
            found.append(Affected(name, layout.title, why, indicators_behind(name, profile)))
    return [each for each in found if each.indicators]


def _doubt(counts: Counts | None, before: int | None, *, add: bool) -> str:
    """Why the figures that need an extract would be missing or doubtful; "" where they would not."""
    if counts is None:
        return "not imported yet" if before is None else ""
    if counts.rejected > counts.read * MANY_REJECTED:
        return f"{counts.rejected:,} of {counts.read:,} rows were rejected"
    if not add and before and counts.kept < before * FAR_FEWER:
        return f"only {counts.kept:,} rows, where there were {before:,}"
    return ""


def indicators_behind(extract: str, profile: Profile) -> tuple[str, ...]:
    """The names of the indicators that need an extract."""
    if extract in NEEDED_BY_ALL:
        return ("Every figure about children in care",)
    ids: Sequence[str] = BY_EXTRACT.get(extract, ())
    return tuple(name_of(indicator_called(each), profile) for each in ids)
