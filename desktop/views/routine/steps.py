"""The checklist: each step with its state in words and mark, and where to do it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from desktop.theme import RHYTHM
from desktop.widgets import button, named, text
from engine.analysis.routine import Routine, State, Step

MARKS = {State.DONE: "✓", State.PARTLY: "◐", State.TO_DO: "○"}
MOST_NAMED = 3

DO = {
    "imported": "&Import …",
    "findings": "Loo&k at findings",
    "targets": "Open &targets",
    "commented": "Write &commentary",
    "published": "&Publish …",
}


class Steps(QWidget):
    """Five lines; `wanted` tells the id of the step whose button was pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * RHYTHM)
        self._grid.setVerticalSpacing(RHYTHM)
        self._grid.setColumnStretch(2, 1)
        self._lines: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self.buttons: dict[str, QPushButton] = {}

    def show_steps(self, found: Routine) -> None:
        """Show the steps of a month."""
        for place, step in enumerate(found.steps):
            if step.id not in self._lines:
                self._add(place, step)
            mark, title, words = self._lines[step.id]
            mark.setText(MARKS[step.state])
            mark.setAccessibleName(step.state.value)
            title.setText(step.title)
            words.setText(f"{step.state.value}. {step.sentence}{_named(step)}")
            words.setToolTip("\n".join(step.open))
            self.buttons[step.id].setText("&Unpublish …" if _is_published(step) else DO[step.id])

    def _add(self, place: int, step: Step) -> None:
        mark, title, words = (
            named(QLabel(), ""),
            text(""),
            named(text("", "secondary"), f"State: {step.title}"),
        )
        mark.setProperty("role", "subheading")
        title.setWordWrap(False)
        self._lines[step.id] = (mark, title, words)
        self.buttons[step.id] = button(DO[step.id], lambda: self.wanted.emit(step.id))
        for column, widget in enumerate((mark, title, words, self.buttons[step.id])):
            self._grid.addWidget(widget, place, column)


def _is_published(step: Step) -> bool:
    return step.id == "published" and step.state is State.DONE


def _named(step: Step) -> str:
    """The first few names of what is open."""
    if not step.open:
        return ""
    more = f" and {len(step.open) - MOST_NAMED} more" if len(step.open) > MOST_NAMED else ""
    return f" {'; '.join(step.open[:MOST_NAMED])}{more}."
