"""The plot area of a chart: where values and categories lie, its grid, its ticks, its unit and its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.charts import Axis, Measure
from engine.report.pdf.charts.pen import LABEL, QUIET_LABEL, Pen, width_of
from engine.report.pdf.style import GRID, QUIET
from engine.report.pdf.typesetting import fitted

UNIT = 18.0
"""The room of the line with the unit."""

KEY = 13.0
"""The room of each line of the key below it."""

SIGN = 12.0
BETWEEN = 14.0
"""In the key, the room of a coloured square and the distance between names."""


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


@dataclass(frozen=True)
class Head:
    """What stands above the plot: the unit and, beside it or below it, the names of several series."""

    unit: str
    names: tuple[str, ...]
    width: float
    left: float = 0
    """Where the unit begins."""

    @property
    def _lines(self) -> list[list[str]]:
        """The names line by line; one line if they fit beside the unit."""
        names = [fitted(name, LABEL, self.width - SIGN) for name in self.names]
        lines: list[list[str]] = []
        for name in names:
            if lines and _line_width([*lines[-1], name]) <= self.width:
                lines[-1].append(name)
            else:
                lines.append([name])
        return lines

    @property
    def _beside(self) -> bool:
        lines = self._lines
        unit = self.left + width_of(self.unit, QUIET_LABEL)
        return len(lines) == 1 and _line_width(lines[0]) + unit + BETWEEN <= self.width

    @property
    def height(self) -> float:
        """The room that it takes above the plot."""
        return UNIT if not self.names or self._beside else UNIT + KEY * len(self._lines)

    def draw(self, pen: Pen, top: float) -> None:
        """Draws the unit from its place, and the key to the right edge."""
        pen.label(fitted(self.unit, QUIET_LABEL, self.width - self.left), self.left, top - 7, QUIET_LABEL)
        y = top - 7 if self._beside else top - 7 - KEY
        number = 0
        for line in self._lines if self.names else []:
            x = self.width - _line_width(line)
            for name in line:
                pen.series_bar(x, y - 4, 8, 8, number)
                pen.label(name, x + SIGN, y, LABEL)
                x += SIGN + width_of(name) + BETWEEN
                number += 1
            y -= KEY


def _line_width(names: Sequence[str]) -> float:
    return sum(SIGN + width_of(name) for name in names) + BETWEEN * (len(names) - 1)


def head_of(axis: Axis, measure: Measure, names: Sequence[str], width: float, left: float = 0) -> Head:
    """The head of a chart with a key of several series; one series needs no key."""
    return Head(unit_words(axis, measure), tuple(names) if len(names) > 1 else (), width, left)


def unit_words(axis: Axis, measure: Measure) -> str:
    """The unit, and where the axis starts if not at zero."""
    unit = measure.unit[:1].upper() + measure.unit[1:]
    if axis.starts_above_zero:
        return f"{unit}; the axis starts at {measure.tick(axis.start, axis.places)}"
    return unit


def tick_room(axis: Axis, measure: Measure) -> float:
    """The width of the widest tick label and its distance from the plot."""
    return max(width_of(text) for _, text in _ticks(axis, measure)) + 6


def _ticks(axis: Axis, measure: Measure) -> list[tuple[float, str]]:
    """The values with a grid line and their labels; none between whole numbers of things that are counted."""
    if measure.places == 0 and axis.places > 0:
        return [(tick, measure.tick(tick)) for tick in axis.ticks if tick == round(tick)]
    return [(tick, measure.tick(tick, axis.places)) for tick in axis.ticks]


def draw_standing_axis(pen: Pen, frame: Frame, measure: Measure) -> None:
    """Grid lines and labels of a standing value axis."""
    for tick, text in _ticks(frame.axis, measure):
        y = frame.y(tick)
        pen.line([(frame.left, y), (frame.right, y)], GRID)
        pen.label(text, frame.left - 6, y, QUIET_LABEL, "right")
    if frame.axis.start < 0 < frame.axis.end:
        pen.line([(frame.left, frame.y(0)), (frame.right, frame.y(0))], QUIET, 0.75)


def draw_lying_axis(pen: Pen, frame: Frame, measure: Measure) -> None:
    """Grid lines and labels of a lying value axis."""
    for tick, text in _ticks(frame.axis, measure):
        x = frame.x(tick)
        pen.line([(x, frame.bottom), (x, frame.top)], GRID)
        pen.label(text, x, frame.bottom - 8, QUIET_LABEL, "centre")
