"""Work in the worker: results on the window's thread, one job at a time, cancelling, errors."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.tasks import Job, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not made.busy)


def test_a_result_arrives_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    here, seen = threading.get_ident(), []
    tasks.run(
        "Work", lambda job: threading.get_ident(), lambda there: seen.append((there, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(seen))
    there, delivered = seen[0]
    assert there != here
    assert delivered == here


def test_jobs_run_one_after_the_other(tasks: Tasks, qtbot: QtBot) -> None:
    gate, order = threading.Event(), []

    def first(job: Job) -> None:
        gate.wait(5)
        order.append("first")

    tasks.run("First", first, lambda _: None)
    tasks.run("Second", lambda job: order.append("second"), lambda _: None)
    assert order == []
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert order == ["first", "second"]


def test_progress_is_told_and_a_cancelled_job_stops_at_its_next_step(tasks: Tasks, qtbot: QtBot) -> None:
    gate, steps, results, told = threading.Event(), [], [], []

    def work(job: Job) -> str:
        job.progress(0.5, "Half")
        gate.wait(5)
        job.check()
        steps.append("went on")
        return "done"

    operation = tasks.run("Work", work, results.append)
    operation.progressed.connect(lambda done, what: told.append((done, what)))
    qtbot.waitUntil(lambda: bool(told))
    operation.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert told == [(0.5, "Half")]
    assert steps == []
    assert results == []


def test_what_is_committed_counts_although_it_was_cancelled(tasks: Tasks, qtbot: QtBot) -> None:
    started, gate, results = threading.Event(), threading.Event(), []

    def work(job: Job) -> str:
        started.set()
        gate.wait(5)
        job.commit()
        return "stored"

    operation = tasks.run("Store", work, results.append)
    qtbot.waitUntil(started.is_set)
    operation.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert results == ["stored"]


def test_an_error_goes_to_who_asked(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def fail(job: Job) -> None:
        raise ValueError("of the work")

    tasks.run("Fail", fail, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ValueError)
