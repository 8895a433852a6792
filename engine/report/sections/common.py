"""What several sections share: text in paragraphs, tables from rows, charts without withheld values."""

from collections.abc import Sequence
from dataclasses import replace

from engine.charts import WITHHELD, BarChart, BarSeries, LineChart, LineSeries, axis_for
from engine.indicators.catalogue import indicator as indicator_called
from engine.report.data import PackData, PageData
from engine.report.document import Column, Paragraph, Row, TableBlock
from engine.report.editions import Edition
from engine.report.figures import Figures, cell
from engine.report.indicator_figures import shown
from engine.results import Table


def is_public(data: PackData) -> bool:
    """Whether the pack is the edition that may be published."""
    return data.options.edition is Edition.PUBLIC


def pages_of(data: PackData, figures: Figures) -> tuple[PageData, ...]:
    """The indicators that have a page.

    Where nobody chose them, one whose figure is withheld has none: having it would tell of its rating.
    """
    if data.options.indicator_pages is not None:
        return data.pages
    return tuple(
        page
        for page in data.pages
        if not shown(figures, indicator_called(page.row.indicator), data.month, page.row.row.figure).hidden
    )


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What a person wrote, as paragraphs; blank lines part them."""
    parts = (" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(Paragraph(part) for part in parts if part)


def columns_of(header: Sequence[str]) -> tuple[Column, ...]:
    """Columns for a table of figures: the first names its row, the others are numbers."""
    first, *others = header
    return (Column(first, row_header=True), *(Column(heading, "right") for heading in others))


def rows_of(table: Sequence[Sequence[str]], totals: int = 0) -> tuple[Row, ...]:
    """Rows of text as rows of a table; the last `totals` of them are ruled off."""
    last = len(table) - totals
    return tuple(
        Row(tuple(cell(text) for text in row), "body" if place < last else "total")
        for place, row in enumerate(table)
    )


def table_block(
    caption: str, table: Table, *, totals: int = 0, footnotes: tuple[str, ...] = ()
) -> TableBlock:
    """A printed table, header row first."""
    header, *rows = table
    return TableBlock(caption, columns_of(header), rows_of(rows, totals), footnotes=footnotes)


def line_without(chart: LineChart, hidden: Sequence[bool]) -> LineChart:
    """The chart's first line with the hidden months withheld, and an axis that knows only what is shown."""
    if not any(hidden):
        return chart
    line = chart.series[0]
    series = LineSeries(
        name=line.name,
        values=tuple(None if h else v for v, h in zip(line.values, hidden, strict=True)),
        texts=tuple(WITHHELD if h else t for t, h in zip(chart.texts(line), hidden, strict=True)),
        label=line.label,
    )
    held = [*series.values, *(value for each in chart.references for value in each.values)]
    axis = axis_for(held, percent=chart.measure.suffix == "%")
    return replace(chart, series=(series,), signals=(), axis=axis)


def bars_without(chart: BarChart, hidden: Sequence[Sequence[bool]], *, ranked: bool = False) -> BarChart:
    """The chart with the hidden bars withheld: one sequence per series; the axis knows only what is shown.

    Where the categories are `ranked` by size, those that have a withheld bar are left out: their rank tells.
    """
    if not any(h for line in hidden for h in line):
        return chart
    if ranked:
        return _only_whole_categories(chart, hidden)
    series = tuple(_bars(chart, line, gone) for line, gone in zip(chart.series, hidden, strict=True))
    ends = [high for line in series for interval in line.intervals if interval for high in interval[1:]]
    held = [*ends, *(value for line in series for value in line.values)]
    stacks = [
        sum(value or 0.0 for value in column) for column in zip(*(s.values for s in series), strict=True)
    ]
    axis = axis_for([*held, *stacks], percent=chart.measure.suffix == "%", from_zero=True)
    return replace(chart, series=series, axis=axis)


def _only_whole_categories(chart: BarChart, hidden: Sequence[Sequence[bool]]) -> BarChart:
    kept = [place for place in range(len(chart.categories)) if not any(line[place] for line in hidden)]
    series = tuple(
        BarSeries(
            line.name,
            tuple(line.values[place] for place in kept),
            tuple(chart.texts(line)[place] for place in kept),
        )
        for line in chart.series
    )
    stacks = [
        sum(value or 0.0 for value in column) for column in zip(*(s.values for s in series), strict=True)
    ]
    categories = tuple(chart.categories[place] for place in kept)
    return replace(chart, categories=categories, series=series, axis=axis_for(stacks, from_zero=True))


def _bars(chart: BarChart, line: BarSeries, gone: Sequence[bool]) -> BarSeries:
    intervals = tuple(None if h else i for i, h in zip(line.intervals, gone, strict=False))
    return BarSeries(
        name=line.name,
        values=tuple(None if h else v for v, h in zip(line.values, gone, strict=True)),
        texts=tuple(WITHHELD if h else t for t, h in zip(chart.texts(line), gone, strict=True)),
        intervals=intervals if any(intervals) else (),
    )
