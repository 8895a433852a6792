"""The scorecard by theme: the document's table."""

from collections.abc import Collection, Iterable, Iterator

from engine.analysis.labels import month_name
from engine.analysis.overview import OverviewRow
from engine.calendar import Month
from engine.indicators.catalogue import indicator as indicator_called
from engine.report.data import PackData
from engine.report.document import Block, Cell, Column, Paragraph, Row, Run, TableBlock, Text
from engine.report.figures import Figures, cell
from engine.report.indicator_figures import link_indicators, shown, shown_value
from engine.report.sections.common import pages_of
from engine.results import Comparison

ANCHOR = "page-{}"
FIGURE_COLUMNS = 9
"""The columns after the data period, across which words stand that replace a row's figures."""


def financial_year(month: Month) -> str:
    """The year that targets are set for: 19-20 for July 2019."""
    first = month.year if month.number >= 4 else month.year - 1
    return f"{first % 100:02d}-{(first + 1) % 100:02d}"


def scorecard_section(data: PackData, figures: Figures) -> tuple[Block, ...]:
    """The blocks of the section."""
    link_indicators(figures, data.month, {row.indicator: row.row.figure for row in data.overview.rows})
    intro = f"All figures are as at the end of {month_name(data.month)}."
    linked = {page.row.indicator for page in pages_of(data, figures)}
    rows = [row for theme in data.overview.themes for row in _theme(data, figures, theme, linked)]
    footnotes = tuple(_footnotes(data.overview.rows))
    table = TableBlock("Scorecard by theme", _columns(data.month), tuple(rows), footnotes, dense=True)
    return (Paragraph(intro), table)


def _columns(month: Month) -> tuple[Column, ...]:
    return (
        Column("Indicator", row_header=True),
        Column("Polarity", "centre"),
        Column("Data period", "centre"),
        Column("Latest result and RAG", "right"),
        Column("Num", "right"),
        Column("Denom", "right"),
        Column(f"Target for {financial_year(month)}", "right"),
        Column("Result", "right", group="1 month ago"),
        Column("DoT", "centre", group="1 month ago"),
        Column("Result", "right", group="1 year ago"),
        Column("DoT", "centre", group="1 year ago"),
        Column("National", "right"),
    )


def _theme(data: PackData, figures: Figures, theme: str, linked: Collection[str]) -> Iterator[Row]:
    """The theme's name, then its indicators."""
    yield Row((cell(theme),), "group")
    for row in data.overview.rows:
        if row.theme == theme:
            yield _row(data, figures, row, has_page=row.indicator in linked)


def _row(data: PackData, figures: Figures, row: OverviewRow, *, has_page: bool) -> Row:
    if row.row.figure.override:
        words = Cell(row.row.figure.override, columns=FIGURE_COLUMNS)
        return Row((_name(row, has_page=has_page), cell(row.polarity), cell(row.period), words))
    indicator = indicator_called(row.indicator)
    printed = shown(figures, indicator, data.month, row.row.figure)
    return Row(
        (
            _name(row, has_page=has_page),
            cell(row.polarity),
            cell(row.period),
            cell(printed.value, "" if printed.hidden else row.row.rag),
            cell("" if indicator.is_count else printed.numerator),
            cell(printed.denominator),
            cell(row.row.target),
            *_comparison(data, figures, row, -1, row.row.month_ago),
            *_comparison(data, figures, row, -12, row.row.year_ago),
            cell(f"{row.row.national}"),
        )
    )


def _name(row: OverviewRow, *, has_page: bool) -> Cell:
    """The name, leading to the indicator's page where there is one."""
    mark = " *" if row.footnote else ""
    if has_page:
        link = f"#{ANCHOR.format(row.indicator)}"
        return Cell((Run(row.name, link=link, description=f"The page of: {row.name}"), Run(mark)))
    return Cell(f"{row.name}{mark}")


def _comparison(
    data: PackData, figures: Figures, row: OverviewRow, back: int, comparison: Comparison
) -> Iterator[Cell]:
    """Result and arrow of an earlier month. No arrow where either figure is withheld: it would tell of it."""
    if not comparison.printed:
        yield from (cell(""), cell(""))
        return
    month = data.month.plus(back)
    figure = data.figure(row.indicator, month)
    text, hidden = shown_value(figures, row.indicator, month, figure, comparison.printed)
    own = shown_value(figures, row.indicator, data.month, row.row.figure, "")[1]
    yield cell(text)
    yield cell("", direction="" if hidden or own else comparison.direction)


def _footnotes(rows: Iterable[OverviewRow]) -> Iterator[Text]:
    notes = {row.row.national_note: None for row in rows if row.row.national_note}
    yield from notes
    for row in rows:
        if row.footnote:
            yield f"* {row.name}: {row.footnote}"
        if row.note:
            yield f"{row.name}: {row.note}."
