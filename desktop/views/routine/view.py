"""The page: steps above; findings, revisions and earlier publications below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.data import Data
from desktop.dialogs.publish import PublishDialog, UnpublishDialog
from desktop.problems import words_for
from desktop.tables import Column, RowsModel, Table
from desktop.tasks import Job
from desktop.theme import RHYTHM
from desktop.views.base import Question, View
from desktop.views.routine.answer import Answer, answer, mark_looked_at
from desktop.views.routine.findings import FindingsPanel
from desktop.views.routine.revisions import RevisionsPanel
from desktop.views.routine.steps import Steps
from desktop.widgets import column, named, panel, text
from engine.analysis.labels import month_name
from engine.analysis.routine import State
from engine.workspace import Publication, Workspace
from engine.workspace.publishing import publish_month

LEFT_OUT = (
    "left out of every figure: episodes has them and header does not, so their age is not known. They are "
    "listed among the findings; add them to header and import it again."
)


class RoutineView(View):
    """Follows the month; each step's button leads to where it is done."""

    title = "Monthly routine"
    help_page = "routine"

    def build(self) -> QWidget:
        """Steps and details."""
        self._found: Answer | None = None
        self._heading = named(text("", "heading"), "Month and progress")
        self._left_out = named(text("", "notice"), "Children left out")
        self.steps = Steps()
        self.steps.wanted.connect(self._do)
        self.findings = FindingsPanel()
        self.findings.marked.connect(self._mark)
        self.findings.child_opened.connect(self.session.open_child)
        self.revisions = RevisionsPanel()
        self.revisions.noted.connect(self._note_reason)
        self._earlier: RowsModel[Publication] = RowsModel(_PUBLICATIONS)
        self._tabs = named(QTabWidget(), "Details")
        self._tabs.addTab(self.findings, "Data &quality findings")
        self._tabs.addTab(self.revisions, "Revisio&ns")
        self._tabs.addTab(Table(self._earlier, "Publications of the month"), "Pu&blications")
        layout = column(self._heading, self._left_out, self.steps, self._tabs, spacing=RHYTHM)
        layout.setStretch(3, 1)
        return panel(layout, 2 * RHYTHM)

    def first_focus(self) -> QWidget:
        """The first step's button once there is one."""
        return next(iter(self.steps.buttons.values()), self._tabs)

    def question(self) -> Question:
        """The state of the month."""
        month = self.month

        def work(data: Data, job: Job) -> Answer:
            return answer(data, month)

        return work

    def show_answer(self, answer: Answer) -> None:
        """Fill the page."""
        self._found = answer
        steps = answer.routine.steps
        self._heading.setText(f"{month_name(answer.month)}: {answer.routine.done} of {len(steps)} steps done")
        self._left_out.setText(_left_out(answer.quality.left_out))
        self._left_out.setVisible(answer.quality.left_out > 0)
        self.steps.show_steps(answer.routine)
        self.findings.show_findings(answer)
        self.revisions.show_revisions(answer)
        current = () if answer.publication is None else (answer.publication,)
        self._earlier.set_rows([*answer.withdrawn, *current])

    # What the buttons do --------------------------------------------------------------------------------

    def _do(self, step: str) -> None:
        if step == "imported":
            self.session.page_wanted.emit("import")
        elif step == "findings":
            self._tabs.setCurrentWidget(self.findings)
            self.findings.rules.setFocus()
        elif step == "targets":
            self.session.page_wanted.emit("settings")
        elif step == "commented":
            self._write_commentary()
        elif self._found is not None and self._found.publication is not None:
            self._unpublish(self._found.publication)
        else:
            self._publish()

    def _write_commentary(self) -> None:
        """Go to the first red indicator without a comment, or to the red ones on the scorecard."""
        steps = self._found.routine.steps if self._found is not None else ()
        silent = next((step.indicators for step in steps if step.id == "commented"), ())
        if silent:
            self.session.open_comment(silent[0])
            return
        self.session.set_filters(theme="", rag="red", got_worse=False, text="")
        self.session.page_wanted.emit("scorecard")

    def _publish(self) -> None:
        if self._found is None:
            return
        month, steps = self._found.month, self._found.routine.steps
        undone = [step.title for step in steps if step.state is not State.DONE and step.id != "published"]
        if not PublishDialog(month_name(month), undone, self).exec():
            return

        def work(workspace: Workspace, job: Job) -> Publication:
            return publish_month(workspace, month, job.progress)

        self._change(f"Publishing {month_name(month)}", work, f"{month_name(month)} is published.")

    def _unpublish(self, publication: Publication) -> None:
        month, day = publication.month, publication.on
        words = f"{day.day} {day:%B} {day.year}"
        dialog = UnpublishDialog(month_name(month), words, publication.by, self)
        if dialog.exec():
            self._change(
                f"Unpublishing {month_name(month)}",
                lambda workspace, job: workspace.unpublish(month, dialog.reason),
                f"{month_name(month)} is no longer published.",
            )

    def _mark(self, keys: list[str], is_seen: bool) -> None:
        self._change(
            "Remembering what was looked at",
            lambda workspace, job: mark_looked_at(workspace, keys, is_seen=is_seen),
            "Remembered.",
        )

    def _note_reason(self, indicator: str, reason: str) -> None:
        month = self.month
        self._change(
            "Noting the reason",
            lambda workspace, job: workspace.note_revision(month, indicator, reason),
            "The reason is noted.",
        )

    def _change(self, what: str, work: Callable[[Workspace, Job], object], done: str) -> None:
        self.session.store_drafts()
        self.session.change(
            what, work, lambda _: self.session.say(done), lambda error: self.session.say(words_for(error))
        )


def _left_out(children: int) -> str:
    who = "1 child is" if children == 1 else f"{children:,} children are"
    return f"{who} {LEFT_OUT}"


def _state(each: Publication) -> str:
    return "Published" if each.withdrawn is None else "Withdrawn"


_PUBLICATIONS: tuple[Column[Publication], ...] = (
    Column(
        "Published on", lambda each: f"{each.on.day} {each.on:%B} {each.on.year}", sort=lambda each: each.on
    ),
    Column("By", lambda each: each.by),
    Column("State", _state),
)
