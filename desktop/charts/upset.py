"""Combinations of conditions: bars above, dots for the conditions below."""

from __future__ import annotations

from desktop.charts.plot import ABOVE, Bar, Picture, pen
from desktop.charts.reading import Drawing, Reading
from engine.charts import Combination, UpSetChart

BAR_ROWS = 6.0
"""The tallest bar is as high as so many rows of dots."""

GAP = 0.9
DOT = 13
FEWEST = 4
"""Room for so many combinations is kept, so that two bars do not fill the picture."""


def draw_upset(picture: Picture, chart: UpSetChart) -> Drawing:
    """Draw the combinations; rows of dots count down below 0, bars stand on 0; one reading each."""
    names = [(_row(place), f"{each.name}  {chart.text(each)}") for place, each in enumerate(chart.sets)]
    ticks = [(chart.axis.share(tick) * BAR_ROWS, f"{tick:,.0f}") for tick in chart.axis.ticks]
    picture.ticks("left", [*names, *ticks])
    for side in ("left", "bottom"):
        picture.hide_axis_line(side)
    for height, _ in ticks:
        picture.rule(height, colour="" if height else picture.palette.edge)
    readings = [
        _combination(picture, chart, combination, place)
        for place, combination in enumerate(chart.combinations)
    ]
    width = max(len(chart.combinations), FEWEST)
    picture.ranges((-0.7, width - 0.3), (_row(len(chart.sets)) + 0.3, BAR_ROWS * 1.12))
    return Drawing(readings, along_x=True, rows=round(BAR_ROWS) + len(chart.sets) + 1)


def _row(place: int) -> float:
    return -GAP - place


def _combination(picture: Picture, chart: UpSetChart, combination: Combination, place: int) -> Reading:
    height = chart.axis.share(combination.count or 0) * BAR_ROWS
    picture.bar(Bar(place, 0, height, 0.6), picture.palette.series[0])
    picture.words((place, height), chart.text(combination), ABOVE)
    rows = [(place, _row(number)) for number in range(len(chart.sets))]
    picture.dots(rows, picture.palette.grid, DOT)
    picture.dots([rows[number] for number in combination.members], picture.palette.series[0], DOT)
    if combination.members:
        ends = [_row(min(combination.members)), _row(max(combination.members))]
        picture.line([place, place], ends, pen(picture.palette.series[0], 3), 1)
    name = chart.name_of(combination)
    words = f"{name[0].upper()}{name[1:]}: {chart.text(combination)}"
    return Reading(place, height, words, (place,))
