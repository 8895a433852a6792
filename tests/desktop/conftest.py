"""The real window on real workspaces, offscreen, with this test's own settings; whatever leaks fails.

After each test: no thread, timer or window is left, Qt has not warned, nothing unexpected was logged.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.garbage import GarbageCollector
from desktop.main_window import MainWindow
from desktop.palettes import LIGHT
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import STYLE, Theme
from tests.desktop.invented_councils import make_empty, make_one_child, make_small

HARMLESS = ("This plugin does not support",)
"""What the offscreen platform says of itself."""

PATIENCE_MS = 20_000


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """No arguments of pytest reach Qt; the style is the application's."""
    return ["scorecard", "-style", STYLE]


@pytest.fixture(scope="session", autouse=True)
def _collected_on_this_thread(qapp: QApplication) -> Iterator[None]:
    """Garbage is collected as in the application."""
    collector = GarbageCollector(qapp)
    yield
    collector.stop()


@pytest.fixture(autouse=True)
def _quiet(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on warnings of Qt, on log lines, on threads, windows and timers that are left."""
    warnings: list[str] = []

    def take(kind: QtMsgType, _: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not message.startswith(HARMLESS):
            warnings.append(message)

    threads = set(threading.enumerate())
    before = qInstallMessageHandler(take)
    with caplog.at_level(logging.INFO):
        yield
    qInstallMessageHandler(before)
    qapp.processEvents()
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left, f"windows are left: {left}"
    assert not warnings, f"Qt warned: {warnings}"
    assert not caplog.records, f"logged: {[record.getMessage() for record in caplog.records]}"
    new = [thread for thread in set(threading.enumerate()) - threads if not _is_qt_pool(thread)]
    assert not new, f"threads are left: {new}"


def _is_qt_pool(thread: threading.Thread) -> bool:
    """Python's shadow of a Qt worker thread, which goes when the pool does."""
    return isinstance(thread, threading._DummyThread)


@pytest.fixture(scope="session")
def councils(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Workspaces to copy: a small council, an empty one, one with a single child."""
    folder = tmp_path_factory.mktemp("councils")
    return {"small": make_small(folder), "empty": make_empty(folder), "one child": make_one_child(folder)}


@pytest.fixture
def workspace(councils: dict[str, Path], tmp_path: Path) -> Callable[[str], Path]:
    """This test's own copy of a workspace."""

    def copy(name: str) -> Path:
        path = tmp_path / f"{name}.scorecard"
        path.write_bytes(councils[name].read_bytes())
        return path

    return copy


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """This test's own settings."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme at the usual text size."""
    found = qapp.findChild(Theme) or Theme(qapp)
    found.apply(LIGHT)
    return found


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, settings: Settings) -> Iterator[MainWindow]:
    """The main window, shown, with nothing open."""
    made = MainWindow(Session(), settings)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    made.session.tasks.stop()


@pytest.fixture
def open_council(
    qtbot: QtBot, window: MainWindow, workspace: Callable[[str], Path]
) -> Callable[[str], MainWindow]:
    """Opens a council in the window and waits until everything is computed."""

    def opened(name: str = "small") -> MainWindow:
        window.opening.open(workspace(name))
        qtbot.waitUntil(lambda: window.session.data is not None, timeout=PATIENCE_MS)
        _rest(qtbot, window)
        return window

    return opened


@pytest.fixture
def at_rest(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Waits until no job is running or waiting."""
    return lambda: _rest(qtbot, window)


def _rest(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(2):
        # What an answer adds to the window is shown, and may ask again, in the next turn of the event loop.
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=PATIENCE_MS)
    QApplication.processEvents()
