"""The scorecard of a month: rows, filters, months, opening an indicator, copying."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.tables import Table
from desktop.views.importing import ImportView
from desktop.views.scorecard import ScorecardView
from engine.indicators.catalogue import CATALOGUE
from tests.desktop.invented_councils import ONE_CHILD


@pytest.fixture
def page(open_council: Callable[[str], MainWindow]) -> ScorecardView:
    view = open_council("small").view("scorecard")
    assert isinstance(view, ScorecardView)
    return view


def table(page: ScorecardView) -> Table:
    return page.findChild(Table)  # type: ignore[return-value]


def test_every_indicator_has_a_row_and_the_model_is_sound(page: ScorecardView) -> None:
    model = table(page).rows_model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [row.indicator for row in model.rows] == [indicator.id for indicator in CATALOGUE]
    assert len(model.headings) == len({indicator.theme for indicator in CATALOGUE})


def test_the_table_shows_what_the_engine_says_of_each_month(page: ScorecardView) -> None:
    session, model = page.session, table(page).rows_model
    for _ in range(3):
        overview = session.overview()
        assert overview is not None
        assert overview.month == session.month
        printed = [model.index(n, 3).data() for n in range(model.rowCount()) if n not in model.headings]
        assert printed == [row.row.printed for row in overview.rows]
        session.step_month(-1)


def test_filters_by_theme_rating_and_worsening_can_be_cleared(page: ScorecardView, qtbot: QtBot) -> None:
    model = table(page).rows_model
    theme, rating = page.findChildren(QComboBox)
    theme.setCurrentIndex(theme.findText("Adoption"))
    theme.activated.emit(theme.currentIndex())
    assert {row.theme for row in model.rows} == {"Adoption"}
    worse = page.findChild(QCheckBox)
    assert worse is not None
    worse.click()
    assert all(row.got_worse for row in model.rows)
    page._filters._all.click()
    assert len(model.rows) == len(CATALOGUE)
    rating.setCurrentIndex(rating.findData("green"))
    rating.activated.emit(rating.currentIndex())
    assert {row.row.rag for row in model.rows} <= {"green"}


def test_ctrl_f_finds_by_words_and_says_when_nothing_fits(page: ScorecardView, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.find_in_page()
    field = page._filters._find
    qtbot.keyClicks(field, "dental")
    qtbot.waitUntil(lambda: len(table(page).rows_model.rows) == 1)
    assert page._nothing.isHidden()
    qtbot.keyClicks(field, " xyzzy")
    qtbot.waitUntil(lambda: not table(page).rows_model.rows)
    assert not page._nothing.isHidden()


def test_enter_asks_for_the_indicators_page(page: ScorecardView, qtbot: QtBot) -> None:
    shown = table(page)
    shown.setCurrentIndex(shown.model().index(1, 0))
    with qtbot.waitSignal(page.session.page_wanted) as asked:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert asked.args == ["indicator"]
    assert page.session.indicator == CATALOGUE[0].id


def test_the_whole_table_is_copied_with_the_words_of_ratings_and_arrows(page: ScorecardView) -> None:
    table(page).clearSelection()
    table(page).copy_selection()
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(CATALOGUE)
    assert lines[0].split("\t")[3:5] == ["Latest result", "RAG"]


def test_an_early_month_shows_once_all_months_are_computed(
    page: ScorecardView, at_rest: Callable[[], None]
) -> None:
    first = page.session.months[0]
    page.session.set_month(first)
    at_rest()
    overview = page.session.overview()
    assert overview is not None
    assert overview.month == first
    assert page.state_words == ""


def test_children_without_a_header_row_are_counted_on_the_months_page(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None], tmp_path: Path
) -> None:
    window = open_council("one child")
    page = window.view("scorecard")
    assert isinstance(page, ScorecardView)
    assert page._left_out.isHidden()
    more = tmp_path / "episodes.csv"
    more.write_text(
        ONE_CHILD["episodes.csv"] + ONE_CHILD["episodes.csv"].replace("C1,", "C2,").split("\n", 1)[1]
    )
    window.session.offer([more])
    at_rest()
    importing = window.view("import")
    assert isinstance(importing, ImportView)
    importing.preview.go.click()
    at_rest()
    importing.home.see.click()
    at_rest()
    assert window.page is not None
    assert window.page.id == "scorecard"
    assert page._left_out.text().startswith("1 child has episodes but no row in header.")
