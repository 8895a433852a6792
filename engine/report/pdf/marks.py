"""Ratings and directions as small drawings in a line of text, each told apart by shape, letter and colour."""

from functools import cache

from engine.report.document import Direction, Rag
from engine.report.pdf.style import BOLD, QUIET, RAG_COLOURS, RAG_INKS, TEXT
from engine.report.tagging import syntax
from engine.report.tagging.canvas import TaggedCanvas
from engine.report.tagging.spans import MIDDLE_OF_CAPITALS, Ink, Span

LETTER_SIZE = 9.0
CHIP = 15.0
"""Width and height of a rating's shape: room for a letter of the smallest size."""

GAP = 2.0
"""Room on either side of a rating."""

LARGE = 16.0
"""Beside type larger than this, marks grow with it."""

ROUND = 0.5523
"""How far a quarter circle's control points lie out, in parts of the radius."""

SPOKEN_RAG = {"red": "Red", "amber": "Amber", "green": "Green"}
SPOKEN_DIRECTION = {"better": "better than", "same": "the same as", "worse": "worse than"}
DIRECTION_COLOURS = {"better": RAG_COLOURS["green"], "same": QUIET, "worse": RAG_COLOURS["red"]}


class Chip:
    """A rating: red a diamond, amber a triangle, green a circle, with their first letter."""

    width = CHIP + 2 * GAP

    def __init__(self, rag: Rag, size: float) -> None:
        self._rag = rag
        self._size = size

    def draw(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        """Draws the shape, centred on the capital letters of the line, and the letter in it."""
        middle = baseline + MIDDLE_OF_CAPITALS * self._size
        centre = x + self.width / 2
        fill, line = syntax.colour(RAG_COLOURS[self._rag], "rg"), syntax.colour(TEXT, "RG")
        ink = Ink(BOLD, LETTER_SIZE, RAG_INKS[self._rag])
        letter = self._rag[0].upper()
        low = middle - MIDDLE_OF_CAPITALS * LETTER_SIZE - (1.6 if self._rag == "amber" else 0)
        font, string = canvas.encoded(BOLD, letter)[0]
        left = centre - ink.width(letter) / 2
        canvas.addLiteral(
            f"{fill} {line} 0.6 w {_shape(self._rag, centre, middle)} b "
            f"BT {ink.fill} {font} {LETTER_SIZE:g} Tf 1 0 0 1 {left:.2f} {low:.2f} Tm {string} Tj ET"
        )


def _shape(rag: str, x: float, y: float) -> str:
    if rag == "red":
        r = CHIP / 2 + 0.6
        return _polygon([(x, y + r), (x + r, y), (x, y - r), (x - r, y)])
    if rag == "amber":
        r = CHIP / 2
        return _polygon([(x, y + r + 0.4), (x + r + 0.9, y - r + 0.9), (x - r - 0.9, y - r + 0.9)])
    return circle(x, y, CHIP / 2 - 0.6)


def _polygon(points: list[tuple[float, float]]) -> str:
    first, *others = (f"{x:.2f} {y:.2f}" for x, y in points)
    return f"{first} m " + " ".join(f"{point} l" for point in others) + " h"


def circle(x: float, y: float, r: float) -> str:
    """The path of a circle."""
    k = r * ROUND
    return (
        f"{x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
    )


ARROW = 9.0
"""The length of an arrow beside small type."""


class Arrow:
    """A direction of travel: up is better, level the same, down worse."""

    def __init__(self, direction: Direction, size: float) -> None:
        self._direction = direction
        self._size = size
        self._scale = max(1.0, size / LARGE)
        self.width = ARROW * self._scale

    def draw(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        """Draws the arrow, centred on the capital letters of the line."""
        middle, centre = baseline + MIDDLE_OF_CAPITALS * self._size, x + self.width / 2
        turn = {"better": (0, 1), "same": (1, 0), "worse": (0, -1)}[self._direction]
        colour = DIRECTION_COLOURS[self._direction]
        outline = [(4.5, 0), (0.2, 4.0), (0.2, 1.1), (-4.5, 1.1), (-4.5, -1.1), (0.2, -1.1), (0.2, -4.0)]
        grown = [(a * self._scale, b * self._scale) for a, b in outline]
        points = [(centre + a * turn[0] - b * turn[1], middle + a * turn[1] + b * turn[0]) for a, b in grown]
        canvas.addLiteral(f"{syntax.colour(colour, 'rg')} {_polygon(points)} f")


@cache
def chip_span(rag: Rag, ink: Ink) -> Span:
    """The rating as a span."""
    return Span(rag[0].upper(), ink, spoken=SPOKEN_RAG[rag], mark=Chip(rag, ink.size))


@cache
def arrow_span(direction: Direction, ink: Ink, since: str = "") -> Span:
    """The direction as a span; `since` is what it compares with."""
    words = SPOKEN_DIRECTION[direction]
    spoken = f"{words} {since}" if since else words.rsplit(" ", 1)[0]
    return Span(direction, ink, spoken=spoken, mark=Arrow(direction, ink.size))
