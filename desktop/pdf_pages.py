"""Pages of a PDF as pictures: the only place that knows pypdfium2. For the worker, not for the window."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

POINTS_IN_INCH = 72
PRINT_DOTS = 300
"""Dots in an inch that a page is printed with at most."""


def page_count(pdf: bytes) -> int:
    """How many pages the file has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def picture(pdf: bytes, page: int, width: int, height: int = 0) -> tuple[QImage, str]:
    """A page (from 0) as a picture so many pixels wide, and no higher than so many if given; and its text."""
    with pypdfium2.PdfDocument(pdf) as document:
        shown = document[page]
        scale = width / shown.get_width()
        image = _image(shown, min(scale, height / shown.get_height()) if height else scale)
        words: str = shown.get_textpage().get_text_bounded()
        return image, words


def _image(page: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    made = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    return made.copy()


def print_pages(pdf: bytes, printer: QPrinter, pages: Sequence[int]) -> None:
    """Print pages (from 0), each on paper turned as the page is and as large as the paper allows."""
    dots = min(printer.resolution(), PRINT_DOTS)
    with pypdfium2.PdfDocument(pdf) as document:
        painter = QPainter()
        for number, place in enumerate(pages):
            page = document[place]
            _turn(printer, wide=page.get_width() > page.get_height())
            if number:
                printer.newPage()
            else:
                painter.begin(printer)
            image = _image(page, dots / POINTS_IN_INCH)
            painter.drawImage(_fitted(printer, image), image)
        painter.end()


def _turn(printer: QPrinter, *, wide: bool) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    kinds = QPageLayout.Orientation
    printer.setPageOrientation(kinds.Landscape if wide else kinds.Portrait)


def _fitted(printer: QPrinter, image: QImage) -> QRectF:
    """The paper's printable area, as much of it as keeps the picture's proportions."""
    room = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    room.moveTo(0, 0)
    scale = min(room.width() / image.width(), room.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF((room.width() - width) / 2, (room.height() - height) / 2, width, height)
