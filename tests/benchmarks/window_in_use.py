"""How quickly the window answers: `python -m tests.benchmarks.window_in_use [WORKSPACE]`.

Opens a workspace (the sample council if none is given) and prints, for every page, how long it takes from
another month to its picture, how long lists of children take to open, the longest pause of the window
during each and while the pack is made and an import is read, and the memory, each beside its bound.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from desktop.app import application, open_window
from desktop.main_window import MainWindow
from desktop.session import Session
from desktop.settings import Settings
from desktop.tables import Table
from desktop.views import PAGES
from engine import resource
from tests.desktop.invented_councils import imported
from tests.desktop.test_responsive import Heartbeat

REPAINT_MS, LIST_MS, PAUSE_MS, MEMORY_MB = 50, 100, 50, 350
ROUNDS = 5
STEPS = (-1, -1, 1, -1, 1)
INDICATORS = ("cic_review_participation", "cic_count", "health_iha_20wd", "placement_same_2y", "cic_count")
"""As many as there are rounds."""

PATIENCE_S = 120
STEP_MS = 1
LATE_S = 0.004
QUIET_TICKS = 20
PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024 if hasattr(os, "sysconf") else 4


class Bench:
    """Does something in the window, waits until all is at rest, and says how long it took."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.too_slow: list[str] = []

    def rest(self) -> float:
        """Let the window live until nothing is running or waiting; when it did something last.

        No event filter looks on: it would cost more than what it measures.
        """
        loop, ticks = QEventLoop(), QTimer(interval=STEP_MS)
        end, quiet = time.monotonic() + PATIENCE_S, 0
        last = busy_until = time.perf_counter()

        def look() -> None:
            nonlocal quiet, last, busy_until
            now = time.perf_counter()
            is_busy = self._window.session.tasks.busy or now - last > LATE_S
            last, quiet = now, 0 if is_busy else quiet + 1
            if is_busy:
                busy_until = now
            if quiet > QUIET_TICKS or time.monotonic() > end:
                loop.quit()

        ticks.timeout.connect(look)
        ticks.start()
        loop.exec()
        return busy_until

    def measure(
        self, name: str, act: Callable[[], object], bound: float | None, rounds: int = ROUNDS
    ) -> None:
        """Print the median time to the last picture, and the longest pause."""
        times, pauses = [], []
        for _ in range(rounds):
            heartbeat = Heartbeat()
            heartbeat.start()
            begun = time.perf_counter()
            act()
            done = self.rest()
            heartbeat.stop()
            times.append(1000 * max(done - begun, 0))
            pauses += heartbeat.pauses
        self.say(name, sorted(times)[len(times) // 2], bound, "ms")
        self.say(f"{name}, longest pause", max(pauses, default=0), PAUSE_MS, "ms")

    def say(self, name: str, found: float, bound: float | None, unit: str) -> None:
        """Print a line; remember it where it is over its bound."""
        beside = "" if bound is None else f" of {bound:g} ({found / bound:.2f})"
        print(f"{name}: {found:.0f}{beside} {unit}", flush=True)
        if bound is not None and found > bound:
            self.too_slow.append(name)


def pages(bench: Bench, window: MainWindow) -> None:
    """Another month on every page, filters of the scorecard."""
    session = window.session
    for page in PAGES:
        bench.measure(f"{page.id}: shown first", partial(window.go, page.id), None, 1)
        if page.id == "pack":
            continue
        bench.measure(f"{page.id}: another month", partial(_step, session, iter(STEPS)), REPAINT_MS)
    window.go("scorecard")
    rags = iter(("red", "", "amber", "green", ""))
    bench.measure("scorecard: a filter", lambda: session.set_filters(rag=next(rags)), REPAINT_MS)
    texts = iter(("h", "he", "hea", "heal", ""))
    bench.measure("scorecard: typing", lambda: session.set_filters(text=next(texts)), REPAINT_MS)


def _step(session: Session, steps: Iterator[int]) -> None:
    session.step_month(next(steps))


def lists(bench: Bench, window: MainWindow) -> None:
    """Lists of children from a cell, from an indicator, from a timeline."""
    for page, column in (("demographics", 3), ("education_factors", 3)):
        window.go(page)
        bench.rest()
        table = _first_table(window.view(page))
        rows = iter((17, 16, 0, 5, 18) if page == "demographics" else (0, 1, 3, 4, 0))

        def choose(table: Table = table, rows: object = rows, column: int = column) -> None:
            index = table.rows_model.index(next(rows), column)  # type: ignore[call-overload]
            table.setCurrentIndex(index)
            table.clicked.emit(index)

        bench.measure(f"{page}: children of a cell", choose, LIST_MS)
    names = iter(INDICATORS)
    bench.measure(
        "indicator: another, with its children", lambda: window.session.open_indicator(next(names)), LIST_MS
    )
    data = window.session.data
    assert data is not None
    children = iter(sorted(set(data.extracts["episodes"].text_at("CHILD", range(400))))[:5])
    bench.measure("child: another", lambda: window.session.open_child(next(children)), LIST_MS)


def work(bench: Bench, window: MainWindow) -> None:
    """The pack, its pages, an import."""
    view = window.view("pack")
    assert view is not None
    window.go("pack")
    bench.rest()
    preview = view.preview  # type: ignore[attr-defined]
    bench.measure("pack: made", view._make, None, 2)  # type: ignore[attr-defined]
    bench.measure("pack: a page turned", lambda: preview.page.stepBy(1), LIST_MS)
    sample = resource.path("sample", "council.zip")
    bench.measure("import: read", lambda: window.session.offer([sample]), None, 1)


def _first_table(view: QWidget | None) -> Table:
    assert view is not None
    return next(table for table in view.findChildren(Table) if table.isVisible())


def _choose_what_is_looked_at(window: MainWindow) -> None:
    data = window.session.data
    assert data is not None
    window.session.indicator = INDICATORS[0]
    window.session.child = data.extracts["episodes"].text_at("CHILD", [0])[0]


def memory_mb() -> float:
    """What this process holds in memory; 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * PAGE_KB / 1024 if told.exists() else 0.0


def main() -> int:
    """Measure everything; 1 if something is over its bound."""
    app = application()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        path = given or imported(scratch / "sample.scorecard", [resource.path("sample", "council.zip")])
        settings = Settings(QSettings(str(scratch / "settings.ini"), QSettings.Format.IniFormat))
        window = open_window(app, settings, path)
        window.resize(1366, 768)
        bench = Bench(window)
        bench.measure("open", window.show, None, 1)
        bench.say("memory with the council open", memory_mb(), MEMORY_MB, "MB")
        _choose_what_is_looked_at(window)
        bench.rest()
        pages(bench, window)
        lists(bench, window)
        bench.say("memory after all pages", memory_mb(), MEMORY_MB, "MB")
        work(bench, window)
        bench.say("memory after pack and import", memory_mb(), None, "MB")
        window.close()
    print("over their bounds:", ", ".join(bench.too_slow) or "none")
    return 1 if bench.too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
