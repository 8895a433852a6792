"""How soon the window stands: `python tests/benchmarks/window.py [WORKSPACE]`.

Prints the time from process start to the painted window, and to the figures of the last month on screen
where a workspace is given, as multiples of what an empty PySide6 window takes in the same run.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7

EMPTY = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 720)
window.show()
QTimer.singleShot(0, lambda: os._exit(0))
app.exec()
"""

OURS = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from desktop.app import application, open_window
from desktop.settings import Settings
app = application()
workspace = Path(sys.argv[2]) if len(sys.argv) > 2 else None
window = open_window(app, Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat)), workspace)
def look():
    page = window.view("scorecard")
    if page is not None and page.session.overview() is not None and not page.state_words:
        page.grab()
        os._exit(0)
if workspace is None:
    window.painted.disconnect()
    window.painted.connect(lambda: os._exit(0))
else:
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(2)
window.show()
app.exec()
"""


def measured(code: str, *arguments: str) -> tuple[float, float]:
    """Seconds by the clock and of CPU that a whole process takes."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stderr=subprocess.DEVNULL)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure in turns, so that a busy moment of the machine hits all alike."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        settings = str(Path(folder) / "settings.ini")
        runs = {"empty window": (EMPTY,), "our window": (OURS, settings)}
        if len(sys.argv) > 1:
            runs["figures on screen"] = (OURS, settings, sys.argv[1])
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, arguments in runs.items():
                times[name].append(measured(*arguments))
    medians = {
        name: [statistics.median(column) for column in zip(*t, strict=True)] for name, t in times.items()
    }
    for name, (clock, cpu) in medians.items():
        base_clock, base_cpu = medians["empty window"]
        print(f"{name}: {clock:.3f} s ({clock / base_clock:.2f}), CPU {cpu:.3f} s ({cpu / base_cpu:.2f})")


if __name__ == "__main__":
    main()
