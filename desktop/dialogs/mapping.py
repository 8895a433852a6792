"""Say what a file is: which extract, and which of its columns is which."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import RHYTHM
from desktop.widgets import named, text
from engine.extracts.layouts import Layout, comparable, layouts
from engine.workspace import FileMapping

NOT_IN_FILE = "(not in the file)"


class MappingDialog(QDialog):
    """One line per column of the extract; what fits by name is filled in already."""

    def __init__(self, file: str, headings: Sequence[str], closest: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Say what this file is")
        self.resize(QSize(640, 600).boundedTo(self.screen().availableSize()))
        self._headings = [heading for heading in headings if comparable(heading)]
        self._choices: dict[str, QComboBox] = {}
        self._extract = named(QComboBox(), "Extract")
        for layout in layouts().values():
            self._extract.addItem(f"{layout.title} ({layout.name})", layout.name)
        self._extract.setCurrentIndex(max(self._extract.findData(closest), 0))
        self._means = named(text("", "secondary"), "What the extract holds")
        self._area = named(QScrollArea(), "Columns of the extract")
        self._area.setWidgetResizable(True)
        self._problem = named(text("", "secondary"), "What is still missing")
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.button(kinds.Ok).setText("&Use this")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        top = QFormLayout()
        top.addRow("&Extract:", self._extract)
        layout_of_dialog = QVBoxLayout(self)
        layout_of_dialog.setSpacing(RHYTHM)
        layout_of_dialog.addWidget(
            text(f"{file} was not recognised. Say which extract it is and where each column stands.")
        )
        layout_of_dialog.addLayout(top)
        for widget in (self._means, self._area, self._problem, self._buttons):
            layout_of_dialog.addWidget(widget)
        self._extract.currentIndexChanged.connect(self._show_columns)
        self._show_columns()

    def mapping(self) -> FileMapping:
        """What was said; it holds for every file with the same columns."""
        renamed = {
            choice.currentData(): column for column, choice in self._choices.items() if choice.currentData()
        }
        return FileMapping(frozenset(self._headings), self._layout.name, renamed)

    @property
    def _layout(self) -> Layout:
        return layouts()[self._extract.currentData()]

    def _show_columns(self) -> None:
        self._means.setText(self._layout.means)
        form = QFormLayout()
        form.setContentsMargins(RHYTHM, RHYTHM, RHYTHM, RHYTHM)
        self._choices = {}
        guesses = guess(self._layout, self._headings)
        for column in self._layout.columns:
            choice = named(QComboBox(), f"Column for {column.name}", column.means)
            choice.addItem(NOT_IN_FILE, "")
            for heading in self._headings:
                choice.addItem(heading, heading)
            choice.setCurrentIndex(max(choice.findData(guesses.get(column.name, "")), 0))
            choice.currentIndexChanged.connect(self._check)
            self._choices[column.name] = choice
            label = QLabel(f"{column.name}{' (needed)' if column.present else ''}:")
            label.setToolTip(column.means)
            label.setBuddy(choice)
            form.addRow(label, choice)
        holder = QWidget()
        holder.setLayout(form)
        self._area.setWidget(holder)
        self._check()

    def _check(self) -> None:
        problem = self._what_is_missing()
        self._problem.setText(problem)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)

    def _what_is_missing(self) -> str:
        chosen = [choice.currentData() for choice in self._choices.values() if choice.currentData()]
        missing = [name for name in self._layout.marked if not self._choices[name].currentData()]
        if missing:
            return f"Still needed: {', '.join(missing)}."
        twice = sorted({heading for heading in chosen if chosen.count(heading) > 1})
        if twice:
            return f"{', '.join(twice)} is chosen twice; a column can stand for one thing only."
        return ""


def guess(layout: Layout, headings: Sequence[str]) -> dict[str, str]:
    """The heading that by its name most likely is each column."""
    guesses: dict[str, str] = {}
    for heading in headings:
        column = layout.headings.get(comparable(heading))
        if column:
            guesses.setdefault(column, heading)
    left = [heading for heading in headings if heading not in guesses.values()]
    for column in layout.by_name:
        if column not in guesses:
            near = [heading for heading in left if _letters(column) in _letters(heading)]
            if len(near) == 1:
                guesses[column] = near[0]
                left.remove(near[0])
    return guesses


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
