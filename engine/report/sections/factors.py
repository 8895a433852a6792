"""Education factors: the table with last month's figures and the change, and the exact combinations."""

from collections.abc import Iterator, Mapping

from engine.analysis.factors import PHASES, exclusive_counts
from engine.analysis.labels import day_name, month_name
from engine.calendar import Month
from engine.charts import WITHHELD, Combination, UpSetChart, UpSetSet, axis_for
from engine.education_factors import COLUMNS, ROWS
from engine.indicators.catalogue import indicator as indicator_called
from engine.report.data import PackData
from engine.report.document import Block, ChartBlock, Column, Note, Paragraph, Row, TableBlock
from engine.report.figures import Figures, Key, cell
from engine.report.indicator_figures import keys_of
from engine.report.sections.common import is_public, paragraphs

CHART_SHARE = 0.62
KEY = "PA: persistent absence. RTT: reduced timetable."
NO_RETURN = "There is no education return for this month."
TOTAL = COLUMNS[-1]
PART_TIME = "edu_part_time_timetable"


def factors_section(data: PackData, figures: Figures) -> tuple[Block, ...]:
    """The blocks of the section."""
    if not data.factors.available:
        return (Note(NO_RETURN),)
    day = day_name(data.month.last_day)
    return (
        Paragraph(f"Number of children as at {day}, and comparison with the previous month."),
        *_without(data),
        *_table(data, figures),
        *_chart(data, figures),
        *paragraphs(data.commentary.get("education_factors", "")),
    )


def _without(data: PackData) -> Iterator[Block]:
    for name in data.factors.without:
        yield Note(f"{name} cannot be told because no exclusions have been imported.")


def _cell_key(month: Month, factors: str, column: str) -> Key:
    return ("factors", str(month), "at least", factors, column)


def _exact_key(month: Month, factors: str, column: str) -> Key:
    return ("factors", str(month), "exactly", factors, column)


def _table(data: PackData, figures: Figures) -> Iterator[Block]:
    month, before = data.month, data.month.plus(-1)
    rows = []
    for (label, factors), row in zip(ROWS, data.factors.table[1:], strict=True):
        now, then, change = row[1:4], row[4:7], row[7:10]
        keys = [_keys(figures, m, factors, texts) for m, texts in ((month, now), (before, then))]
        cells = [cell(label)]
        for texts, own in ((now, keys[0]), (then, keys[1])):
            cells += [cell(figures.text(t or "-", *k)) for t, k in zip(texts, own, strict=True)]
        for text, *pair in zip(change, *keys, strict=True):
            hidden = figures.hides(*(key for one in pair for key in one))
            cells.append(cell(WITHHELD if hidden else _signed(text)))
        rows.append(Row(tuple(cells)))
    for each in (month, before):
        _link(data, figures, each)
        _link_part_time(data, figures, each)
    caption = f"Education factors, {month_name(month)}"
    yield TableBlock(caption, _columns(month), tuple(rows), (KEY,), dense=True)


def _signed(text: str) -> str:
    return f"+{text}" if text.isdigit() and text != "0" else text or "-"


def _columns(month: Month) -> tuple[Column, ...]:
    groups = (month_name(month), month_name(month.plus(-1)), "Change")
    names = [column.removesuffix(" School") for column in COLUMNS]
    columns = (Column(name, "right", group=group) for group in groups for name in names)
    return (Column("", row_header=True), *columns)


def _keys(figures: Figures, month: Month, factors: str, texts: list[str]) -> list[tuple[Key, ...]]:
    """The names of a row's cells; a row adds up to its total."""
    keys: list[tuple[Key, ...]] = [
        (figures.fact(_cell_key(month, factors, column), int(text)),) if text else ()
        for column, text in zip(COLUMNS, texts, strict=True)
    ]
    if all(keys):
        figures.adds_up(keys[-1][0], [key for one in keys[:-1] for key in one])
    return keys


def _link(data: PackData, figures: Figures, month: Month) -> None:
    """Each cell is the sum of the exact combinations that have at least its factors."""
    counts = exclusive_counts(data.history, month)
    exact = {
        name: figures.implied(_exact_key(month, name[1], name[0]), count) for name, count in counts.items()
    }
    for _, factors in ROWS:
        for phase in PHASES:
            key = _cell_key(month, factors, phase)
            parts = [k for (p, name), k in exact.items() if p == phase and set(factors) <= set(name)]
            if key in figures.values and parts:
                figures.adds_up(key, parts)


def _link_part_time(data: PackData, figures: Figures, month: Month) -> None:
    """Children on a part-time timetable are those at school and some who are beyond it."""
    figure = data.figure(PART_TIME, month)
    at_school = _cell_key(month, "R", TOTAL)
    if figure is None or figure.numerator is None or at_school not in figures.values:
        return
    (everyone,) = keys_of(figures, indicator_called(PART_TIME), month, figure).numerator
    rest = figures.values[everyone] - figures.values[at_school]
    if rest >= 0:
        beyond = figures.implied(("part-time timetable beyond school", str(month)), rest)
        figures.adds_up(everyone, [at_school, beyond])


def _chart(data: PackData, figures: Figures) -> Iterator[Block]:
    chart = data.factors.chart
    if not chart.combinations or (is_public(data) and _is_revised(data, figures)):
        return
    letters = _letters(chart)
    counts = exclusive_counts(data.history, data.month)
    sets = tuple(_set(data, figures, each, letter) for each, letter in zip(chart.sets, letters, strict=True))
    shown = tuple(_combination(data, figures, each, letters, counts) for each in chart.combinations)
    shown = tuple(sorted(shown, key=_rank))
    axis = axis_for((float(each.count) for each in shown if each.count is not None), from_zero=True)
    yield ChartBlock(UpSetChart(chart.title, chart.unit, sets, shown, axis), beside=CHART_SHARE)


def _is_revised(data: PackData, figures: Figures) -> bool:
    """Whether the published table is not what today's data gives, of which the picture is made."""
    counts = exclusive_counts(data.history, data.month)
    return any(
        figures.values.get(_cell_key(data.month, factors, phase), total) != total
        for _, factors in ROWS
        for phase in PHASES
        for total in [sum(n for (p, name), n in counts.items() if p == phase and set(factors) <= set(name))]
    )


def _rank(each: Combination) -> tuple[bool, int, tuple[int, ...]]:
    """The most frequent first, then those withheld in an order that tells nothing of their size."""
    return each.count is None, -(each.count or 0), each.members


def _letters(chart: UpSetChart) -> str:
    return "".join({"F": "E", "P": "P", "R": "R", "N": "N"}[each.name[0]] for each in chart.sets)


def _set(data: PackData, figures: Figures, each: UpSetSet, letter: str) -> UpSetSet:
    if each.total is None:
        return each
    key = figures.fact(_cell_key(data.month, letter, TOTAL), each.total)
    return UpSetSet(each.name, None, WITHHELD) if figures.hides(key) else each


def _combination(
    data: PackData, figures: Figures, each: Combination, letters: str, counts: Mapping[tuple[str, str], int]
) -> Combination:
    if each.count is None:
        return each
    name = "".join(letters[place] for place in each.members)
    total = figures.fact(_exact_key(data.month, name, TOTAL), each.count)
    parts = [_exact_key(data.month, name, phase) for phase in PHASES if (phase, name) in counts]
    figures.adds_up(total, parts)
    return Combination(each.members, None, WITHHELD) if figures.hides(total) else each
