"""The fonts of the pack, embedded from resources/fonts."""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from engine import resource
from engine.report.pdf.style import BOLD, DISPLAY, OTHER_SCRIPTS, REGULAR


@cache
def register() -> None:
    """Makes the fonts known to reportlab, once. The first of them answers for every default."""
    for name in (REGULAR, BOLD, DISPLAY, OTHER_SCRIPTS):
        path = str(resource.path("fonts", f"{name}.ttf"))
        pdfmetrics.registerFont(TTFont(name, path, asciiReadable=True))


@cache
def covered(font: str) -> frozenset[int]:
    """The characters that a font can print."""
    register()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


@cache
def colour_profile() -> bytes:
    """The sRGB profile that the colours of the pack refer to."""
    return resource.path("colour", "sRGB.icc").read_bytes()
