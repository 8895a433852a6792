"""What goes into the pack: edition, sections in order, indicator pages, texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QWidget,
)

from desktop.page_parts import TextField
from desktop.theme import RHYTHM
from desktop.views.pack.making import Offer
from desktop.widgets import button, column, named, panel, row, text
from engine.commentary import COMMENTED_SECTIONS
from engine.report.editions import Edition
from engine.report.options import SECTION_TITLES, PackOptions

EDITIONS = {
    Edition.MEMBERS: "For members of the panel only: every number as it is.",
    Edition.PUBLIC: "For publication: small numbers are withheld, and others that would tell them.",
}
COVER = "cover"
FROZEN = "The month is published, so this passage is frozen."
USUAL = "The usual ones: every red indicator, and every one that worsened to amber"
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Choices(QWidget):
    """A form over PackOptions. `changed` comes whenever something was chosen or typed; passages of sections
    are commentary of the month: `passage_typed` tells the section and the text, `passage_left` to store it.
    """

    changed = Signal()
    passage_typed = Signal(str, str)
    passage_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._options: PackOptions | None = None
        self._offer = Offer({}, (), {}, published=False)
        self._is_filling = False
        self.edition = named(QComboBox(), "Edition")
        for edition in EDITIONS:
            self.edition.addItem(edition.value, edition.value)
        self.edition.activated.connect(lambda _: self._tell())
        self._about = named(text("", "secondary"), "About the edition")
        self.sections = _list("Sections in their order")
        self.pages = _list("Indicator pages")
        self.usual = named(QCheckBox("The &usual ones"), USUAL)
        self.usual.setToolTip(USUAL)
        self.usual.toggled.connect(lambda _: self._usual_toggled())
        for listed in (self.sections, self.pages):
            listed.itemChanged.connect(lambda _: self._tell())
        self._which = named(QComboBox(), "Which text")
        for name, words in {COVER: "Cover", **COMMENTED_SECTIONS}.items():
            self._which.addItem(words, name)
        self._which.activated.connect(lambda _: self._show_text())
        self.words = TextField("Text", "A blank line begins a new paragraph.")
        self.words.textChanged.connect(self._typed)
        self.words.left.connect(self.passage_left)
        self._frozen = text(FROZEN, "secondary")
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("Editio&n:", self.edition)
        tabs = named(QTabWidget(), "What goes into the pack")
        sections = column(self.sections)
        up = button("Move &up", lambda: self._move(-1))
        sections.addLayout(row(up, button("Move &down", lambda: self._move(1)), None))
        tabs.addTab(_page(sections), "Se&ctions")
        tabs.addTab(_page(column(self.usual, self.pages)), "&Indicator pages")
        texts = column()
        label = QLabel("Text fo&r:")
        label.setBuddy(self._which)
        texts.addLayout(row(label, self._which, None))
        texts.addWidget(self._frozen)
        texts.addWidget(self.words, 1)
        tabs.addTab(_page(texts), "Te&xts")
        layout = column()
        layout.addLayout(form)
        layout.addWidget(self._about)
        layout.addWidget(tabs, 1)
        self.setLayout(layout)

    def show_options(self, options: PackOptions, offer: Offer) -> None:
        """Show choices."""
        self._is_filling = True
        self._options, self._offer = options, offer
        self.edition.setCurrentIndex(self.edition.findData(options.edition.value))
        others = [name for name in SECTION_TITLES if name not in options.sections]
        chosen = set(options.sections)
        _fill(self.sections, [(n, SECTION_TITLES[n], n in chosen) for n in (*options.sections, *others)])
        self.usual.setChecked(options.indicator_pages is None)
        self._fill_pages(offer.usual if options.indicator_pages is None else options.indicator_pages)
        self._show_text()
        self._is_filling = False
        self._about.setText(EDITIONS[options.edition])

    def options(self) -> PackOptions:
        """What is chosen."""
        assert self._options is not None
        edition = Edition(self.edition.currentData())
        pages = None if self.usual.isChecked() else tuple(_checked(self.pages))
        sections = tuple(_checked(self.sections))
        return replace(self._options, edition=edition, sections=sections, indicator_pages=pages)

    def _fill_pages(self, chosen: Sequence[str]) -> None:
        _fill(self.pages, [(name, words, name in chosen) for name, words in self._offer.names.items()])
        self.pages.setEnabled(not self.usual.isChecked())

    def _usual_toggled(self) -> None:
        if not self._is_filling:
            self._is_filling = True
            self._fill_pages(self._offer.usual if self.usual.isChecked() else _checked(self.pages))
            self._is_filling = False
            self._tell()

    def _move(self, step: int) -> None:
        place = self.sections.currentRow()
        if place < 0 or not 0 <= place + step < self.sections.count():
            return
        item = self.sections.takeItem(place)
        self.sections.insertItem(place + step, item)
        self.sections.setCurrentRow(place + step)
        self._tell()

    def _show_text(self) -> None:
        if self._options is None:
            return
        section = self._which.currentData()
        is_frozen = self._offer.published and section != COVER
        self.words.show_text(
            self._options.cover_text if section == COVER else self._offer.texts.get(section, "")
        )
        self.words.setReadOnly(is_frozen)
        self._frozen.setVisible(is_frozen)

    def _typed(self) -> None:
        if self._options is None:
            return
        if self._which.currentData() == COVER:
            self._options = replace(self._options, cover_text=self.words.toPlainText())
            self._tell()
        else:
            self.passage_typed.emit(self._which.currentData(), self.words.toPlainText())

    def _tell(self) -> None:
        if not self._is_filling and self._options is not None:
            self._about.setText(EDITIONS[Edition(self.edition.currentData())])
            self.changed.emit()


def _list(name: str) -> QListWidget:
    made = named(QListWidget(), name)
    made.setMinimumHeight(120)
    return made


def _page(layout: object) -> QWidget:
    return panel(layout, RHYTHM)  # type: ignore[arg-type]


def _fill(listed: QListWidget, items: Sequence[tuple[str, str, bool]]) -> None:
    listed.clear()
    for name, words, is_chosen in items:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setToolTip(words)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(CHECKED if is_chosen else UNCHECKED)
        listed.addItem(item)


def _checked(listed: QListWidget) -> list[str]:
    items = [listed.item(place) for place in range(listed.count())]
    return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == CHECKED]
