"""The way into the window: first it stands, then what is heavy is loaded behind it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.crash import CrashHandler
from desktop.garbage import GarbageCollector
from desktop.main_window import MainWindow
from desktop.palettes import PALETTES
from desktop.session import Session
from desktop.settings import Settings
from desktop.tasks import Job
from desktop.theme import STYLE, Theme, palette_called
from desktop.views import PAGES
from engine import resource

if TYPE_CHECKING:
    from argparse import Namespace

FIRST_PAGES = ("desktop.views.scorecard", "desktop.views.importing", "desktop.dialogs.create_workspace")
"""What the worker imports as soon as the window stands."""

HEAVY = ("desktop.charts", "keyring", *(page.view.split(":")[0] for page in PAGES))
"""What it imports when there is nothing else to do, so that no page has to wait for it."""


# The window solves no linear systems: without threads for them numpy is imported in half the time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


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
    if isinstance(found, QApplication):
        return found
    # As an argument, so that no other style is made first, nor Python's side of QStyle (3 ms).
    return QApplication([*sys.argv[:1], "-style", STYLE])


def open_window(
    app: QApplication, settings: Settings, workspace: Path | None = None, *, sample: bool = False
) -> MainWindow:
    """The window, not shown yet; what it is to open is opened once it has been painted."""
    GarbageCollector(app)
    theme = Theme(app)
    # What the system says in words (contrast, scheme) is asked after the first picture: it takes time.
    theme.apply(PALETTES.get(settings.theme, theme.palette), settings.text_size)
    window = MainWindow(Session(app), settings)

    tasks = window.session.tasks

    def begin() -> None:
        from PySide6.QtGui import QIcon

        app.setWindowIcon(QIcon(str(resource.path("icons", "scorecard.svg"))))
        _follow_the_system(app, window)
        if sample:
            window.open_sample()
        elif workspace is not None:
            window.opening.open(workspace.resolve())
        else:
            tasks.run("Getting ready", _importing(FIRST_PAGES), _nothing)
        tasks.busy_changed.connect(finish)

    def finish(busy: bool) -> None:
        if not busy:
            tasks.busy_changed.disconnect(finish)
            tasks.run("Getting ready", _importing(HEAVY), _nothing)

    window.painted.connect(begin)
    return window


def _follow_the_system(app: QApplication, window: MainWindow) -> None:
    """Look like the system as long as the settings say so."""
    if palette_called(window.settings.theme) is not Theme.current().palette:
        window.apply_theme()
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(window.apply_theme)
    hints.accessibility().contrastPreferenceChanged.connect(window.apply_theme)


def _options(arguments: Sequence[str] | None) -> Namespace:
    import argparse

    parser = argparse.ArgumentParser(prog="scorecard", description="Open the scorecard's window.")
    parser.add_argument("workspace", nargs="?", type=Path, help="a workspace to open")
    parser.add_argument("--sample", action="store_true", help="open the sample council")
    return parser.parse_args(sys.argv[1:] if arguments is None else arguments)


def _importing(modules: Sequence[str]) -> Callable[[Job], None]:
    def work(job: Job) -> None:
        for name in modules:
            job.check()
            import_module(name)

    return work


def _nothing(_: object) -> None:
    """Loading has no result."""
