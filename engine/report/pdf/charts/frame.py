"""The plot area of a chart: where values and categories lie, its grid, its ticks and its key."""

from __future__ import annotations

from dataclasses import dataclass

from engine.charts import Axis, Measure
from engine.report.pdf.charts.pen import LABEL, QUIET_LABEL, SHAPES, Pen, width_of
from engine.report.pdf.style import GRID, QUIET, SERIES_COLOURS
from engine.report.pdf.typesetting import one_line

HEAD = 18.0
"""The room above the plot for the unit and the key."""


@dataclass(frozen=True)
class Frame:
    """The plot area in points, and the value axis along its height or its width."""

    left: float
    bottom: float
    right: float
    top: float
    axis: Axis

    def y(self, value: float) -> float:
        """The height of a value on a standing axis."""
        return self.bottom + self.axis.share(value) * (self.top - self.bottom)

    def x(self, value: float) -> float:
        """The place of a value on a lying axis."""
        return self.left + self.axis.share(value) * (self.right - self.left)


def tick_room(axis: Axis, measure: Measure) -> float:
    """The width of the widest tick label and its distance from the plot."""
    return max(width_of(measure.tick(tick, axis.places)) for tick in axis.ticks) + 6


def draw_standing_axis(pen: Pen, frame: Frame, measure: Measure) -> None:
    """Grid lines and labels of a standing value axis, and its unit above."""
    for tick in frame.axis.ticks:
        y = frame.y(tick)
        pen.line([(frame.left, y), (frame.right, y)], GRID)
        pen.label(measure.tick(tick, frame.axis.places), frame.left - 6, y, QUIET_LABEL, "right")
    if frame.axis.start < 0 < frame.axis.end:
        pen.line([(frame.left, frame.y(0)), (frame.right, frame.y(0))], QUIET, 0.75)
    pen.label(unit_words(frame.axis, measure), 0, frame.top + 11, QUIET_LABEL)


def draw_lying_axis(pen: Pen, frame: Frame, measure: Measure) -> None:
    """Grid lines and labels of a lying value axis, and its unit above."""
    for tick in frame.axis.ticks:
        x = frame.x(tick)
        pen.line([(x, frame.bottom), (x, frame.top)], GRID)
        pen.label(measure.tick(tick, frame.axis.places), x, frame.bottom - 8, QUIET_LABEL, "centre")
    pen.label(unit_words(frame.axis, measure), frame.left, frame.top + 11, QUIET_LABEL)


def unit_words(axis: Axis, measure: Measure) -> str:
    """The unit, and where the axis starts if not at zero."""
    unit = measure.unit[:1].upper() + measure.unit[1:]
    if axis.starts_above_zero:
        return f"{unit}; the axis starts at {measure.tick(axis.start, axis.places)}"
    return unit


def draw_key(pen: Pen, names: list[str], right: float, middle: float, *, points: bool = False) -> None:
    """Names of the series with their colours, ending at the right edge."""
    x = right - sum(width_of(one_line(name)) + 24 for name in names) + 12
    for place, name in enumerate(names):
        colour = SERIES_COLOURS[place % len(SERIES_COLOURS)]
        if points:
            pen.point(x + 4, middle, 3.4, colour, SHAPES[place % len(SHAPES)])
        else:
            pen.bar(x, middle - 4, 8, 8, colour)
        pen.label(one_line(name), x + 12, middle, LABEL)
        x += width_of(one_line(name)) + 24
