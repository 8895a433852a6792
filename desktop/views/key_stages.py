"""The Key stages tab: KS2 and KS4 tables and pictures beside national and local rows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.charts import ChartView
from desktop.data import Data
from desktop.dialogs.benchmarks import BenchmarksDialog
from desktop.page_parts import splitter
from desktop.problems import words_for
from desktop.tables import Column, RowsModel, Table
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.widgets import button, column, named, panel, row, text
from engine.analysis.stages import KeyStages, key_stages
from engine.charts import Chart
from engine.results import Table as Cells
from engine.workspace import Workspace

TABLE_ROWS = 1
"""Room below the rows of a table, for its scroll bar."""

NO_RESULTS = (
    "No {stage} results are known at the end of this month. Results of a year count from 1 September of "
    "that year; import {extract}, or choose a later month."
)


class KeyStagesView(View):
    """A page for each key stage."""

    title = "Key stages"
    help_page = "key_stages"

    def build(self) -> QWidget:
        """Two pages and the button for the national and local rows."""
        self._stages = {"ks2": _StagePage("Key stage 2"), "ks4": _StagePage("Key stage 4")}
        self._pages = named(QTabWidget(), "Key stages")
        self._pages.addTab(self._stages["ks2"], "Key stage &2")
        self._pages.addTab(self._stages["ks4"], "Key stage &4")
        edit = button(
            "National and local &rows …", self._edit_benchmarks, tip="Enter or paste benchmark rows"
        )
        layout = column()
        layout.addWidget(self._pages, 1)
        layout.addLayout(row(edit, None))
        return panel(layout, 2 * RHYTHM)

    def first_focus(self) -> QWidget:
        """The choice of key stage."""
        return self._pages.tabBar()

    def question(self) -> Question:
        """Both key stages."""
        month = self.month

        def work(data: Data, job: Job) -> KeyStages:
            assert data.history is not None
            return key_stages(data.history, month)

        return work

    def show_answer(self, answer: KeyStages) -> None:
        """Fill both pages."""
        missing = (
            ("ks2", answer.ks2_year, answer.ks2, answer.ks2_charts, answer.ks2_notes, "ks2_results"),
            ("ks4", answer.ks4_year, answer.ks4, answer.ks4_charts, answer.ks4_notes, "ks4_results"),
        )
        for name, year, cells, charts, notes, extract in missing:
            words = f"Results of {year}. {' '.join(notes)}" if year else ""
            empty = NO_RESULTS.format(stage=f"key stage {name[-1]}", extract=extract)
            self._stages[name].show_stage(words or empty, cells, charts)

    def _edit_benchmarks(self) -> None:
        data = self.session.data
        if data is None:
            return
        self.session.ask(
            "benchmarks",
            "Reading the national and local rows",
            lambda data, job: data.workspace.rows("benchmarks"),
            self._open_dialog,
        )

    def _open_dialog(self, rows: tuple[Mapping[str, str], ...]) -> None:
        stage = "KS2" if self._pages.currentIndex() == 0 else "KS4"
        dialog = BenchmarksDialog(stage, rows, self)
        if not dialog.exec():
            return
        put, remove = dialog.edits()

        def work(workspace: Workspace, job: Job) -> None:
            workspace.edit_rows("benchmarks", put, remove)

        self.session.change(
            "Storing the national and local rows",
            work,
            lambda _: self.session.say("National and local rows stored."),
            lambda error: self.session.say(words_for(error)),
        )


class _StagePage(QWidget):
    """Words, table and pictures of one key stage."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._words = named(text("", "secondary"), f"About {name}")
        self._table = Table(RowsModel[list[str]](()), name)
        self._charts = [ChartView(f"{name}, picture {number}") for number in (1, 2)]
        self._pictures = splitter(Qt.Orientation.Horizontal, *self._charts, sizes=(600, 600))
        self._both = splitter(Qt.Orientation.Vertical, self._table, self._pictures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * RHYTHM, 0, RHYTHM)
        layout.addWidget(self._words)
        layout.addWidget(self._both, 1)

    def show_stage(self, words: str, cells: Cells, charts: tuple[Chart, ...]) -> None:
        """Fill the page; without rows only the words stay."""
        self._words.setText(words)
        self._both.setVisible(len(cells) > 1)
        if len(cells) < 2:
            return
        model: RowsModel[list[str]] = RowsModel([_column(name, place) for place, name in enumerate(cells[0])])
        before, self._table = self._table, Table(model, self._name)
        model.set_rows(cells[1:])
        self._both.replaceWidget(0, self._table)
        table = (len(cells) + TABLE_ROWS) * self._table.verticalHeader().defaultSectionSize()
        self._both.setSizes([table, max(self.height() - table, table)])
        before.deleteLater()
        for view, chart in zip(self._charts, (*charts, None), strict=False):
            view.setVisible(chart is not None)
            if chart is not None:
                view.show_chart(chart)


def _column(name: str, place: int) -> Column[list[str]]:
    return Column(name or "Pupils", lambda cells: cells[place], numeric=place > 0)
