"""Points with confidence intervals on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.charts import IntervalChart, IntervalRow
from engine.report.pdf.charts.frame import Frame, Head, draw_lying_axis, unit_words
from engine.report.pdf.charts.pen import LABEL, QUIET_LABEL, Pen, height_within, width_of
from engine.report.pdf.style import ACCENT, BOLD, QUIET, TEXT
from engine.report.pdf.typesetting import fitted
from engine.report.tagging.spans import Ink

ROW = 20.0
AXIS = 32.0
GAP = 12.0
NAMES_MOST = 0.4
VALUES_MOST = 0.2
"""The parts of the width that the names and the values may take."""

MOST_LINES = 3
EMPHASISED = Ink(BOLD, 9, TEXT)


def height(chart: IntervalChart, width: float) -> float:
    """The height that suits the chart in that width."""
    return sum(_row_heights(chart, width)) + _head(chart, width).height + AXIS


def parts(chart: IntervalChart, width: float, most: float) -> Iterator[IntervalChart]:
    """The chart, or charts of some rows each where they are higher than a page together."""
    fit = len(chart.rows)
    while fit > 1 and height(replace(chart, rows=chart.rows[:fit]), width) > most:
        fit -= 1
    for first in range(0, max(len(chart.rows), 1), max(fit, 1)):
        yield replace(chart, rows=chart.rows[first : first + fit])


def draw(pen: Pen, chart: IntervalChart, width: float, total: float) -> None:
    """Draws a row for each value, the emphasised one in the accent colour, and the line to compare with."""
    head = _head(chart, width)
    top = total - head.height
    rows = _squeezed(_row_heights(chart, width), top - AXIS)
    left, right = _names_room(chart, width), width - _values_room(chart, width) - GAP
    frame = Frame(left, top - sum(rows), right, top, chart.axis)
    draw_lying_axis(pen, frame, chart.measure)
    head.draw(pen, total)
    if chart.reference is not None:
        _draw_reference(pen, chart, frame, width)
    for row, tall in zip(chart.rows, rows, strict=True):
        _draw_row(pen, chart, row, frame, (top - tall / 2, width))
        top -= tall


def _head(chart: IntervalChart, width: float) -> Head:
    return Head(unit_words(chart.axis, chart.measure), (), width, _names_room(chart, width))


def _names_room(chart: IntervalChart, width: float) -> float:
    widest = max((width_of(row.label, _ink(row)) for row in chart.rows), default=0.0)
    return min(widest + GAP + 0.1, width * NAMES_MOST)


def _values_room(chart: IntervalChart, width: float) -> float:
    widest = max((width_of(chart.text(row), _ink(row)) for row in chart.rows), default=0.0)
    return min(widest + 0.1, width * VALUES_MOST)


def _row_heights(chart: IntervalChart, width: float) -> list[float]:
    room = _names_room(chart, width) - GAP
    names = [fitted(row.label, _ink(row), room, MOST_LINES) for row in chart.rows]
    heights = [height_within(name, room, _ink(row)) for name, row in zip(names, chart.rows, strict=True)]
    return [max(ROW, tall + 4) for tall in heights]


def _squeezed(rows: list[float], room: float) -> list[float]:
    """The rows' heights, closer together where a lower chart was wished for."""
    share = min(1.0, room / sum(rows)) if rows else 1.0
    return [tall * share for tall in rows]


def _ink(row: IntervalRow) -> Ink:
    return EMPHASISED if row.emphasised else LABEL


def _draw_reference(pen: Pen, chart: IntervalChart, frame: Frame, width: float) -> None:
    assert chart.reference is not None
    x = frame.x(chart.reference)
    pen.line([(x, frame.bottom), (x, frame.top)], TEXT, 1, "5 3")
    label = fitted(chart.reference_label, QUIET_LABEL, width)
    half = width_of(label, QUIET_LABEL) / 2
    pen.label(label, min(max(x, half), width - half), frame.bottom - 20, QUIET_LABEL, "centre")


def _draw_row(
    pen: Pen, chart: IntervalChart, row: IntervalRow, frame: Frame, place: tuple[float, float]
) -> None:
    y, width = place
    colour, ink, room = ACCENT if row.emphasised else QUIET, _ink(row), frame.left - GAP
    pen.label(fitted(row.label, ink, room, MOST_LINES), room, y, ink, "right", room=room)
    if row.low is not None and row.high is not None:
        low, high = frame.x(row.low), frame.x(row.high)
        pen.line([(low, y), (high, y)], colour, 1.2)
        for x in (low, high):
            pen.line([(x, y - 3), (x, y + 3)], colour, 1.2)
    if row.value is not None:
        pen.point(frame.x(row.value), y, 4, colour)
    pen.label(fitted(chart.text(row), ink, width - frame.right - GAP + 0.1), width, y, ink, "right")
