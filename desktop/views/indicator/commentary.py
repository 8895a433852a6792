"""The comment on an indicator in a month: typed here, stored when one goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.page_parts import TextField
from desktop.session import Session
from desktop.theme import RHYTHM
from desktop.widgets import button, column, named, row, text
from engine.analysis.labels import month_name
from engine.calendar import Month

ABOUT = (
    "The comment is printed in the panel pack. It is stored when you leave the field. "
    "Names of children do not belong here."
)
FROZEN = (
    "The month is published, so its comment is frozen. Unpublish it on the Monthly routine page to change it."
)


class CommentaryPanel(QWidget):
    """Shows the stored comment, or what was typed and is not stored yet."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._subject = ("", "")
        self._stored = ""
        self._about = named(text(ABOUT, "secondary"), "About the comment")
        self._field = TextField("Comment", "What explains the figure, and what is being done")
        self._field.textChanged.connect(self._typed)
        self._field.left.connect(session.store_drafts)
        self._store = button("&Store comment", session.store_drafts, primary=True)
        layout = column(self._about, self._field, spacing=RHYTHM)
        layout.addLayout(row(self._store, None))
        layout.setContentsMargins(0, RHYTHM, 0, 0)
        self.setLayout(layout)

    def show_comment(self, indicator: str, month: Month, stored: str, published: str | None) -> None:
        """Show the comment of an indicator and month; `published` is the frozen one, if any."""
        self._subject, self._stored = (indicator, str(month)), stored
        draft = self._session.drafts.of(self._subject)
        shown = published if published is not None else stored if draft is None else draft
        self._field.show_text(shown)
        self._field.setReadOnly(published is not None)
        self._field.setAccessibleName(f"Comment for {month_name(month)}")
        self._about.setText(ABOUT if published is None else FROZEN)
        self._store.setEnabled(draft is not None and published is None)

    def begin(self) -> None:
        """Put the cursor into the field."""
        self._field.setFocus()

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self._field.toPlainText()

    def _typed(self) -> None:
        typed = self._field.toPlainText()
        if typed == self._stored:
            self._session.drafts.forget(self._subject)
        else:
            self._session.drafts.keep(self._subject, typed)
        self._store.setEnabled(self._session.drafts.of(self._subject) is not None)
