"""What nobody foresaw: a calm dialog, each kind once, a report without values, and the window goes on."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.crash import CrashHandler
from desktop.dialogs.crash import CrashDialog
from desktop.theme import Theme

SECRET = "Lily Example, born 14 May 2008"


@pytest.fixture
def handler(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[CrashHandler]:
    made = CrashHandler(folder=tmp_path / "reports")
    yield made
    for dialog in _dialogs():
        dialog.close()


def _dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def _fail(name: str) -> None:
    raise ValueError(name)


def _fail_differently(name: str) -> None:
    raise KeyError(name)


def _meet(handler: CrashHandler, work: object = _fail) -> None:
    try:
        work(SECRET)  # type: ignore[operator]
    except (ValueError, KeyError):
        handler.handle(*sys.exc_info())  # type: ignore[arg-type]


def test_a_dialog_says_what_is_safe_and_the_report_holds_no_value(
    handler: CrashHandler, qtbot: QtBot, tmp_path: Path
) -> None:
    _meet(handler)
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    report = next((tmp_path / "reports").iterdir()).read_text(encoding="utf-8")
    assert "ValueError" in report
    assert "in _fail" in report
    assert "Lily" not in report
    assert str(Path.home()) not in report


def test_the_same_problem_is_told_once_and_others_wait_their_turn(
    handler: CrashHandler, qtbot: QtBot, tmp_path: Path
) -> None:
    for _ in range(3):
        _meet(handler)
    _meet(handler, _fail_differently)
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    assert len(list((tmp_path / "reports").iterdir())) == 2
    first = _dialogs()[0]
    first.findChild(QDialogButtonBox).findChild(QPushButton).click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: _dialogs() not in ([], [first]))


def test_problems_of_other_threads_arrive_too(handler: CrashHandler, qtbot: QtBot) -> None:
    thread = threading.Thread(target=_meet, args=(handler,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)


def test_a_folder_that_cannot_be_written_is_said(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    handler = CrashHandler(folder=blocked / "reports")
    _meet(handler)
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    _dialogs()[0].close()
