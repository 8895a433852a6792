"""The status line: what was said last, and what is being worked on, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar

from desktop.session import Session
from desktop.tasks import Operation
from desktop.widgets import button, named

PATIENCE_MS = 400
"""Work that ends sooner than this is not worth a word."""

SAID_FOR_MS = 10_000
STEPS = 1000
MOST_LETTERS = 48


class StatusLine(QStatusBar):
    """Follows the session's words and its jobs."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAccessibleName("Status")
        self.setSizeGripEnabled(False)
        self._operation: Operation | None = None
        self._what = named(QLabel(), "What is being done")
        self._bar = named(QProgressBar(), "Progress")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._stop = button("Stop", self._cancel)
        for widget in (self._what, self._bar, self._stop):
            self.addPermanentWidget(widget)
            widget.hide()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._show(True))
        session.said.connect(lambda words: self.showMessage(words, SAID_FOR_MS))
        session.tasks.began.connect(self._began)
        session.tasks.busy_changed.connect(self._busy_changed)

    def _began(self, operation: Operation) -> None:
        self._operation = operation
        self._tell(operation.what)
        self._bar.setRange(0, 0)
        operation.progressed.connect(self._progressed)

    def _busy_changed(self, busy: bool) -> None:
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            self._operation = None
            self._show(False)

    def _progressed(self, done: float, what: str) -> None:
        self._tell(what)
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(done * STEPS))

    def _tell(self, what: str) -> None:
        """Say what is being done, in no more room than there is beside the rest."""
        self._what.setText(f"{what[:MOST_LETTERS].rstrip()} …")
        self._what.setToolTip(what)

    def _show(self, visible: bool) -> None:
        for widget in (self._what, self._bar, self._stop):
            widget.setVisible(visible)

    def _cancel(self) -> None:
        if self._operation is not None:
            self._operation.cancel()
