"""The Demographics tab: six tables and pictures beside the year before; any cell lists its children."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop.charts import ChartView
from desktop.data import Data
from desktop.page_parts import splitter
from desktop.people import PeopleList
from desktop.tables import Column, RowsModel, Table
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.widgets import column, named, panel, row, text
from engine.analysis.demographics import Demographic, DemographicRow, children_in_cell, demographics
from engine.analysis.labels import month_name
from engine.analysis.people import Person
from engine.breakdowns import BREAKDOWNS, GRAND_TOTAL, SEX_COLUMNS
from engine.charts import Arrangement, BarChart

CHOOSE = "Choose a cell, a bar or a row (Enter) to list its children."
CANNOT_TELL = "This table cannot be made for the month: the files it needs have not been imported."


class Cell(NamedTuple):
    """What the list of children is asked for; None stands for all rows or all columns."""

    table: str
    label: str | None
    sex: str | None


class DemographicsView(View):
    """One table at a time with its picture, and the children in what was chosen."""

    title = "Demographics"
    help_page = "demographics"

    def build(self) -> QWidget:
        """Choice of table; table beside picture; list of children below."""
        self._found: dict[str, Demographic] = {}
        self._choice = named(QComboBox(), "Table")
        for name, breakdown in BREAKDOWNS.items():
            self._choice.addItem(breakdown.title.rstrip("?"), name)
        self._choice.currentIndexChanged.connect(lambda _: self._show_table())
        label = QLabel("&Table:")
        label.setBuddy(self._choice)
        self._remark = named(text("", "secondary"), "Note on the table")
        self._model: RowsModel[DemographicRow] = RowsModel(())
        self._table = Table(self._model, "Demographics")
        self._chart = ChartView("Picture of the table")
        self._chart.opened.connect(self._bar_opened)
        self._people = PeopleList("Children")
        self._people.child_opened.connect(self.session.open_child)
        self._upper = splitter(Qt.Orientation.Horizontal, self._table, self._chart)
        both = splitter(Qt.Orientation.Vertical, self._upper, self._people, sizes=(420, 240))
        layout = column()
        layout.addLayout(row(label, self._choice, None))
        layout.addWidget(self._remark)
        layout.addWidget(both, 1)
        return panel(layout, 2 * RHYTHM)

    def first_focus(self) -> QWidget:
        """The choice of table."""
        return self._choice

    def question(self) -> Question:
        """All six tables of the month."""
        month = self.month

        def work(data: Data, job: Job) -> tuple[Demographic, ...]:
            assert data.history is not None
            return demographics(data.history, month)

        return work

    def show_answer(self, answer: tuple[Demographic, ...]) -> None:
        """Fill table and picture."""
        self._found = {each.name: each for each in answer}
        self._show_table()

    def _show_table(self) -> None:
        found = self._found.get(self._choice.currentData())
        if found is None:
            return
        rows = [*found.rows, *([found.totals] if found.totals else [])]
        self._remark.setText(f"{CHOOSE} {found.footnote}" if found.available else CANNOT_TELL)
        self._replace_table(found, rows)
        self._chart.setVisible(found.available)
        self._chart.show_chart(found.chart)
        self._people.hide()

    def _replace_table(self, found: Demographic, rows: list[DemographicRow]) -> None:
        """Tables differ in their columns, so each gets a model of its own."""
        before, self._model = self._table, RowsModel(_columns(found))
        self._table = Table(self._model, f"{found.title.rstrip('?')}, {month_name(found.month)}")
        self._table.clicked.connect(lambda index: self._list_cell(index.row(), index.column()))
        self._table.row_opened.connect(
            lambda _: self._list_cell(self._table.currentIndex().row(), self._table.currentIndex().column())
        )
        self._model.set_rows(rows)
        self._upper.replaceWidget(0, self._table)
        self._upper.setSizes([520, 640])
        before.deleteLater()

    # Children -------------------------------------------------------------------------------------------

    def _list_cell(self, row_place: int, column_place: int) -> None:
        found, chosen = self._found[self._choice.currentData()], self._model.rows[row_place]
        sex = found.columns[column_place - 1] if 0 < column_place <= len(found.columns) else None
        label = None if chosen.label == GRAND_TOTAL else chosen.label
        self._list(Cell(found.name, label, sex))

    def _bar_opened(self, key: tuple[int, int]) -> None:
        chart = self._chart.chart
        assert isinstance(chart, BarChart)
        series, category = key
        columns = SEX_COLUMNS if chart.arrangement is Arrangement.PYRAMID else None
        sex = columns[series] if columns else chart.series[series].name
        self._list(Cell(self._choice.currentData(), chart.categories[category], sex))

    def _list(self, cell: Cell) -> None:
        month = self.month
        title = ", ".join(part for part in (cell.label, cell.sex) if part) or "All children in care"
        name = self._found[cell.table].title.rstrip("?")

        def work(data: Data, job: Job) -> Sequence[Person]:
            assert data.history is not None
            return children_in_cell(data.history, cell.table, month, cell.label, cell.sex)

        self.session.ask(
            "demographic cell",
            "Listing children",
            work,
            lambda people: self._show_children(f"{name}: {title}, {month_name(month)}", people),
        )

    def _show_children(self, title: str, people: Sequence[Person]) -> None:
        self._people.show_rows(title, people)
        self._people.show()


def _columns(found: Demographic) -> list[Column[DemographicRow]]:
    made: list[Column[DemographicRow]] = [
        Column(found.title, lambda each: each.label, stretches=True, sort=_age_or_text)
    ]
    for place, sex in enumerate(found.columns):
        made.append(
            Column(
                sex,
                lambda each, place=place: f"{each.counts[place]:,}",  # type: ignore[misc]
                numeric=True,
                sort=lambda each, place=place: each.counts[place],  # type: ignore[misc]
            )
        )
    before = month_name(found.month.plus(-12))
    made += [
        Column(GRAND_TOTAL, lambda each: f"{each.total:,}", numeric=True, sort=lambda each: each.total),
        Column(
            before,
            lambda each: "" if each.total_year_before is None else f"{each.total_year_before:,}",
            numeric=True,
            sort=lambda each: each.total_year_before,
            heading_tip="All children in the row at the end of the same month a year before",
        ),
        Column("Change", _change, numeric=True, sort=lambda each: each.change),
    ]
    return made


def _age_or_text(each: DemographicRow) -> tuple[int, str]:
    return (int(each.label), "") if each.label.isdecimal() else (10**6, each.label.casefold())


def _change(each: DemographicRow) -> str:
    return "" if each.change is None else f"{each.change:+,}" if each.change else "0"
