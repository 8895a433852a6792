"""One child's history: a lane for each kind of facts, spans as bars, moments as marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate

from PySide6.QtGui import QColor

from desktop.charts.plot import RIGHT_OF, Bar, Picture, pen
from desktop.charts.reading import Drawing, Reading
from engine.charts import Moment, Span, Timeline
from engine.charts.timeline import EPOCH, long_date

BAR = 0.62
LANE_ROWS = 1.6
"""Lines of text that fit into the height of a lane."""

FAINT = 0.16
MOST_YEARS_WRITTEN = 12
LABEL_NEEDS = 0.012
"""A span carries its label if it is this share of the whole time for each letter."""


Key = tuple[int, int]


def draw_timeline(picture: Picture, chart: Timeline) -> Drawing:
    """Draw a timeline; readings go lane by lane, by date."""
    depths = [_depths(lane.spans) for lane in chart.lanes]
    heights = [max([1, *(depth + 1 for depth in each)]) for each in depths]
    tops = [0, *accumulate(heights)]
    middles = [top + height / 2 for top, height in zip(tops, heights, strict=False)]
    names = [(middle, lane.name) for middle, lane in zip(middles, chart.lanes, strict=True)]
    picture.ticks("left", names)
    picture.hide_axis_line("left")
    _years(picture, chart)
    picture.rule(chart.today, upright=True, colour=picture.palette.accent, width=1.5)
    readings = []
    for number, lane in enumerate(chart.lanes):
        picture.rule(tops[number])
        found = [
            _span(picture, chart, (number, place), tops[number] + depth + 0.5)
            for place, depth in enumerate(depths[number])
        ]
        found += [
            _moment(picture, moment, (number, len(lane.spans) + place), middles[number])
            for place, moment in enumerate(lane.moments)
        ]
        readings += sorted(found, key=lambda reading: reading.x)
    room = (chart.end - chart.start) * 0.01
    picture.ranges((chart.start - room, chart.end + room), (0, tops[-1]), downwards=True)
    return Drawing(readings, rows=round(tops[-1] * LANE_ROWS))


def _depths(spans: Sequence[Span]) -> list[int]:
    """In which row of its lane each span lies, so that spans at the same time do not cover one another."""
    free_from: list[float] = []
    depths = []
    for span in spans:
        end = float("inf") if span.end is None else span.end
        row = next((n for n, free in enumerate(free_from) if free <= span.start), len(free_from))
        free_from[row : row + 1] = [end]
        depths.append(row)
    return depths


def _years(picture: Picture, chart: Timeline) -> None:
    first, last = ((EPOCH + timedelta(days=day)).year for day in (chart.start, chart.end))
    every = max(1, -(-(last - first + 1) // MOST_YEARS_WRITTEN))
    ticks = []
    for year in range(first + 1, last + 1, every):
        day = (EPOCH.replace(year=year) - EPOCH).days
        picture.rule(day, upright=True)
        ticks.append((day, str(year)))
    picture.ticks("bottom", ticks)


def _span(picture: Picture, chart: Timeline, key: Key, y: float) -> Reading:
    span = chart.lanes[key[0]].spans[key[1]]
    start, end = max(span.start, chart.start), chart.end if span.end is None else span.end
    colour = picture.palette.series[0]
    fill = QColor(colour)
    fill.setAlphaF(FAINT)
    picture.bar(Bar(y, start, max(end - start, 1), BAR, lies=True), fill, pen(colour))
    if end - start > (chart.end - chart.start) * LABEL_NEEDS * len(span.label):
        picture.words((start, y), span.label, RIGHT_OF)
    until = "goes on" if span.end is None else f"to {long_date(span.end)}"
    words = f"{chart.lanes[key[0]].name}: {span.detail or span.label}, {long_date(span.start)} {until}"
    return Reading((start + end) / 2, y, words, key)


def _moment(picture: Picture, moment: Moment, key: Key, y: float) -> Reading:
    if moment.effect == "worse":
        picture.dots([(moment.day, y)], picture.palette.direction["worse"], 12, "d")
    else:
        picture.dots([(moment.day, y)], picture.palette.series[1], 10)
    return Reading(moment.day, y, f"{long_date(moment.day)}: {moment.detail or moment.label}", key)
