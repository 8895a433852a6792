"""The Child tab: one child's history on a timeline, and what the child counts in this month."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.charts import ChartView
from desktop.data import Data
from desktop.lists import ListPanel
from desktop.page_parts import splitter
from desktop.tables import Column
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.widgets import button, column, named, panel, row, text
from engine.analysis.child import ChildCount, child_view
from engine.analysis.child import ChildView as Found
from engine.analysis.labels import day_name, month_name
from engine.errors import UserError

NOBODY = "Open a child from any list, or type the child's id above."
ID_WIDTH = 220


class ChildView(View):
    """Facts of the child as at the end of the month; opening a row leads to the indicator."""

    title = "Child"
    help_page = "child"

    def build(self) -> QWidget:
        """Field for the id, who the child is, timeline, indicators."""
        self._id = named(QLineEdit(), "Child id")
        self._id.setObjectName("find")
        self._id.setMaximumWidth(ID_WIDTH)
        self._id.returnPressed.connect(self._go)
        label = QLabel("&Child id:")
        label.setBuddy(self._id)
        self._words = named(text(NOBODY), "Who the child is")
        self._timeline = ChartView("Timeline")
        self._counts = ListPanel(_COLUMNS, "Indicators that count the child")
        self._counts.table.row_opened.connect(lambda count: self.session.open_indicator(count.indicator))
        self._both = splitter(Qt.Orientation.Vertical, self._timeline, self._counts, sizes=(380, 280))
        self.session.child_changed.connect(self.ask_again)
        layout = column()
        layout.addLayout(row(label, self._id, button("&Show", self._go), None))
        layout.addWidget(self._words)
        layout.addWidget(self._both, 1)
        return panel(layout, 2 * RHYTHM)

    def first_focus(self) -> QWidget:
        """The field for the id while nobody is shown, else the timeline."""
        return self._timeline if self.session.child else self._id

    def question(self) -> Question | None:
        """The child's history as known at the end of the month; None while nobody is chosen."""
        child, month = self.session.child, self.month
        if not child:
            return None

        def work(data: Data, job: Job) -> Found | str:
            assert data.history is not None
            try:
                return child_view(data.history, child, month)
            except UserError as error:
                return str(error)

        return work

    def show_answer(self, answer: Found | str | None) -> None:
        """Fill the page; a sentence takes the place of a child that is not known."""
        found = answer if isinstance(answer, Found) else None
        self._both.setVisible(found is not None)
        self._id.setText(self.session.child)
        if found is None:
            self._words.setText(answer if isinstance(answer, str) else NOBODY)
            return
        self._words.setText(_who(found))
        self._timeline.show_chart(found.timeline)
        self._counts.show_rows(
            f"Indicators that count this child in {month_name(found.month)}",
            found.counts,
            ("indicator", "indicators"),
        )

    def _go(self) -> None:
        if self._id.text().strip():
            self.session.open_child(self._id.text().strip())


def _who(found: Found) -> str:
    """The child in one sentence each: person, care, placement."""
    person, month = found.person, month_name(found.month)
    facts = [person.sex, "" if person.age is None else f"aged {person.age}", person.ethnicity]
    born = f"born {day_name(found.born)}" if found.born is not None else "date of birth not recorded"
    facts += [born, "unaccompanied asylum seeking child" if person.uasc else ""]
    first = f"Child {found.child}: {', '.join(fact for fact in facts if fact)}."
    if person.in_care_since is None:
        return f"{first} Not in care at the end of {month}."
    since = f"In care at the end of {month}, since {day_name(person.in_care_since)}."
    now = [person.placement, person.legal_status]
    worker = [f"social worker {person.worker}" if person.worker else "", person.team]
    rest = "; ".join(fact for fact in (*now, *worker) if fact)
    return f"{first} {since} {rest}." if rest else f"{first} {since}"


def _amount(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


_COLUMNS: tuple[Column[ChildCount], ...] = (
    Column("Theme", lambda each: each.theme),
    Column("Indicator", lambda each: each.name, stretches=True),
    Column("Standing", lambda each: each.standing),
    Column(
        "Why", lambda each: "; ".join(dict.fromkeys(each.why)), tip=lambda each: "\n".join(each.why), width=48
    ),
    Column("Numerator", lambda each: _amount(each.numerator), numeric=True, sort=lambda each: each.numerator),
    Column(
        "Denominator",
        lambda each: _amount(each.denominator),
        numeric=True,
        sort=lambda each: each.denominator,
    ),
)
