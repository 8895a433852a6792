"""The page: head, trend, and below it one of months, groups, children, commentary."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QTabWidget, QWidget

from desktop.charts import ChartView
from desktop.data import Data
from desktop.page_parts import Later, splitter
from desktop.tables import Column, RowsModel, Table
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.views.indicator.answer import Answer, Behind, answer, behind
from desktop.views.indicator.commentary import CommentaryPanel
from desktop.views.indicator.groups import GroupsPanel
from desktop.views.indicator.head import Head
from desktop.views.indicator.units import UnitsPanel
from desktop.widgets import column, named, panel, text
from engine.analysis.codes import labels
from engine.analysis.trend import TWO_YEARS, YEAR, Trend
from engine.calendar import Month

W = TypeVar("W", bound=QWidget)
A = TypeVar("A")

RANGES = (("13 months", YEAR), ("25 months", TWO_YEARS), ("All months", None))
SHARES = (300, 320)
HEALTH_TITLES = ("&Difference by UASC", "Late &assessments")
NOTHING_CHOSEN = "Choose an indicator above, or double-click one on the Scorecard page."


class IndicatorView(View):
    """One indicator; follows the month."""

    title = "Indicator"
    help_page = "indicator"

    def build(self) -> QWidget:
        """Head, trend, details."""
        self._head = Head(self.session)
        self._range = named(QComboBox(), "Months of the trend")
        for words, months in RANGES:
            self._range.addItem(words, months)
        self._range.activated.connect(lambda _: self.ask_again())
        label = QLabel("T&rend of:")
        label.setBuddy(self._range)
        self._limits = named(QCheckBox("&Control limits"), "Show control limits and months that stand out")
        self._limits.toggled.connect(lambda _: self._show_trend())
        self._limits_note = named(text("", "secondary"), "About the control limits")
        self._chart = ChartView("Trend", (label, self._range, self._limits, self._limits_note))
        self._trend: Trend | None = None
        self._both = splitter(Qt.Orientation.Vertical, self._chart, self._details(), sizes=SHARES)
        self._nothing = named(text(NOTHING_CHOSEN), "Nothing chosen")
        self._is_comment_wanted = False
        self.session.indicator_changed.connect(self.ask_again)
        self.session.comment_wanted.connect(self._want_comment)
        layout = column(self._head, self._nothing, self._both)
        layout.setStretch(2, 1)
        return panel(layout, 2 * RHYTHM)

    def _details(self) -> QTabWidget:
        self._units = UnitsPanel()
        self._units.child_opened.connect(self.session.open_child)
        self._comment = CommentaryPanel(self.session)
        self._tabs = named(QTabWidget(), "Details")
        self._later: list[Later] = []
        self._listed = self._add_tab("Ch&ildren", lambda: self._units, UnitsPanel.show_units)
        self._add("M&onths", _months_table, _fill_months)
        self._split = self._add_tab("&Groups", GroupsPanel, _fill_groups)
        self._tabs.addTab(self._comment, "Commentar&y")
        self._health = [
            self._add(title, _TablePanel, partial(_TablePanel.show_one_of, place=place))
            for place, title in enumerate(HEALTH_TITLES)
        ]
        return self._tabs

    def _add(self, title: str, make: Callable[[], W], fill: Callable[[W, Answer], object]) -> Later:
        later = self._add_tab(title, make, fill)
        self._later.append(later)
        return later

    def _add_tab(self, title: str, make: Callable[[], W], fill: Callable[[W, A], object]) -> Later:
        later = Later(make, fill)
        self._tabs.addTab(later, title)
        return later

    def first_focus(self) -> QWidget:
        """The choice of indicator."""
        return self._head.choice

    def question(self) -> Question | None:
        """Everything about the indicator; None while none is chosen."""
        name, month, months = self.session.indicator, self.month, self._range.currentData()
        if not name:
            return None

        def work(data: Data, job: Job) -> Answer:
            return answer(data, name, month, months)

        return work

    def show_answer(self, answer: Answer | None) -> None:
        """Fill the page."""
        self._both.setVisible(answer is not None)
        self._nothing.setVisible(answer is None)
        if answer is None:
            return
        self._head.show_indicator(answer)
        self._trend = answer.trend
        self._show_trend()
        self._comment.show_comment(
            answer.row.indicator, answer.month, answer.comment, answer.published_comment
        )
        for table in self._health:
            self._tabs.setTabVisible(self._tabs.indexOf(table), bool(answer.tables))
        for later in self._later:
            later.show_answer(answer)
        self._ask_behind(answer.row.indicator, answer.month)
        if self._is_comment_wanted:
            self._want_comment()
            self._is_comment_wanted = False

    def _ask_behind(self, name: str, month: Month) -> None:
        self.session.ask(
            "behind the number",
            "Listing who is behind the number",
            lambda data, job: behind(data, name, month),
            self._show_behind,
            self._failed,
        )

    def _show_behind(self, found: Behind) -> None:
        self._listed.show_answer(found)
        self._split.show_answer(found)

    def _want_comment(self) -> None:
        """Bring the comment to the front, now and once the answer is there."""
        self._is_comment_wanted = True
        self._tabs.setCurrentWidget(self._comment)
        self._comment.begin()

    def _show_trend(self) -> None:
        if self._trend is None:
            return
        has_limits = self._trend.limits is not None
        wanted = self._limits.isChecked()
        self._limits.setEnabled(has_limits)
        self._limits_note.setText(self._trend.limits_note if wanted or not has_limits else "")
        self._chart.show_chart(self._trend.chart_with_limits if wanted and has_limits else self._trend.chart)


class _TablePanel(QWidget):
    """One of the two special tables of initial health assessments."""

    def __init__(self) -> None:
        super().__init__()
        self._title = text("", "subheading")
        self._table = Table(RowsModel[list[str]](()), "Initial health assessments")
        layout = column(self._title, self._table)
        layout.setContentsMargins(0, RHYTHM, 0, 0)
        self.setLayout(layout)

    def show_one_of(self, found: Answer, place: int) -> None:
        """Show one of the tables of an answer below its title."""
        if not found.tables:
            return
        title, (header, *rows) = found.tables[place]
        model: RowsModel[list[str]] = RowsModel([_cell(name, place) for place, name in enumerate(header)])
        before, self._table = self._table, Table(model, title)
        model.set_rows(rows)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(before, self._table)
        before.deleteLater()
        self._title.setText(title)


def _months_table() -> Table:
    return Table(RowsModel[list[str]](_MONTH_COLUMNS), "Figures by month")


def _fill_months(table: Table, found: Answer) -> None:
    table.rows_model.set_rows(found.trend.table()[1:])


def _fill_groups(panel: GroupsPanel, found: Behind) -> None:
    panel.show_splits(found.splits)


def _cell(name: str, place: int) -> Column[list[str]]:
    is_status = name == "Legal status"

    def words(cells: list[str]) -> str:
        return labels("legal_statuses").get(cells[place], cells[place]) if is_status else cells[place]

    return Column(name, words, numeric=not is_status and place > 0)


_MONTH_COLUMNS = tuple(
    _cell(name, place)
    for place, name in enumerate(
        ("Month", "Numerator", "Denominator", "Result", "Change", "Target", "Floor", "RAG")
    )
)
