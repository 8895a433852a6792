"""Bars that stand, side by side or on one another."""

from __future__ import annotations

from engine.charts import WITHHELD, Arrangement, BarChart, BarSeries
from engine.report.pdf.charts.frame import Frame, Head, draw_standing_axis, head_of, tick_room
from engine.report.pdf.charts.pen import INSIDE, LABEL, LEADING, Pen, height_within, width_of
from engine.report.pdf.style import TEXT
from engine.report.pdf.typesetting import fitted

PLOT = 160.0
FILL = 0.68
"""The part of a category's room that its bars take."""

MOST_LINES = 4
"""Of a category's name below its bars."""


def height(chart: BarChart, width: float) -> float:
    """The height that suits the chart in that width."""
    return PLOT + _head(chart, width).height + _labels_height(chart, width)


def draw(pen: Pen, chart: BarChart, width: float, total: float) -> None:
    """Draws the chart."""
    head = _head(chart, width)
    left, below = tick_room(chart.axis, chart.measure), _labels_height(chart, width)
    frame = Frame(left, below, width, total - head.height, chart.axis)
    draw_standing_axis(pen, frame, chart.measure)
    head.draw(pen, total)
    room = _room(chart, width)
    for place, category in enumerate(chart.categories):
        middle = frame.left + (place + 0.5) * room
        across = (middle - room * FILL / 2, room * FILL)
        if chart.arrangement is Arrangement.STACKED:
            _stack(pen, chart, frame, place, across)
        else:
            _group(pen, chart, frame, place, across)
        pen.label_below(fitted(category, LABEL, room - 2, MOST_LINES), middle, frame.bottom - 5, room - 2)


def _head(chart: BarChart, width: float) -> Head:
    return head_of(chart.axis, chart.measure, [series.name for series in chart.series], width)


def _room(chart: BarChart, width: float) -> float:
    return (width - tick_room(chart.axis, chart.measure)) / max(len(chart.categories), 1)


def _labels_height(chart: BarChart, width: float) -> float:
    room = _room(chart, width) - 2
    names = [fitted(name, LABEL, room, MOST_LINES) for name in chart.categories]
    return max((height_within(name, room) for name in names), default=0.0) + 8


def _group(pen: Pen, chart: BarChart, frame: Frame, place: int, across: tuple[float, float]) -> None:
    left, room = across
    each = room / max(len(chart.series), 1)
    base = frame.y(max(0.0, chart.axis.start))
    for number, series in enumerate(chart.series):
        value, x = series.values[place], left + number * each
        text = chart.texts(series)[place].removesuffix(chart.measure.suffix)
        end = base if value is None else frame.y(value)
        if value is not None:
            pen.series_bar(x, min(base, end), each - 1, abs(end - base), number)
        middle = x + each / 2 - 0.5
        if width_of(text) <= each:
            above = end + 7 if end >= base else end - 7
            pen.label(text, middle, _above_interval(frame, series, place, above), LABEL, "centre")
        _draw_interval(pen, frame, series, place, middle)


def _above_interval(frame: Frame, series: BarSeries, place: int, y: float) -> float:
    interval = series.intervals[place] if series.intervals else None
    return y if interval is None else max(y, frame.y(interval[1]) + 7)


def _draw_interval(pen: Pen, frame: Frame, series: BarSeries, place: int, x: float) -> None:
    interval = series.intervals[place] if series.intervals else None
    if interval is not None:
        low, high = (frame.y(end) for end in interval)
        pen.line([(x, low), (x, high)], TEXT, 0.8)
        for y in (low, high):
            pen.line([(x - 2.5, y), (x + 2.5, y)], TEXT, 0.8)


def _stack(pen: Pen, chart: BarChart, frame: Frame, place: int, across: tuple[float, float]) -> None:
    left, room = across
    below = 0.0
    texts = [chart.texts(series)[place] for series in chart.series]
    for number, (series, text) in enumerate(zip(chart.series, texts, strict=True)):
        value = series.values[place] or 0.0
        low, high = frame.y(below), frame.y(below + value)
        if value:
            pen.series_bar(left, low, room, max(high - low - 0.6, 0.2), number)
        if value and high - low > LEADING and width_of(text) < room:
            pen.label(text, left + room / 2, (low + high) / 2, INSIDE[number], "centre")
        below += value
    if WITHHELD in texts:
        pen.label(WITHHELD, left + room / 2, frame.y(below) + 7, LABEL, "centre")
