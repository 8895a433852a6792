"""The one table model and view: what Qt expects, sorting, filter, copying."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.clipboard import as_html, as_text
from desktop.tables import Column, Drawn, Heading, RowsModel, Table, find_in
from desktop.theme import Theme


@dataclass(frozen=True)
class Fruit:
    name: str
    weight: float | None
    rag: str = ""


def _weight(fruit: Fruit) -> str:
    return "-" if fruit.weight is None else f"{fruit.weight:.1f}"


COLUMNS = (
    Column[Fruit]("Name", lambda fruit: fruit.name),
    Column[Fruit](
        "Weight",
        _weight,
        numeric=True,
        sort=lambda fruit: fruit.weight,
        drawn=Drawn.RAG,
        mark=lambda fruit: fruit.rag,
        spoken=lambda fruit: f"{_weight(fruit)}, {fruit.rag}",
        also=(("RAG", lambda fruit: fruit.rag),),
    ),
)
ROWS = [
    Heading("Round"),
    Fruit("plum", 30.0, "red"),
    Fruit("Apple", 150.0, "green"),
    Fruit("cherry", None),
    Heading("Long"),
    Fruit("banana", 120.0, "amber"),
]


@pytest.fixture
def model(theme: Theme) -> RowsModel[Fruit]:
    made: RowsModel[Fruit] = RowsModel(COLUMNS)
    made.set_rows(ROWS)
    return made


def names(model: QAbstractItemModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_qt_finds_nothing_wrong_while_rows_change(model: RowsModel[Fruit]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.set_filter(lambda fruit: fruit.name != "plum")
    model.set_rows([])
    model.set_rows(ROWS)
    model.sort(-1)
    assert tester.model() is model


def test_rows_sort_within_their_section_and_those_without_a_value_come_last(model: RowsModel[Fruit]) -> None:
    model.sort(1)
    assert names(model) == ["Round", "plum", "Apple", "cherry", "Long", "banana"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Round", "Apple", "plum", "cherry", "Long", "banana"]
    model.sort(0)
    assert names(model) == ["Round", "Apple", "cherry", "plum", "Long", "banana"]


def test_a_selected_row_stays_selected_when_rows_are_sorted(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    table = Table(model, "Fruit")
    qtbot.addWidget(table)
    table.selectRow(1)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert table.current_row == Fruit("plum", 30.0, "red")


def test_a_heading_without_rows_is_not_shown(model: RowsModel[Fruit]) -> None:
    model.set_filter(lambda fruit: fruit.name == "banana")
    assert names(model) == ["Long", "banana"]


def test_assistive_technology_hears_the_rating(model: RowsModel[Fruit]) -> None:
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "30.0, red"
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "plum"


def test_copying_takes_headings_and_the_words_of_marks(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    table = Table(model, "Fruit")
    qtbot.addWidget(table)
    table.selectRow(2)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().mimeData()
    assert copied.text() == "Name\tWeight\tRAG\nApple\t150.0\tgreen\n"
    assert "<th" in copied.html()
    assert ">150.0<" in copied.html()


def test_what_is_pasted_is_no_formula_and_one_line() -> None:
    cells = [["Name"], ["=1+1"], ["a\nb\tc"], ["-"], ["-0.5%"], ["+7"]]
    assert as_text(cells) == "Name\n'=1+1\na b c\n-\n-0.5%\n+7\n"
    assert "mso-number-format" in as_html([["Name"], ["007x"]])


def test_enter_and_double_click_open_a_row_but_no_heading(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    table = Table(model, "Fruit")
    qtbot.addWidget(table)
    opened: list[Fruit] = []
    table.row_opened.connect(opened.append)
    table.setCurrentIndex(model.index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    table.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert [fruit.name for fruit in opened] == ["plum"]


def test_the_keyboard_begins_at_the_first_row_not_at_a_heading(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    table = Table(model, "Fruit")
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    assert table.current_row == Fruit("plum", 30.0, "red")
    assert not table.selectionModel().hasSelection()


def test_alt_and_arrows_sort_by_the_current_column(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    table = Table(model, "Fruit")
    qtbot.addWidget(table)
    table.setCurrentIndex(model.index(1, 1))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(model)[1] == "Apple"


def test_finding_shows_rows_that_hold_all_the_words(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    field = find_in(model)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.searched):
        field.setText("AN 120")
    assert names(model) == ["Long", "banana"]
