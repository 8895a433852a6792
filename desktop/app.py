"""The way into the window: first it stands, then what is heavy is loaded behind it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.crash import CrashHandler
from desktop.main_window import MainWindow
from desktop.session import Session
from desktop.settings import Settings
from desktop.tasks import Job
from desktop.theme import Theme, palette_called

HEAVY = ("desktop.views.scorecard", "desktop.charts.canvas", "desktop.views.importing", "engine.extracts")
"""What the worker imports once the window stands, so that no page has to wait for it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, perhaps with a workspace; returns the exit status when it is closed."""
    options = _options(arguments)
    app = application()
    handler = CrashHandler(app)
    handler.install()
    window = open_window(app, Settings(), options.workspace, sample=options.sample)
    window.show()
    return app.exec()


def application() -> QApplication:
    """The application object with its names."""
    QCoreApplication.setOrganizationName("Corporate Parenting Scorecard")
    QCoreApplication.setApplicationName("Scorecard")
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(sys.argv[:1])


def open_window(
    app: QApplication, settings: Settings, workspace: Path | None = None, *, sample: bool = False
) -> MainWindow:
    """The window, not shown yet; what it is to open is opened once it has been painted."""
    Theme(app).apply(palette_called(settings.theme), settings.text_size)
    window = MainWindow(Session(app), settings)

    def begin() -> None:
        if sample:
            window.open_sample()
        elif workspace is not None:
            window.opening.open(workspace.resolve())
        window.session.tasks.run("Getting ready", _load, _nothing)

    window.painted.connect(begin)
    return window


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scorecard", description="Open the scorecard's window.")
    parser.add_argument("workspace", nargs="?", type=Path, help="a workspace to open")
    parser.add_argument("--sample", action="store_true", help="open the sample council")
    return parser.parse_args(sys.argv[1:] if arguments is None else arguments)


def _load(job: Job) -> None:
    for name in HEAVY:
        job.check()
        import_module(name)


def _nothing(_: object) -> None:
    """Loading has no result."""
