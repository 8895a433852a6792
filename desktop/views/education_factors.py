"""The Education factors tab: the table with last month's figures, and a picture of the exact combinations."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.charts import ChartView
from desktop.data import Data
from desktop.page_parts import splitter
from desktop.people import PeopleList
from desktop.tables import Column, RowsModel, Table
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.widgets import column, named, panel, text
from engine.analysis.factors import FACTORS, EducationFactors, children_with_factors, education_factors
from engine.analysis.labels import month_name
from engine.analysis.people import Person
from engine.charts import UpSetChart
from engine.education_factors import COLUMNS, ROWS

CHOOSE = "Choose a cell or a bar (Enter) to list its children."
ABOUT = "Numbers of children in care at school. Each row counts the children who have at least what it names."
NOT_IMPORTED = "The education return (education_status) has not been imported. Import it to see this page."
NOT_HELD = "The education return of this month has not been imported, so its columns are empty."
CANNOT_TELL = "Exclusions have not been imported, so rows with exclusions are empty."


class EducationFactorsView(View):
    """Table above, picture and children below."""

    title = "Education factors"
    help_page = "education_factors"

    def build(self) -> QWidget:
        """Remark, table, picture beside the list of children."""
        self._remark = named(text(ABOUT, "secondary"), "About the table")
        self._model: RowsModel[list[str]] = RowsModel(_COLUMNS)
        self._table = Table(self._model, "Education factors")
        self._table.clicked.connect(lambda _: self._list_cell())
        self._table.row_opened.connect(lambda _: self._list_cell())
        self._chart = ChartView("Combinations")
        self._chart.opened.connect(self._bar_opened)
        self._people = PeopleList("Children")
        self._people.child_opened.connect(self.session.open_child)
        lower = splitter(Qt.Orientation.Horizontal, self._chart, self._people)
        self._both = splitter(Qt.Orientation.Vertical, self._table, lower, sizes=(380, 300))
        layout = column(self._remark, self._both, None)
        layout.setStretch(1, 1)
        return panel(layout, 2 * RHYTHM)

    def first_focus(self) -> QWidget:
        """The table."""
        return self._table

    def question(self) -> Question:
        """The factors of the month."""
        month = self.month

        def work(data: Data, job: Job) -> EducationFactors | None:
            assert data.history is not None
            if not data.extracts.imported("education_status"):
                return None
            return education_factors(data.history, month)

        return work

    def show_answer(self, answer: EducationFactors | None) -> None:
        """Fill table and picture; without the education return there are only words."""
        self._both.setVisible(answer is not None)
        if answer is None:
            self._remark.setText(NOT_IMPORTED)
            return
        remarks = [ABOUT, CHOOSE]
        if not answer.available:
            remarks.append(NOT_HELD)
        if answer.without:
            remarks.append(CANNOT_TELL)
        self._remark.setText(" ".join(remarks))
        self._table.setAccessibleName(f"Education factors, {month_name(answer.month)}")
        self._model.set_rows(answer.table[1:])
        self._chart.show_chart(answer.chart)
        self._people.hide()

    # Children -------------------------------------------------------------------------------------------

    def _list_cell(self) -> None:
        index = self._table.currentIndex()
        chosen = self._model.row_at(index)
        if chosen is None:
            return
        label, factors = next(pair for pair in ROWS if pair[0] == chosen[0])
        phase = COLUMNS[index.column() - 1] if 0 < index.column() < len(COLUMNS) else None
        self._list(", ".join(part for part in (label, phase) if part), factors, phase, exactly=False)

    def _bar_opened(self, key: tuple[int]) -> None:
        chart = self._chart.chart
        assert isinstance(chart, UpSetChart)
        combination = chart.combinations[key[0]]
        names = {words: factor for factor, words in FACTORS.items()}
        factors = "".join(names[chart.sets[place].name] for place in combination.members)
        title = chart.name_of(combination)
        self._list(title[0].upper() + title[1:], factors, None, exactly=True)

    def _list(self, title: str, factors: str, phase: str | None, *, exactly: bool) -> None:
        month = self.month

        def work(data: Data, job: Job) -> Sequence[Person]:
            assert data.history is not None
            return children_with_factors(data.history, month, factors, phase, exactly=exactly)

        self.session.ask(
            "children with factors",
            "Listing children",
            work,
            lambda people: self._show_children(f"{title}, {month_name(month)}", people),
        )

    def _show_children(self, title: str, people: Sequence[Person]) -> None:
        self._people.show_rows(title, people)
        self._people.show()


def _count(place: int) -> Column[list[str]]:
    heading = COLUMNS[(place - 1) % 3].removesuffix(" School")
    group = ("", ", last month", ", change")[(place - 1) // 3]
    return Column(
        f"{heading}{group}",
        lambda cells: _signed(cells[place]) if group == ", change" else cells[place],
        numeric=True,
        sort=lambda cells: int(cells[place]) if cells[place] else None,
    )


def _signed(cell: str) -> str:
    return f"+{cell}" if cell and int(cell) > 0 else cell


_COLUMNS: tuple[Column[list[str]], ...] = (
    Column("Factors", lambda cells: cells[0], stretches=True),
    *(_count(place) for place in range(1, 10)),
)
