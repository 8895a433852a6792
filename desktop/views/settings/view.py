"""The page: one tab for each kind of setting; whatever is stored is in the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.data import Data
from desktop.page_parts import Later
from desktop.problems import words_for
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.views.settings.answer import Answer, answer
from desktop.views.settings.appearance import AppearancePanel
from desktop.views.settings.council import CouncilPanel
from desktop.views.settings.lists import HistoryPanel, MappingsPanel
from desktop.views.settings.rows import RowsPanel
from desktop.widgets import column, named, panel
from engine.workspace import FileMapping, Workspace

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
W = TypeVar("W", bound=QWidget)


class SettingsView(View):
    """Shown even while nothing has been imported."""

    title = "Settings"
    help_page = "settings"
    waiting_words = "Reading the settings …"

    def build(self) -> QWidget:
        """The tabs."""
        self._later: list[Later] = []
        self.tabs = named(QTabWidget(), "Settings")
        self._targets = self._add("T&argets", partial(self._rows, "targets", TARGETS), RowsPanel.show_rows)
        self._add("Manual va&lues", partial(self._rows, "manual_values", MANUAL), RowsPanel.show_rows)
        self._council = self._add("Co&uncil", self._make_council, CouncilPanel.show_profile)
        self._add("Remem&bered files", self._make_mappings, MappingsPanel.show_mappings)
        self._history = self._add("Histor&y", HistoryPanel, HistoryPanel.show_history)
        self._appearance = self._add("A&ppearance", self._make_appearance, lambda panel, _: panel.follow())
        return panel(column(self.tabs), 2 * RHYTHM)

    def _add(self, title: str, make: Callable[[], W], fill: Callable[[W, Answer], object]) -> Later:
        later = Later(make, fill)
        self._later.append(later)
        self.tabs.addTab(panel(column(later), RHYTHM), title)
        return later

    def _rows(self, extract: str, about: str) -> RowsPanel:
        rows = RowsPanel(extract, about)
        rows.stored.connect(lambda put: self._put(extract, put))
        rows.removed.connect(lambda key: self._remove(extract, key))
        return rows

    def _make_council(self) -> CouncilPanel:
        council = CouncilPanel()
        council.changed.connect(self._edit_profile)
        return council

    def _make_mappings(self) -> MappingsPanel:
        mappings = MappingsPanel()
        mappings.forgotten.connect(self._forget_mapping)
        return mappings

    def _make_appearance(self) -> AppearancePanel:
        """The look belongs to the window."""
        window = cast("MainWindow", self.window())
        return AppearancePanel(window.settings, window.apply_theme)

    @property
    def targets(self) -> RowsPanel:
        """The targets."""
        return cast("RowsPanel", _filled(self._targets))

    @property
    def council(self) -> CouncilPanel:
        """The council's profile."""
        return cast("CouncilPanel", _filled(self._council))

    @property
    def history(self) -> HistoryPanel:
        """The history of all changes."""
        return cast("HistoryPanel", _filled(self._history))

    @property
    def appearance(self) -> AppearancePanel:
        """The look on this PC."""
        return cast("AppearancePanel", _filled(self._appearance))

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
        for later in self._later:
            later.show_answer(answer)

    # Changes --------------------------------------------------------------------------------------------

    def _put(self, extract: str, put: Mapping[str, str]) -> None:
        self._change(lambda workspace, job: workspace.edit_rows(extract, [put]), "Stored.")

    def _remove(self, extract: str, key: tuple[str, ...]) -> None:
        self._change(lambda workspace, job: workspace.edit_rows(extract, remove=[key]), "Removed.")

    def _edit_profile(self, changes: Mapping[str, object]) -> None:
        self._change(lambda workspace, job: workspace.edit_profile(changes), "The profile is stored.")

    def _forget_mapping(self, chosen: FileMapping) -> None:
        self._change(lambda workspace, job: workspace.forget_mapping(chosen), "Forgotten.")

    def _change(self, work: Callable[[Workspace, Job], None], done: str) -> None:
        self.session.change(
            "Storing settings",
            work,
            lambda _: self.session.say(done),
            lambda error: self.session.say(words_for(error)),
        )


def _filled(later: Later) -> QWidget:
    later.fill()
    made: QWidget = later.made
    return made
