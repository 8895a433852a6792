"""One indicator on its own: definition, rating, trend, differences, groups, commentary."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from engine.analysis.labels import PERIOD_WORDS, RAG_WORDS, short_month
from engine.analysis.splits import Split, SplitRow
from engine.analysis.trend import TrendPoint
from engine.charts import WITHHELD
from engine.charts.words import listed
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

TREND = "Trend"
MONTHS = "Month by month"
NAMES_WIDTH, MONTH_WIDTH = 46, 34.2
MOST_ACROSS = 6
"""Letters of a number that stands across the months; what is longer is told below the table."""

CHART_HEIGHT = 102
FIGURES_SHARE = 0.45
"""The part of the width that the large numbers take; the definition stands beside them."""

SMALLEST_GROUP = 5
"""Groups with fewer units are never said to differ: their intervals say nothing."""

OVERRIDDEN = "*"
GroupRows = Mapping[str, Sequence[tuple[str, tuple[Cell, ...]]]]
GROUP_HEADINGS = ("Num", "Denom", "Result")
FEWEST_FOR_TWO = 2
"""The splits that are parted into two tables beside each other."""

GROUPS_SHARE = 0.44
"""The part of the width of the table to the left; the names of placements are longer."""

NONE_DIFFERS = "No group differs clearly from all"
REVISED = "The groups are those of today's data, which no longer gives the published figure."

NO_COMMENTARY = "No commentary has been written for this month."


def indicator_page(data: PackData, figures: Figures, page: PageData) -> tuple[Block, ...]:
    """The blocks of one page."""
    indicator = indicator_called(page.row.indicator)
    return (
        SideBySide(
            (_key_figures(data, figures, page, indicator), _manner(page)),
            _definition(page),
            share=FIGURES_SHARE,
        ),
        Heading("Commentary", 3),
        *(paragraphs(page.commentary) or (Paragraph(NO_COMMENTARY),)),
        *_trend(data, figures, page, indicator),
        *_groups(data, figures, page, indicator),
        *health_blocks(data, figures, page),
    )


def _definition(page: PageData) -> tuple[Block, ...]:
    """What is counted, and what is special about it."""
    note = [Note(page.row.footnote)] if page.row.footnote else []
    return (Heading("Definition", 3), Paragraph(page.definition), *note)


def _manner(page: PageData) -> Paragraph:
    """The theme, the period, and which way is good."""
    words = f"{page.row.theme}: {PERIOD_WORDS[page.row.period]}; {page.row.polarity_words}."
    return Paragraph(words, "small")


def _key_figures(data: PackData, figures: Figures, page: PageData, indicator: Indicator) -> Block:
    """Result and target with its floor; the words that replace the figure where there are some."""
    row = page.row.row
    if row.figure.override:
        return Note(row.figure.override)
    printed = shown(figures, indicator, data.month, row.figure)
    rag = "" if printed.hidden else row.rag
    of = f"{printed.numerator} of {printed.denominator}" if printed.denominator else ""
    items = [KeyFigure(printed.value, RAG_WORDS[rag] if rag else "Latest result", of, rag=rating(rag))]
    if row.target:
        gap = page.row.gap.words if page.row.gap and not printed.hidden else ""
        floor = f"floor standard {row.floor}" if row.floor else ""
        items.append(KeyFigure(row.target, "Target", "; ".join(filter(None, (gap, floor)))))
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
    chart = replace(chart, title=TREND)
    yield ChartBlock(line_without(chart, hidden), twin=False, height=CHART_HEIGHT)
    yield _trend_table(figures, page, indicator, hidden)


def _trend_table(figures: Figures, page: PageData, indicator: Indicator, hidden: list[bool]) -> TableBlock:
    """Months across, the latest at the end, as in the chart above it."""
    points = page.trend.points
    printed = [shown(figures, indicator, point.month, point.figure) for point in points]
    rows = [
        ("Num", [cell("" if indicator.is_count else _narrow(each.numerator)) for each in printed]),
        ("Denom", [cell(_narrow(each.denominator)) for each in printed]),
        ("Result", [cell(_value(point, each.value)) for point, each in zip(points, printed, strict=True)]),
        ("Change", [cell(change) for change in _changes(points, hidden)]),
        ("RAG", [cell("", "" if gone else p.rag) for p, gone in zip(points, hidden, strict=True)]),
    ]
    wide = [(name, cells) for name, cells in rows if max(len(str(c.text)) for c in cells) > MOST_ACROSS]
    kept = [row for row in rows if row not in wide and any(c.text or c.rag for c in row[1])]
    months = (
        Column(short_month(point.month).split()[0], "right", MONTH_WIDTH, str(point.month.year))
        for point in points
    )
    return TableBlock(
        MONTHS,
        (Column(_unit(indicator), row_header=True, width=NAMES_WIDTH), *months),
        tuple(Row((cell(name), *cells)) for name, cells in kept),
        dense=True,
        footnotes=(
            *(f"{name}: {_stretches(points, cells)}." for name, cells in wide),
            *(f"{short_month(p.month)}: {p.printed}" for p in points if p.figure.override),
        ),
    )


def _narrow(text: str) -> str:
    """A number of five digits without its comma, as thirteen months have room for it."""
    return text.replace(",", "") if len(text) == MOST_ACROSS else text


def _stretches(points: Sequence[TrendPoint], cells: Sequence[Cell]) -> str:
    """Numbers too long to stand across, each with its months: '337,780 (Jul 18 to Dec 18)'."""
    told = []
    months = zip((short_month(point.month) for point in points), cells, strict=True)
    for text, group in groupby(months, key=lambda pair: pair[1].text):
        names = [month for month, _ in group]
        told.append(f"{text} ({names[0] if len(names) == 1 else f'{names[0]} to {names[-1]}'})")
    return ", ".join(told)


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
    if revised:
        yield Note(REVISED)
    tables = [_group_table(indicator, half) for half in _halves(rows)]
    yield from _differing(data, figures, page, indicator)
    yield SideBySide((tables[0],), (tables[1],), share=GROUPS_SHARE) if len(tables) > 1 else tables[0]


def _halves(splits: GroupRows) -> list[GroupRows]:
    """The splits for two tables beside each other, as near to the same height as their order allows."""
    names = list(splits)
    if len(names) < FEWEST_FOR_TWO:
        return [splits]
    heights = [len(splits[name]) + 1 for name in names]
    cut = min(
        range(1, len(names)), key=lambda place: (max(sum(heights[:place]), sum(heights[place:])), -place)
    )
    return [{name: splits[name] for name in part} for part in (names[:cut], names[cut:])]


def _differing(data: PackData, figures: Figures, page: PageData, indicator: Indicator) -> Iterator[Paragraph]:
    """Which groups differ clearly from all: those whose 95% interval does not hold the result for all."""
    whole = printed_number(indicator, page.row.row.figure)
    if whole is None or shown(figures, indicator, data.month, page.row.row.figure).hidden:
        return
    told = [
        (f"{row.label} ({row.printed})", row)
        for split in page.splits
        for row in split.rows
        if row.low is not None
        and row.high is not None
        and (row.figure.denominator or 0) >= SMALLEST_GROUP
        and not figures.hides(*_group_keys(data, figures, indicator, split, row).value)
    ]
    if not told:
        return
    lower = [name for name, row in told if row.high is not None and row.high < whole]
    higher = [name for name, row in told if row.low is not None and row.low > whole]
    parts = [
        f"{words}: {listed(names)}"
        for words, names in (("Clearly lower than all", lower), ("Clearly higher than all", higher))
        if names
    ]
    yield Paragraph(f"{'. '.join(parts) or NONE_DIFFERS}.", "small", keep=True)


def _split_rows(
    data: PackData, figures: Figures, page: PageData, indicator: Indicator, split: Split
) -> list[tuple[str, tuple[Cell, ...]]]:
    """The groups of one split and their cells under GROUP_HEADINGS."""
    keys = [_group_keys(data, figures, indicator, split, row) for row in split.rows]
    _link_groups(data, figures, page, indicator, keys)
    return [(row.label, _group_cells(figures, row, key)) for row, key in zip(split.rows, keys, strict=True)]


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
    caption = f"By {listed([name if name.isupper() else name.lower() for name in splits])}"
    return TableBlock(caption, (Column("Group", row_header=True), *columns), tuple(rows), dense=True)


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
    return (
        cell(figures.text(_whole(figure.numerator), *keys.numerator)),
        cell(figures.text(_whole(figure.denominator), *keys.denominator)),
        cell(figures.text(row.printed, *keys.value)),
    )


def _whole(amount: object) -> str:
    return "" if amount is None else f"{int(amount):,}"  # type: ignore[call-overload]
