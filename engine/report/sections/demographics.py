"""The six demographic tables, each with a picture and the same month a year before."""

from collections.abc import Iterator
from dataclasses import replace

from engine.analysis.codes import ETHNIC_GROUPS
from engine.analysis.demographics import YEAR, Demographic, DemographicRow
from engine.analysis.labels import day_name, short_month
from engine.analysis.people import AGE_BANDS
from engine.breakdowns import GRAND_TOTAL
from engine.calendar import Month
from engine.charts import WITHHELD, Arrangement
from engine.report.data import PackData
from engine.report.document import (
    Block,
    ChartBlock,
    Column,
    Heading,
    Note,
    Paragraph,
    Row,
    SideBySide,
    TableBlock,
)
from engine.report.figures import Figures, Key, cell
from engine.report.indicator_figures import UASC_GROUP, group_key, in_care
from engine.report.sections.common import bars_without, is_public

TABLE_SHARE = 0.56
WIDER_SHARE = {"disability": 0.6, "ethnicity": 0.6}
"""The part of the width that a table takes beside its picture."""

CODE_ENDS = " - "
"""What parts the code of an ethnicity from its words; pictures have room for the words alone."""

AGE_HEIGHT = 14.6
"""The height of a pyramid for each of its ages, its head and foot included: that of the table beside it."""

ORDER = ("current_age", "age_at_start", "nationality", "uasc", "disability", "ethnicity")
"""The tables as they fill pages best."""

BLANK_ZEROS = ("nationality", "ethnicity")
"""The tables whose zeros by sex are blank in the document. The public edition prints every true zero."""

NOT_IMPORTED = "This table needs extracts that have not been imported."


def demographics_section(data: PackData, figures: Figures) -> tuple[Block, ...]:
    """The blocks of the section."""
    area = data.profile.short_name
    day = day_name(data.month.last_day)
    intro = f"Children in care of {area} as at {day}, beside the same day a year before."
    blocks: list[Block] = [Paragraph(intro)]
    for table in sorted(data.demographics, key=lambda each: ORDER.index(each.name)):
        blocks += [Heading(table.title.rstrip("?")), *_table(data, figures, table)]
    return tuple(blocks)


def _key(table: Demographic, row: DemographicRow, column: str, month: Month) -> Key:
    """A cell's name; column totals are shared by all tables."""
    if row is table.totals:
        return in_care(month) if column == GRAND_TOTAL else group_key(month, "Sex", column)
    if table.name == "uasc" and column == GRAND_TOTAL:
        names = {"Yes": UASC_GROUP, "No": "Other children"}
        return group_key(month, "UASC", names.get(row.label, row.label))
    return ("demographic", table.name, str(month), row.label, column)


def _table(data: PackData, figures: Figures, table: Demographic) -> Iterator[Block]:
    if not table.available:
        yield Note(NOT_IMPORTED)
        return
    month, before = table.month, table.month.plus(-YEAR)
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    keys = [[figures.fact(_key(table, row, c, month), n) for c, n in _counts(table, row)] for row in rows]
    earlier = [_earlier(figures, table, row, before) for row in rows]
    _link(figures, table, keys, earlier)
    blank = table.name in BLANK_ZEROS and not is_public(data)
    printed = _block(table, figures, rows, list(zip(keys, earlier, strict=True)), blank=blank)
    hidden = {
        row.label: [figures.hides(key) for key in own[:-1]] for row, own in zip(rows, keys, strict=True)
    }
    chart = table.chart
    columns = [[hidden[label][c] for label in chart.categories] for c in range(len(chart.series))]
    pyramid = chart.arrangement is Arrangement.PYRAMID
    told = bars_without(chart, columns, ranked=not pyramid)
    names = tuple(name.split(CODE_ENDS, 1)[-1] for name in told.categories)
    picture = ChartBlock(
        replace(told, categories=names), twin=False, height=AGE_HEIGHT * len(names) if pyramid else 0
    )
    if not chart.categories:
        yield printed
        return
    yield SideBySide((printed,), (picture,), share=WIDER_SHARE.get(table.name, TABLE_SHARE))


def _counts(table: Demographic, row: DemographicRow) -> Iterator[tuple[str, int]]:
    yield from zip(table.columns, row.counts, strict=True)
    yield GRAND_TOTAL, row.total


def _earlier(figures: Figures, table: Demographic, row: DemographicRow, before: Month) -> Key | None:
    """The row's total a year before."""
    if row.total_year_before is None:
        return None
    return figures.fact(_key(table, row, GRAND_TOTAL, before), row.total_year_before)


def _link(figures: Figures, table: Demographic, keys: list[list[Key]], earlier: list[Key | None]) -> None:
    """Rows add up to their total, columns to theirs; ages and ethnicities to the groups of the splits."""
    for own in keys:
        figures.adds_up(own[-1], own[:-1])
    if table.totals is None:
        _link_disabilities(figures, table, keys)
        return
    for place in range(len(keys[0])):
        figures.adds_up(keys[-1][place], [own[place] for own in keys[:-1]])
    known = [key for key in earlier[:-1] if key is not None]
    if earlier[-1] is not None and len(known) == len(keys) - 1:
        figures.adds_up(earlier[-1], known)
    _link_groups(figures, table, keys)


def _link_disabilities(figures: Figures, table: Demographic, keys: list[list[Key]]) -> None:
    """All children are those in the last row, None, and those with a disability."""
    totals = [group_key(table.month, "Sex", column) for column in table.columns] + [in_care(table.month)]
    for place, total in enumerate(totals):
        none = keys[-1][place]
        if total in figures.values and figures.values[total] >= figures.values[none]:
            some = (*none, "with a disability")
            rest = figures.implied(some, figures.values[total] - figures.values[none])
            figures.adds_up(total, [none, rest])


def _link_groups(figures: Figures, table: Demographic, keys: list[list[Key]]) -> None:
    totals = {row.label: own[-1] for row, own in zip(table.rows, keys[:-1], strict=True)}
    if table.name == "current_age":
        first = 0
        for name, oldest in AGE_BANDS:
            _link_group(figures, table, ("Age", name), [totals[str(a)] for a in range(first, oldest + 1)])
            first = oldest + 1
    if table.name == "ethnicity":
        for letter, name in ETHNIC_GROUPS.items():
            parts = [key for label, key in totals.items() if label[:1] == letter and label[1:2].isdigit()]
            _link_group(figures, table, ("Ethnic group", name), parts)


def _link_group(figures: Figures, table: Demographic, name: tuple[str, str], parts: list[Key]) -> None:
    total = sum(figures.values[part] for part in parts)
    group = figures.implied(group_key(table.month, *name), total, protect=False)
    figures.adds_up(group, parts)


def _block(
    table: Demographic,
    figures: Figures,
    rows: list[DemographicRow],
    keys: list[tuple[list[Key], Key | None]],
    *,
    blank: bool,
) -> TableBlock:
    """The table as printed; with `blank`, a zero by sex is left blank."""
    columns = (
        Column("Age" if table.chart.arrangement is Arrangement.PYRAMID else table.title, row_header=True),
        *(Column(column, "right") for column in (*table.columns, GRAND_TOTAL)),
        Column(short_month(table.month.plus(-YEAR)), "right", group="A year before"),
        Column("Change", "right", group="A year before"),
    )
    printed = tuple(
        Row(
            (
                cell(row.label),
                *(
                    cell("" if blank and not n and row is not table.totals else figures.text(f"{n:,}", key))
                    for n, key in zip(row.counts, own[:-1], strict=True)
                ),
                cell(figures.text(f"{row.total:,}", own[-1])),
                *(cell(text) for text in _year_before(figures, row, own[-1], earlier)),
            ),
            "total" if row is table.totals else "body",
        )
        for row, (own, earlier) in zip(rows, keys, strict=True)
    )
    footnotes = (f"* {table.footnote}",) if table.footnote else ()
    return TableBlock(f"{table.title.rstrip('?')} by sex", columns, printed, footnotes, dense=True)


def _year_before(figures: Figures, row: DemographicRow, now: Key, before: Key | None) -> tuple[str, str]:
    """The total a year before, and the change, which would tell either of the two."""
    if before is None or row.total_year_before is None or row.change is None:
        return "-", "-"
    change = f"{row.change:+,}" if row.change else "0"
    if figures.hides(now, before):
        change = WITHHELD
    return figures.text(f"{row.total_year_before:,}", before), change
