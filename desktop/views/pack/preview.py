"""The real PDF, a page at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QSpinBox, QWidget

from desktop.flow import Flow
from desktop.widgets import button, column, named, text

WHOLE, WIDTH = 0, -1
SIZES = (
    ("Whole page", WHOLE),
    ("Fit the width", WIDTH),
    ("50%", 50),
    ("100%", 100),
    ("150%", 150),
    ("200%", 200),
)
POINTS_WIDE, DOTS = 595, 96
SETTLE_MS = 150
FRAME = 3


class Preview(QWidget):
    """Asks for the picture of a page with `page_wanted` (page from 0, width and height in pixels); shows it.

    The height is 0 where the page may be as high as it becomes.
    """

    page_wanted = Signal(int, int, int)

    def __init__(self) -> None:
        super().__init__()
        self._pages = 0
        self.page = named(QSpinBox(), "Page")
        self.page.setMinimum(1)
        self.page.valueChanged.connect(lambda _: self._ask())
        label = QLabel("Pa&ge:")
        label.setBuddy(self.page)
        self._of = named(QLabel(), "How many pages")
        self._size = named(QComboBox(), "Size")
        for words, percent in SIZES:
            self._size.addItem(words, percent)
        self._size.activated.connect(lambda _: self._ask())
        before = button("◀", lambda: self.page.stepBy(-1), tip="Previous page (Page Up)")
        after = button("▶", lambda: self.page.stepBy(1), tip="Next page (Page Down)")
        named(before, "Previous page")
        named(after, "Next page")
        self._note = named(text("", "secondary"), "State of the preview")
        self._picture = named(QLabel(), "Preview")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = named(QScrollArea(), "Page of the pack")
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._picture)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        line = Flow(label, self.page, self._of, before, after, self._size, self._note, filler=self._note)
        layout = column(line)
        layout.addWidget(self._area, 1)
        self.setLayout(layout)

    def show_pack(self, pages: int) -> None:
        """A pack with so many pages is there; the page that was shown stays if there is one."""
        self._pages = pages
        self._note.setText("")
        self._of.setText(f"of {pages}")
        self.page.blockSignals(True)
        self.page.setMaximum(max(pages, 1))
        self.page.blockSignals(False)
        self._ask()

    def show_page(self, image: QImage, words: str) -> None:
        """The picture of the page; its text is what assistive technology reads."""
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(picture)
        self._picture.setAccessibleName(f"Page {self.page.value()} of {self._pages}")
        self._picture.setAccessibleDescription(words)

    def say(self, words: str) -> None:
        """What is happening, or what is wrong."""
        self._note.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Page Up and Page Down turn pages."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page.stepBy(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The page fits the new width once the window has come to rest."""
        super().resizeEvent(event)
        self._settle.start()

    def _ask(self) -> None:
        if not self._pages or not self.isVisible():
            return
        percent, sharp = self._size.currentData(), self.devicePixelRatioF()
        wide = self._area.width() - self._area.verticalScrollBar().sizeHint().width() - 2 * FRAME
        high = self._area.height() - 2 * FRAME if percent == WHOLE else 0
        if percent > 0:
            wide = round(POINTS_WIDE * DOTS / 72 * percent / 100)
        self.page_wanted.emit(self.page.value() - 1, max(100, round(wide * sharp)), round(high * sharp))
