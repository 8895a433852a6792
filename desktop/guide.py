"""The guide: pages of Markdown on this disk, shown in a window of their own beside the work."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.actions import shortcuts_table
from desktop.theme import RHYTHM
from desktop.widgets import button, named, row
from engine import resource

FIRST_PAGE = "start"
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
        contents = button("&Contents", lambda: self.show_page("contents"))
        close = button("Close", self.close)
        QShortcut(QKeySequence("Alt+Left"), self, self._browser.backward)
        layout = QVBoxLayout(self)
        layout.setSpacing(RHYTHM)
        layout.addWidget(self._browser)
        layout.addLayout(row(self._back, contents, None, close))

    def show_page(self, page: str) -> None:
        """Open a page of the guide; the contents if there is none of that name."""
        known = resource.path("guide", f"{page}.md").is_file()
        self._browser.setSource(QUrl(f"{page if known else 'contents'}.md"))

    @property
    def page(self) -> str:
        """The page that is shown."""
        return self._browser.source().path().removesuffix(".md")


class _Pages(QTextBrowser):
    """Reads Markdown, and pictures, from resources/guide."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """The page or picture of that name."""
        file = resource.path("guide", QUrl(name).path().lstrip("/"))
        if file.suffix != ".md":
            return file.read_bytes() if file.is_file() else None
        document = self.document()
        document.setMarkdown(file.read_text(encoding="utf-8"))
        html = document.toHtml()
        return html.replace("SHORTCUTS", _shortcuts()) if file.stem == SHORTCUTS else html


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
