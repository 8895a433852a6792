"""The two special tables of the initial health assessment page."""

from collections.abc import Iterator

from engine.analysis.codes import told
from engine.calendar import Month
from engine.charts import WITHHELD
from engine.health_assessments import AGE_GROUPS
from engine.indicators.catalogue import indicator as indicator_called
from engine.report.data import PackData, PageData
from engine.report.document import Block, Column, Heading, Row, TableBlock
from engine.report.figures import Figures, Key, cell
from engine.report.indicator_figures import keys_of


def health_blocks(data: PackData, figures: Figures, page: PageData) -> Iterator[Block]:
    """The difference without and with UASC by month, and who was late; nothing on other pages."""
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
    return TableBlock(caption, columns, (Row(tuple(cells)),), dense=True)


def _link_starts(data: PackData, figures: Figures, name: str, month: Month, own: list[Key]) -> None:
    """All starts of the window are those of the indicator, where no start is left out by a setting."""
    indicator = indicator_called(name)
    figure = data.figure(name, month)
    if figure is None or figure.numerator is None:
        return
    keys = keys_of(figures, indicator, month, figure)
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
    return TableBlock(caption, columns, tuple(printed), empty="All were assessed in time.", dense=True)


def _link_late(data: PackData, figures: Figures, page: PageData, totals: list[Key]) -> None:
    keys = keys_of(figures, indicator_called(page.row.indicator), data.month, page.row.row.figure)
    if keys.numerator and totals:
        figures.adds_up((*keys.numerator[0], "not"), totals)
