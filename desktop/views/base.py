"""What every page has: a title, words for each state, and answers from the worker."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.page_parts import Scrolling, StateNote
from desktop.problems import words_for
from desktop.session import Session
from desktop.tasks import Job
from desktop.widgets import button

if TYPE_CHECKING:
    from desktop.data import Data
    from engine.calendar import Month

Question: TypeAlias = "Callable[[Data, Job], Any]"

PATIENCE_MS = 200
"""An answer that comes sooner than this is shown without a loading state in between."""


class View(QWidget):
    """One page. Derived classes fill in `build`, `question`, `show_answer` and `missing`."""

    title: ClassVar[str]
    help_page: ClassVar[str]
    waiting_words: ClassVar[str] = "Working out the figures of the month …"
    follows_month: ClassVar[bool] = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setAccessibleName(self.title)
        self._stale = True
        self._note = StateNote()
        self._to_import = button("&Go to Import", lambda: session.page_wanted.emit("import"), primary=True)
        self._note.offer(self._to_import)
        self._stack = QStackedWidget()
        self._area = Scrolling()
        for page in (self._area, self._note):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._content = self.build()
        self._area.hold(self._content)
        self._loading = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._loading.timeout.connect(self._show_loading)
        session.data_changed.connect(self.ask_again)
        if self.follows_month:
            session.month_changed.connect(self.ask_again)

    # For derived classes --------------------------------------------------------------------------------

    @abstractmethod
    def build(self) -> QWidget:
        """The content; called once."""

    def question(self) -> Question | None:
        """What to work out in the worker; None where the page needs nothing from there."""
        return None

    def show_answer(self, answer: Any) -> None:
        """Fill the content with the answer (None where there was no question)."""

    def missing(self) -> str:
        """The sentence for the empty state: what is not there, and what to do. "" if there is something."""
        if not self.session.months:
            return "Nothing has been imported yet. Drop the extracts on this window, or go to Import."
        return ""

    def first_focus(self) -> QWidget:
        """What gets the keyboard focus when the page is opened."""
        return self._content

    @property
    def month(self) -> Month:
        """The month on screen; only where there is one."""
        assert self.session.month is not None
        return self.session.month

    def ask_again(self) -> None:
        """Something that the page shows has changed: answer at once if visible, else when next shown."""
        self._stale = True
        if self.isVisible():
            self._answer()

    # How it works ---------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Bring the page up to date when it comes to the front."""
        super().showEvent(event)
        if self._stale:
            self._answer()

    def _answer(self) -> None:
        self._stale = False
        if sentence := self.missing():
            self._loading.stop()
            self._show_note(sentence)
            return
        question = self.question()
        if question is None:
            self._answered(None)
            return
        self._loading.start()
        self.session.ask(self, self.waiting_words, question, self._answered, self._failed)

    def _answered(self, answer: Any) -> None:
        self._loading.stop()
        self.show_answer(answer)
        self._stack.setCurrentWidget(self._area)

    def _failed(self, error: Exception) -> None:
        self._loading.stop()
        self._show_note(words_for(error), is_error=True)

    def _show_loading(self) -> None:
        self._show_note(self.waiting_words)

    def _show_note(self, sentence: str, *, is_error: bool = False) -> None:
        self._note.say(sentence, is_error=is_error)
        self._to_import.setVisible(not self.session.months)
        self._stack.setCurrentWidget(self._note)

    @property
    def state_words(self) -> str:
        """The sentence of the empty, loading or error state; "" while the content is shown."""
        return self._note.text() if self._stack.currentWidget() is self._note else ""
