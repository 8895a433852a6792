"""The head of the page: which indicator, its rating and value in words, its definition."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop.flow import Flow
from desktop.marks import draw_rag
from desktop.session import Session
from desktop.theme import RHYTHM, Theme
from desktop.views.indicator.answer import Answer
from desktop.widgets import button, column, named, row, text
from engine.analysis.labels import PERIOD_WORDS, month_name, name_of, theme_name
from engine.indicators.catalogue import CATALOGUE

CHIP = 44
LETTERS = 40
"""Of the indicator's name, so many are shown where there is little room."""


class _Chip(QWidget):
    """The RAG rating, large."""

    def __init__(self) -> None:
        super().__init__()
        self._rag = ""
        self.setFixedSize(QSize(CHIP, CHIP))

    def show_rag(self, rag: str, words: str) -> None:
        self._rag = rag
        self.setAccessibleName(f"Rating: {words}")
        self.setVisible(bool(rag))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The chip."""
        draw_rag(
            QPainter(self), QRectF(self.rect()).adjusted(2, 2, -2, -2), self._rag, Theme.current().palette
        )


class Head(QWidget):
    """Chooses the indicator and says where it stands."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.choice = named(QComboBox(), "Indicator")
        self.choice.setMaxVisibleItems(30)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(LETTERS)
        self.choice.activated.connect(lambda _: session.open_indicator(self.choice.currentData()))
        label = QLabel("I&ndicator:")
        label.setBuddy(self.choice)
        before = button("&Previous", lambda: self._step(-1), tip="The indicator before")
        after = button("Ne&xt", lambda: self._step(1), tip="The indicator after")
        self._chip = _Chip()
        self._value = named(text("", "heading"), "Result")
        self._value.setWordWrap(False)
        self._words = named(text(""), "Where it stands")
        self._definition = named(text("", "secondary"), "Definition")
        chooser = Flow(label, self.choice, before, after, filler=self.choice)
        stand = row(self._chip, self._value, self._words, spacing=2 * RHYTHM)
        stand.setStretch(2, 1)
        layout = column(chooser)
        layout.addLayout(stand)
        layout.addWidget(self._definition)
        self.setLayout(layout)
        session.data_changed.connect(self._fill)
        self._fill()

    def show_indicator(self, found: Answer) -> None:
        """Show one indicator."""
        self.choice.setCurrentIndex(self.choice.findData(found.row.indicator))
        row_ = found.row.row
        self._chip.show_rag(row_.rag, found.row.rag_words)
        self._value.setText(row_.printed)
        self._words.setText(_where_it_stands(found))
        self._definition.setText(f"{found.definition} {found.row.footnote}".strip())

    def _fill(self) -> None:
        data, chosen = self._session.data, self._session.indicator
        self.choice.clear()
        if data is not None:
            for each in CATALOGUE:
                words = f"{theme_name(each.theme)}: {name_of(each, data.profile)}"
                self.choice.addItem(words, each.id)
            self.choice.setCurrentIndex(self.choice.findData(chosen))

    def _step(self, step: int) -> None:
        place = (self.choice.currentIndex() + step) % self.choice.count()
        self._session.open_indicator(self.choice.itemData(place))


def _where_it_stands(found: Answer) -> str:
    """Rating, target, gap, directions, period, in one paragraph."""
    row_, shown = found.row, found.row.row
    target = f"target {shown.target}" if shown.target else "no target"
    floor = f", floor standard {shown.floor}" if shown.floor else ""
    sentences = [f"{row_.rag_words} in {month_name(found.month)}: {target}{floor}."]
    if row_.gap:
        sentences.append(row_.gap.sentence)
    since = [
        f"{words} ({comparison.printed})"
        for words, comparison in ((row_.month_words, shown.month_ago), (row_.year_words, shown.year_ago))
        if words
    ]
    if since:
        sentences.append(f"{' and '.join(since)}.".capitalize())
    sentences.append(f"{PERIOD_WORDS[row_.period].capitalize()}; {row_.polarity_words}.")
    if row_.note:
        sentences.append(f"{row_.note.capitalize()}.")
    if row_.revision:
        sentences.append(row_.revision.explained)
    return " ".join(sentences)
