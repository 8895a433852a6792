"""One indicator on its own: definition, rating, trend, differences, groups, commentary."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.analysis.labels import PERIOD_WORDS, RAG_WORDS, short_month
from engine.analysis.splits import Split, SplitRow
from engine.analysis.trend import TrendPoint, measure_of
from engine.charts import WITHHELD, IntervalChart, IntervalRow, axis_for
from engine.indicators.catalogue import indicator as indicator_called
from engine.indicators.declaration import Indicator, Scale
from engine.report.data import PackData, PageData
from engine.report.document import (
    Block,
    Cell,
    ChartBlock,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    Paragraph,
    Row,
    SideBySide,
    TableBlock,
)
from engine.report.figures import Figures, cell, rating
from engine.report.indicator_figures import (
    NESTED,
    FigureKeys,
    denominator_key,
    group_keys,
    keys_of,
    link_indicators,
    link_to_date,
    numerator_key,
    shown,
)
from engine.report.sections.common import is_public, line_without, paragraphs
from engine.report.sections.health_tables import health_blocks
from engine.results import Value
from engine.scorecard.printing import printed_number

MONTHS = "Month by month"
NAMES_WIDTH = 48
CHART_HEIGHT = 150
FEWEST_GROUPS = 3
SMALLEST_GROUP = 5
"""Groups with fewer units are not drawn: their intervals say nothing."""

ROW_HEIGHT, CHART_MARGIN = 13, 56
OVERRIDDEN = "*"
REVISED = "The groups are those of today's data, which no longer gives the published figure."

NO_COMMENTARY = "No commentary has been written for this month."


def indicator_page(data: PackData, figures: Figures, page: PageData) -> tuple[Block, ...]:
    """The blocks of one page."""
    indicator = indicator_called(page.row.indicator)
    return (
        _key_figures(data, figures, page, indicator),
        Heading("Definition", 3),
        Paragraph(page.definition),
        Paragraph(f"{page.row.theme}: {PERIOD_WORDS[page.row.period]}; {page.row.polarity_words}."),
        *([Note(page.row.footnote)] if page.row.footnote else []),
        Heading("Commentary", 3),
        *(paragraphs(page.commentary) or (Paragraph(NO_COMMENTARY),)),
        Heading("Trend", 3),
        *_trend(data, figures, page, indicator),
        *_groups(data, figures, page, indicator),
        *health_blocks(data, figures, page),
    )


def _key_figures(data: PackData, figures: Figures, page: PageData, indicator: Indicator) -> Block:
    """Result, target and floor; the words that replace the figure where there are some."""
    row = page.row.row
    if row.figure.override:
        return Note(row.figure.override)
    printed = shown(figures, indicator, data.month, row.figure)
    rag = "" if printed.hidden else row.rag
    of = f"{printed.numerator} of {printed.denominator}" if printed.denominator else ""
    items = [KeyFigure(printed.value, RAG_WORDS[rag] if rag else "Latest result", of, rag=rating(rag))]
    if row.target:
        gap = page.row.gap.words if page.row.gap and not printed.hidden else ""
        items.append(KeyFigure(row.target, "Target", gap))
    if row.floor:
        items.append(KeyFigure(row.floor, "Floor standard"))
    return KeyFigures(tuple(items))


def _trend(data: PackData, figures: Figures, page: PageData, indicator: Indicator) -> Iterator[Block]:
    points = page.trend.points
    for point in points:
        month = point.month
        values = {name: shown[month] for name, shown in data.history.shown.items() if month in shown}
        link_indicators(figures, month, values)
        link_to_date(figures, indicator, month, data.figure(indicator.id, month.plus(-1)), point.figure)
    keys = [keys_of(figures, indicator, point.month, point.figure) for point in points]
    hidden = [figures.hides(*key.value) for key in keys]
    chart = page.trend.chart
    if is_public(data):
        chart = replace(chart, series=chart.series[:1])
    yield ChartBlock(line_without(chart, hidden), twin=False, height=CHART_HEIGHT)
    yield _trend_table(figures, page, indicator, hidden)


def _trend_table(figures: Figures, page: PageData, indicator: Indicator, hidden: list[bool]) -> TableBlock:
    """Months across, the latest at the end, as in the chart above it."""
    points = page.trend.points
    printed = [shown(figures, indicator, point.month, point.figure) for point in points]
    rows = [
        ("Num", [cell("" if indicator.is_count else each.numerator) for each in printed]),
        ("Denom", [cell(each.denominator) for each in printed]),
        ("Result", [cell(_value(point, each.value)) for point, each in zip(points, printed, strict=True)]),
        ("Change", [cell(change) for change in _changes(points, hidden)]),
        ("RAG", [cell("", "" if gone else p.rag) for p, gone in zip(points, hidden, strict=True)]),
    ]
    kept = [(name, cells) for name, cells in rows if any(c.text or c.rag for c in cells)]
    months = (Column(short_month(point.month), "right") for point in points)
    return TableBlock(
        MONTHS,
        (Column(_unit(indicator), row_header=True, width=NAMES_WIDTH), *months),
        tuple(Row((cell(name), *cells)) for name, cells in kept),
        footnotes=tuple(f"{short_month(p.month)}: {p.printed}" for p in points if p.figure.override),
    )


def _unit(indicator: Indicator) -> str:
    """The heading of a table whose percentages go without their sign, which the months have no room for."""
    return "%" if indicator.scale is Scale.PERCENT else ""


def _value(point: TrendPoint, text: str) -> str:
    """The value without a percent sign; words that replace a figure stand below the table."""
    return OVERRIDDEN if point.figure.override else text.removesuffix("%")


def _changes(points: Sequence[TrendPoint], hidden: Sequence[bool]) -> list[str]:
    """The changes since the month before; one tells both months, so it goes with either."""
    before = [True, *hidden[:-1]]
    return [
        WITHHELD if gone else "" if was else point.change
        for point, gone, was in zip(points, hidden, before, strict=True)
    ]


def _groups(data: PackData, figures: Figures, page: PageData, indicator: Indicator) -> Iterator[Block]:
    """The same figure for groups; none where words replace the figure.

    Groups are always of today's data. Where that differs from what was published, the public edition leaves
    them out: beside the published whole they would nearly tell each other.
    """
    revised = page.row.revision is not None
    if not page.splits or page.row.row.figure.override or (revised and is_public(data)):
        return
    rows = {split.name: _split_rows(data, figures, page, indicator, split) for split in page.splits}
    yield Heading("The same figure for groups", 3)
    if revised:
        yield Note(REVISED)
    halves = [[name for name in half if name in rows] for half in GROUPS_BESIDE]
    tables = [_group_table(indicator, {name: rows[name] for name in half}) for half in halves if half]
    yield SideBySide((tables[0],), (tables[1],)) if len(tables) == len(halves) else tables[0]
    yield from _group_chart(data, figures, page, indicator)


def _group_chart(
    data: PackData, figures: Figures, page: PageData, indicator: Indicator
) -> Iterator[ChartBlock]:
    """Which children differ clearly from the whole: percentages with their intervals, where told."""
    rows = tuple(
        IntervalRow(row.label, float(value), row.low, row.high, text=row.printed)
        for split in page.splits
        if split.name in GROUPS_BESIDE[0]
        for row in split.rows
        if row.low is not None
        and (row.figure.denominator or 0) >= SMALLEST_GROUP
        and (value := printed_number(indicator, row.figure)) is not None
        and not figures.hides(*_group_keys(data, figures, indicator, split, row).value)
    )
    whole = shown(figures, indicator, data.month, page.row.row.figure)
    value = None if whole.hidden else printed_number(indicator, page.row.row.figure)
    if len(rows) < FEWEST_GROUPS or value is None:
        return
    ends = [end for row in rows for end in (row.low, row.high)]
    yield ChartBlock(
        IntervalChart(
            title="Groups with their 95% confidence intervals, beside all",
            measure=measure_of(indicator),
            rows=rows,
            axis=axis_for([*ends, float(value)], percent=True),
            reference=float(value),
            reference_label=f"All: {whole.value}",
        ),
        twin=False,
        height=ROW_HEIGHT * len(rows) + CHART_MARGIN,
    )


def _split_rows(
    data: PackData, figures: Figures, page: PageData, indicator: Indicator, split: Split
) -> list[tuple[str, tuple[Cell, ...]]]:
    """The groups of one split and their cells under GROUP_HEADINGS."""
    keys = [_group_keys(data, figures, indicator, split, row) for row in split.rows]
    _link_groups(data, figures, page, indicator, keys)
    return [(row.label, _group_cells(figures, row, key)) for row, key in zip(split.rows, keys, strict=True)]


GroupRows = Mapping[str, Sequence[tuple[str, tuple[Cell, ...]]]]
GROUP_HEADINGS = ("Num", "Denom", "Result", "95% interval")
GROUPS_BESIDE = (("Sex", "Age", "UASC", "Ethnic group"), ("Placement type", "Legal status"))
"""The splits that stand in the table to the left, and in the one to the right."""


def _group_table(indicator: Indicator, splits: GroupRows) -> TableBlock:
    """Splits below one another; columns that say nothing are left out."""
    first = 1 if indicator.is_count else 0
    cells = [own for rows in splits.values() for _, own in rows]
    told = [place for place in range(first, len(GROUP_HEADINGS)) if any(own[place].text for own in cells)]
    columns = (Column(GROUP_HEADINGS[place], "right") for place in told)
    rows: list[Row] = []
    for name, groups in splits.items():
        rows.append(Row((cell(name),), "group"))
        rows += [Row((cell(label), *(own[place] for place in told))) for label, own in groups]
    caption = f"By {', '.join(name if name.isupper() else name.lower() for name in splits)}"
    return TableBlock(caption, (Column("Group", row_header=True), *columns), tuple(rows))


def _group_keys(
    data: PackData, figures: Figures, indicator: Indicator, split: Split, row: SplitRow
) -> FigureKeys:
    """The names of a group's numbers; groups of a shared population share their denominators."""
    place = (split.name, row.label)
    numerator = (*numerator_key(indicator, data.month), *place)
    denominator = (*denominator_key(indicator, data.month), *place)
    if row.figure.numerator is None:
        return FigureKeys((), (), ())
    return group_keys(figures, indicator, row.figure, numerator=numerator, denominator=denominator)


def _link_groups(
    data: PackData, figures: Figures, page: PageData, indicator: Indicator, keys: list[FigureKeys]
) -> None:
    """The groups of one split add up to the whole."""
    whole = keys_of(figures, indicator, data.month, page.row.row.figure)
    for total, parts in (
        (whole.numerator, [key.numerator for key in keys]),
        (whole.denominator, [key.denominator for key in keys]),
    ):
        if total and all(parts):
            figures.adds_up(total[0], [part[0] for part in parts])


def link_pages(data: PackData, figures: Figures) -> None:
    """Where one page's children are among another's, so are those of each group."""
    groups = {page.row.indicator: _groups_of(page) for page in data.pages}
    for outer, inner in NESTED:
        for place, large in groups.get(outer, {}).items():
            small = groups.get(inner, {}).get(place)
            if small is not None and small <= large:
                whole, part = (
                    figures.fact((*numerator_key(indicator_called(name), data.month), *place), count)
                    for name, count in ((outer, large), (inner, small))
                )
                rest = figures.implied(("difference", outer, inner, str(data.month), *place), large - small)
                figures.adds_up(whole, [part, rest])


def _groups_of(page: PageData) -> dict[tuple[str, str], int]:
    """The numerator of each group."""
    return {
        (split.name, row.label): int(row.figure.numerator)
        for split in page.splits
        for row in split.rows
        if row.figure.numerator is not None
    }


def _group_cells(figures: Figures, row: SplitRow, keys: FigureKeys) -> tuple[Cell, ...]:
    """The cells under GROUP_HEADINGS."""
    figure: Value = row.figure
    interval = "" if row.low is None else f"{row.low:.0f} to {row.high:.0f}"
    return (
        cell(figures.text(_whole(figure.numerator), *keys.numerator)),
        cell(figures.text(_whole(figure.denominator), *keys.denominator)),
        cell(figures.text(row.printed, *keys.value)),
        cell(figures.text(interval, *keys.value) if interval else ""),
    )


def _whole(amount: object) -> str:
    return "" if amount is None else f"{int(amount):,}"  # type: ignore[call-overload]
