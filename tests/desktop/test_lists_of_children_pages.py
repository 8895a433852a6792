"""Pages that lead from a number to its children: demographics, education factors, key stages, one child."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.benchmarks import BenchmarksDialog
from desktop.main_window import MainWindow
from desktop.tables import Table
from desktop.views.child import ChildView
from desktop.views.demographics import DemographicsView
from desktop.views.education_factors import EducationFactorsView
from desktop.views.key_stages import KeyStagesView
from engine.table_catalogue import table_called

AtRest = Callable[[], None]


def opened(window: MainWindow, page: str, at_rest: AtRest) -> object:
    window.go(page)
    QApplication.processEvents()
    at_rest()
    return window.view(page)


@pytest.fixture
def window_open(open_council: Callable[[str], MainWindow]) -> MainWindow:
    return open_council("small")


def choose(table: Table, row: int, column: int) -> None:
    table.selectionModel().setCurrentIndex(
        table.model().index(row, column), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )


def test_demographics_show_the_printed_table_and_list_a_cells_children(
    window_open: MainWindow, at_rest: AtRest, qtbot: QtBot
) -> None:
    page = opened(window_open, "demographics", at_rest)
    assert isinstance(page, DemographicsView)
    data = window_open.session.data
    assert data is not None
    for place, name in enumerate(("current_age", "age_at_start", "nationality", "disability", "uasc")):
        page._choice.setCurrentIndex(place)
        QAbstractItemModelTester(page._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        printed = table_called(name)(data.extracts, page.month, data.profile)
        totals = {row[0]: row[-1] for row in printed[1:]}
        shown = {row.label: str(row.total) for row in page._model.rows}
        assert {label: count for label, count in shown.items() if label in totals} == totals
    page._choice.setCurrentIndex(0)
    row = max(range(18), key=lambda n: page._model.rows[n].counts[1])
    choose(page._table, row, 2)
    qtbot.keyClick(page._table, Qt.Key.Key_Return)
    at_rest()
    chosen = page._model.rows[row]
    listed = page._people.model.rows
    assert len(listed) == chosen.counts[1]
    assert {person.sex for person in listed} == {"Male"}
    assert {str(person.age) for person in listed} == {chosen.label}


def test_a_bar_lists_the_same_children_as_its_cell(window_open: MainWindow, at_rest: AtRest) -> None:
    page = opened(window_open, "demographics", at_rest)
    assert isinstance(page, DemographicsView)
    page._chart.opened.emit((0, 17))
    at_rest()
    assert len(page._people.model.rows) == page._model.rows[17].counts[0]


def test_a_child_opens_from_a_list_and_shows_where_it_counts(
    window_open: MainWindow, at_rest: AtRest, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(window_open, "demographics", at_rest)
    assert isinstance(page, DemographicsView)
    choose(page._table, 17, 3)
    qtbot.keyClick(page._table, Qt.Key.Key_Return)
    at_rest()
    person = page._people.model.rows[0]
    choose(page._people.table, 0, 0)
    qtbot.keyClick(page._people.table, Qt.Key.Key_Return)
    QApplication.processEvents()
    at_rest()
    child = window_open.view("child")
    assert isinstance(child, ChildView)
    assert window_open.page is not None
    assert window_open.page.id == "child"
    assert person.child in child._words.text()
    indicators = [count.indicator for count in child._counts.model.rows]
    assert "cic_count" in indicators
    saved = tmp_path / "list.csv"
    page._people.save(saved)
    assert person.child in saved.read_text(encoding="utf-8-sig")


def test_an_unknown_child_is_answered_in_a_sentence(
    window_open: MainWindow, at_rest: AtRest, qtbot: QtBot
) -> None:
    page = opened(window_open, "child", at_rest)
    assert isinstance(page, ChildView)
    qtbot.keyClicks(page._id, "nobody")
    qtbot.keyClick(page._id, Qt.Key.Key_Return)
    at_rest()
    assert "No child with this id" in page._words.text()
    assert page._both.isHidden()


def test_education_factors_list_children_of_a_cell_and_of_a_combination(
    window_open: MainWindow, at_rest: AtRest, qtbot: QtBot
) -> None:
    page = opened(window_open, "education_factors", at_rest)
    assert isinstance(page, EducationFactorsView)
    data = window_open.session.data
    assert data is not None
    printed = table_called("education_factors")(data.extracts, page.month, data.profile)
    assert page._model.rows == printed[1:]
    row = max(range(4), key=lambda n: int(printed[n + 1][3]))
    choose(page._table, row, 3)
    qtbot.keyClick(page._table, Qt.Key.Key_Return)
    at_rest()
    assert len(page._people.model.rows) == int(printed[row + 1][3]) > 0
    page._chart.opened.emit((0,))
    at_rest()
    chart = page._chart.chart
    assert len(page._people.model.rows) == chart.combinations[0].count  # type: ignore[union-attr]


def test_key_stage_tables_are_as_printed_and_a_pasted_row_is_stored(
    window_open: MainWindow, at_rest: AtRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(window_open, "key_stages", at_rest)
    assert isinstance(page, KeyStagesView)
    data = window_open.session.data
    assert data is not None
    printed = table_called("ks2")(data.extracts, page.month, data.profile)
    assert page._stages["ks2"]._table.rows_model.rows == printed[1:]

    def fill_in(dialog: BenchmarksDialog) -> int:
        grid = dialog.findChild(QTableWidget)
        assert grid is not None
        dialog._grid.add_row()
        dialog._grid._paste("South East\t1,200\t41.0%\n")
        return 1

    monkeypatch.setattr(BenchmarksDialog, "exec", fill_in)
    page._edit_benchmarks()
    at_rest()
    at_rest()
    rows = {row[0]: row for row in page._stages["ks2"]._table.rows_model.rows}
    assert rows["South East"][1:3] == ["1200", "41.0%"]
    assert list(rows)[-1] == "Virtual School"
