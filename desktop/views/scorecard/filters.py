"""The line of filters above the scorecard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from desktop.flow import Flow
from desktop.session import Filters, Session
from desktop.tables import FindField
from desktop.widgets import button, column, named
from engine.analysis.labels import RAG_WORDS
from engine.analysis.overview_rows import OverviewRow

ALL_THEMES = "All themes"
RATINGS = (("Every rating", ""), *((RAG_WORDS[rag], rag) for rag in ("red", "amber", "green")))


def keeps(filters: Filters, found: OverviewRow) -> bool:
    """Whether a row passes the filters."""
    words = f"{found.name}\n{found.theme}\n{found.indicator}".casefold()
    return (
        filters.theme in ("", found.theme)
        and filters.rag in ("", found.row.rag)
        and (not filters.got_worse or found.got_worse)
        and all(word in words for word in filters.text.casefold().split())
    )


class FilterLine(QWidget):
    """Theme, RAG, got worse, text; shows and sets the session's filters."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._find = FindField("Find an indicator")
        self._find.setMinimumWidth(220)
        self._find.setMaximumWidth(320)
        self._theme = named(QComboBox(), "Theme")
        self._theme.addItem(ALL_THEMES, "")
        self._rag = named(QComboBox(), "RAG rating")
        for words, rag in RATINGS:
            self._rag.addItem(words, rag)
        self._worse = named(QCheckBox("Got &worse since last month"), "Got worse since last month")
        self._all = button("Show &all", self._clear)
        self._find.searched.connect(lambda words: session.set_filters(text=words))
        self._theme.activated.connect(lambda _: session.set_filters(theme=self._theme.currentData()))
        self._rag.activated.connect(lambda _: session.set_filters(rag=self._rag.currentData()))
        self._worse.toggled.connect(lambda on: session.set_filters(got_worse=on))
        session.filters_changed.connect(self._follow)
        themes, ratings = _label("&Theme:", self._theme), _label("&Rating:", self._rag)
        line = (self._find, themes, self._theme, ratings, self._rag, self._worse, self._all)
        self.setLayout(column(Flow(*line)))
        self._follow()

    def offer_themes(self, themes: Sequence[str]) -> None:
        """Offer the themes of the scorecard."""
        if self._theme.count() == 1:
            for theme in themes:
                self._theme.addItem(theme, theme)
            self._follow()

    def _clear(self) -> None:
        self._find.clear()
        self._session.set_filters(theme="", rag="", got_worse=False, text="")

    def _follow(self) -> None:
        filters = self._session.filters
        self._theme.setCurrentIndex(max(self._theme.findData(filters.theme), 0))
        self._rag.setCurrentIndex(max(self._rag.findData(filters.rag), 0))
        self._worse.setChecked(filters.got_worse)
        if not self._find.hasFocus() and self._find.text() != filters.text:
            self._find.setText(filters.text)
        self._all.setEnabled(filters != Filters())


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(buddy)
    return label
