"""Points with confidence intervals on paper."""

from __future__ import annotations

from engine.charts import IntervalChart
from engine.report.pdf.charts.frame import HEAD, Frame, draw_lying_axis
from engine.report.pdf.charts.pen import LABEL, QUIET_LABEL, Pen, height_within, width_of
from engine.report.pdf.style import ACCENT, BOLD, QUIET, TEXT
from engine.report.tagging.text import Ink

ROW = 20.0


def _names_room(chart: IntervalChart, width: float) -> float:
    return min(max((width_of(row.label) for row in chart.rows), default=0.0) + 12, width * 0.4)


def _row_heights(chart: IntervalChart, width: float) -> list[float]:
    room = _names_room(chart, width) - 12
    return [max(ROW, height_within(row.label, room) + 4) for row in chart.rows]


def height(chart: IntervalChart, width: float) -> float:
    """The height that suits the chart in that width."""
    return sum(_row_heights(chart, width)) + HEAD + 32


def draw(pen: Pen, chart: IntervalChart, width: float, total: float) -> None:
    """Draws a row for each value, the emphasised one in the accent colour, and the line to compare with."""
    names, rows = _names_room(chart, width), _row_heights(chart, width)
    ends = max((width_of(chart.text(row)) for row in chart.rows), default=0.0)
    frame = Frame(names, total - HEAD - sum(rows), width - ends - 12, total - HEAD, chart.axis)
    draw_lying_axis(pen, frame, chart.measure)
    if chart.reference is not None:
        x = frame.x(chart.reference)
        pen.line([(x, frame.bottom), (x, frame.top)], TEXT, 1, "5 3")
        pen.label(chart.reference_label, x, frame.bottom - 20, QUIET_LABEL, "centre")
    top = frame.top
    for row, tall in zip(chart.rows, rows, strict=True):
        y = top - tall / 2
        colour = ACCENT if row.emphasised else QUIET
        ink = Ink(BOLD, 9, TEXT) if row.emphasised else LABEL
        pen.label(row.label, names - 12, y, ink, "right", room=names - 12)
        if row.low is not None and row.high is not None:
            low, high = frame.x(row.low), frame.x(row.high)
            pen.line([(low, y), (high, y)], colour, 1.2)
            for x in (low, high):
                pen.line([(x, y - 3), (x, y + 3)], colour, 1.2)
        if row.value is not None:
            pen.point(frame.x(row.value), y, 4, colour)
        pen.label(chart.text(row), width, y, ink, "right")
        top -= tall
