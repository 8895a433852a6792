"""When something fails that nobody foresaw: say so calmly, keep a report without personal data, go on.

Exceptions of slots, paint events, models and worker jobs all arrive at sys.excepthook. They are shown one
at a time, each kind once; the report holds where in the program it happened, never a value.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal, Slot, qVersion
from PySide6.QtWidgets import QApplication, QDialog

PRODUCT = "corporate-parenting-scorecard"


class CrashHandler(QObject):
    """Collects what was not foreseen and shows it on the window's thread."""

    _met = Signal(object)

    def __init__(self, parent: QObject | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or reports_folder()
        self._waiting: list[Path | None] = []
        self._seen: set[tuple[str, ...]] = set()
        self._dialog: QDialog | None = None
        self._met.connect(self._take)

    def install(self) -> None:
        """Meet everything that reaches the top from now on."""
        sys.excepthook = self.handle
        threading.excepthook = lambda met: self.handle(met.exc_type, met.exc_value, met.exc_traceback)

    def handle(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take an exception from any thread; leaving the program is none."""
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            QApplication.exit(1)
            return
        self._met.emit(_lines(kind, error, trace))

    @Slot(object)
    def _take(self, lines: tuple[str, ...]) -> None:
        if lines in self._seen:
            return
        self._seen.add(lines)
        self._waiting.append(write_report(self._folder, lines))
        QTimer.singleShot(0, self._show_next)

    def _show_next(self) -> None:
        if self._dialog is not None or not self._waiting:
            return
        from desktop.dialogs.crash import CrashDialog

        self._dialog = CrashDialog(self._waiting.pop(0), QApplication.activeWindow())
        self._dialog.finished.connect(self._shown)
        self._dialog.open()

    @Slot()
    def _shown(self) -> None:
        self._dialog = None
        self._show_next()


def _lines(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> tuple[str, ...]:
    """Where it happened: kinds of errors, files, lines and functions; no messages, since they hold values."""
    lines = [kind.__name__, *_places(trace)]
    cause = (error.__cause__ or error.__context__) if error else None
    if cause is not None:
        lines += ["caused by", type(cause).__name__, *_places(cause.__traceback__)]
    return tuple(lines)


def _places(trace: TracebackType | None) -> list[str]:
    import traceback

    return [
        f"  {'/'.join(Path(frame.filename).parts[-3:])}, line {frame.lineno}, in {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]


def write_report(folder: Path, lines: tuple[str, ...]) -> Path | None:
    """Write the report into the folder; None where even that cannot be done."""
    import platform
    from datetime import datetime
    from importlib.metadata import version

    now = datetime.now().astimezone()
    words = [
        "Corporate Parenting Scorecard: report of an unexpected problem",
        "This file holds no data about children: only where in the program the problem arose.",
        f"When: {now:%Y-%m-%d %H:%M:%S %z}",
        f"Version {version(PRODUCT)}, Python {platform.python_version()}, Qt {qVersion()}",
        f"System: {platform.system()} {platform.release()}",
        "",
        *lines,
    ]
    path = folder / f"problem {now:%Y-%m-%d %H%M%S %f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(words) + "\n", encoding="utf-8")
    except OSError:
        return None
    return path


def reports_folder() -> Path:
    """Where reports are kept."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place) / "reports"
