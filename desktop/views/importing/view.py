"""The Import tab: choose, look, import, undo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QProgressBar, QStackedWidget, QWidget

from desktop.data import Data
from desktop.dialogs.mapping import MappingDialog
from desktop.main_window import FILES
from desktop.problems import words_for
from desktop.tasks import Job, Operation
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.views.importing.home import Home
from desktop.views.importing.preview import PreviewPanel
from desktop.views.importing.work import (
    Headings,
    Read,
    headings_of,
    looked_at_again,
    reading_of,
    storing,
)
from desktop.widgets import button, column, named, panel, row, text
from engine.analysis.imports import ChildLine, FileLine, RuleLine
from engine.extracts.report import write_report
from engine.workspace import FileMapping, ImportRecord

STEPS = 1000


class ImportView(View):
    """One of three panels: the beginning, the reading, what was read."""

    title = "Import"
    help_page = "import"
    waiting_words = "Looking up what was imported before …"
    follows_month = False

    def build(self) -> QWidget:
        """The three panels."""
        self._read: Read | None = None
        self._reading: Operation | None = None
        self.home = Home()
        self.home.files_wanted.connect(self._choose_files)
        self.home.folder_wanted.connect(self._choose_folder)
        self.home.undo_wanted.connect(self._undo)
        self.home.scorecard_wanted.connect(lambda: self.session.page_wanted.emit("scorecard"))
        self.preview = PreviewPanel()
        self.preview.import_wanted.connect(self._import)
        self.preview.back_wanted.connect(self._go_home)
        self.preview.report_wanted.connect(self._save_report)
        self.preview.adding_changed.connect(self._look_again)
        self.preview.mapping_wanted.connect(self._ask_headings)
        self.preview.findings.places_wanted.connect(self._ask_places)
        self._panels = QStackedWidget()
        for each in (self.home, self._make_progress(), self.preview):
            self._panels.addWidget(each)
        self.session.files_offered.connect(self._take_offered)
        return panel(column(self._panels), 2 * RHYTHM)

    def _make_progress(self) -> QWidget:
        self._what = named(text("", "subheading"), "What is being read")
        self._bar = named(QProgressBar(), "Progress of reading")
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._stop = button("&Stop", self._stop_reading)
        self._progress = panel(column(None, self._what, self._bar))
        layout = self._progress.layout()
        assert layout is not None
        holder = QWidget()
        holder.setLayout(row(self._stop, None))
        layout.addWidget(holder)
        layout.addWidget(text("Nothing changes before you have seen what was found.", "secondary"))
        return panel(column(None, self._progress, None, None))

    # The beginning --------------------------------------------------------------------------------------

    def missing(self) -> str:
        """This page is never empty: it is where everything begins."""
        return ""

    def first_focus(self) -> QWidget:
        """The button to choose files."""
        return self.home.files

    def question(self) -> Question:
        """The import log."""
        return lambda data, job: data.workspace.imports()

    def show_answer(self, answer: Any) -> None:
        """Show the log; take up files that were offered before the page was there."""
        self.home.show_imports(answer)
        self._take_offered()

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Import files", "", FILES)
        self._start([Path(file) for file in chosen])

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Import a folder")
        self._start([Path(folder)] if folder else [])

    def _take_offered(self) -> None:
        offered, self.session.offered = self.session.offered, ()
        self._start(offered)

    def _go_home(self) -> None:
        self._read = None
        self._panels.setCurrentIndex(0)

    # Reading --------------------------------------------------------------------------------------------

    def _start(self, paths: Sequence[Path]) -> None:
        if not paths:
            return
        self.home.say("")
        self._what.setText("Reading the files")
        self._bar.setValue(0)
        self._panels.setCurrentIndex(1)
        self._stop.setFocus()
        self._reading = self.session.ask(
            "import",
            "Reading the files",
            reading_of(paths, add=self.preview.adding.isChecked()),
            self._show_read,
            self._not_read,
        )
        self._reading.progressed.connect(self._show_progress)

    def _show_progress(self, done: float, what: str) -> None:
        self._what.setText(what)
        self._bar.setValue(round(done * STEPS))

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self.home.say("The reading was stopped; nothing was changed.")
        self._go_home()

    def _not_read(self, error: Exception) -> None:
        self.home.say(words_for(error))
        self._go_home()

    def _show_read(self, found: Read) -> None:
        self._reading = None
        self._read = found
        self.preview.show_read(found)
        self._panels.setCurrentIndex(2)
        self.preview.files.setFocus()

    def _look_again(self, add: bool) -> None:
        if self._read is not None:
            work = looked_at_again(self._read, add=add)
            self.session.ask("import", "Looking again", work, self._show_read, self._not_read)

    def _ask_places(self, line: RuleLine | ChildLine) -> None:
        found = self._read
        if found is not None:
            self.session.ask(
                "places",
                "Looking up the places",
                lambda data, job: found.places(line),
                lambda places: self.preview.findings.show_places(places, line.count),
            )

    def _save_report(self) -> None:
        findings = self._read.prepared.record.findings if self._read else None
        if findings is None:
            return
        kinds = "Tables (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the report", "import report.csv", kinds)
        if chosen:
            path = Path(chosen)
            self.session.ask(
                "report",
                "Writing the report",
                lambda data, job: write_report(path, findings),
                lambda _: self.session.say(f"{path.name} was written."),
                self._warn,
            )

    # A file that was not recognised ---------------------------------------------------------------------

    def _ask_headings(self, line: FileLine) -> None:
        if self._read is not None:
            work = headings_of(self._read.paths, line.file)
            self.session.ask("headings", "Looking at the file", work, self._ask_mapping, self._warn)

    def _ask_mapping(self, found: Headings | None) -> None:
        if found is None:
            QMessageBox.information(self, "No table", "This file is no table, so it cannot be imported.")
            return
        dialog = MappingDialog(found.file, found.headings, found.closest, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._remember(dialog.mapping())

    def _remember(self, mapping: FileMapping) -> None:
        paths = self._read.paths if self._read else ()

        def work(data: Data, job: Job) -> None:
            data.workspace.remember_mapping(mapping)

        self.session.ask("mapping", "Remembering the columns", work, lambda _: self._start(paths), self._warn)

    # Importing and undoing ------------------------------------------------------------------------------

    def _import(self) -> None:
        if self._read is not None:
            self.preview.go.setEnabled(False)
            self.session.change("Importing", storing(self._read), self._imported, self._not_imported)

    def _imported(self, record: ImportRecord) -> None:
        kept = sum(counts.kept for counts in record.extracts.values())
        self.home.say(
            f"Import {record.number} is done: {kept:,} rows of {len(record.extracts)} extracts. "
            "The scorecard shows them now. If something is wrong, undo it.",
            is_done=True,
        )
        self._go_home()
        self.home.see.setFocus()

    def _not_imported(self, error: Exception) -> None:
        self._warn(error)
        self.preview.go.setEnabled(True)

    def _undo(self) -> None:
        question = QMessageBox(self)
        question.setWindowTitle("Undo the last import")
        question.setText("Put every extract back as it was before the last import?")
        question.setInformativeText("What you wrote, such as commentary and targets, stays.")
        undo = question.addButton("&Undo it", QMessageBox.ButtonRole.AcceptRole)
        question.addButton("&Keep it", QMessageBox.ButtonRole.RejectRole)
        question.exec()
        if question.clickedButton() is undo:
            self.session.change(
                "Undoing the import",
                lambda workspace, job: workspace.undo_last_import(),
                lambda record: self.home.say(f"Import {record.number} was undone."),
                self._warn,
            )

    def _warn(self, error: Exception) -> None:
        QMessageBox.warning(self, "That did not work", words_for(error))
