"""One page that says what matters: how many green, amber, red, what changed, the biggest moves."""

from collections.abc import Iterator

from engine.analysis.changes import Move, RagChange
from engine.analysis.labels import month_name
from engine.analysis.overview import OverviewRow
from engine.indicators.catalogue import indicator as indicator_called
from engine.report.data import PackData
from engine.report.document import (
    Block,
    BulletList,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Run,
    TableBlock,
)
from engine.report.figures import Figures, cell
from engine.report.indicator_figures import in_care, shown, shown_value
from engine.report.sections.common import pages_of, paragraphs
from engine.report.sections.scorecard import ANCHOR

MOST_CHANGES = 5
"""In each direction; how many more there are is said."""

LETTERS_FOR_ALL, LETTERS_FOR_EACH = 1000, 70
"""What the red indicators have together for their commentary on this page, and each of them at least."""

NONE_CHANGED = "No rating changed since last month."


def summary(data: PackData, figures: Figures) -> tuple[Block, ...]:
    """The blocks of the section."""
    return (
        _key_figures(data, figures),
        *_written(data),
        Heading("What changed since last month"),
        *_changes(data, figures),
        Paragraph(_came_and_left(data, figures), "lead"),
        *_moves(data, figures),
        *_red(data, figures),
    )


def _key_figures(data: PackData, figures: Figures) -> KeyFigures:
    """How many indicators have each rating. How many are rated says nothing of a child."""
    card = data.overview
    visible = [row for row in card.rows if not _hidden(data, figures, row)]
    counts = {rag: sum(row.row.rag == rag for row in visible) for rag in ("green", "amber", "red")}
    return KeyFigures(
        (
            KeyFigure(str(counts["green"]), "green", rag="green"),
            KeyFigure(str(counts["amber"]), "amber", rag="amber"),
            KeyFigure(str(counts["red"]), "red", rag="red"),
            KeyFigure(str(len(card.rows) - sum(counts.values())), "without a rating"),
            KeyFigure(_in_care(data, figures), "children in care"),
        )
    )


def _hidden(data: PackData, figures: Figures, row: OverviewRow) -> bool:
    return shown(figures, indicator_called(row.indicator), data.month, row.row.figure).hidden


def _in_care(data: PackData, figures: Figures) -> str:
    row = next(row for row in data.overview.rows if row.indicator == "cic_count")
    return shown(figures, indicator_called("cic_count"), data.month, row.row.figure).value


def _written(data: PackData) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(each.text, "lead") for each in paragraphs(data.commentary.get("summary", "")))


def _changes(data: PackData, figures: Figures) -> Iterator[Block]:
    """Ratings that changed. Where a figure is withheld its rating is too."""
    told = [change for change in data.changes.rag if not _change_hidden(data, figures, change)]
    if not told:
        yield Paragraph(NONE_CHANGED, "lead")
        return
    worse = tuple(f"{change.name}: {change.sentence}." for change in told if change.worsened)
    better = tuple(f"{change.name}: {change.sentence}." for change in told if not change.worsened)
    for words, items in (("Towards red:", worse), ("Towards green:", better)):
        if items:
            yield Paragraph(words, "lead")
            more = len(items) - MOST_CHANGES
            shown_items = items if more <= 1 else (*items[:MOST_CHANGES], f"and {more} more.")
            yield BulletList(shown_items, manner="lead")


def _change_hidden(data: PackData, figures: Figures, change: RagChange | Move) -> bool:
    months = (data.month, data.month.plus(-1))
    return any(
        shown_value(figures, change.indicator, month, data.figure(change.indicator, month), "")[1]
        for month in months
    )


def _came_and_left(data: PackData, figures: Figures) -> str:
    """How many came into care and how many left; the three numbers make the fourth."""
    came, left = len(data.changes.came), len(data.changes.left)
    month = str(data.month)
    came_text = figures.count(came, ("came into care", month))
    left_text = figures.count(left, ("no longer in care", month))
    now, before = (data.figure("cic_count", m) for m in (data.month, data.month.plus(-1)))
    if now and before and now.numerator is not None and before.numerator is not None:
        figures.fact(in_care(data.month), int(now.numerator))
        figures.fact(in_care(data.month.plus(-1)), int(before.numerator))
        stayed = figures.implied(("stayed in care", month), int(now.numerator) - came)
        figures.adds_up(in_care(data.month), [stayed, ("came into care", month)])
        figures.adds_up(in_care(data.month.plus(-1)), [stayed, ("no longer in care", month)])
    return (
        f"{came_text} children in care at the end of {month_name(data.month)} were not in care a month "
        f"before; {left_text} who were in care a month before no longer are."
    )


def _moves(data: PackData, figures: Figures) -> Iterator[Block]:
    moves = [move for move in data.changes.moves if not _change_hidden(data, figures, move)]
    if not moves:
        return
    rows = tuple(
        Row(
            (
                cell(move.name),
                cell(move.printed_before),
                cell(move.printed_after, direction=move.direction),
                cell(move.change),
            )
        )
        for move in moves
    )
    columns = (
        Column("Indicator", row_header=True),
        Column("Last month", "right"),
        Column("This month", "right"),
        Column("Change", "right"),
    )
    note = "Those whose change is largest beside the changes that are usual for them from month to month."
    yield TableBlock("The biggest moves", columns, rows, footnotes=(note,), dense=True)


def _red(data: PackData, figures: Figures) -> Iterator[Block]:
    red = [row for row in data.overview.rows if row.row.rag == "red" and not _hidden(data, figures, row)]
    if not red:
        return
    columns = (
        Column("Red indicator", row_header=True),
        Column("Result", "right"),
        Column("Target", "right"),
        Column("To meet the target", width=74),
        Column("Commentary"),
    )
    paged = {page.row.indicator for page in pages_of(data, figures)}
    most = max(LETTERS_FOR_EACH, LETTERS_FOR_ALL // len(red))
    rows = tuple(
        Row(
            (
                _linked(row) if row.indicator in paged else cell(row.name),
                cell(row.row.printed, "red"),
                cell(row.row.target),
                cell(row.gap.words if row.gap else ""),
                cell(_begun(data, row, most if row.indicator in paged else 0)),
            )
        )
        for row in red
    )
    yield TableBlock("Red indicators", columns, rows, dense=True)


def _linked(row: OverviewRow) -> Cell:
    """The indicator's name, leading to its page."""
    link = f"#{ANCHOR.format(row.indicator)}"
    return Cell((Run(row.name, link=link, description=f"The page of: {row.name}"),))


def _begun(data: PackData, row: OverviewRow, most: int) -> str:
    """The commentary, or its beginning where it is long and stands in full on the indicator's page."""
    text = " ".join(data.commentary.get(row.indicator, "").split())
    if not most or len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip('.,;:')} … (continued on its page)"
