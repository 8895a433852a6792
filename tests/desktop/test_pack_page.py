"""The pack page: the real PDF follows the choices, is saved, printed, and is what the command line gives."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.pdf_pages import page_count, print_pages
from desktop.views.pack import PackView
from engine.command_line import main
from engine.report.editions import Edition

AtRest = Callable[[], None]


@pytest.fixture
def page(open_council: Callable[[str], MainWindow], at_rest: AtRest) -> PackView:
    window = open_council("small")
    window.go("pack")
    QApplication.processEvents()
    at_rest()
    view = window.view("pack")
    assert isinstance(view, PackView)
    return view


def settled(page: PackView, at_rest: AtRest) -> None:
    """Do not wait until the choices have come to rest: make the pack now."""
    page._settle.stop()
    page._make()
    at_rest()


def words(pdf: bytes, place: int) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text: str = document[place].get_textpage().get_text_bounded()
        return text


def test_the_preview_is_what_the_command_line_gives(page: PackView, tmp_path: Path) -> None:
    data, made = page.session.data, page._made
    assert data is not None
    assert made is not None
    out = tmp_path / "pack.pdf"
    given = ["pack", "--workspace", str(data.path), "--month", str(page.month), "--out", str(out)]
    assert main(given) == 0
    assert out.read_bytes() == made.pdf


def test_pages_are_shown_and_read_out(page: PackView, at_rest: AtRest, qtbot: QtBot) -> None:
    assert page._made is not None
    assert page.preview._picture.pixmap().width() > 100
    qtbot.keyClick(page.preview, Qt.Key.Key_PageDown)
    at_rest()
    assert page.preview._picture.accessibleName() == f"Page 2 of {page._made.pages}"
    assert page.preview._picture.accessibleDescription() == words(page._made.pdf, 1)


def test_sections_can_be_left_out_and_moved_and_stay_so(page: PackView, at_rest: AtRest) -> None:
    sections = page.choices.sections
    sections.item(0).setCheckState(Qt.CheckState.Unchecked)
    sections.setCurrentRow(2)
    page.choices._move(-1)
    settled(page, at_rest)
    chosen = page.choices.options().sections
    assert "guidance" not in chosen
    assert chosen.index("scorecard") < chosen.index("summary")
    assert page._made is not None
    assert page._made.options.sections == chosen
    page.ask_again()
    at_rest()
    assert page.choices.options().sections == chosen


def test_indicator_pages_can_be_chosen(page: PackView, at_rest: AtRest) -> None:
    assert page._made is not None
    page.choices.usual.click()
    for place in range(page.choices.pages.count()):
        item = page.choices.pages.item(place)
        is_wanted = item.data(Qt.ItemDataRole.UserRole) == "cic_count"
        item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
    settled(page, at_rest)
    assert page._made.options.indicator_pages == ("cic_count",)


def test_the_cover_text_is_printed(page: PackView, at_rest: AtRest, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.choices.words, "For the meeting of the panel.")
    settled(page, at_rest)
    assert page._made is not None
    assert "For the meeting of the panel." in words(page._made.pdf, 0)


def test_a_passage_of_a_section_is_commentary_of_the_month(
    page: PackView, at_rest: AtRest, qtbot: QtBot
) -> None:
    page.choices._which.setCurrentIndex(page.choices._which.findData("summary"))
    page.choices._which.activated.emit(1)
    page.choices.words.setFocus()
    qtbot.keyClicks(page.choices.words, "A good month.")
    page.choices.edition.setFocus()
    at_rest()
    data = page.session.data
    assert data is not None
    stored = {(row["INDICATOR"], row["MONTH"]): row["TEXT"] for row in data.workspace.rows("commentary")}
    assert stored["summary", str(page.month)] == "A good month."
    assert page._made is not None
    assert any("A good month." in words(page._made.pdf, n) for n in range(page._made.pages))


def test_the_public_edition_says_so_on_its_pages_and_names_what_to_read(
    page: PackView, at_rest: AtRest
) -> None:
    page.choices.edition.setCurrentIndex(page.choices.edition.findData(Edition.PUBLIC.value))
    page.choices.words.setPlainText("Two children waited.")
    settled(page, at_rest)
    assert page._made is not None
    assert Edition.PUBLIC.value in words(page._made.pdf, 2)
    assert "Two children" in page._warning.text()


def test_saving_then_opening(
    page: PackView, at_rest: AtRest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened = tmp_path / "pack.pdf", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    page._others[1].click()
    at_rest()
    assert page._made is not None
    assert path.read_bytes() == page._made.pdf
    assert opened == [QUrl.fromLocalFile(str(path))]


def test_a_folder_that_cannot_be_written_is_said(
    page: PackView, at_rest: AtRest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    page.session.said.connect(said.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / "no" / "pack.pdf"), ""))
    page.save.click()
    at_rest()
    assert "cannot be read or written" in said[-1]


def test_workbook_and_tables_are_written(
    page: PackView, at_rest: AtRest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, tables = tmp_path / "pack.xlsx", tmp_path / "tables"
    tables.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(book), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: str(tables))
    page._others[2].click()
    page._others[3].click()
    at_rest()
    assert book.read_bytes().startswith(b"PK")
    assert len(list(tables.glob("*.csv"))) > 10


def test_a_range_of_pages_is_printed(
    page: PackView, at_rest: AtRest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page._made is not None
    out = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    print_pages(page._made.pdf, printer, range(1, 4))
    assert page_count(out.read_bytes()) == 3
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: 0)
    page._others[0].click()
    at_rest()


def test_stopping_leaves_the_choices_usable(page: PackView, at_rest: AtRest) -> None:
    page._make()
    page.stop.click()
    at_rest()
    assert page._made is None
    assert not page.save.isEnabled()
    settled(page, at_rest)
    assert page.save.isEnabled()
