"""Exact combinations on paper: bars over a matrix of conditions."""

from __future__ import annotations

from engine.charts import Measure, UpSetChart
from engine.report.pdf.charts.frame import HEAD, Frame, draw_standing_axis, tick_room
from engine.report.pdf.charts.pen import LABEL, Pen, height_within, width_of
from engine.report.pdf.style import ACCENT, BOLD, GRID, TINT
from engine.report.tagging.text import Ink

BARS = 120.0
ROW = 18.0


def _names_room(chart: UpSetChart, width: float) -> float:
    widest = max((width_of(f"{each.name}  {chart.text(each)}") for each in chart.sets), default=0.0)
    return min(widest + 14, width * 0.42)


def _row_heights(chart: UpSetChart, width: float) -> list[float]:
    room = _names_room(chart, width) - 14
    return [max(ROW, height_within(f"{each.name}  {chart.text(each)}", room) + 4) for each in chart.sets]


def height(chart: UpSetChart, width: float) -> float:
    """The height that suits the chart in that width."""
    return BARS + HEAD + 10 + sum(_row_heights(chart, width))


def draw(pen: Pen, chart: UpSetChart, width: float, total: float) -> None:
    """Draws how many meet exactly each combination, and below it the conditions it is made of."""
    rows = _row_heights(chart, width)
    measure = Measure(chart.unit)
    names = max(_names_room(chart, width), tick_room(chart.axis, measure))
    frame = Frame(names, sum(rows) + 8, width, total - HEAD, chart.axis)
    draw_standing_axis(pen, frame, measure)
    middles = _draw_sets(pen, chart, frame, rows, width)
    room = (frame.right - frame.left) / max(len(chart.combinations), 1)
    for place, combination in enumerate(chart.combinations):
        x = frame.left + (place + 0.5) * room
        top = frame.y(combination.count or 0)
        bar = min(room * 0.6, 26)
        if combination.count:
            pen.bar(x - bar / 2, frame.bottom, bar, top - frame.bottom, ACCENT)
        pen.label(chart.text(combination), x, top + 7, Ink(BOLD, 9), "centre")
        _draw_members(pen, combination.members, middles, x)


def _draw_sets(pen: Pen, chart: UpSetChart, frame: Frame, rows: list[float], width: float) -> list[float]:
    top, middles = frame.bottom - 8, []
    for place, (each, tall) in enumerate(zip(chart.sets, rows, strict=True)):
        if place % 2 == 0:
            pen.bar(0, top - tall, width, tall, TINT)
        middles.append(top - tall / 2)
        label = f"{each.name}  {chart.text(each)}"
        pen.label(label, frame.left - 10, middles[-1], LABEL, "right", room=frame.left - 12)
        top -= tall
    return middles


def _draw_members(pen: Pen, members: tuple[int, ...], middles: list[float], x: float) -> None:
    ends = [middles[place] for place in members]
    if len(ends) > 1:
        pen.line([(x, min(ends)), (x, max(ends))], ACCENT, 1.6)
    for place, y in enumerate(middles):
        pen.point(x, y, 4.2 if place in members else 3, ACCENT if place in members else GRID)
