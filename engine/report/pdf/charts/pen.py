"""Drawing straight onto the page: lines, bars, points and labels, inside content that is open already."""

from __future__ import annotations

from collections.abc import Sequence

from engine.report.pdf.marks import circle
from engine.report.pdf.style import BOLD, GRID, QUIET, REGULAR, SERIES_COLOURS, TEXT, WHITE
from engine.report.pdf.typesetting import plain_spans
from engine.report.tagging import syntax
from engine.report.tagging.canvas import TaggedCanvas
from engine.report.tagging.spans import Ink
from engine.report.tagging.text import TextBlock

LABEL = Ink(REGULAR, 9, TEXT)
QUIET_LABEL = Ink(REGULAR, 9, QUIET)
INSIDE = tuple(Ink(BOLD, 9, colour) for colour in (WHITE, TEXT, TEXT, TEXT, WHITE, TEXT))
"""The ink of a number inside a bar of each series' colour."""

HOLLOW, EDGED, EDGE = 2, 3, 1.1
"""The series that are told apart by more than their colour, and the width of their edges."""

LEADING = 11.5
SHAPES = ("circle", "square", "triangle", "diamond")

Point = tuple[float, float]


class Pen:
    """Writes path and text operators to a canvas."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas

    def line(self, points: Sequence[Point], colour: str = GRID, width: float = 0.5, dash: str = "") -> None:
        """A line through the points; `dash` as in '4 3'."""
        path = " ".join(f"{x:.2f} {y:.2f} {'l' if place else 'm'}" for place, (x, y) in enumerate(points))
        dashed, solid = (f"[{dash}] 0 d ", " [] 0 d") if dash else ("", "")
        self._write(f"{syntax.colour(colour, 'RG')} {width} w 1 j {dashed}{path} S{solid}")

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._write(f"{syntax.colour(colour, 'rg')} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def series_bar(self, x: float, y: float, width: float, height: float, number: int) -> None:
        """A bar of the series with that number. Without colours too: the third is hollow, the fourth edged,
        since their colours are as dark as the first and the second."""
        colour = SERIES_COLOURS[number % len(SERIES_COLOURS)]
        edge = {HOLLOW: colour, EDGED: TEXT}.get(number, "")
        if not edge or min(width, height) < 2 * EDGE:
            self.bar(x, y, width, height, colour)
            return
        inside = syntax.colour(WHITE if number == HOLLOW else colour, "rg")
        box = f"{x + EDGE / 2:.2f} {y + EDGE / 2:.2f} {width - EDGE:.2f} {height - EDGE:.2f} re"
        self._write(f"{inside} {syntax.colour(edge, 'RG')} {EDGE} w {box} B")

    def point(self, x: float, y: float, radius: float, colour: str, shape: str = "circle") -> None:
        """A filled point with a thin white edge, so that it stands out from lines."""
        edge = f"{syntax.colour(colour, 'rg')} {syntax.colour('FFFFFF', 'RG')} 0.8 w"
        self._write(f"{edge} {_outline(x, y, radius, shape)} b")

    def ring(self, x: float, y: float, radius: float, colour: str) -> None:
        """A circle around a point."""
        self._write(f"{syntax.colour(colour, 'RG')} 1.2 w {circle(x, y, radius)} S")

    def label(
        self, text: str, x: float, middle: float, ink: Ink = LABEL, align: str = "left", *, room: float = 0
    ) -> None:
        """A label centred on a height; with `room` it wraps. A right-aligned label ends at x."""
        block = TextBlock(plain_spans(text, ink), LEADING, align)
        width = room or block.natural_width + 0.01
        height = block.wrap(width)
        left = {"left": x, "right": x - width, "centre": x - width / 2}[align]
        block.draw(self._canvas, left, middle + height / 2, None)

    def label_below(self, text: str, x: float, top: float, room: float) -> None:
        """A label centred on x that hangs from a height and wraps within its room."""
        block = TextBlock(plain_spans(text, LABEL), LEADING, "centre")
        block.wrap(room)
        block.draw(self._canvas, x - room / 2, top, None)

    def _write(self, operators: str) -> None:
        self._canvas.addLiteral(operators)


def width_of(text: str, ink: Ink = LABEL) -> float:
    """The width of a label that does not wrap."""
    return TextBlock(plain_spans(text, ink), LEADING).natural_width


def height_within(text: str, room: float, ink: Ink = LABEL) -> float:
    """The height of a label that wraps within its room."""
    return TextBlock(plain_spans(text, ink), LEADING).wrap(room)


def _outline(x: float, y: float, r: float, shape: str) -> str:
    if shape == "square":
        r *= 0.9
        return f"{x - r:.2f} {y - r:.2f} {2 * r:.2f} {2 * r:.2f} re"
    if shape == "triangle":
        r *= 1.2
        return f"{x:.2f} {y + r:.2f} m {x + r:.2f} {y - 0.8 * r:.2f} l {x - r:.2f} {y - 0.8 * r:.2f} l h"
    if shape == "diamond":
        r *= 1.25
        return f"{x:.2f} {y + r:.2f} m {x + r:.2f} {y:.2f} l {x:.2f} {y - r:.2f} l {x - r:.2f} {y:.2f} l h"
    return circle(x, y, r)


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The heights moved apart to be at least `gap` from one another, as near as may be to where they were."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    moved = [min(max(places[number], low), high) for number in order]
    for place in range(1, len(moved)):
        moved[place] = max(moved[place], moved[place - 1] + gap)
    if moved and moved[-1] > high:
        moved[-1] = high
        for place in range(len(moved) - 2, -1, -1):
            moved[place] = min(moved[place], moved[place + 1] - gap)
    result = [0.0] * len(places)
    for number, height in zip(order, moved, strict=True):
        result[number] = height
    return result
