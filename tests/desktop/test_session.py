"""The session: stale answers are dropped, changes are told, other programs' changes are seen."""

import threading
from collections.abc import Callable

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.data import Data
from desktop.main_window import MainWindow
from desktop.tasks import Job
from desktop.theme import TEXT_SIZES, Theme
from engine.workspace import Workspace

AtRest = Callable[[], None]
Open = Callable[[str], MainWindow]


def test_a_later_question_on_the_same_topic_replaces_the_earlier(open_council: Open, at_rest: AtRest) -> None:
    session = open_council("small").session
    gate, answers = threading.Event(), []

    def slow(data: Data, job: Job) -> str:
        gate.wait(5)
        return "first"

    session.ask("topic", "Asking", slow, answers.append)
    session.ask("topic", "Asking again", lambda data, job: "second", answers.append)
    session.ask("other", "Asking something else", lambda data, job: "other", answers.append)
    gate.set()
    at_rest()
    assert answers == ["second", "other"]


def test_an_answer_about_closed_data_is_dropped(open_council: Open, at_rest: AtRest) -> None:
    window = open_council("small")
    gate, answers = threading.Event(), []

    def slow(data: Data, job: Job) -> str:
        gate.wait(5)
        return "too late"

    window.session.ask("topic", "Asking", slow, answers.append)
    window.close_workspace()
    gate.set()
    at_rest()
    assert answers == []


def test_a_change_is_told_and_the_month_stays(open_council: Open, at_rest: AtRest, qtbot: QtBot) -> None:
    session = open_council("small").session
    session.step_month(-1)
    month, before = session.month, session.data

    def comment(workspace: Workspace, job: Job) -> None:
        workspace.edit_rows("commentary", [{"INDICATOR": "cic_count", "MONTH": str(month), "TEXT": "Noted."}])

    with qtbot.waitSignal(session.data_changed):
        session.change("Storing", comment, lambda _: None)
    at_rest()
    assert session.data is not before
    assert session.month == month


def test_a_change_that_is_refused_changes_nothing_and_says_why(open_council: Open, at_rest: AtRest) -> None:
    session = open_council("small").session
    before, errors = session.data, []

    def wrong(workspace: Workspace, job: Job) -> None:
        workspace.edit_rows("targets", [{"INDICATOR": "cic_count", "FROM_MONTH": "soon", "TARGET": "1"}])

    session.change("Storing", wrong, lambda _: None, errors.append)
    at_rest()
    assert session.data is before
    assert len(errors) == 1


def test_what_another_program_changed_is_seen_after_reading_again(
    open_council: Open, at_rest: AtRest, qtbot: QtBot
) -> None:
    session = open_council("small").session
    assert session.data is not None
    with Workspace.open(session.data.path) as other:
        other.edit_rows(
            "commentary", [{"INDICATOR": "cic_count", "MONTH": "2019-07", "TEXT": "From elsewhere."}]
        )
    with qtbot.waitSignal(session.said) as said:
        session.read_again()
    assert said.args == ["The workspace was read again."]
    at_rest()
    assert "From elsewhere." in {row["TEXT"] for row in session.data.workspace.rows("commentary")}


def test_long_work_is_shown_in_the_status_line_and_can_be_stopped(
    open_council: Open, at_rest: AtRest, qtbot: QtBot
) -> None:
    window = open_council("small")
    answers: list[str] = []

    def long(data: Data, job: Job) -> str:
        while True:
            job.progress(0.5, "Half of it")
            threading.Event().wait(0.005)

    window.session.ask("topic", "Working", long, answers.append)
    stop = next(b for b in window.statusBar().findChildren(QPushButton) if b.text() == "Stop")
    qtbot.waitUntil(stop.isVisible)
    stop.click()
    at_rest()
    assert answers == []
    qtbot.waitUntil(lambda: not stop.isVisible())


def test_text_grows_and_shrinks_within_what_is_offered(window: MainWindow, theme: Theme) -> None:
    usual = window.font().pointSizeF()
    for _ in range(len(TEXT_SIZES) + 1):
        window.step_text_size(1)
    assert window.font().pointSizeF() == 2 * usual
    assert window.settings.text_size == TEXT_SIZES[-1]
    window.step_text_size(-1)
    assert window.settings.text_size == TEXT_SIZES[-2]
    window.step_text_size(0)
    assert window.font().pointSizeF() == usual


def test_a_second_opening_shows_what_the_first_computed_then_computes_it_again(
    open_council: Open, at_rest: AtRest, qtbot: QtBot
) -> None:
    window = open_council("small")
    session, computed = window.session, window.session.overview()
    path = session.data.path
    window.close_workspace()
    at_rest()
    window.opening.open(path)
    with qtbot.waitSignal(session.figures_changed):
        qtbot.waitUntil(lambda: session.data is not None)
        assert session.history is None
        assert session.overview() == computed
        assert session.data.is_kept
    assert session.history is not None
    assert session.overview() == computed


def test_after_a_change_the_next_opening_shows_the_figures_of_the_change(
    open_council: Open, at_rest: AtRest, qtbot: QtBot
) -> None:
    window = open_council("small")
    session, before = window.session, window.session.overview()

    def aim(workspace: Workspace, job: Job) -> None:
        targets = [
            {"INDICATOR": row.indicator, "FROM_MONTH": "2000-01", "TARGET": "1"} for row in before.rows
        ]
        workspace.edit_rows("targets", targets)

    session.change("Storing", aim, lambda _: None)
    at_rest()
    changed, path = session.overview(), session.data.path
    assert changed != before
    window.close_workspace()
    at_rest()
    window.opening.open(path)
    qtbot.waitUntil(lambda: session.data is not None)
    assert session.data.is_kept
    assert session.data.latest == changed
    at_rest()
