"""The only mutable state of the window: what is open, which month, which filters, what was computed.

Views read from here and listen to the signals. Whatever takes time runs in the worker (`ask`, `change`);
a result that is no longer wanted because its question was asked anew, or because the workspace changed
meanwhile, is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.drafts import Drafts, store
from desktop.problems import words_for
from desktop.tasks import Job, Operation, Tasks

if TYPE_CHECKING:
    from desktop.data import Data
    from engine.analysis.history import History
    from engine.analysis.overview import Overview
    from engine.calendar import Month
    from engine.workspace import Workspace

T = TypeVar("T")

FIRST_PAGE = "desktop.views.scorecard"
"""The page that is shown next; imported in the worker, so that the window does not wait for it."""


@dataclass(frozen=True)
class Filters:
    """What of the scorecard is shown; '' and False let everything through."""

    theme: str = ""
    rag: str = ""
    got_worse: bool = False
    text: str = ""


class Session(QObject):
    """What is open and what is looked at."""

    workspace_changed = Signal()
    data_changed = Signal()
    month_changed = Signal()
    figures_changed = Signal()
    filters_changed = Signal()
    indicator_changed = Signal()
    comment_wanted = Signal()
    child_changed = Signal()
    files_offered = Signal()
    page_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = Tasks(self)
        self.data: Data | None = None
        self.month: Month | None = None
        self.filters = Filters()
        self.indicator = ""
        self.child = ""
        self.offered: tuple[Path, ...] = ()
        self.drafts = Drafts()
        self._asked: dict[object, Operation] = {}
        self._history: History | None = None
        self._overview: Overview | None = None

    # What is open ---------------------------------------------------------------------------------------

    def open(
        self, path: Path, password: str | None, failed: Callable[[Exception], None], then: Callable[[], None]
    ) -> None:
        """Open a workspace in the worker; what was open before is closed once the new one is."""

        def work(job: Job) -> Data:
            from desktop.data import open_data

            data = open_data(path, password)
            import_module(FIRST_PAGE)
            return data

        self.tasks.run(f"Opening {path.name}", work, lambda data: self._opened(data, then), failed)

    def create(
        self,
        path: Path,
        password: str | None,
        profile_text: str,
        failed: Callable[[Exception], None],
        then: Callable[[], None],
        *,
        fill: Callable[[Workspace, Job], object] | None = None,
    ) -> None:
        """Make a workspace in the worker, let `fill` put something in, and open it."""

        def work(job: Job) -> Data:
            from desktop.data import read_data
            from engine.workspace import Workspace

            workspace = Workspace.create(path, password, profile_text)
            if fill is not None:
                fill(workspace, job)
            return read_data(workspace)

        self.tasks.run(f"Making {path.name}", work, lambda data: self._opened(data, then), failed)

    def close(self) -> None:
        """Close what is open."""
        if self.data is not None:
            self._let_go()
            self.workspace_changed.emit()

    def _let_go(self) -> None:
        """Forget what is open; the file is closed once the worker is done with it."""
        before, self.data, self.month = self.data, None, None
        self._history = self._overview = None
        self._drop_questions()
        if before is not None:
            self.tasks.run("Closing", lambda job: before.workspace.close(), _nothing)

    def _opened(self, data: Data, then: Callable[[], None]) -> None:
        self._let_go()
        self.filters, self.indicator, self.child = Filters(), "", ""
        self._take(data)
        self.workspace_changed.emit()
        then()
        self._compute()

    def _take(self, data: Data) -> None:
        """Other data: forget what was computed, keep the month if the data still covers it."""
        self._drop_questions()
        self.data = data
        self._history = self._overview = None
        if self.month not in data.months:
            self.month = data.months[-1] if data.months else None
        self.data_changed.emit()
        self.month_changed.emit()

    def _drop_questions(self) -> None:
        for operation in self._asked.values():
            operation.cancel()
        self._asked.clear()

    def read_again(self) -> None:
        """Take note of what other programs have changed in the file."""
        self.change(
            "Reading the workspace again",
            lambda workspace, job: workspace.refresh(),
            lambda is_new: self.say("The workspace was read again." if is_new else "Nothing has changed."),
        )

    # What is looked at ----------------------------------------------------------------------------------

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that the data covers, ascending."""
        return self.data.months if self.data else ()

    def set_month(self, month: Month) -> None:
        """Look at another month; everything follows."""
        if month != self.month and month in self.months:
            self.month = month
            self.month_changed.emit()

    def step_month(self, months: int) -> None:
        """So many months on (back if negative), as far as the data goes."""
        if self.month is not None:
            self.set_month(self.month.plus(months))

    def latest_month(self) -> None:
        """The last month that the data covers."""
        if self.months:
            self.set_month(self.months[-1])

    def set_filters(self, **changes: object) -> None:
        """Change some of the filters."""
        changed = replace(self.filters, **changes)  # type: ignore[arg-type]
        if changed != self.filters:
            self.filters = changed
            self.filters_changed.emit()

    def open_indicator(self, indicator: str) -> None:
        """Go to an indicator's page."""
        if indicator != self.indicator:
            self.indicator = indicator
            self.indicator_changed.emit()
        self.page_wanted.emit("indicator")

    def open_comment(self, indicator: str) -> None:
        """Go to an indicator's page with its comment in front."""
        self.open_indicator(indicator)
        self.comment_wanted.emit()

    def open_child(self, child: str) -> None:
        """Go to a child's page."""
        if child != self.child:
            self.child = child
            self.child_changed.emit()
        self.page_wanted.emit("child")

    def offer(self, paths: Sequence[Path]) -> None:
        """Files to import: the import page takes them up."""
        self.offered = tuple(paths)
        self.page_wanted.emit("import")
        self.files_offered.emit()

    def say(self, sentence: str) -> None:
        """A sentence for the status line."""
        self.said.emit(sentence)

    # What was computed ----------------------------------------------------------------------------------

    def overview(self) -> Overview | None:
        """The scorecard of the month; None until its figures are there."""
        month, latest = self.month, self.data.latest if self.data else None
        if month is None or latest is None:
            return None
        if self._history is None:
            return latest if latest.month == month else None
        if self._overview is None or self._overview.month != month:
            from engine.analysis.overview import overview

            self._overview = overview(self._history, month)
        return self._overview

    @property
    def history(self) -> History | None:
        """All months, once they are computed."""
        return self._history

    def _compute(self) -> None:
        """All months, behind what is on screen already: the window has the first turn."""
        data = self.data
        if data is None or data.latest is None:
            return

        def work(job: Job) -> History:
            from desktop.data import compute_all

            return compute_all(data)

        def failed(error: Exception) -> None:
            self.say(words_for(error))

        self._run("history", "Computing all months", work, self._computed, failed)

    def _computed(self, history: History) -> None:
        self._history = history
        self._overview = None
        self.figures_changed.emit()

    # Comments -------------------------------------------------------------------------------------------

    def store_drafts(self) -> None:
        """Store the comments that were typed."""
        drafts = self.drafts.take()
        if not drafts:
            return

        def failed(error: Exception) -> None:
            self.drafts.put_back(drafts)
            self.say(words_for(error))

        self.change(
            "Storing commentary",
            lambda workspace, job: store(workspace, drafts),
            lambda _: self.say("Commentary stored."),
            failed,
        )

    # Questions and changes ------------------------------------------------------------------------------

    def ask(
        self,
        topic: object,
        what: str,
        work: Callable[[Data, Job], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Operation:
        """Work something out from the data in the worker; a later question on the same topic replaces it."""
        data = self.data
        if data is None:
            raise LookupError("Nothing is open.")
        return self._run(topic, what, lambda job: work(data, job), then, failed)

    def _run(
        self,
        topic: object,
        what: str,
        work: Callable[[Job], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Operation:
        if topic in self._asked:
            self._asked[topic].cancel()
        operation = self.tasks.run(what, work, then, failed)
        self._asked[topic] = operation
        operation.ended.connect(lambda: self._answered(topic, operation))
        return operation

    def _answered(self, topic: object, operation: Operation) -> None:
        if self._asked.get(topic) is operation:
            del self._asked[topic]

    def change(
        self,
        what: str,
        work: Callable[[Workspace, Job], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Operation:
        """Change the workspace in the worker, read it again, and tell everybody."""
        data = self.data
        if data is None:
            raise LookupError("Nothing is open.")

        def changed(job: Job) -> tuple[T, Data]:
            from desktop.data import read_data

            result = work(data.workspace, job)
            job.commit()
            return result, read_data(data.workspace)

        def take(answer: tuple[T, Data]) -> None:
            result, fresh = answer
            self._take(fresh)
            then(result)
            self._compute()

        return self.tasks.run(what, changed, take, failed)


def _nothing(_: object) -> None:
    """A result that nobody waits for."""
