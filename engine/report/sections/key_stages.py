"""Key stage 2 and 4: the Virtual School beside national and local rows, with charts and commentary."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engine.analysis.stage_counts import TESTS, PupilCount, ks2_counts, ks4_counts, share_text
from engine.charts import BarChart, IntervalChart, axis_for
from engine.key_stages import ELEMENTS, VIRTUAL_SCHOOL
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
from engine.report.sections.common import bars_without, paragraphs
from engine.results import Table

PROGRESS_HEIGHT = 112
CHART_SHARE = 0.5
"""The part of the width that bars take beside commentary."""

NO_RESULTS = "No results are known yet, or none have been imported."
Keys = Mapping[str, tuple[Key, ...]]
KS2_NAMES = {
    "RWM >=Exp": ("RWM", "≥ Exp"),
    "RWM High": ("RWM", "High"),
    "Writing >=Exp": ("Writing TA", "≥ Exp"),
    "Writing GDS": ("Writing TA", "GDS"),
}
KS2_TESTS = {"Avg SS": "Avg. SS", "<Exp": "< Exp", ">=Exp": "≥ Exp", "High": "High"}


def key_stages_section(data: PackData, figures: Figures) -> tuple[Block, ...]:
    """The blocks of the section."""
    stages = data.key_stages
    return (
        Heading(_title("Key stage 2", stages.ks2_year)),
        *_ks2(data, figures),
        Heading(_title("Key stage 4", stages.ks4_year)),
        *_ks4(data, figures),
    )


def _title(name: str, year: int | None) -> str:
    return name if year is None else f"{name}: results of {year}"


def _ks2(data: PackData, figures: Figures) -> Iterator[Block]:
    stages, texts = data.key_stages, paragraphs(data.commentary.get("ks2", ""))
    if stages.ks2_year is None:
        yield Note(NO_RESULTS)
        yield from texts
        return
    counts = ks2_counts(data.history, data.month)
    keys = _as_published(figures, stages.ks2, counts, _ks2_keys(figures, counts, stages.ks2_year))
    yield _table("Key stage 2", stages.ks2, keys, figures, stages.ks2_notes)
    charts = tuple(_charts(stages.ks2_charts, stages.ks2, keys, figures, KS2_CHART_COLUMNS))
    yield from _beside(charts, texts)


def _beside(charts: tuple[ChartBlock, ...], texts: tuple[Paragraph, ...]) -> Iterator[Block]:
    """The bars to the left, what is left of the pictures and what people wrote to the right."""
    bars, others = charts[-1:], charts[:-1]
    if others or texts:
        yield SideBySide(bars, (*others, *texts), share=CHART_SHARE)
    else:
        yield from bars


KS2_CHART_COLUMNS = ("RWM >=Exp", "Reading >=Exp", "Writing >=Exp", "Maths >=Exp", "GPS >=Exp")
KS4_CHART_COLUMNS = ("Avg. At8 Score", *(f"{name} Avg. Att. Score" for name, _ in ELEMENTS))


def _ks4(data: PackData, figures: Figures) -> Iterator[Block]:
    stages, texts = data.key_stages, paragraphs(data.commentary.get("ks4", ""))
    if stages.ks4_year is None:
        yield Note(NO_RESULTS)
        yield from texts
        return
    counts = ks4_counts(data.history, data.month)
    keys = _as_published(figures, stages.ks4, counts, _ks4_keys(figures, counts, stages.ks4_year))
    yield _table("Key stage 4", stages.ks4, keys, figures, stages.ks4_notes)
    charts = _charts(stages.ks4_charts, stages.ks4, keys, figures, KS4_CHART_COLUMNS)
    yield from _beside(tuple(sorted(charts, key=lambda block: isinstance(block.chart, BarChart))), texts)


def _as_published(figures: Figures, table: Table, counts: Mapping[str, PupilCount], keys: Keys) -> Keys:
    """The names of what the table tells: a share that was published tells how many it counted then."""
    found = dict(keys)
    for column, text in zip(table[0], table[-1], strict=True):
        count = counts.get(column)
        if count is not None and text.endswith("%") and text != share_text(count):
            then = round(float(text.rstrip("%")) * count.of / 100)
            found[column] = (figures.fact((*keys[column][0], "as published"), then), *keys[column][1:])
    return found


def _share_keys(figures: Figures, name: Key, of: Key, count: PupilCount) -> tuple[Key, Key]:
    """A share tells how many it counts, of how many, and so how many it does not count."""
    part, whole = figures.fact(name, count.part), figures.fact(of, count.of)
    figures.adds_up(whole, [part, figures.implied((*name, "not"), count.of - count.part)])
    return part, whole


def _ks2_keys(figures: Figures, counts: Mapping[str, PupilCount], year: int) -> Keys:
    base = ("pupils", "ks2", str(year))
    cohort = (*base, "Cohort")
    keys: dict[str, tuple[Key, ...]] = {}
    for column, count in counts.items():
        of = (*base, f"{column.split()[0]} assessed") if column.startswith(("RWM", "Writing")) else cohort
        if column == "Cohort" or column.endswith("Avg SS"):
            keys[column] = (figures.fact((*base, column), count.of),)
        else:
            keys[column] = _share_keys(figures, (*base, column), of, count)
    for test, _ in TESTS:
        _link_test(figures, base, test, counts)
    return keys


def _link_test(figures: Figures, base: Key, test: str, counts: Mapping[str, PupilCount]) -> None:
    """Below, at or above the standard, and neither make up the cohort; the high ones are among the second."""
    if not counts:
        return
    below, expected, high = (counts[f"{test} {name}"].part for name in ("<Exp", ">=Exp", "High"))
    cohort = counts["Cohort"].of
    names = [(*base, f"{test} {name}") for name in ("<Exp", ">=Exp", "High")]
    if below + expected <= cohort:
        neither = figures.implied((*base, f"{test} neither"), cohort - below - expected)
        figures.adds_up((*base, "Cohort"), [names[0], names[1], neither])
    if high <= expected:
        middle = figures.implied((*base, f"{test} expected, not high"), expected - high)
        figures.adds_up(names[1], [names[2], middle])


def _ks4_keys(figures: Figures, counts: Mapping[str, PupilCount], year: int) -> Keys:
    base = ("pupils", "ks4", str(year))
    cohort = (*base, "Cohort")
    keys: dict[str, tuple[Key, ...]] = {}
    for column, count in counts.items():
        if column == "Prog. Cov.":
            keys[column] = _share_keys(figures, (*base, column), cohort, count)
        elif "Prog" in column or "Pr8" in column or "Conf" in column:
            keys[column] = (_measured_key(figures, base, column, count, counts["Prog. Cov."]),)
        else:
            keys[column] = (figures.fact(cohort, count.of),)
    return keys


def _measured_key(figures: Figures, base: Key, column: str, count: PupilCount, included: PupilCount) -> Key:
    """The pupils of an average progress score: those included who have it."""
    element = next((name for name, _ in ELEMENTS if column.startswith(name)), "overall")
    name = figures.fact((*base, f"measured, {element}"), count.of)
    if count.of <= included.part:
        rest = figures.implied((*name, "without a score"), included.part - count.of)
        figures.adds_up((*base, "Prog. Cov."), [name, rest])
    return name


def _hidden(figures: Figures, keys: Keys, column: str) -> bool:
    return figures.hides(*keys.get(column, ()))


def _table(caption: str, table: Table, keys: Keys, figures: Figures, notes: tuple[str, ...]) -> TableBlock:
    header, *rows = table
    printed = []
    for row in rows:
        own = row[0] == VIRTUAL_SCHOOL
        cells = [cell(row[0])]
        for column, text in zip(header[1:], row[1:], strict=True):
            shown = figures.text(text, *keys.get(column, ())) if own and text else text
            cells.append(cell(shown or "-", bold=own))
        printed.append(Row(tuple(cells), "total" if own else "body"))
    columns = (Column("", row_header=True), *(_column(name) for name in header[1:]))
    return TableBlock(caption, columns, tuple(printed), footnotes=notes, dense=True)


def _column(name: str) -> Column:
    """A column under the heading of its subject."""
    if name in KS2_NAMES:
        group, heading = KS2_NAMES[name]
        return Column(heading, "right", group=group)
    for test, _ in TESTS:
        if name.startswith(f"{test} ") and name.removeprefix(f"{test} ") in KS2_TESTS:
            return Column(KS2_TESTS[name.removeprefix(f"{test} ")], "right", group=test)
    for element, _ in ELEMENTS:
        if name.startswith(f"{element} "):
            return Column(name.removeprefix(f"{element} "), "right", group=element)
    return Column(name, "right", group="Overall" if name.startswith(("Avg", "Conf")) else "")


def _charts(
    charts: tuple[object, ...], table: Table, keys: Keys, figures: Figures, columns: tuple[str, ...]
) -> Iterator[ChartBlock]:
    """The charts, the Virtual School's withheld values left out."""
    for chart in charts:
        if isinstance(chart, BarChart):
            gone = [_hidden(figures, keys, column) for column in columns]
            own = [series.name == VIRTUAL_SCHOOL for series in chart.series]
            yield ChartBlock(
                bars_without(chart, [[mine and hidden for hidden in gone] for mine in own]), twin=False
            )
        elif isinstance(chart, IntervalChart):
            told = _interval_chart(chart, _hidden(figures, keys, "Avg. Pr8 Score"))
            yield ChartBlock(told, twin=False, height=PROGRESS_HEIGHT)


def _interval_chart(chart: IntervalChart, hidden: bool) -> IntervalChart:
    if not hidden:
        return chart
    rows = tuple(row for row in chart.rows if not row.emphasised)
    held = [value for row in rows for value in (row.value, row.low, row.high)]
    return replace(chart, rows=rows, axis=axis_for([*held, 0.0]))
