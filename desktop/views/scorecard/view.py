"""The Scorecard tab. The first figures on screen wait for it, so it imports nothing that computes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.tables import Heading, RowsModel, Table
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.views.scorecard.columns import COLUMNS
from desktop.views.scorecard.filters import FilterLine, keeps
from desktop.widgets import column, named, panel, text
from engine.analysis.labels import month_name
from engine.analysis.overview_rows import Overview, OverviewRow

if TYPE_CHECKING:
    from desktop.data import Data

WHY_LEFT_OUT = (
    "Without a date of birth there is no age, so every figure about children in care leaves them out. "
    "Monthly routine lists them under the data quality findings."
)
NOTHING_FOUND = "No indicator fits these filters. Choose “Show all” to see every row."


class ScorecardView(View):
    """Themes as sections, one row per indicator; double-click or Enter opens the indicator."""

    title = "Scorecard"
    help_page = "scorecard"

    def build(self) -> QWidget:
        """Summary, filters, table."""
        self._summary = named(text(""), "Summary of the month")
        self._filters = FilterLine(self.session)
        self._model: RowsModel[OverviewRow] = RowsModel(COLUMNS)
        self._table = Table(self._model, "Scorecard")
        self._table.row_opened.connect(lambda row: self.session.open_indicator(row.indicator))
        self._left_out = named(text("", "notice"), "Children left out")
        self._left_out.hide()
        self._nothing = text(NOTHING_FOUND, "notice")
        self._nothing.hide()
        self.session.filters_changed.connect(self._filter)
        return panel(
            column(self._summary, self._left_out, self._filters, self._nothing, self._table), 2 * RHYTHM
        )

    def first_focus(self) -> QWidget:
        """The table."""
        return self._table

    def question(self) -> Question | None:
        """Nothing where the month's figures are there already."""
        if self.session.overview() is not None:
            return None
        month = self.month

        def work(data: Data, job: Job) -> Overview:
            from desktop.data import compute
            from engine.analysis.overview import overview

            assert data.history is not None
            return overview(compute(data.history), month)

        return work

    def show_answer(self, answer: Overview | None) -> None:
        """Fill the table."""
        found = answer or self.session.overview()
        assert found is not None
        rows: list[OverviewRow | Heading] = []
        for theme, members in groupby(found.rows, key=lambda row: row.theme):
            rows += [Heading(theme), *members]
        self._filters.offer_themes(found.themes)
        self._summary.setText(_summary(found))
        self._model.set_rows(rows)
        self._filter()
        self._ask_who_is_left_out()

    def _ask_who_is_left_out(self) -> None:
        month = self.month

        def work(data: Data, job: Job) -> int:
            from engine.quality import children_left_out

            assert data.history is not None
            return children_left_out(data.history.model_at(month))

        self.session.ask("left out", "Looking for children without an age", work, self._tell_who_is_left_out)

    def _tell_who_is_left_out(self, children: int) -> None:
        self._left_out.setVisible(children > 0)
        who = "1 child has" if children == 1 else f"{children:,} children have"
        self._left_out.setText(f"{who} episodes but no row in header. {WHY_LEFT_OUT}")

    def _filter(self) -> None:
        filters = self.session.filters
        self._model.set_filter(lambda row: keeps(filters, row))
        self._nothing.setVisible(not self._model.rows)


def _summary(found: Overview) -> str:
    """How the month looks, in one line."""
    counts = ", ".join(f"{found.count(rag)} {rag}" for rag in ("green", "amber", "red"))
    worse = sum(row.got_worse for row in found.rows)
    better = sum(row.row.month_ago.direction == "better" for row in found.rows)
    published = "published" if found.published else "not published yet"
    return (
        f"{month_name(found.month)} ({published}): {counts}. "
        f"Since last month {better} better and {worse} worse."
    )
