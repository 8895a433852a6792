"""Bars on paper: which kind, how high, and how it is parted where it is higher than a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from engine.charts import Arrangement, BarChart, BarSeries
from engine.report.pdf.charts import lying_bars, pyramids, standing_bars
from engine.report.pdf.charts.pen import Pen


def height(chart: BarChart, width: float) -> float:
    """The height that suits the chart in that width."""
    return float(_kind(chart).height(chart, width))


def draw(pen: Pen, chart: BarChart, width: float, total: float) -> None:
    """Draws the chart."""
    _kind(chart).draw(pen, chart, width, total)


def parts(chart: BarChart, width: float, most: float) -> Iterator[BarChart]:
    """The chart, or charts of some categories each where they are higher than a page together."""
    count = len(chart.categories)
    fit = count
    while fit > 1 and height(_some(chart, 0, fit), width) > most:
        fit -= 1
    for first in range(0, max(count, 1), max(fit, 1)):
        yield chart if fit == count else _some(chart, first, first + fit)


def _some(chart: BarChart, first: int, last: int) -> BarChart:
    return replace(
        chart,
        categories=chart.categories[first:last],
        series=tuple(_cut(series, first, last) for series in chart.series),
    )


def _cut(series: BarSeries, first: int, last: int) -> BarSeries:
    return replace(
        series,
        values=series.values[first:last],
        texts=series.texts[first:last],
        intervals=series.intervals[first:last],
    )


def _kind(chart: BarChart) -> ModuleType:
    if chart.arrangement is Arrangement.PYRAMID:
        return pyramids
    return lying_bars if chart.horizontal else standing_bars
