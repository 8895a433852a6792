"""Bars that lie, under one another or end to end, each with its category to the left."""

from __future__ import annotations

from engine.charts import Arrangement, BarChart
from engine.report.pdf.charts.frame import Frame, Head, draw_lying_axis, head_of
from engine.report.pdf.charts.pen import INSIDE, LABEL, Pen, height_within, width_of
from engine.report.pdf.style import QUIET
from engine.report.pdf.typesetting import fitted

BAR = 9.5
BETWEEN = 4.0
AXIS = 18.0
NAMES_MOST = 0.42
VALUES_MOST = 0.2
"""The parts of the width that the categories' names and the values may take."""

MOST_LINES = 3
"""Of a category's name beside its bars."""


def height(chart: BarChart, width: float) -> float:
    """The height that suits the chart in that width."""
    below = AXIS if chart.arrangement is Arrangement.STACKED else 2
    return sum(_row_heights(chart, width)) + _head(chart, width).height + below


def draw(pen: Pen, chart: BarChart, width: float, total: float) -> None:
    """Draws the chart. Where each bar has its value beside it, no axis is needed."""
    head, names, rows = _head(chart, width), _names_room(chart, width), _row_heights(chart, width)
    top = total - head.height
    frame = Frame(names, top - sum(rows), width - _values_room(chart, width) - 6, top, chart.axis)
    if chart.arrangement is Arrangement.STACKED:
        draw_lying_axis(pen, frame, chart.measure)
    else:
        base = frame.x(max(0.0, chart.axis.start))
        pen.line([(base, frame.bottom), (base, frame.top)], QUIET, 0.75)
    head.draw(pen, total)
    for place, (category, row) in enumerate(zip(chart.categories, rows, strict=True)):
        middle = top - row / 2
        name = fitted(category, LABEL, names - 8, MOST_LINES)
        pen.label(name, names - 8, middle, LABEL, "right", room=names - 8)
        if chart.arrangement is Arrangement.STACKED:
            _end_to_end(pen, chart, frame, place, middle)
        else:
            _under_one_another(pen, chart, frame, place, middle)
        top -= row


def _head(chart: BarChart, width: float) -> Head:
    return head_of(
        chart.axis, chart.measure, [series.name for series in chart.series], width, _names_room(chart, width)
    )


def _names_room(chart: BarChart, width: float) -> float:
    return min(max((width_of(text) for text in chart.categories), default=0.0) + 8, width * NAMES_MOST)


def _values_room(chart: BarChart, width: float) -> float:
    texts = [text for series in chart.series for text in chart.texts(series)]
    return min(max(map(width_of, texts), default=0.0), width * VALUES_MOST)


def _row_heights(chart: BarChart, width: float) -> list[float]:
    room = _names_room(chart, width) - 8
    bars = 1 if chart.arrangement is Arrangement.STACKED else len(chart.series)
    names = [fitted(name, LABEL, room, MOST_LINES) for name in chart.categories]
    return [max(bars * BAR + BETWEEN, height_within(name, room) + 2) for name in names]


def _under_one_another(pen: Pen, chart: BarChart, frame: Frame, place: int, middle: float) -> None:
    base = frame.x(max(0.0, chart.axis.start))
    y = middle + (len(chart.series) - 1) * BAR / 2
    for number, series in enumerate(chart.series):
        value = series.values[place]
        end = base if value is None else frame.x(value)
        if value:
            pen.series_bar(min(base, end), y - BAR / 2 + 1, max(abs(end - base), 0.2), BAR - 2, number)
        room = _values_room(chart, frame.right / (1 - VALUES_MOST)) + 4
        pen.label(fitted(chart.texts(series)[place], LABEL, room), max(base, end) + 4, y, LABEL)
        y -= BAR


def _end_to_end(pen: Pen, chart: BarChart, frame: Frame, place: int, y: float) -> None:
    below = 0.0
    for number, series in enumerate(chart.series):
        value, text = series.values[place] or 0.0, chart.texts(series)[place]
        start, end = frame.x(below), frame.x(below + value)
        if value:
            pen.series_bar(start, y - BAR / 2 + 1, max(end - start - 0.6, 0.2), BAR - 2, number)
        if value and end - start > width_of(text) + 4:
            pen.label(text, (start + end) / 2, y, INSIDE[number], "centre")
        below += value
