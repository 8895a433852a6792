"""Why is it red, which children, and what do we say about it: the indicator's page and the trends."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.views.indicator import IndicatorView
from desktop.views.trends import TrendsView
from engine.care.model import CareModel
from engine.indicators.catalogue import CATALOGUE, indicator
from engine.indicators.figures import behind
from engine.workspace import Workspace

AtRest = Callable[[], None]
NAME = "health_iha_20wd"


@pytest.fixture
def page(open_council: Callable[[str], MainWindow], at_rest: AtRest) -> IndicatorView:
    window = open_council("small")
    window.session.open_indicator(NAME)
    QApplication.processEvents()
    at_rest()
    view = window.view("indicator")
    assert isinstance(view, IndicatorView)
    return view


def type_comment(page: IndicatorView, words: str, qtbot: QtBot) -> None:
    page._tabs.setCurrentWidget(page._comment)
    page._comment._field.setFocus()
    qtbot.keyClicks(page._comment._field, words)


def comments(page: IndicatorView) -> dict[tuple[str, str], str]:
    data = page.session.data
    assert data is not None
    return {(row["INDICATOR"], row["MONTH"]): row["TEXT"] for row in data.workspace.rows("commentary")}


def test_the_children_are_those_behind_the_number(page: IndicatorView) -> None:
    data, month = page.session.data, page.month
    assert data is not None
    expected = behind(indicator(NAME), CareModel(data.extracts, [month], data.profile))
    model = page._units.list.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [(unit.unit, unit.numerator) for unit in model.rows] == [(b.unit, b.numerator) for b in expected]
    page._units.choice.setCurrentIndex(2)
    page._units.choice.activated.emit(2)
    assert len(model.rows) == sum(b.numerator == 0 for b in expected) > 0
    assert all(unit.why for unit in model.rows)


def test_enter_on_a_child_opens_its_page(page: IndicatorView, qtbot: QtBot) -> None:
    table = page._units.list.table
    table.selectionModel().setCurrentIndex(
        table.model().index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    with qtbot.waitSignal(page.session.child_changed):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.session.child == page._units.list.model.rows[0].child


def test_every_indicator_and_month_range_can_be_shown(
    page: IndicatorView, at_rest: AtRest, qtbot: QtBot
) -> None:
    for each in CATALOGUE:
        page.session.open_indicator(each.id)
        at_rest()
        assert page._head.choice.currentData() == each.id
        assert page._trend is not None
        assert page._trend.indicator == each.id
    for place, months in enumerate((13, 25)):
        page._range.setCurrentIndex(place)
        page._range.activated.emit(place)
        at_rest()
        assert len(page._trend.points) == months


def test_control_limits_can_be_switched_on_where_they_say_something(
    page: IndicatorView, at_rest: AtRest
) -> None:
    page.session.open_indicator("cic_pv_placements")
    at_rest()
    before = len(page._chart.chart.references)  # type: ignore[union-attr]
    page._limits.click()
    assert len(page._chart.chart.references) == before + 3  # type: ignore[union-attr]
    page.session.open_indicator("sdq_average_ytd")
    at_rest()
    assert not page._limits.isEnabled()
    assert page._limits_note.text()


def test_a_comment_is_stored_when_the_field_is_left(
    page: IndicatorView, at_rest: AtRest, qtbot: QtBot
) -> None:
    type_comment(page, "Clinics were full.", qtbot)
    page._head.choice.setFocus()
    at_rest()
    assert comments(page)[NAME, str(page.month)].startswith("Clinics were full.")
    assert not page.session.drafts
    history = page.session.data.workspace.history("commentary")  # type: ignore[union-attr]
    assert history[-1].after.startswith("Clinics were full.")


def test_a_draft_survives_another_month_and_goes_to_its_own(
    page: IndicatorView, at_rest: AtRest, qtbot: QtBot
) -> None:
    first = page.month
    page.session.step_month(-1)
    at_rest()
    type_comment(page, "About an earlier month.", qtbot)
    page.session.set_month(first)
    page._head.choice.setFocus()
    at_rest()
    assert "earlier" not in page._comment.words
    assert comments(page)[NAME, str(first.plus(-1))] == "About an earlier month."


def test_closing_the_window_stores_what_was_typed(page: IndicatorView, at_rest: AtRest, qtbot: QtBot) -> None:
    data, month = page.session.data, page.month
    assert data is not None
    page.session.drafts.keep((NAME, str(month)), "Typed and not left.")
    page.window().close()
    with Workspace.open(data.path, None) as workspace:
        texts = [row["TEXT"] for row in workspace.rows("commentary") if row["INDICATOR"] == NAME]
    assert "Typed and not left." in texts


def test_trends_show_all_indicators_sort_and_compare(
    open_council: Callable[[str], MainWindow], at_rest: AtRest
) -> None:
    window = open_council("small")
    window.go("trends")
    QApplication.processEvents()
    at_rest()
    page = window.view("trends")
    assert isinstance(page, TrendsView)
    multiples = page._grid._multiples
    assert list(multiples) == [each.id for each in CATALOGUE]
    for name in list(multiples)[:4]:
        multiples[name].box.click()
        at_rest()
    assert len(page._comparison.chart.series) == 4  # type: ignore[union-attr]
    assert not multiples[CATALOGUE[5].id].box.isEnabled()
    page._clear.click()
    at_rest()
    assert page._comparison.isHidden()
    page._order.setCurrentIndex(1)
    page._order.activated.emit(1)
    at_rest()
    assert len(page._grid._sections) == 1
    assert sorted(page._grid._sections[0][1]) == sorted(each.id for each in CATALOGUE)
    multiples[NAME].trend.opened.emit(NAME)
    assert window.session.indicator == NAME
