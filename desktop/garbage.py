"""Python's cyclic garbage is collected on the window's thread only.

Left to itself Python collects in whatever thread happens to allocate; in the worker that would destroy
widgets and other Qt objects from the wrong thread, which crashes the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class GarbageCollector(QObject):
    """Takes over from Python's own collector as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def check(self) -> None:
        """Collect the oldest generation that has outgrown its threshold, as Python itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Give back to Python's own collector."""
        self._timer.stop()
        gc.enable()
