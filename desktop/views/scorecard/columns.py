"""The columns of the scorecard, as the document has them, with a trend and the gap to the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tables import Column, Drawn
from engine.analysis.overview_rows import OverviewRow

if TYPE_CHECKING:
    from fractions import Fraction

REVISED = " r"
"""As in official statistics: stands after a published figure that today's data no longer gives."""

TO_TARGET, TO_NATIONAL = 3, 6
"""Columns from the latest result up to the target, and up to the national figure."""


def _result(row: OverviewRow) -> str:
    return row.row.printed + (REVISED if row.revision else "")


def _result_tip(row: OverviewRow) -> str:
    parts = [row.rag_words]
    if row.row.target:
        parts.append(f"target {row.row.target}")
    if row.row.floor:
        parts.append(f"floor standard {row.row.floor}")
    sentences = [", ".join(parts), row.note, row.gap.sentence if row.gap else ""]
    sentences.append(row.revision.explained if row.revision else "")
    return "\n".join(sentence for sentence in sentences if sentence)


def _columns_covered(row: OverviewRow) -> int:
    """A text in place of a figure covers the blank cells beside it: up to the target, if there is one."""
    if not row.row.figure.override:
        return 1
    return TO_TARGET if row.row.target else TO_NATIONAL


def _spoken_result(row: OverviewRow) -> str:
    return f"{_result(row)}, {row.rag_words}"


def _month_ago(row: OverviewRow) -> str:
    return row.row.month_ago.printed + (REVISED if row.month_ago_revised else "")


def _year_ago(row: OverviewRow) -> str:
    return row.row.year_ago.printed + (REVISED if row.year_ago_revised else "")


def _spoken(text: str, words: str) -> str:
    return f"{text}, {words}" if words else text


def _size(amount: Fraction | None) -> float | None:
    return None if amount is None else float(amount)


def _as_number(text: str) -> float | None:
    from engine.scorecard.rating import number

    return _size(number(text.rstrip("*r ").replace(",", "")))


def _gap(row: OverviewRow) -> str:
    return row.gap.words if row.gap else ""


def _trend_words(row: OverviewRow) -> str:
    known = [value for value in row.trend if value is not None]
    return f"from {known[0]:g} to {known[-1]:g} in 13 months" if known else "not reported"


def _change(row: OverviewRow) -> float | None:
    known = [value for value in row.trend if value is not None]
    return known[-1] - known[0] if len(known) > 1 else None


COLUMNS: tuple[Column[OverviewRow], ...] = (
    Column(
        "Indicator",
        lambda row: row.name,
        tip=lambda row: f"{row.name}\n{row.footnote}".strip(),
        stretches=True,
        sort=lambda row: row.name.casefold(),
    ),
    Column(
        "Polarity",
        lambda row: row.polarity,
        tip=lambda row: row.polarity_words.capitalize(),
        spoken=lambda row: row.polarity_words,
        heading_tip="H: higher is better. L: lower is better. T: close to the target is best.",
    ),
    Column(
        "Period",
        lambda row: row.period,
        tip=lambda row: row.period_words.capitalize(),
        spoken=lambda row: row.period_words,
        heading_tip="What the figure looks back over.",
    ),
    Column(
        "Latest result",
        _result,
        numeric=True,
        tip=_result_tip,
        spoken=_spoken_result,
        sort=lambda row: _size(row.row.figure.value),
        drawn=Drawn.RAG,
        mark=lambda row: row.row.rag,
        also=(("RAG", lambda row: row.rag_words),),
        width=16,
        covers=_columns_covered,
    ),
    Column(
        "Num",
        lambda row: row.numerator,
        numeric=True,
        sort=lambda row: _size(row.row.figure.numerator),
        heading_tip="Numerator",
    ),
    Column(
        "Denom",
        lambda row: row.denominator,
        numeric=True,
        sort=lambda row: _size(row.row.figure.denominator),
        heading_tip="Denominator",
    ),
    Column("Target", lambda row: row.row.target, numeric=True, sort=lambda row: _as_number(row.row.target)),
    Column(
        "1 month ago",
        _month_ago,
        numeric=True,
        spoken=lambda row: _spoken(_month_ago(row), row.month_words),
        tip=lambda row: row.month_words.capitalize(),
        sort=lambda row: _as_number(_month_ago(row)),
        drawn=Drawn.ARROW,
        mark=lambda row: row.row.month_ago.direction,
        also=(("Since last month", lambda row: row.row.month_ago.direction),),
        heading_tip="The month before, and the direction of travel since: up is better, down is worse.",
    ),
    Column(
        "1 year ago",
        _year_ago,
        numeric=True,
        spoken=lambda row: _spoken(_year_ago(row), row.year_words),
        tip=lambda row: row.year_words.capitalize(),
        sort=lambda row: _as_number(_year_ago(row)),
        drawn=Drawn.ARROW,
        mark=lambda row: row.row.year_ago.direction,
        also=(("Since a year ago", lambda row: row.row.year_ago.direction),),
        heading_tip="The same month a year before, and the direction of travel since.",
    ),
    Column(
        "National",
        lambda row: row.row.national,
        numeric=True,
        tip=lambda row: row.row.national_note,
        sort=lambda row: _as_number(row.row.national),
        heading_tip="National performance (England rate)",
    ),
    Column(
        "13 months",
        lambda row: "",
        spoken=_trend_words,
        tip=_trend_words,
        drawn=Drawn.SPARKLINE,
        mark=lambda row: row.trend,
        sort=_change,
        is_copied=False,
        heading_tip="The last 13 months; sorts by change.",
    ),
    Column(
        "To the target",
        _gap,
        tip=lambda row: row.gap.sentence if row.gap else "",
        sort=lambda row: _size(abs(row.gap.amount)) if row.gap else None,
        heading_tip="How many more, or fewer, would meet the target.",
    ),
)
