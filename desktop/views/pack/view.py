"""The page: choices on the left, the real PDF on the right, and what to do with it below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.data import Data
from desktop.flow import Flow
from desktop.page_parts import splitter
from desktop.pdf_pages import picture, print_pages
from desktop.problems import words_for
from desktop.tasks import Job, Operation
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.views.pack.choices import Choices
from desktop.views.pack.making import Made, Offer, make, offer
from desktop.views.pack.preview import Preview
from desktop.widgets import button, column, named, panel, text
from engine.analysis.labels import month_name
from engine.commentary import COMMENTED_SECTIONS
from engine.report.choices import remember, remembered
from engine.report.options import PackOptions

SETTLE_MS = 700
MAKING = "Making the pack …"
READ_FIRST = "Read before you publish: {passages}"
MOST_PASSAGES = 4


class PackView(View):
    """Choices are remembered for the workspace; the preview follows them."""

    title = "Pack"
    help_page = "pack"

    def build(self) -> QWidget:
        """Choices, preview, buttons."""
        self._made: Made | None = None
        self._saved: Path | None = None
        self._unkept: PackOptions | None = None
        self._making: Operation | None = None
        self.choices = Choices()
        self.choices.changed.connect(self._choices_changed)
        self.choices.passage_typed.connect(self._passage_typed)
        self.choices.passage_left.connect(self.session.store_drafts)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._make)
        self.preview = Preview()
        self.preview.page_wanted.connect(self._show_page)
        self._warning = named(text("", "notice"), "Passages to read before publishing")
        self._warning.hide()
        self.stop = button("S&top", self._stop)
        self.stop.hide()
        self.save = button("&Save PDF …", self._save, primary=True)
        self._others = [
            button("&Print …", self._print),
            button("&Open in the default reader", self._open),
            button("Save as &workbook …", self._save_workbook),
            button("Save t&ables …", self._save_tables),
        ]
        both = splitter(Qt.Orientation.Horizontal, self.choices, self.preview, sizes=(380, 900))
        layout = column(both)
        layout.setStretch(0, 1)
        layout.addWidget(self._warning)
        layout.addWidget(Flow(self.save, *self._others, self.stop))
        self._allow()
        return panel(layout, 2 * RHYTHM)

    def first_focus(self) -> QWidget:
        """The choice of edition."""
        return self.choices.edition

    def question(self) -> Question:
        """The choices of last time and what can be chosen."""
        month = self.month

        def work(data: Data, job: Job) -> tuple[PackOptions, Offer]:
            return remembered(data.workspace, month), offer(data, month)

        return work

    def show_answer(self, answer: tuple[PackOptions, Offer]) -> None:
        """Show the choices and make the pack; passages that were typed and not stored yet stay."""
        options, offered = answer
        typed = {
            section: words
            for section in COMMENTED_SECTIONS
            if (words := self.session.drafts.of((section, str(options.month)))) is not None
        }
        self.choices.show_options(options, replace(offered, texts={**offered.texts, **typed}))
        self._make()

    def _passage_typed(self, section: str, words: str) -> None:
        self.session.drafts.keep((section, str(self.month)), words)

    # Making ---------------------------------------------------------------------------------------------

    def _choices_changed(self) -> None:
        self._unkept = self.choices.options()
        self.preview.say("The preview follows …")
        self._settle.start()

    def _make(self) -> None:
        options = self.choices.options()
        self._made, self._saved = None, None
        self._allow()
        self.preview.say(MAKING)
        self.stop.show()
        self._making = self.session.ask(
            "pack", "Making the pack", lambda data, job: make(data, options, job), self._show, self._failed
        )
        self._making.ended.connect(self.stop.hide)
        self._keep()

    def _show(self, made: Made) -> None:
        self._made = made
        self._allow()
        self.preview.show_pack(made.pages)
        passages = [f"“{each.passage}” ({each.where})" for each in made.warnings[:MOST_PASSAGES]]
        more = len(made.warnings) - len(passages)
        told = "; ".join(passages) + (f" and {more} more." if more > 0 else ".")
        self._warning.setText(READ_FIRST.format(passages=told))
        self._warning.setVisible(bool(made.warnings))

    def _failed(self, error: Exception) -> None:
        self.preview.say(words_for(error))

    def _stop(self) -> None:
        if self._making is not None:
            self._making.cancel()
        self.preview.say("Stopped. Change a choice to make the pack again.")

    def _allow(self) -> None:
        for each in (self.save, *self._others):
            each.setEnabled(self._made is not None)

    def _show_page(self, page: int, width: int, height: int) -> None:
        made = self._made
        if made is None:
            return

        def shown(answer: tuple[QImage, str]) -> None:
            self.preview.show_page(*answer)

        self.session.ask(
            "page of the pack",
            "Showing the page",
            lambda data, job: picture(made.pdf, page, width, height),
            shown,
        )

    def _keep(self) -> None:
        """Remember the choices; they change no figure, so nothing has to be computed again."""
        options, self._unkept = self._unkept, None
        if options is not None and self.session.data is not None:
            self.session.ask(
                "choices of the pack",
                "Remembering the choices",
                lambda data, job: remember(data.workspace, options),
                lambda _: None,
                lambda error: self.session.say(words_for(error)),
            )

    # What to do with it ---------------------------------------------------------------------------------

    def _save(self) -> None:
        made = self._made
        path = self._ask_path("Save the pack", "pdf", "PDF (*.pdf)")
        if made is not None and path is not None:
            self._write(path, lambda: path.write_bytes(made.pdf), lambda: self._was_saved(path))

    def _was_saved(self, path: Path) -> None:
        self._saved = path

    def _open(self) -> None:
        """Other programs read files, so the pack is saved first where its owner wants it."""
        if self._saved is None:
            made = self._made
            path = self._ask_path("Save the pack, then open it", "pdf", "PDF (*.pdf)")
            if made is not None and path is not None:
                self._write(path, lambda: path.write_bytes(made.pdf), lambda: self._open_saved(path))
        else:
            self._open_saved(self._saved)

    def _open_saved(self, path: Path) -> None:
        self._saved = path
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.session.say(f"No program on this PC opens PDF files. The pack is saved as {path.name}.")

    def _save_workbook(self) -> None:
        made = self._made
        path = self._ask_path("Save as workbook", "xlsx", "Workbooks (*.xlsx)")
        if made is None or path is None:
            return

        def write() -> None:
            from engine.report.workbook import workbook

            path.write_bytes(workbook(made.pack))

        self._write(path, write, lambda: None)

    def _save_tables(self) -> None:
        made = self._made
        folder = QFileDialog.getExistingDirectory(self, "Folder for the tables")
        if made is None or not folder:
            return

        def write() -> None:
            from engine.report.workbook.csv_tables import write_tables

            write_tables(made.pack, Path(folder))

        self._write(Path(folder), write, lambda: None)

    def _print(self) -> None:
        made = self._made
        if made is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, made.pages)
        dialog.setFromTo(1, made.pages)
        if not dialog.exec():
            return
        is_range = printer.printRange() is QPrinter.PrintRange.PageRange
        first, last = (printer.fromPage(), printer.toPage()) if is_range else (1, made.pages)
        self._run(
            "Printing",
            lambda: print_pages(made.pdf, printer, range(max(first, 1) - 1, min(last, made.pages))),
            lambda: self.session.say("The pack was sent to the printer."),
        )

    def _write(self, path: Path, write: Callable[[], object], then: Callable[[], None]) -> None:
        def done() -> None:
            self.session.say(f"Saved: {path.name}.")
            then()

        self._run(f"Saving {path.name}", write, done)

    def _run(self, what: str, work: Callable[[], object], done: Callable[[], None]) -> None:
        self.session.tasks.run(
            what,
            lambda job: work(),
            lambda _: done(),
            lambda error: self.session.say(words_for(error)),
        )

    def _ask_path(self, title: str, suffix: str, kinds: str) -> Path | None:
        edition = self.choices.options().edition.value.lower()
        name = f"Corporate parenting scorecard {month_name(self.month)}, {edition}.{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, kinds)
        return Path(chosen) if chosen else None
