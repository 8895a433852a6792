"""Data notes: what the pack was made from, what was found in it, what was revised, which choices hold."""

from collections.abc import Iterator
from datetime import date

from engine.quality import RuleGroup
from engine.report.data import PackData
from engine.report.document import Block, BulletList, Column, Heading, Note, Paragraph, Row, TableBlock
from engine.report.figures import Figures, cell
from engine.report.sections.common import is_public

MOST_LETTERS = 8
SETTINGS = {
    "leave_out_uasc_starts_2016_to_2018": (
        "Initial health assessments: starts of unaccompanied asylum seeking children between 1 July 2016 and "
        "31 March 2018 are left out.",
        "Initial health assessments: all starts count.",
    ),
    "adopted_includes_special_guardianship": (
        "Children leaving care who were adopted: special guardianship orders are counted as well.",
        "Children leaving care who were adopted: adoptions only, under the published label.",
    ),
    "rag_for_social_worker_caseload": (
        "Caseloads of social workers carry a rating.",
        "Caseloads of social workers carry no rating.",
    ),
    "rag_for_iro_caseload": (
        "Caseloads of independent reviewing officers carry a rating.",
        "Caseloads of independent reviewing officers carry no rating.",
    ),
}
"""What each choice of the council profile means when it is on and when it is off."""


def data_notes(data: PackData, figures: Figures) -> tuple[Block, ...]:
    """The blocks of the section."""
    return (
        Heading("Extracts used"),
        _extracts(data, figures),
        Heading("Data quality"),
        *_quality(data, figures),
        Heading("Revisions"),
        *_revisions(data),
        *_boxes(data),
        Heading("Choices in the definitions"),
        BulletList(tuple(_choices(data))),
    )


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day} {day:%B} {day.year}"


def _extracts(data: PackData, figures: Figures) -> TableBlock:
    columns = (
        Column("Extract", row_header=True),
        Column("First date"),
        Column("Last date"),
        Column("Rows", "right"),
    )
    rows = tuple(
        Row(
            (
                cell(note.name),
                cell(_day(note.first)),
                cell(_day(note.last)),
                cell(figures.count(note.rows, ("rows of extract", note.name))),
            )
        )
        for note in data.extracts
    )
    return TableBlock(
        "Extracts used, with the dates that they hold up to the end of the month", columns, rows, dense=True
    )


def _quality(data: PackData, figures: Figures) -> Iterator[Block]:
    quality = data.quality
    if quality.left_out:
        left_out = figures.count(quality.left_out, ("children without header", str(data.month)))
        yield Note(f"{left_out} children have episodes but no header row. They count nowhere.")
    if not quality.by_rule:
        yield Paragraph("Nothing was found.")
        return
    columns = (Column("What was found", row_header=True), Column("How serious"), Column("Findings", "right"))
    rows = tuple(_finding(data, figures, group) for group in quality.by_rule)
    yield TableBlock("Findings in the data that the figures rest on", columns, rows, dense=True)


def _finding(data: PackData, figures: Figures, group: RuleGroup) -> Row:
    count = figures.count(len(group.findings), ("findings", group.rule, str(data.month)))
    return Row((cell(group.title), cell(group.severity.words), cell(count)))


def _revisions(data: PackData) -> Iterator[Block]:
    """Published figures that today's data no longer gives; by how much could tell of single children."""
    if not data.revisions:
        yield Paragraph("No published figure of this month has been revised.")
        return
    public = is_public(data)
    names = {row.indicator: row.name for row in data.overview.rows}
    items = []
    for revision in data.revisions:
        told = "" if public else f" {revision.sentence}"
        reason = f" {revision.reason}" if revision.reason and not public else ""
        items.append(f"{names[revision.indicator]}:{told or ' revised since.'}{reason}")
    yield BulletList(tuple(items))


def _boxes(data: PackData) -> Iterator[Block]:
    """The letters that stand as a box on paper, and what to do about them."""
    if not data.boxes:
        return
    yield Heading("Letters that cannot be printed")
    yield Paragraph(
        "These letters stand as a box on paper and are kept for screen readers. Write the texts with Latin "
        "letters where people must be able to read them."
    )
    yield BulletList(tuple(f"{each.sections}: {_some(each.letters)}" for each in data.boxes))


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - MOST_LETTERS
    return f"{', '.join(names[:MOST_LETTERS])}{f', and {more} more' if more > 0 else ''}"


def _choices(data: PackData) -> Iterator[str]:
    for name, (on, off) in SETTINGS.items():
        yield on if data.profile.setting(name) else off
    months = data.profile.setting("health_months_in_care")
    yield f"Health assessments and dental checks: children in care for {months} months or more."
    yield f"Ratings need a denominator of {data.profile.setting('rag_smallest_denominator')} or more."
