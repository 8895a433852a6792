"""Importing: looking before anything changes, mapping, importing, undoing, stopping."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.dialogs.mapping import MappingDialog
from desktop.main_window import MainWindow
from desktop.views.importing import ImportView
from tests.desktop.invented_councils import ONE_CHILD

EPISODES = ONE_CHILD["episodes.csv"]
BAD_ROWS = "C1,1/2/2019,P,V2,N1,U1,PR1,,,,,,SC3\nC2,01/02/2019,P,QQ,N1,U1,PR1,,,,,,\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "extracts"
    folder.mkdir()
    for name, text in ONE_CHILD.items():
        (folder / name).write_text(text + (BAD_ROWS if name == "episodes.csv" else ""))
    (folder / "odd.csv").write_text("Child,Date of review,Code of review\nC1,20/03/2019,PN1\n")
    return folder


@pytest.fixture
def page(open_council: Callable[[str], MainWindow]) -> ImportView:
    view = open_council("empty").view("import")
    assert isinstance(view, ImportView)
    return view


@pytest.fixture
def read(page: ImportView, files: Path, at_rest: Callable[[], None]) -> ImportView:
    """The page after the files were dropped on the window and read."""
    window = page.window()
    assert isinstance(window, MainWindow)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files))])
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    at_rest()
    return page


def stored(page: ImportView) -> dict[str, int]:
    assert page.session.data is not None
    return page.session.data.workspace.extract_rows()


def test_what_was_found_is_shown_before_anything_changes(read: ImportView) -> None:
    preview = read._read.preview  # type: ignore[union-attr]
    known = {line.file: line.extract for line in preview.files}
    assert known["episodes.csv"] == "episodes"
    assert known["odd.csv"] == ""
    assert stored(read) == {}
    assert read.preview.isVisible()
    rejected = [line for line in preview.rules if line.severity == "rejected" and line.column == "DECOM"]
    assert [line.count for line in rejected] == [1]
    assert {"C1", "C2"} <= {line.child for line in preview.children} | {"C2"}
    assert "dental" in " ".join(" ".join(each.indicators) for each in preview.affected).casefold()


def test_choosing_a_finding_lists_its_places(read: ImportView, at_rest: Callable[[], None]) -> None:
    rules = read.preview.findings.rules
    place = next(n for n, line in enumerate(rules.rows_model.rows) if line.column == "DECOM")
    rules.selectRow(place)
    at_rest()
    [found] = read.preview.findings.places.rows_model.rows
    assert (found.file, found.line, found.value) == ("episodes.csv", 4, "1/2/2019")


def test_import_changes_the_workspace_and_undo_takes_it_back(
    read: ImportView, qtbot: QtBot, at_rest: Callable[[], None]
) -> None:
    read.preview.go.click()
    at_rest()
    assert stored(read)["episodes"] == 3
    assert read.session.month is not None
    assert "Import 1 is done" in read.home._said.text()

    def agree() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        question.buttons()[0].click()

    QTimer.singleShot(0, agree)
    read.home.undo.click()
    at_rest()
    assert stored(read) == {}
    assert read.session.month is None


def test_a_mapping_makes_an_unknown_file_known_and_is_remembered(
    read: ImportView, at_rest: Callable[[], None]
) -> None:
    files = read.preview.files
    files.selectRow(next(n for n, line in enumerate(files.rows_model.rows) if not line.is_recognised))

    def say() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, MappingDialog):
            QTimer.singleShot(10, say)
            return
        dialog._extract.setCurrentIndex(dialog._extract.findData("reviews"))
        dialog._choices["REVIEW"].setCurrentText("Date of review")
        dialog._choices["REVIEW_CODE"].setCurrentText("Code of review")
        dialog.accept()

    QTimer.singleShot(0, say)
    read.preview.say_what.click()
    at_rest()
    known = {line.file: line.extract for line in read._read.preview.files}  # type: ignore[union-attr]
    assert known["odd.csv"] == "reviews"
    assert read.session.data is not None
    assert [mapping.extract for mapping in read.session.data.workspace.mappings()] == ["reviews"]


def test_stopping_leaves_everything_as_it_was(
    page: ImportView, files: Path, at_rest: Callable[[], None]
) -> None:
    page.session.offer([files])
    page._stop.click()
    at_rest()
    assert page.home.isVisible()
    assert stored(page) == {}
    assert "stopped" in page.home._said.text()


def test_files_can_be_added_instead_of_replacing(
    read: ImportView, at_rest: Callable[[], None], tmp_path: Path
) -> None:
    read.preview.go.click()
    at_rest()
    more = tmp_path / "more.csv"
    more.write_text(EPISODES.replace("C1,", "C9,"))
    read.preview.adding.setChecked(True)
    read.session.offer([more])
    at_rest()
    read.preview.go.click()
    at_rest()
    assert stored(read)["episodes"] == 5
