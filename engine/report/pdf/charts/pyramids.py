"""Bars back to back: two series, their categories between them."""

from __future__ import annotations

from engine.charts import BarChart
from engine.report.pdf.charts.pen import LABEL, QUIET_LABEL, Pen, width_of
from engine.report.pdf.style import BOLD, SERIES_COLOURS
from engine.report.pdf.typesetting import fitted
from engine.report.tagging.spans import Ink

ROW = 14.0
HEAD = 18.0
FOOT = 20.0
NAMES_MOST = 0.24
VALUES_MOST = 0.12
"""The parts of the width that categories, and the values on each side, may take."""


def height(chart: BarChart, width: float) -> float:
    """The height that suits the chart."""
    return len(chart.categories) * ROW + HEAD + FOOT


def draw(pen: Pen, chart: BarChart, width: float, total: float) -> None:
    """Draws the first category at the bottom, as ages are stacked, and the first series to the left."""
    names = min(max(map(width_of, chart.categories), default=0.0), width * NAMES_MOST)
    row = (total - HEAD - FOOT) / max(len(chart.categories), 1)
    for number in range(len(chart.series)):
        _draw_side(pen, chart, number, (width / 2, names / 2 + 6, row), total)
    for place, category in enumerate(chart.categories):
        y = FOOT + (place + 0.5) * row
        pen.label(fitted(category, LABEL, names + 0.1), width / 2, y, LABEL, "centre")
    below = fitted(f"{chart.category_name}; {chart.unit}", QUIET_LABEL, width)
    pen.label(below, width / 2, 7, QUIET_LABEL, "centre")


def _draw_side(
    pen: Pen, chart: BarChart, number: int, layout: tuple[float, float, float], total: float
) -> None:
    centre, inset, row = layout
    series, side = chart.series[number], 1 if number else -1
    align = "left" if number else "right"
    values_room = min(max(map(width_of, chart.texts(series)), default=0.0), 2 * centre * VALUES_MOST)
    reach = centre - inset - values_room - 4
    start = centre + side * inset
    ink = Ink(BOLD, 9, SERIES_COLOURS[number])
    pen.label(fitted(series.name, ink, centre - inset), start, total - 7, ink, align)
    for place, text in enumerate(chart.texts(series)):
        y = FOOT + (place + 0.5) * row
        value = series.values[place]
        length = reach * chart.axis.share(value) if value else 0.0
        if length:
            left = start if number else start - length
            pen.bar(left, y - row / 2 + 1, length, row - 2, SERIES_COLOURS[number])
        label = fitted(text, LABEL, values_room + 0.1)
        pen.label(label, start + side * (length + 4), y, LABEL, align)
