"""Nothing heavy before the window stands, and nothing blocks the window for long."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.views import PAGES
from desktop.views.pack import PackView

HEAVY = ("numpy", "pandas", "pyarrow", "pyqtgraph", "reportlab", "keyring", "engine.calendar")

OPENING = """
import sys
from PySide6.QtCore import QSettings
from desktop.app import application, open_window
from desktop.settings import Settings
app = application()
window = open_window(app, Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat)))
def told():
    print(*(name for name in sys.argv[2:] if name in sys.modules))
    app.quit()
window.painted.disconnect()
window.painted.connect(told)
window.show()
app.exec()
"""

LONGEST_PAUSE_MS = 50
BEAT_MS = 5
ROUNDS = 3


class Heartbeat(QObject):
    """Beats every few milliseconds while the window is free, and remembers the pauses.

    A pause is what the clock says or, where that is less, the work that this program did meanwhile: other
    programs on the machine are no fault of the window.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []
        self._last = (0.0, 0.0)
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = (time.perf_counter(), time.process_time())
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = (time.perf_counter(), time.process_time())
        self.pauses.append(1000 * min(now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now


def test_nothing_heavy_is_imported_before_the_window_is_painted(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", OPENING, str(tmp_path / "settings.ini"), *HEAVY],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert found.stdout.split() == []


def test_the_window_beats_on_while_a_council_is_imported(
    open_council: Callable[[str], MainWindow],
    councils: dict[str, Path],
    at_rest: Callable[[], None],
    qtbot: QtBot,
) -> None:
    window = open_council("empty")
    heartbeat = Heartbeat()
    heartbeat.start()
    window.session.offer([councils["small"].parent / "extracts"])
    at_rest()
    heartbeat.stop()
    assert len(heartbeat.pauses) > 3
    assert max(heartbeat.pauses) < LONGEST_PAUSE_MS


def longest_pause(act: Callable[[], None]) -> float:
    """The longest pause while something is done, in the calmest of some rounds: machines are busy."""
    longest = []
    for _ in range(ROUNDS):
        heartbeat = Heartbeat()
        heartbeat.start()
        act()
        heartbeat.stop()
        longest.append(max(heartbeat.pauses, default=0.0))
        if longest[-1] < LONGEST_PAUSE_MS:
            break
    return min(longest)


def test_the_window_beats_on_while_the_pack_is_made_and_its_pages_are_turned(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    window.go("pack")
    QApplication.processEvents()
    at_rest()
    page = window.view("pack")
    assert isinstance(page, PackView)

    def make_and_turn() -> None:
        page._make()
        at_rest()
        for step in (1, 1, 1, -3):
            page.preview.page.stepBy(step)
            at_rest()

    assert longest_pause(make_and_turn) < LONGEST_PAUSE_MS
    assert page._made is not None


def test_the_window_beats_on_while_months_are_stepped_on_every_page(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    window.session.open_indicator("health_iha_20wd")

    def step() -> None:
        for months in (-1, 1):
            window.session.step_month(months)
            QApplication.processEvents()
            at_rest()

    slow = {}
    for page in PAGES:
        window.go(page.id)
        QApplication.processEvents()
        at_rest()
        if (pause := longest_pause(step)) >= LONGEST_PAUSE_MS:
            slow[page.id] = round(pause)
    assert not slow


FIGURES = """
import os
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from desktop.app import application, open_window
from desktop.settings import Settings
app = application()
settings = Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat))
window = open_window(app, settings, Path(sys.argv[2]))
def told():
    page = window.view("scorecard")
    assert page.session.overview() is not None and not page.state_words
    print(*(name for name in sys.argv[3:] if name in sys.modules), flush=True)
    os._exit(0)
window.session.workspace_changed.connect(told)
window.show()
app.exec()
"""


def test_figures_that_are_kept_are_shown_before_anything_heavy_is_imported(
    open_council: Callable[[str], MainWindow], tmp_path: Path, at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    path = window.session.data.path
    window.close_workspace()
    at_rest()
    heavy = [name for name in HEAVY if name != "engine.calendar"]
    found = subprocess.run(
        [sys.executable, "-c", FIGURES, str(tmp_path / "settings.ini"), str(path), *heavy],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert found.stdout.split() == []
