"""The pages of the window, one package or module each; pages never import one another.

How to add a page:
1. Write `desktop/views/<name>.py` (or a package) with a class derived from `desktop.views.base.View`.
2. Add a line to PAGES below: it says the tab's title, and where the class is. The module is imported when
   the page is first shown, after the window stands, so it may import the engine at module level.
3. `build()` makes the widgets once. Give every widget an accessible name (`desktop.widgets` helps).
4. `question()` returns what to work out in the worker from `Data` for the month, or None if nothing;
   `show_answer(answer)` fills the widgets. The base class calls both when the page is visible and month or
   data have changed, shows loading and error states, and drops stale answers. Call `self.ask_again()`
   after a choice of the page's own has changed.
5. `missing()` returns the sentence for the empty state, or "" if there is something to show.
6. `help_page` names the page of the guide (docs/guide/<help_page>.md) that F1 opens.
7. Go elsewhere with `session.open_indicator(id)`, `session.open_child(id)`, `session.page_wanted.emit(page)`.
   Change the workspace with `session.change(...)` only; tables come from `desktop.tables`, pictures from
   `desktop.charts`, and whatever is computed from the engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.views.base import View


@dataclass(frozen=True)
class Page:
    """A tab: its id, its title with mnemonic, and the class that shows it ("module:Class")."""

    id: str
    title: str
    view: str

    def load(self) -> type[View]:
        """The class that shows the page; imports its module."""
        module, name = self.view.split(":")
        found: type[View] = getattr(import_module(module), name)
        return found


PAGES = (
    Page("scorecard", "&Scorecard", "desktop.views.scorecard:ScorecardView"),
    Page("indicator", "&Indicator", "desktop.views.indicator:IndicatorView"),
    Page("trends", "&Trends", "desktop.views.trends:TrendsView"),
    Page("demographics", "&Demographics", "desktop.views.demographics:DemographicsView"),
    Page("key_stages", "&Key stages", "desktop.views.key_stages:KeyStagesView"),
    Page("education_factors", "&Education factors", "desktop.views.education_factors:EducationFactorsView"),
    Page("child", "&Child", "desktop.views.child:ChildView"),
    Page("routine", "Monthly &routine", "desktop.views.routine:RoutineView"),
    Page("import", "I&mport", "desktop.views.importing:ImportView"),
    Page("pack", "&Pack", "desktop.views.pack:PackView"),
    Page("settings", "Settin&gs", "desktop.views.settings:SettingsView"),
)
"""The tabs, in their order."""
