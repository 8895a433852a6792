"""A small tagged document to draw on, with the fonts of the product."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

from engine.report.pdf.fonts import colour_profile, register
from engine.report.tagging.canvas import Metadata, TaggedCanvas
from engine.report.tagging.spans import Ink, Span
from engine.report.tagging.text import TextBlock

FONT = "Inter-Regular"
INK = Ink(FONT, 10)
PAGE = (300.0, 300.0)


def canvas_and_file() -> tuple[TaggedCanvas, BytesIO]:
    """A canvas, and where it writes."""
    register()
    file = BytesIO()
    metadata = Metadata("Title", "Author", "Subject", "en-GB", date(2019, 8, 27))
    return TaggedCanvas(file, metadata, FONT, PAGE, colour_profile()), file


def drawn(draw: Callable[[TaggedCanvas], None]) -> bytes:
    """The file of a canvas after drawing."""
    canvas, file = canvas_and_file()
    draw(canvas)
    canvas.save()
    return file.getvalue()


def text(words: str, align: str = "left") -> TextBlock:
    """Plain words as a text block."""
    register()
    return TextBlock([Span(words, INK)], 12, align)
