"""The guide: pages of Markdown on this disk, shown in a window of their own beside the work."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.actions import shortcuts_table
from desktop.theme import RHYTHM
from desktop.widgets import button, named, row
from engine import resource

CONTENTS = "contents"
FIRST_PAGES = (
    "start",
    "import",
    "scorecard",
    "indicator",
    "trends",
    "demographics",
    "key_stages",
    "education_factors",
    "child",
    "routine",
    "pack",
    "settings",
)
SHORTCUTS = "shortcuts"


class Guide(QDialog):
    """Shows one page at a time; links lead on, Alt+Left leads back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Guide")
        self.setObjectName("guide")
        self.resize(720, 640)
        self._browser = named(_Pages(), "Guide")
        self._browser.setOpenExternalLinks(False)
        self._back = button("&Back", self._browser.backward)
        self._browser.backwardAvailable.connect(self._back.setEnabled)
        self._back.setEnabled(False)
        contents = button("&Contents", lambda: self.show_page(CONTENTS))
        close = button("Close", self.close)
        QShortcut(QKeySequence("Alt+Left"), self, self._browser.backward)
        layout = QVBoxLayout(self)
        layout.setSpacing(RHYTHM)
        layout.addWidget(self._browser)
        layout.addLayout(row(self._back, contents, None, close))

    def show_page(self, page: str) -> None:
        """Open a page of the guide; the contents if there is none of that name."""
        known = resource.path("guide", f"{page}.md").is_file()
        self._browser.setSource(QUrl(f"{page if known else CONTENTS}.md"))

    @property
    def page(self) -> str:
        """The page that is shown."""
        return self._browser.source().path().removesuffix(".md")


class _Pages(QTextBrowser):
    """Reads Markdown, and pictures, from resources/guide."""

    def __init__(self) -> None:
        super().__init__()
        self.document().setDocumentMargin(2 * RHYTHM)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """The page or picture of that name."""
        file = resource.path("guide", QUrl(name).path().lstrip("/"))
        if file.suffix != ".md":
            return self._picture(file)
        words = file.read_text(encoding="utf-8")
        page = QTextDocument()
        page.setMarkdown(words.replace("CONTENTS", _contents()) if file.stem == CONTENTS else words)
        html = page.toHtml()
        return html.replace("SHORTCUTS", _shortcuts()) if file.stem == SHORTCUTS else html

    def _picture(self, file: Path) -> QImage:
        """A picture, made small enough for the page."""
        picture = QImage(str(file))
        width = self.viewport().width() - 6 * RHYTHM
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaledToWidth(width, smooth) if picture.width() > width else picture


def pages() -> dict[str, str]:
    """The pages of the guide with their titles: first those that begin, then by title."""
    files = {file.stem: file for file in resource.path("guide").glob("*.md") if file.stem != CONTENTS}
    titles = {
        name: file.read_text(encoding="utf-8").split("\n")[0].lstrip("# ") for name, file in files.items()
    }
    order = sorted(titles, key=lambda name: (_place(name), titles[name]))
    return {name: titles[name] for name in order}


def _place(page: str) -> int:
    return FIRST_PAGES.index(page) if page in FIRST_PAGES else len(FIRST_PAGES)


def _contents() -> str:
    return "\n".join(f"- [{title}]({page}.md)" for page, title in pages().items())


def _shortcuts() -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in shortcuts_table()
    )
    return f'<table cellspacing="0" cellpadding="4">{rows}</table>'


def show_guide(window: QWidget, page: str) -> None:
    """Open the guide beside the window, or bring it to the front, at a page."""
    guide = window.findChild(Guide) or Guide(window)
    guide.show_page(page)
    guide.show()
    guide.raise_()
    guide.activateWindow()
