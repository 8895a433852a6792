"""The way back: which page was looked at before, and which indicator or child was on it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from desktop.session import Session
from desktop.views import PAGES
from desktop.widgets import named, plain

LONGEST = 50
TITLES = {page.id: plain(page.title) for page in PAGES}


class Place(NamedTuple):
    """A page with the indicator or the child that it showed; "" on other pages."""

    page: str
    subject: str


class Trail(QObject):
    """Remembers the places that were left. `changed` tells that there is another place to go back to."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._left: list[Place] = []
        self._page = ""
        self._is_going_back = False
        session.workspace_changed.connect(self._clear)

    @property
    def before(self) -> str:
        """The title of the page to go back to; "" where there is none."""
        return TITLES[self._left[-1].page] if self._left else ""

    def arrive(self, page: str) -> None:
        """Another page is in front."""
        if self._page and page != self._page and not self._is_going_back:
            self._left = [*self._left, Place(self._page, self._subject(self._page))][-LONGEST:]
        self._page = page
        self.changed.emit()

    def back(self) -> None:
        """Go back to the place that was left last."""
        if not self._left:
            return
        place = self._left.pop()
        self._is_going_back = True
        if place.page == "indicator" and place.subject:
            self._session.open_indicator(place.subject)
        elif place.page == "child" and place.subject:
            self._session.open_child(place.subject)
        else:
            self._session.page_wanted.emit(place.page)
        self._is_going_back = False

    def _subject(self, page: str) -> str:
        return {"indicator": self._session.indicator, "child": self._session.child}.get(page, "")

    def _clear(self) -> None:
        self._left, self._page = [], ""
        self.changed.emit()


class BackButton(QPushButton):
    """Says where it leads."""

    def __init__(self, trail: Trail) -> None:
        super().__init__("◂ Back")
        self._trail = trail
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(trail.back)
        trail.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        words = f"Back to {self._trail.before}" if self._trail.before else "Back"
        named(self, words)
        self.setToolTip(f"{words} (Backspace)")
        self.setEnabled(bool(self._trail.before))
