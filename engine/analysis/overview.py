"""What the scorecard shows of one month: every row with its sparkline, its gap to the target, its words."""

from engine.analysis.history import History
from engine.analysis.labels import (
    PERIOD_WORDS,
    POLARITY_WORDS,
    RAG_WORDS,
    direction_words,
    name_of,
    note_of,
    theme_name,
)
from engine.analysis.needs_more import gap_to_target
from engine.analysis.overview_rows import Overview, OverviewRow
from engine.analysis.revisions import revision_of
from engine.analysis.trend import amount_text
from engine.calendar import Month
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.declaration import Indicator
from engine.profile import Profile
from engine.results import ScorecardRow
from engine.scorecard.printing import printed_number
from engine.scorecard.rating import Standard, number, rag

__all__ = ["SPARKLINE_MONTHS", "Overview", "OverviewRow", "overview", "overview_row", "printed_values"]

SPARKLINE_MONTHS = 13
FLOOR_NOT_SET = "floor not set"


def overview(history: History, month: Month) -> Overview:
    """The scorecard of one month of a history."""
    rows = tuple(overview_row(history, indicator, month) for indicator in CATALOGUE)
    return Overview(month, rows, month in history.published)


def overview_row(history: History, indicator: Indicator, month: Month) -> OverviewRow:
    """One indicator of one month of a history."""
    row, profile = history.row(indicator, month), history.profile
    return OverviewRow(
        indicator=indicator.id,
        theme=theme_name(indicator.theme),
        name=name_of(indicator, profile),
        polarity=indicator.polarity.value,
        polarity_words=POLARITY_WORDS[indicator.polarity],
        period=indicator.period.value,
        period_words=PERIOD_WORDS[indicator.period],
        row=row,
        numerator=amount_text(row.figure.numerator),
        denominator=amount_text(row.figure.denominator),
        trend=printed_values(history, indicator, month, SPARKLINE_MONTHS),
        gap=gap_to_target(indicator, row.figure, row.target),
        rag_words=RAG_WORDS[row.rag],
        month_words=direction_words(row.month_ago.direction, "last month"),
        year_words=direction_words(row.year_ago.direction, "a year ago"),
        note=FLOOR_NOT_SET if _lacks_floor(indicator, row, profile) else "",
        footnote=note_of(indicator, profile),
        revision=revision_of(history, indicator, month),
        month_ago_revised=revision_of(history, indicator, month.plus(-1)) is not None,
        year_ago_revised=revision_of(history, indicator, month.plus(-12)) is not None,
    )


def _lacks_floor(indicator: Indicator, row: ScorecardRow, profile: Profile) -> bool:
    """Whether a row that misses its target has no rating only because no floor is set (section 4)."""
    if row.rag or number(row.floor) is not None:
        return False
    with_floor = Standard(row.target, floor=row.target)
    value = printed_number(indicator, row.figure)
    return bool(rag(indicator, value, row.figure.denominator, with_floor, profile))


def printed_values(
    history: History, indicator: Indicator, month: Month, months: int
) -> tuple[float | None, ...]:
    """The printed values of the months that end with one; None where not reported."""
    figures = history.shown[indicator.id]
    asked = [figures.get(month.plus(-back)) for back in range(months - 1, -1, -1)]
    numbers = [None if figure is None else printed_number(indicator, figure) for figure in asked]
    return tuple(None if value is None else float(value) for value in numbers)
