"""Bars: side by side, on one another, or back to back."""

from __future__ import annotations

from desktop.charts.plot import ABOVE, LEFT_OF, RIGHT_OF, Bar, Picture, pen, tick_texts
from desktop.charts.reading import Drawing, Reading
from engine.charts import Arrangement, Axis, BarChart, BarSeries

BAND = 0.76
"""How much of the room of a category its bars fill."""

MOST_NAMES = 24
VALUES_WRITTEN_UP_TO = 24
"""Bars carry their values when there are no more than this."""

ROOM = 1.04
"""Beyond the end of the axis, for words."""

LEFT, RIGHT = -1, 1


def draw_bars(picture: Picture, chart: BarChart) -> Drawing:
    """Draw a bar chart; readings go by category, then series."""
    if chart.arrangement is Arrangement.PYRAMID:
        return _pyramid(picture, chart)
    values, names = ("bottom", "left") if chart.horizontal else ("left", "bottom")
    picture.value_axis(values, chart.axis, tick_texts(chart.measure, chart.axis))
    picture.names_axis(names, chart.categories, 0 if chart.horizontal else MOST_NAMES)
    picture.axis_words(values, chart.unit.capitalize())
    readings = _stacked(picture, chart) if _is_stacked(chart) else _grouped(picture, chart)
    along = (-0.6, len(chart.categories) - 0.4)
    across = (chart.axis.start, chart.axis.end * ROOM)
    if chart.horizontal:
        picture.ranges(across, along, downwards=True)
    else:
        picture.ranges(along, across)
    in_order = sorted(readings, key=lambda reading: reading.key[::-1])
    if not chart.horizontal:
        return Drawing(in_order)
    bars = 1 if _is_stacked(chart) else len(chart.series)
    return Drawing(in_order, rows=round(len(chart.categories) * bars / BAND))


def _is_stacked(chart: BarChart) -> bool:
    return chart.arrangement is Arrangement.STACKED


def _grouped(picture: Picture, chart: BarChart) -> list[Reading]:
    thickness = BAND / max(len(chart.series), 1)
    are_few = len(chart.categories) * len(chart.series) <= VALUES_WRITTEN_UP_TO
    readings = []
    for number, series in enumerate(chart.series):
        offset = (number - (len(chart.series) - 1) / 2) * thickness
        for place, value in enumerate(series.values):
            if value is None:
                continue
            bar = Bar(place + offset, 0, value, thickness, chart.horizontal)
            picture.bar(bar, picture.palette.series[number])
            reading = _reading(chart, bar, number, place)
            readings.append(reading)
            if series.intervals:
                _whisker(picture, bar, series, place)
            elif are_few:
                anchor = RIGHT_OF if chart.horizontal else ABOVE
                picture.words((reading.x, reading.y), chart.texts(series)[place], anchor)
    return readings


def _stacked(picture: Picture, chart: BarChart) -> list[Reading]:
    base = [0.0] * len(chart.categories)
    readings = []
    for number, series in enumerate(chart.series):
        for place, value in enumerate(series.values):
            if value is not None:
                bar = Bar(place, base[place], value, BAND, chart.horizontal)
                picture.bar(bar, picture.palette.series[number])
                readings.append(_reading(chart, bar, number, place))
                base[place] += value
    return readings


def _reading(chart: BarChart, bar: Bar, number: int, place: int) -> Reading:
    series = chart.series[number]
    name = f"{series.name}, " if len(chart.series) > 1 else ""
    words = f"{name}{chart.categories[place]}: {chart.texts(series)[place]}"
    end = bar.start + bar.length
    x, y = (end, bar.middle) if bar.lies else (bar.middle, end)
    return Reading(x, y, words, (number, place))


def _whisker(picture: Picture, bar: Bar, series: BarSeries, place: int) -> None:
    interval = series.intervals[place]
    if interval is not None:
        across = [bar.middle, bar.middle]
        x, y = (interval, across) if bar.lies else (across, interval)
        picture.line(x, y, pen(picture.palette.surface, 5), 3)
        picture.line(x, y, pen(picture.palette.text, 1.8), 4)


def _pyramid(picture: Picture, chart: BarChart) -> Drawing:
    """The first series to the left, the second to the right; the axis writes both without a sign."""
    axis = Axis(-chart.axis.end, chart.axis.end, chart.axis.step, chart.axis.places)
    texts = [chart.measure.tick(abs(tick), axis.places) for tick in axis.ticks]
    picture.value_axis("bottom", axis, texts)
    picture.names_axis("left", chart.categories)
    picture.axis_words("bottom", chart.unit.capitalize())
    picture.axis_words("left", chart.category_name)
    readings = _side(picture, chart, 0, LEFT) + _side(picture, chart, 1, RIGHT)
    edge = chart.axis.end * (ROOM + 0.02)
    picture.ranges((-edge, edge), (-0.6, len(chart.categories) + 0.2))
    in_order = sorted(readings, key=lambda reading: reading.key[::-1])
    return Drawing(in_order, rows=len(chart.categories) + 1)


def _side(picture: Picture, chart: BarChart, number: int, side: int) -> list[Reading]:
    series = chart.series[number]
    texts = chart.texts(series)
    readings = []
    for place, value in enumerate(series.values):
        if value is None:
            continue
        end = side * value
        picture.bar(Bar(place, 0, end, BAND, lies=True), picture.palette.series[number])
        words = f"{series.name}, {chart.category_name.lower()} {chart.categories[place]}: {texts[place]}"
        readings.append(Reading(end, place, words, (number, place)))
        anchor = LEFT_OF if side == LEFT else RIGHT_OF
        picture.words((end, place), texts[place], anchor, picture.palette.secondary)
    top = (side * chart.axis.end, len(chart.categories) - 0.3)
    picture.words(top, series.name, RIGHT_OF if side == LEFT else LEFT_OF)
    return readings
