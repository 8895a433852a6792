"""The page: one tab for each kind of setting; whatever is stored is in the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.data import Data
from desktop.lists import ListPanel
from desktop.problems import words_for
from desktop.tables import Column
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.views.settings.answer import Answer, answer
from desktop.views.settings.appearance import AppearancePanel
from desktop.views.settings.council import CouncilPanel
from desktop.views.settings.rows import RowsPanel
from desktop.widgets import button, column, named, panel, row, text
from engine.workspace import Change, FileMapping, Workspace

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

TARGETS = (
    "A target holds from its month until a later row of the same indicator. It is printed as it is typed. "
    "The floor standard divides amber from red; without one, a missed target has no rating."
)
MANUAL = (
    "A manual value takes the place of the computed figure in one month: a result, or numerator and "
    "denominator, or a text in place of all figures."
)
HISTORY = "Every change of the workspace: who, when, what, before and after. Nothing can be taken out of it."
MAPPINGS = (
    "What you said files with these columns are. A forgotten one is asked for again at the next import."
)


class SettingsView(View):
    """Shown even while nothing has been imported."""

    title = "Settings"
    help_page = "settings"
    waiting_words = "Reading the settings …"

    def build(self) -> QWidget:
        """The tabs."""
        self.appearance: AppearancePanel | None = None
        self.targets = RowsPanel("targets", TARGETS)
        self.manual = RowsPanel("manual_values", MANUAL)
        for rows, extract in ((self.targets, "targets"), (self.manual, "manual_values")):
            rows.stored.connect(lambda put, extract=extract: self._put(extract, put))
            rows.removed.connect(lambda key, extract=extract: self._remove(extract, key))
        self.council = CouncilPanel()
        self.council.changed.connect(self._edit_profile)
        self.mappings = ListPanel(_MAPPINGS, "Remembered files")
        self._forget = button("Forget the &chosen one", self._forget_mapping)
        self.history = ListPanel(_HISTORY, "History")
        self.tabs = named(QTabWidget(), "Settings")
        remembered = column(text(MAPPINGS, "secondary"), self.mappings)
        remembered.addLayout(row(self._forget, None))
        self._add("T&argets", self.targets)
        self._add("Manual va&lues", self.manual)
        self._add("Co&uncil", self.council)
        self._add("Remem&bered files", panel(remembered))
        self._add("Histor&y", panel(column(text(HISTORY, "secondary"), self.history)))
        return panel(column(self.tabs), 2 * RHYTHM)

    def _add(self, title: str, widget: QWidget) -> None:
        self.tabs.addTab(panel(column(widget), RHYTHM), title)

    def first_focus(self) -> QWidget:
        """The choice of the kind of setting."""
        return self.tabs.tabBar()

    def missing(self) -> str:
        """Settings are there from the start."""
        return ""

    def question(self) -> Question:
        """All settings."""
        month = self.session.month

        def work(data: Data, job: Job) -> Answer:
            return answer(data, month)

        return work

    def show_answer(self, answer: Answer) -> None:
        """Fill the tabs."""
        self._add_appearance()
        self.targets.show_rows(answer)
        self.manual.show_rows(answer)
        self.council.show_profile(answer)
        self.mappings.show_rows("Remembered files", answer.mappings, ("kind of file", "kinds of file"))
        self._forget.setEnabled(bool(answer.mappings))
        self.history.show_rows("History", list(reversed(answer.history)), ("change", "changes"))

    def _add_appearance(self) -> None:
        """The look belongs to the window, which is there once the page is shown."""
        if self.appearance is not None:
            self.appearance.follow()
            return
        window = cast("MainWindow", self.window())
        self.appearance = AppearancePanel(window.settings, window.apply_theme)
        self._add("A&ppearance", self.appearance)

    # Changes --------------------------------------------------------------------------------------------

    def _put(self, extract: str, put: Mapping[str, str]) -> None:
        self._change(lambda workspace, job: workspace.edit_rows(extract, [put]), "Stored.")

    def _remove(self, extract: str, key: tuple[str, ...]) -> None:
        self._change(lambda workspace, job: workspace.edit_rows(extract, remove=[key]), "Removed.")

    def _edit_profile(self, changes: Mapping[str, object]) -> None:
        self._change(lambda workspace, job: workspace.edit_profile(changes), "The profile is stored.")

    def _forget_mapping(self) -> None:
        chosen: FileMapping | None = self.mappings.table.current_row
        if chosen is not None:
            self._change(lambda workspace, job: workspace.forget_mapping(chosen), "Forgotten.")

    def _change(self, work: Callable[[Workspace, Job], None], done: str) -> None:
        self.session.change(
            "Storing settings",
            work,
            lambda _: self.session.say(done),
            lambda error: self.session.say(words_for(error)),
        )


_MAPPINGS: tuple[Column[FileMapping], ...] = (
    Column("Taken for", lambda each: each.extract),
    Column("Columns of the file", lambda each: ", ".join(sorted(each.columns)), stretches=True),
)
_HISTORY: tuple[Column[Change], ...] = (
    Column("When", lambda each: f"{each.at.astimezone():%d/%m/%Y %H:%M}", sort=lambda each: each.at),
    Column("Who", lambda each: each.who),
    Column("Where", lambda each: each.area.replace("_", " ")),
    Column("What", lambda each: each.what, tip=lambda each: each.what, stretches=True),
    Column("Before", lambda each: each.before, tip=lambda each: each.before, width=24),
    Column("After", lambda each: each.after, tip=lambda each: each.after, width=24),
    Column("Reason", lambda each: each.reason, tip=lambda each: each.reason, width=18),
)
