"""The Trends tab: small multiples of all indicators; up to four compared in one plot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.charts import ChartView, SmallTrend
from desktop.data import Data
from desktop.flow import Flow
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.widgets import button, column, named, panel, text
from engine.analysis.trend import TWO_YEARS, YEAR
from engine.analysis.trends import Order, SmallMultiple, compared, small_multiples
from engine.charts import LineChart

RANGES = (("13 months", YEAR), ("25 months", TWO_YEARS))
MOST_COMPARED = 4
NARROWEST = 250
ABOUT = "Click a trend to open the indicator. Tick up to four to compare them in one picture."
FULL = "Four are ticked: untick one to compare another."


class TrendsView(View):
    """All indicators over the same months."""

    title = "Trends"
    help_page = "trends"

    def build(self) -> QWidget:
        """Choices, comparison, small multiples."""
        self._chosen: list[str] = []
        self._range = _choice("Months", [(words, months) for words, months in RANGES])
        self._order = _choice("Order", [(order.value, order) for order in Order])
        for choice in (self._range, self._order):
            choice.activated.connect(lambda _: self.ask_again())
        self._clear = button("Untick &all", self._untick_all)
        self._remark = named(text(ABOUT, "secondary"), "How to use this page")
        line = Flow(
            _label("Mo&nths:", self._range),
            self._range,
            _label("S&orted by:", self._order),
            self._order,
            self._clear,
            self._remark,
            filler=self._remark,
        )
        self._comparison = ChartView("Comparison")
        self._comparison.hide()
        self._grid = _Multiples(self._tick, self.session.open_indicator)
        area = named(QScrollArea(), "Trends of all indicators")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._grid)
        layout = column(line)
        layout.addWidget(self._comparison, 2)
        layout.addWidget(area, 3)
        return panel(layout, 2 * RHYTHM)

    def first_focus(self) -> QWidget:
        """The choice of months."""
        return self._range

    def question(self) -> Question:
        """The trends of all indicators, and the comparison of those that are ticked."""
        month, months = self.month, self._range.currentData()
        order, chosen = Order(self._order.currentData()), tuple(self._chosen)

        def work(data: Data, job: Job) -> tuple[tuple[SmallMultiple, ...], LineChart | None]:
            assert data.history is not None
            comparison = compared(data.history, chosen, month, months) if chosen else None
            return small_multiples(data.history, month, months, order), comparison

        return work

    def show_answer(self, answer: tuple[tuple[SmallMultiple, ...], LineChart | None]) -> None:
        """Fill the page."""
        multiples, comparison = answer
        self._grid.show_multiples(multiples, self._chosen, by_theme=self._order.currentData() == Order.THEME)
        self._comparison.setVisible(comparison is not None)
        if comparison is not None:
            self._comparison.show_chart(comparison)
        self._clear.setEnabled(bool(self._chosen))
        self._remark.setText(FULL if len(self._chosen) == MOST_COMPARED else ABOUT)

    def _tick(self, indicator: str, is_on: bool) -> None:
        if is_on and indicator not in self._chosen:
            self._chosen.append(indicator)
        elif not is_on and indicator in self._chosen:
            self._chosen.remove(indicator)
        self.ask_again()

    def _untick_all(self) -> None:
        self._chosen.clear()
        self.ask_again()


class _Multiple(QWidget):
    """A small trend with the box that picks it for comparison."""

    def __init__(self, indicator: str, ticked: Callable[[bool], None], opened: Callable[[str], None]) -> None:
        super().__init__()
        self.indicator = indicator
        self.trend = SmallTrend(indicator)
        self.trend.opened.connect(opened)
        self.box = QCheckBox("Compare")
        self.box.toggled.connect(ticked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, RHYTHM)
        layout.setSpacing(0)
        layout.addWidget(self.trend, 1)
        layout.addWidget(self.box)

    def show_multiple(self, found: SmallMultiple, *, is_ticked: bool, may_tick: bool) -> None:
        latest = found.trend.points[-1].rag if found.trend.points else ""
        self.trend.show_chart(found.trend.chart, latest)
        self.box.setAccessibleName(f"Compare {found.trend.name}")
        self.box.blockSignals(True)
        self.box.setChecked(is_ticked)
        self.box.blockSignals(False)
        self.box.setEnabled(is_ticked or may_tick)


class _Multiples(QWidget):
    """As many columns as there is room for; themes as headings where sorted by theme."""

    def __init__(self, ticked: Callable[[str, bool], None], opened: Callable[[str], None]) -> None:
        super().__init__()
        self._ticked, self._opened = ticked, opened
        self._multiples: dict[str, _Multiple] = {}
        self._headings: dict[str, QLabel] = {}
        self._sections: list[tuple[str, list[str]]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * RHYTHM)

    def show_multiples(
        self, found: Sequence[SmallMultiple], chosen: Sequence[str], *, by_theme: bool
    ) -> None:
        """Show trends in this order."""
        sections: dict[str, list[str]] = {}
        for each in found:
            name = each.trend.indicator
            if name not in self._multiples:
                self._multiples[name] = self._new(name)
            may_tick = len(chosen) < MOST_COMPARED
            self._multiples[name].show_multiple(each, is_ticked=name in chosen, may_tick=may_tick)
            sections.setdefault(each.theme if by_theme else "", []).append(name)
        arranged = list(sections.items())
        if arranged != self._sections:
            self._sections, self._columns = arranged, 0
            self._arrange()

    def _new(self, name: str) -> _Multiple:
        return _Multiple(name, lambda on: self._ticked(name, on), self._opened)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """More room, more columns."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The width may shrink to one column."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        columns = max(1, self.width() // (NARROWEST + 2 * RHYTHM))
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        for heading in self._headings.values():
            heading.hide()
        line = 0
        for theme, names in self._sections:
            if theme:
                self._grid.addWidget(self._heading(theme), line, 0, 1, columns)
                line += 1
            for place, name in enumerate(names):
                self._grid.addWidget(self._multiples[name], line + place // columns, place % columns)
            line += -(-len(names) // columns)
        self._set_tab_order()

    def _heading(self, theme: str) -> QLabel:
        if theme not in self._headings:
            self._headings[theme] = text(theme, "subheading")
            self._headings[theme].setParent(self)
        self._headings[theme].show()
        return self._headings[theme]

    def _set_tab_order(self) -> None:
        order = [self._multiples[name] for _, names in self._sections for name in names]
        widgets = [widget for each in order for widget in (each.trend, each.box)]
        for first, second in pairwise(widgets):
            QWidget.setTabOrder(first, second)


def _choice(name: str, items: Sequence[tuple[str, object]]) -> QComboBox:
    made = named(QComboBox(), name)
    for words, value in items:
        made.addItem(words, value)
    return made


def _label(words: str, buddy: QWidget) -> QLabel:
    made = QLabel(words)
    made.setBuddy(buddy)
    return made
