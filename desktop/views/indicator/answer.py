"""All that the page shows of one indicator in one month: first where it stands, then who is behind it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.data import Data
from engine.analysis.behind import Unit, units_behind
from engine.analysis.labels import definition_of
from engine.analysis.overview import OverviewRow, overview_row
from engine.analysis.splits import Split, splits
from engine.analysis.trend import Trend, trend
from engine.calendar import Month
from engine.health_assessments import INITIAL_ASSESSMENTS
from engine.indicators.catalogue import indicator
from engine.results import Table
from engine.table_catalogue import table_called

HEALTH_TABLES = (
    ("Difference between the result without and with unaccompanied children", "iha_uasc_difference"),
    ("Late initial health assessments by age and legal status at the start of care", "iha_late"),
)


@dataclass(frozen=True)
class Answer:
    """`published_comment` is None while the month is not published; `tables` are there for one indicator."""

    month: Month
    row: OverviewRow
    definition: str
    trend: Trend
    comment: str
    published_comment: str | None
    tables: tuple[tuple[str, Table], ...]


def answer(data: Data, name: str, month: Month, months: int | None) -> Answer:
    """The page of an indicator; `months` are those of the trend (None for all)."""
    assert data.history is not None
    asked, history = indicator(name), data.history
    tables = HEALTH_TABLES if asked is INITIAL_ASSESSMENTS else ()
    published = history.published.get(month)
    return Answer(
        month=month,
        row=overview_row(history, asked, month),
        definition=definition_of(asked, data.profile),
        trend=trend(history, asked, month, months),
        comment=_comment(data, name, month),
        published_comment=published.commentary.get(name, "") if published else None,
        tables=tuple(
            (title, table_called(table)(data.extracts, month, data.profile)) for title, table in tables
        ),
    )


@dataclass(frozen=True)
class Behind:
    """The children (or other units) behind the number, and the same figure for groups of them.

    Asked for after the answer: a list of thousands must not keep the figure itself waiting.
    """

    month: Month
    units: tuple[Unit, ...]
    splits: tuple[Split, ...]


def behind(data: Data, name: str, month: Month) -> Behind:
    """Who is behind an indicator in a month."""
    assert data.history is not None
    asked, history = indicator(name), data.history
    return Behind(month, units_behind(history, asked, month), splits(history, asked, month))


def _comment(data: Data, name: str, month: Month) -> str:
    found = (
        row["TEXT"]
        for row in data.workspace.rows("commentary")
        if row["INDICATOR"] == name and row["MONTH"] == str(month)
    )
    return next(found, "")
