"""Exact combinations on paper: bars over a matrix of conditions."""

from __future__ import annotations

from engine.charts import Measure, UpSetChart, UpSetSet
from engine.report.pdf.charts.frame import Frame, Head, draw_standing_axis, tick_room, unit_words
from engine.report.pdf.charts.pen import LABEL, Pen, height_within, width_of
from engine.report.pdf.style import ACCENT, BOLD, GRID, TINT
from engine.report.pdf.typesetting import fitted
from engine.report.tagging.spans import Ink

BARS = 120.0
ROW = 18.0
GAP = 14.0
NAMES_MOST = 0.42
"""The part of the width that the conditions' names may take."""

MOST_LINES = 3
COUNT = Ink(BOLD, 9)


def height(chart: UpSetChart, width: float) -> float:
    """The height that suits the chart in that width."""
    return BARS + _head(chart, width).height + 10 + sum(_row_heights(chart, width))


def draw(pen: Pen, chart: UpSetChart, width: float, total: float) -> None:
    """Draws how many meet exactly each combination, and below it the conditions it is made of."""
    head, rows = _head(chart, width), _row_heights(chart, width)
    left = max(_names_room(chart, width), tick_room(chart.axis, Measure(chart.unit)))
    frame = Frame(left, sum(rows) + 8, width, total - head.height, chart.axis)
    draw_standing_axis(pen, frame, Measure(chart.unit))
    head.draw(pen, total)
    middles = _draw_sets(pen, chart, frame, rows)
    room = (frame.right - frame.left) / max(len(chart.combinations), 1)
    for place, combination in enumerate(chart.combinations):
        x = frame.left + (place + 0.5) * room
        top = frame.y(combination.count or 0)
        bar = min(room * 0.6, 26)
        if combination.count:
            pen.bar(x - bar / 2, frame.bottom, bar, top - frame.bottom, ACCENT)
        pen.label(fitted(chart.text(combination), COUNT, room), x, top + 7, COUNT, "centre")
        _draw_members(pen, combination.members, middles, x)


def _head(chart: UpSetChart, width: float) -> Head:
    return Head(unit_words(chart.axis, Measure(chart.unit)), (), width)


def _name(chart: UpSetChart, each: UpSetSet) -> str:
    return f"{each.name}  {chart.text(each)}"


def _names_room(chart: UpSetChart, width: float) -> float:
    widest = max((width_of(_name(chart, each)) for each in chart.sets), default=0.0)
    return min(widest + GAP, width * NAMES_MOST)


def _row_heights(chart: UpSetChart, width: float) -> list[float]:
    room = _names_room(chart, width) - GAP
    names = [fitted(_name(chart, each), LABEL, room, MOST_LINES) for each in chart.sets]
    return [max(ROW, height_within(name, room) + 4) for name in names]


def _draw_sets(pen: Pen, chart: UpSetChart, frame: Frame, rows: list[float]) -> list[float]:
    """The conditions with their totals, on bands; returns the middles of the bands."""
    top, middles = frame.bottom - 8, []
    room = _names_room(chart, frame.right) - GAP
    for place, (each, tall) in enumerate(zip(chart.sets, rows, strict=True)):
        if place % 2 == 0:
            pen.bar(0, top - tall, frame.right, tall, TINT)
        middles.append(top - tall / 2)
        name = fitted(_name(chart, each), LABEL, room, MOST_LINES)
        pen.label(name, frame.left - GAP / 2, middles[-1], LABEL, "right", room=room)
        top -= tall
    return middles


def _draw_members(pen: Pen, members: tuple[int, ...], middles: list[float], x: float) -> None:
    ends = [middles[place] for place in members]
    if len(ends) > 1:
        pen.line([(x, min(ends)), (x, max(ends))], ACCENT, 1.6)
    for place, y in enumerate(middles):
        pen.point(x, y, 4.2 if place in members else 3, ACCENT if place in members else GRID)
