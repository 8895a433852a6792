"""Bars on paper: standing or lying, grouped, stacked or back to back."""

from __future__ import annotations

from engine.charts import WITHHELD, Arrangement, BarChart, BarSeries
from engine.report.pdf.charts.frame import (
    HEAD,
    Frame,
    draw_key,
    draw_lying_axis,
    draw_standing_axis,
    tick_room,
    unit_words,
)
from engine.report.pdf.charts.pen import LABEL, LEADING, QUIET_LABEL, Pen, height_within, width_of
from engine.report.pdf.style import BOLD, QUIET, SERIES_COLOURS, TEXT, WHITE
from engine.report.tagging.text import Ink

STANDING_HEIGHT = 190.0
PYRAMID_ROW = 14.0
BAR = 11.0
FILL = 0.68
"""The part of a category's room that its bars take."""

INSIDE_INKS = (WHITE, TEXT, WHITE, TEXT, WHITE, TEXT)
"""The ink of a number inside a bar of each series' colour."""


def height(chart: BarChart, width: float) -> float:
    """The height that suits the chart in that width."""
    if chart.arrangement is Arrangement.PYRAMID:
        return len(chart.categories) * PYRAMID_ROW + HEAD + 24
    if chart.horizontal:
        return (
            sum(_row_heights(chart, width)) + HEAD + (20 if chart.arrangement is Arrangement.STACKED else 2)
        )
    return STANDING_HEIGHT + _labels_height(chart, width)


def draw(pen: Pen, chart: BarChart, width: float, total: float) -> None:
    """Draws the chart."""
    if chart.arrangement is Arrangement.PYRAMID:
        _draw_pyramid(pen, chart, width, total)
    elif chart.horizontal:
        _draw_lying(pen, chart, width, total)
    else:
        _draw_standing(pen, chart, width, total)


# Standing


def _labels_height(chart: BarChart, width: float) -> float:
    room = (width - tick_room(chart.axis, chart.measure)) / max(len(chart.categories), 1) - 2
    return max((height_within(text, room) for text in chart.categories), default=0.0) + 8


def _draw_standing(pen: Pen, chart: BarChart, width: float, total: float) -> None:
    below = _labels_height(chart, width)
    frame = Frame(tick_room(chart.axis, chart.measure), below, width, total - HEAD, chart.axis)
    draw_standing_axis(pen, frame, chart.measure)
    if len(chart.series) > 1:
        draw_key(pen, [series.name for series in chart.series], width, frame.top + 11)
    room = (frame.right - frame.left) / max(len(chart.categories), 1)
    for place, category in enumerate(chart.categories):
        left = frame.left + place * room
        across = (left + room * (1 - FILL) / 2, room * FILL)
        if chart.arrangement is Arrangement.STACKED:
            _stack(pen, chart, frame, place, across)
        else:
            _group(pen, chart, frame, place, across)
        pen.label_below(category, left + room / 2, frame.bottom - 5, room - 2)


def _group(pen: Pen, chart: BarChart, frame: Frame, place: int, across: tuple[float, float]) -> None:
    left, room = across
    each = room / max(len(chart.series), 1)
    base = frame.y(max(0.0, chart.axis.start))
    for number, series in enumerate(chart.series):
        value, x = series.values[place], left + number * each
        text = chart.texts(series)[place].removesuffix(chart.measure.suffix)
        end = base if value is None else frame.y(value)
        if value is not None:
            pen.bar(x, min(base, end), each - 1, abs(end - base), SERIES_COLOURS[number])
        if width_of(text) <= each:
            above = end + 7 if end >= base else end - 7
            pen.label(text, x + each / 2 - 0.5, _above_interval(frame, series, place, above), LABEL, "centre")
        _interval(pen, frame, series, place, x + each / 2 - 0.5)


def _above_interval(frame: Frame, series: BarSeries, place: int, y: float) -> float:
    interval = series.intervals[place] if series.intervals else None
    return y if interval is None else max(y, frame.y(interval[1]) + 7)


def _interval(pen: Pen, frame: Frame, series: BarSeries, place: int, x: float) -> None:
    interval = series.intervals[place] if series.intervals else None
    if interval is not None:
        low, high = (frame.y(end) for end in interval)
        pen.line([(x, low), (x, high)], TEXT, 0.8)
        for y in (low, high):
            pen.line([(x - 2.5, y), (x + 2.5, y)], TEXT, 0.8)


def _stack(pen: Pen, chart: BarChart, frame: Frame, place: int, across: tuple[float, float]) -> None:
    left, room = across
    below = 0.0
    for number, series in enumerate(chart.series):
        value = series.values[place] or 0.0
        low, high = frame.y(below), frame.y(below + value)
        if value:
            pen.bar(left, low, room, max(high - low - 0.6, 0.2), SERIES_COLOURS[number])
        text = chart.texts(series)[place]
        if value and high - low > LEADING and width_of(text) < room:
            pen.label(text, left + room / 2, (low + high) / 2, _inside(number), "centre")
        below += value
    withheld = [text for text in (chart.texts(s)[place] for s in chart.series) if text == WITHHELD]
    if withheld:
        pen.label(WITHHELD, left + room / 2, frame.y(below) + 7, LABEL, "centre")


def _inside(number: int) -> Ink:
    return Ink(BOLD, 9, INSIDE_INKS[number])


# Lying


def _names_room(chart: BarChart, width: float) -> float:
    return min(max((width_of(text) for text in chart.categories), default=0.0) + 8, width * 0.42)


def _row_heights(chart: BarChart, width: float) -> list[float]:
    room = _names_room(chart, width) - 8
    bars = len(chart.series) if chart.arrangement is Arrangement.GROUPED else 1
    return [max(bars * BAR + 6, height_within(text, room) + 4) for text in chart.categories]


def _draw_lying(pen: Pen, chart: BarChart, width: float, total: float) -> None:
    names, rows = _names_room(chart, width), _row_heights(chart, width)
    ends = max((width_of(text) for series in chart.series for text in chart.texts(series)), default=0.0)
    frame = Frame(names, total - HEAD - sum(rows), width - ends - 6, total - HEAD, chart.axis)
    if chart.arrangement is Arrangement.STACKED:
        draw_lying_axis(pen, frame, chart.measure)
    else:  # each bar has its value beside it
        base = frame.x(max(0.0, chart.axis.start))
        pen.line([(base, frame.bottom), (base, frame.top)], QUIET, 0.75)
        pen.label(unit_words(chart.axis, chart.measure), frame.left, frame.top + 11, QUIET_LABEL)
    if len(chart.series) > 1:
        draw_key(pen, [series.name for series in chart.series], width, frame.top + 11)
    top = frame.top
    for place, (category, row) in enumerate(zip(chart.categories, rows, strict=True)):
        middle = top - row / 2
        pen.label(category, names - 8, middle, LABEL, "right", room=names - 8)
        _lie(pen, chart, frame, place, middle)
        top -= row


def _lie(pen: Pen, chart: BarChart, frame: Frame, place: int, middle: float) -> None:
    base = frame.x(max(0.0, chart.axis.start))
    stacked = chart.arrangement is Arrangement.STACKED
    y = middle + (BAR / 2 if stacked else len(chart.series) * BAR / 2)
    below = 0.0
    for number, series in enumerate(chart.series):
        value, text = series.values[place], chart.texts(series)[place]
        start = frame.x(below) if stacked else base
        end = base if value is None else frame.x((below if stacked else 0) + value)
        if value:
            pen.bar(
                min(start, end),
                y - BAR + 1,
                max(abs(end - start) - 0.6, 0.2),
                BAR - 2,
                SERIES_COLOURS[number],
            )
        if not stacked:
            pen.label(text, max(base, end) + 4, y - BAR / 2, LABEL)
            y -= BAR
        elif value and end - start > width_of(text) + 4:
            pen.label(text, (start + end) / 2, y - BAR / 2, _inside(number), "centre")
        below += value or 0.0


# Back to back


def _draw_pyramid(pen: Pen, chart: BarChart, width: float, total: float) -> None:
    """The first category at the bottom, as ages are stacked; the first series to the left."""
    middle = max((width_of(text) for text in chart.categories), default=0.0) / 2 + 6
    numbers = (
        max((width_of(text) for series in chart.series for text in chart.texts(series)), default=0.0) + 4
    )
    reach = width / 2 - middle - numbers
    for number, series in enumerate(chart.series):
        side = -1 if number == 0 else 1
        start = width / 2 + side * middle
        ink = Ink(BOLD, 9, SERIES_COLOURS[number])
        align = "right" if side < 0 else "left"
        pen.label(series.name, start, total - 7, ink, align)
        for place, text in enumerate(chart.texts(series)):
            y = 20 + (place + 0.5) * PYRAMID_ROW
            value = series.values[place]
            length = reach * chart.axis.share(value) if value else 0.0
            left = start if side > 0 else start - length
            if length:
                pen.bar(left, y - PYRAMID_ROW / 2 + 1, length, PYRAMID_ROW - 2, SERIES_COLOURS[number])
            pen.label(text, start + side * (length + 4), y, LABEL, align)
    for place, category in enumerate(chart.categories):
        pen.label(category, width / 2, 20 + (place + 0.5) * PYRAMID_ROW, LABEL, "centre")
    pen.label(f"{chart.category_name}; {chart.unit}", width / 2, 7, QUIET_LABEL, "centre")
