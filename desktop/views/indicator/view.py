"""The page: head, trend, and below it one of months, groups, children, commentary."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.charts import ChartView
from desktop.data import Data
from desktop.tables import Column, RowsModel, Table
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.views.indicator.answer import Answer, answer
from desktop.views.indicator.commentary import CommentaryPanel
from desktop.views.indicator.groups import GroupsPanel
from desktop.views.indicator.head import Head
from desktop.views.indicator.units import UnitsPanel
from desktop.widgets import column, named, panel, row, text
from engine.analysis.trend import TWO_YEARS, YEAR, Trend
from engine.results import Table as Cells

RANGES = (("13 months", YEAR), ("25 months", TWO_YEARS), ("All months", None))
LOWEST = 140
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
        self._chart = ChartView("Trend")
        self._chart.setMinimumHeight(LOWEST)
        self._trend: Trend | None = None
        line = row(label, self._range, self._limits, self._limits_note, spacing=2 * RHYTHM)
        line.setStretch(3, 1)
        upper = column()
        upper.addLayout(line)
        upper.addWidget(self._chart, 1)
        self._both = QSplitter(Qt.Orientation.Vertical)
        self._both.setChildrenCollapsible(False)
        self._both.addWidget(panel(upper))
        self._both.addWidget(self._details())
        self._both.setSizes([320, 300])
        self._nothing = named(text(NOTHING_CHOSEN), "Nothing chosen")
        self.session.indicator_changed.connect(self.ask_again)
        layout = column(self._head, self._nothing, self._both)
        layout.setStretch(2, 1)
        return panel(layout, 2 * RHYTHM)

    def _details(self) -> QTabWidget:
        self._units = UnitsPanel()
        self._units.child_opened.connect(self.session.open_child)
        self._months_model: RowsModel[list[str]] = RowsModel(_MONTH_COLUMNS)
        self._groups = GroupsPanel()
        self._comment = CommentaryPanel(self.session)
        self._health = _TablesPanel()
        self._tabs = named(QTabWidget(), "Details")
        self._tabs.addTab(self._units, "C&hildren")
        self._tabs.addTab(Table(self._months_model, "Figures by month"), "M&onths")
        self._tabs.addTab(self._groups, "&Groups")
        self._tabs.addTab(self._comment, "Co&mmentary")
        self._tabs.addTab(self._health, "Late &assessments")
        return self._tabs

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
        self._months_model.set_rows(answer.trend.table()[1:])
        self._units.show_units(answer)
        self._groups.show_splits(answer.splits)
        self._comment.show_comment(
            answer.row.indicator, answer.month, answer.comment, answer.published_comment
        )
        self._health.show_tables(answer.tables)
        self._tabs.setTabVisible(self._tabs.indexOf(self._health), bool(answer.tables))

    def _show_trend(self) -> None:
        if self._trend is None:
            return
        has_limits = self._trend.limits is not None
        wanted = self._limits.isChecked()
        self._limits.setEnabled(has_limits)
        self._limits_note.setText(self._trend.limits_note if wanted or not has_limits else "")
        self._chart.show_chart(self._trend.chart_with_limits if wanted and has_limits else self._trend.chart)


class _TablesPanel(QWidget):
    """The two special tables of initial health assessments."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, RHYTHM, 0, 0)

    def show_tables(self, tables: tuple[tuple[str, Cells], ...]) -> None:
        """Show tables below their titles."""
        while (item := self._layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for title, (header, *rows) in tables:
            model: RowsModel[list[str]] = RowsModel([_cell(name, place) for place, name in enumerate(header)])
            model.set_rows(rows)
            self._layout.addWidget(text(title, "subheading"))
            self._layout.addWidget(Table(model, title), max(len(rows), 1))


def _cell(name: str, place: int) -> Column[list[str]]:
    is_words = not place or name == "Legal status"
    return Column(name, lambda cells: cells[place], numeric=not is_words)


_MONTH_COLUMNS = tuple(
    _cell(name, place)
    for place, name in enumerate(
        ("Month", "Numerator", "Denominator", "Result", "Change", "Target", "Floor", "RAG")
    )
)
