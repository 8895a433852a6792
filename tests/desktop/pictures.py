"""Pictures of every page: `python -m tests.desktop.pictures FOLDER [WORKSPACE]`, to be looked at one by one.

`python -m tests.desktop.pictures --guide` takes those that the guide and the README show.

Every page with each of its inner tabs at 1366 x 768 in light, dark and high contrast with a council (the
sample, or a workspace that is given), and at 1920 x 1080; in light also with an empty workspace, with one
child only, and with text at 200%; then every dialog. QT_SCALE_FACTOR=2 gives the same with twice the pixels.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import application
from desktop.main_window import MainWindow
from desktop.palettes import PALETTES
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.views import PAGES
from engine import resource
from tests.desktop.invented_councils import imported, make_empty, make_one_child
from tests.desktop.walking import dialogs, inner

SMALL, LARGE = (1366, 768), (1920, 1080)
SECONDS = 60.0
QUIET_SECONDS = 0.7


@dataclass(frozen=True)
class Look:
    """How the window looks on a picture, and which council is open."""

    council: str
    size: tuple[int, int] = SMALL
    palette: str = "light"
    text_size: int = 100

    @property
    def name(self) -> str:
        """Its part of the file name."""
        size = f"{self.size[0]}x{self.size[1]}"
        return f"{self.council} {size} {self.palette} {self.text_size}"


LOOKS = (
    *(Look("council", palette=palette) for palette in PALETTES),
    Look("council", LARGE),
    Look("council", text_size=200),
    Look("empty"),
    Look("one child"),
)


def wait(app: QApplication, until: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    end = time.monotonic() + SECONDS
    while not until():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
        app.processEvents()
        time.sleep(0.002)
    for _ in range(3):
        app.processEvents()


def rest(app: QApplication, window: MainWindow) -> None:
    """Let the window live until it has had nothing to do for a while: some pages begin work after a pause."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < QUIET_SECONDS:
        wait(app, lambda: not window.session.tasks.busy)
        app.processEvents()
        if window.session.tasks.busy:
            quiet_since = time.monotonic()


def take(app: QApplication, look: Look, workspace: Path, scratch: Path) -> Iterator[tuple[str, QWidget]]:
    """The window on each page, ready to be grabbed."""
    settings = Settings(QSettings(str(scratch / "settings.ini"), QSettings.Format.IniFormat))
    Theme.current().apply(PALETTES[look.palette], look.text_size)
    window = MainWindow(Session(), settings)
    window.resize(*look.size)
    window.show()
    yield "start", window
    window.opening.open(workspace)
    wait(app, lambda: window.session.data is not None)
    _choose_what_is_looked_at(window)
    for page in PAGES:
        window.go(page.id)
        rest(app, window)
        yield page.id, window
        for each in inner(window):
            rest(app, window)
            yield f"{page.id}, {each}", window
    for dialog in dialogs(window) if look.council == "council" else ():
        dialog.show()
        wait(app, dialog.isVisible)
        yield f"dialog {dialog.windowTitle()}", dialog
        dialog.close()
    window.close()


def _choose_what_is_looked_at(window: MainWindow) -> None:
    """A red indicator, and a child in care."""
    session = window.session
    session.open_indicator("health_iha_20wd")
    if session.data is not None and session.data.extracts["episodes"].rows:
        session.open_child(session.data.extracts["episodes"].text_at("CHILD", [0])[0])


def guide_pictures(app: QApplication, workspace: Path, scratch: Path, folder: Path) -> None:
    """The pictures of the guide and the README: pages of the sample council, in few colours to be small."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"start", *(page.id for page in PAGES)}
    for page, window in take(app, Look("council"), workspace, scratch):
        if page not in pages:
            continue
        few = QImage.Format.Format_Indexed8
        picture = window.grab().toImage().convertToFormat(few, Qt.ImageConversionFlag.ThresholdDither)
        picture.save(str(folder / f"{page}.png"))


def main(arguments: Sequence[str]) -> int:
    """Take all pictures, or with --guide those of the guide."""
    if not arguments or (arguments[0].startswith("-") and arguments[0] != "--guide"):
        raise SystemExit(__doc__)
    app = application()
    Theme(app)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        sample = scratch / "Sample council.scorecard"
        if arguments[0] == "--guide":
            imported(sample, [resource.path("sample", "council.zip")])
            guide_pictures(app, sample, scratch, resource.path("guide", "pictures"))
            return 0
        folder = Path(arguments[0])
        folder.mkdir(parents=True, exist_ok=True)
        given = Path(arguments[1]) if len(arguments) > 1 else None
        councils = {
            "council": given or imported(sample, [resource.path("sample", "council.zip")]),
            "empty": make_empty(scratch),
            "one child": make_one_child(scratch),
        }
        for look in LOOKS:
            for page, window in take(app, look, councils[look.council], scratch):
                window.grab().save(str(folder / f"{page} {look.name}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
