"""How soon the window stands: `python tests/benchmarks/window.py [WORKSPACE]`.

Prints the time from process start to the painted window, and where a workspace is given to the figures of
its last month painted (as the last session kept them, and computed anew), as multiples of what an empty
PySide6 window takes in the same run. Of each the quickest of many rounds counts: other programs only add.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 11

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
import gc, os, sys
gc.disable()  # as engine.command_line.window does
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from desktop.app import application, open_window
from desktop.settings import Settings
app = application()
workspace = Path(sys.argv[2]) if len(sys.argv) > 2 else None
window = open_window(app, Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat)), workspace)
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, lambda: os._exit(0))  # when the picture is finished
        return False
watch = Watch()
def opened():
    from desktop.tables import Table
    page = window.view("scorecard")
    assert page.session.overview() is not None and not page.state_words
    page.findChild(Table).viewport().installEventFilter(watch)
if workspace is None:
    window.painted.disconnect()
    window.painted.connect(lambda: os._exit(0))
else:
    window.session.workspace_changed.connect(opened)
window.show()
app.exec()
"""

KEEP = """
import sys
from pathlib import Path
from desktop.data import compute_all, open_data
data = open_data(Path(sys.argv[1]), None)
compute_all(data)
data.workspace.close()
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
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users have compiled modules
    with tempfile.TemporaryDirectory() as folder:
        settings = str(Path(folder) / "settings.ini")
        runs = {"empty window": (EMPTY,), "our window": (OURS, settings)}
        if len(sys.argv) > 1:
            kept, anew = (shutil.copy(sys.argv[1], Path(folder) / name) for name in ("kept", "anew"))
            measured(KEEP, str(kept))
            runs["figures, kept"] = (OURS, settings, str(kept))
            runs["figures, computed"] = (OURS, settings, str(anew))
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, arguments in runs.items():
                times[name].append(measured(*arguments))
    lowest = {name: [min(column) for column in zip(*t, strict=True)] for name, t in times.items()}
    for name, (clock, cpu) in lowest.items():
        base_clock, base_cpu = lowest["empty window"]
        print(f"{name}: {clock:.3f} s ({clock / base_clock:.2f}), CPU {cpu:.3f} s ({cpu / base_cpu:.2f})")


if __name__ == "__main__":
    main()
