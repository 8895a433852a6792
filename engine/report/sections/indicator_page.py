"""One indicator on its own: definition, rating, trend, differences, groups, commentary."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.analysis.codes import told
from engine.analysis.labels import PERIOD_WORDS, RAG_WORDS, short_month
from engine.analysis.splits import Split, SplitRow
from engine.analysis.trend import TrendPoint
from engine.charts import WITHHELD
from engine.health_assessments import AGE_GROUPS
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
    TableBlock,
)
from engine.report.figures import Figures, Key, cell, rating
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
from engine.results import Value

NAMES_WIDTH = 48
OVERRIDDEN = "*"
REVISED = "The groups are those of today's data, which no longer gives the published figure."

NO_COMMENTARY = "No commentary has been written for this month."


def indicator_page(data: PackData, figures: Figures, page: PageData) -> tuple[Block, ...]:
    """The blocks of one page."""
    indicator = indicator_called(page.row.indicator)
    return (
        _key_figures(data, figures, page, indicator),
        Paragraph(f"{page.row.theme}: {PERIOD_WORDS[page.row.period]}; {page.row.polarity_words}."),
        Heading("Definition", 3),
        Paragraph(page.definition),
        *([Note(page.row.footnote)] if page.row.footnote else []),
        Heading("Commentary", 3),
        *(paragraphs(page.commentary) or (Paragraph(NO_COMMENTARY),)),
        Heading("Trend", 3),
        *_trend(data, figures, page, indicator),
        *_groups(data, figures, page, indicator),
        *_health(data, figures, page),
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
    yield ChartBlock(line_without(chart, hidden), twin=False)
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
        f"Month by month: {page.row.name}",
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
    table: list[tuple[str, tuple[Cell, ...]]] = []
    for split in page.splits:
        keys = [_group_keys(data, figures, indicator, split, row) for row in split.rows]
        _link_groups(data, figures, page, indicator, keys)
        table.append((split.name, ()))
        table += [
            (row.label, _group_cells(figures, row, key)) for row, key in zip(split.rows, keys, strict=True)
        ]
    first = 1 if indicator.is_count else 0
    told = [
        place
        for place in range(first, len(GROUP_HEADINGS))
        if any(cells[place].text for _, cells in table if cells)
    ]
    columns = (Column(GROUP_HEADINGS[place], "right") for place in told)
    rows = (
        Row((cell(name), *(cells[place] for place in told))) if cells else Row((cell(name),), "group")
        for name, cells in table
    )
    yield Heading("The same figure for groups", 3)
    if revised:
        yield Note(REVISED)
    yield TableBlock(f"Groups: {page.row.name}", (Column("Group", row_header=True), *columns), tuple(rows))


GROUP_HEADINGS = ("Numerator", "Denominator", "Result", "95% confidence interval")


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
    interval = "" if row.low is None else f"{row.low:.1f}% to {row.high:.1f}%"
    return (
        cell(figures.text(_whole(figure.numerator), *keys.numerator)),
        cell(figures.text(_whole(figure.denominator), *keys.denominator)),
        cell(figures.text(row.printed, *keys.value)),
        cell(figures.text(interval, *keys.value) if interval else ""),
    )


def _whole(amount: object) -> str:
    return "" if amount is None else f"{int(amount):,}"  # type: ignore[call-overload]


def _health(data: PackData, figures: Figures, page: PageData) -> Iterator[Block]:
    if page.health is None:
        return
    yield Heading("Unaccompanied asylum seeking children", 3)
    yield _difference(data, figures, page)
    yield Heading("Late assessments", 3)
    yield _late(data, figures, page)


def _difference(data: PackData, figures: Figures, page: PageData) -> TableBlock:
    """The difference by month. It tells, with the result itself, how many UASC were assessed in time."""
    assert page.health is not None
    header, *rows = page.health.difference
    keys = []
    for counts in page.health.counts:
        names = ("UASC in time", "UASC", "others in time", "others")
        values = (counts.uasc_in_time, counts.uasc, counts.others_in_time, counts.others)
        base = ("starts with assessment due", str(counts.month))
        own = [figures.fact((*base, name), value) for name, value in zip(names, values, strict=True)]
        for part, whole in ((own[0], own[1]), (own[2], own[3])):
            late = figures.implied((*part, "not"), figures.values[whole] - figures.values[part])
            figures.adds_up(whole, [part, late])
        _link_starts(data, figures, page.row.indicator, counts.month, own)
        keys.append(own)
    cells = [cell(rows[0][0])]
    hidden = [figures.hides(*own) for own in keys]
    for text, gone in zip(rows[0][1:-1], hidden, strict=True):
        cells.append(cell(WITHHELD if gone else text or "-"))
    cells.append(cell(WITHHELD if any(hidden) else rows[0][-1] or "-"))
    columns = (Column("", row_header=True), *(Column(heading, "right") for heading in header[1:]))
    caption = "Result without unaccompanied asylum seeking children, minus the result with them"
    return TableBlock(caption, columns, (Row(tuple(cells)),))


def _link_starts(data: PackData, figures: Figures, name: str, month: object, own: list[Key]) -> None:
    """All starts of the window are those of the indicator, where no start is left out by a setting."""
    indicator = indicator_called(name)
    figure = data.figure(name, month)  # type: ignore[arg-type]
    if figure is None or figure.numerator is None:
        return
    keys = keys_of(figures, indicator, month, figure)  # type: ignore[arg-type]
    for total, parts in ((keys.numerator, (own[0], own[2])), (keys.denominator, (own[1], own[3]))):
        if total and figures.values[total[0]] == sum(figures.values[part] for part in parts):
            figures.adds_up(total[0], list(parts))


def _late(data: PackData, figures: Figures, page: PageData) -> TableBlock:
    """Who was late, by age and legal status at the start; all of them are those not in the numerator."""
    assert page.health is not None
    header, *rows = page.health.late
    printed, totals = [], []
    for row in rows:
        base = ("late assessment", str(data.month), *row[:2])
        keys = [figures.fact((*base, c), int(n)) for c, n in zip(header[2:], row[2:], strict=True)]
        named = keys[: len(AGE_GROUPS)]
        unknown = figures.values[keys[-1]] - sum(figures.values[key] for key in named)
        figures.adds_up(keys[-1], [*named, figures.implied((*base, "no age"), unknown)])
        totals.append(keys[-1])
        cells = [cell(row[0]), cell(told("legal_statuses", row[1]))]
        cells += [cell(figures.text(text, key)) for text, key in zip(row[2:], keys, strict=True)]
        printed.append(Row(tuple(cells)))
    _link_late(data, figures, page, totals)
    columns = (
        Column("Assessment", row_header=True),
        Column("Legal status", row_header=True),
        *(
            Column(heading, "right", group="Age at the start" if heading != "Total" else "")
            for heading in header[2:]
        ),
    )
    caption = "Children whose initial health assessment was later than 20 working days, or is not yet held"
    return TableBlock(caption, columns, tuple(printed), empty="All were assessed in time.")


def _link_late(data: PackData, figures: Figures, page: PageData, totals: list[Key]) -> None:
    keys = keys_of(figures, indicator_called(page.row.indicator), data.month, page.row.row.figure)
    if keys.numerator and totals:
        figures.adds_up((*keys.numerator[0], "not"), totals)
