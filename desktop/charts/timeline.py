"""One child's history: a lane for each kind of facts, spans as bars, moments as marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtGui import QColor

from desktop.charts.plot import RIGHT_OF, Bar, Picture, pen
from desktop.charts.reading import Drawing, Reading
from engine.analysis.labels import short_month
from engine.calendar import Month
from engine.charts import Moment, Span, Timeline
from engine.charts.timeline import long_date

BAR = 0.62
LANE_ROWS = 1.6
"""Lines of text that fit into the height of a lane."""

FAINT = 0.16
MOST_WRITTEN = 12
FEWEST_YEARS = 3
"""A time with fewer first days of a year is divided into months."""

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
    _time(picture, chart)
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


def _time(picture: Picture, chart: Timeline) -> None:
    """A rule and its words at the start of each year or, where there are hardly two, of months."""
    ticks = calendar_ticks(chart.start, chart.end)
    for day, _ in ticks:
        picture.rule(day, upright=True)
    picture.ticks("bottom", ticks)


def calendar_ticks(start: int, end: int) -> list[tuple[int, str]]:
    """First days of years or months within a time, with their words, at most MOST_WRITTEN of them."""
    first, last = Month.containing(start).plus(1), Month.containing(end)
    months = [first.plus(n) for n in range((last.year - first.year) * 12 + last.number - first.number + 1)]
    years = [month for month in months if month.number == 1]
    chosen, words = (years, _year) if len(years) >= FEWEST_YEARS else (months, short_month)
    every = max(1, -(-len(chosen) // MOST_WRITTEN))
    return [(month.first_day, words(month)) for month in chosen[::every]]


def _year(month: Month) -> str:
    return str(month.year)


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
