"""What is taken elsewhere: a picture with its title and the meaning of its colours, or its data."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from math import ceil
from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from desktop.clipboard import copy_table, save_csv
from desktop.problems import words_for
from desktop.theme import RHYTHM, Theme
from engine.charts import Chart

SHARP = 2
"""A picture has so many times the pixels of the screen in each direction."""

TITLE = '<p style="color:{colour}; font-size:{size}pt; font-weight:600; margin:0">{title}</p>'
KEY = '<p style="color:{colour}; margin-top:{gap}px; margin-bottom:0">{key}</p>'


class ExportMenu(QMenu):
    """Copies or saves what `chart` and `image` give; `failed` tells why something could not be saved."""

    failed = Signal(str)

    def __init__(
        self, chart: Callable[[], Chart | None], image: Callable[[], QImage], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._chart, self._image = chart, image
        self.addAction("Copy &picture", self.copy_picture)
        self.addAction("Copy &data", self.copy_data)
        self.addAction("&Save picture …", self._choose_picture)
        self.addAction("Save d&ata …", self._choose_data)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QApplication.clipboard().setImage(self._image())

    def copy_data(self) -> None:
        """Put the picture's data on the clipboard as a table."""
        if (chart := self._chart()) is not None:
            copy_table(chart.twin())

    def save_picture(self, path: Path) -> bool:
        """Write the picture as PNG; whether it could be written."""
        return QImageWriter(str(path), b"png").write(self._image())

    def _choose_picture(self) -> None:
        path = self._ask_path("Save picture", "Pictures (*.png)", ".png")
        if path is not None and not self.save_picture(path):
            self.failed.emit(f"{path.name} could not be written. Choose another folder.")

    def _choose_data(self) -> None:
        path, chart = self._ask_path("Save data", "Tables (*.csv)", ".csv"), self._chart()
        if path is not None and chart is not None:
            try:
                save_csv(path, chart.twin())
            except OSError as error:
                self.failed.emit(words_for(error))

    def _ask_path(self, title: str, kinds: str, suffix: str) -> Path | None:
        chart = self._chart()
        name = chart.title if chart is not None else ""
        start = "".join(c if c.isalnum() or c in " -" else " " for c in name)[:60].strip()
        chosen, _ = QFileDialog.getSaveFileName(self, title, f"{start}{suffix}", kinds)
        return Path(chosen) if chosen else None


def image_of(plot: pg.PlotWidget, title: str, key: str) -> QImage:
    """The plot below its title; `key` is rich text."""
    colours = Theme.current().palette
    words = _words(title, key, plot.width())
    top = ceil(words.size().height())
    image = QImage(SHARP * plot.width(), SHARP * (top + plot.height()), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    image.fill(QColor(colours.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    words.drawContents(painter)
    plot.render(painter, QRectF(0, top, plot.width(), plot.height()), plot.viewport().rect())
    painter.end()
    return image


def _words(title: str, key: str, width: int) -> QTextDocument:
    font, colour = QApplication.font(), Theme.current().palette.text
    words = QTextDocument()
    words.setDefaultFont(font)
    words.setDocumentMargin(RHYTHM)
    words.setTextWidth(width)
    told = TITLE.format(colour=colour, size=round(font.pointSizeF() * 1.2, 1), title=escape(title))
    words.setHtml(told + (KEY.format(colour=colour, gap=RHYTHM, key=key) if key else ""))
    return words
