"""Lines over months, with target, floor, national figure, limits and the months that stand out."""

from __future__ import annotations

from itertools import pairwise
from math import nan

from PySide6.QtCore import Qt

from desktop.charts.plot import RIGHT_OF, THICK, FollowsSize, Picture, pen, tick_texts
from desktop.charts.reading import Drawing, Reading
from engine.charts import LineChart, LineSeries, Reference, ReferenceKind

DASHES = {
    ReferenceKind.TARGET: Qt.PenStyle.DashLine,
    ReferenceKind.FLOOR: Qt.PenStyle.DotLine,
    ReferenceKind.NATIONAL: Qt.PenStyle.DashDotLine,
    ReferenceKind.MEAN: Qt.PenStyle.SolidLine,
    ReferenceKind.LOWER_LIMIT: Qt.PenStyle.DashDotDotLine,
    ReferenceKind.UPPER_LIMIT: Qt.PenStyle.DashDotDotLine,
}
LABEL_SHARE = 0.22
"""Of the width, so much is kept for the words at the lines' ends."""

TOP_ROOM = 0.04

MOST_MONTHS_WRITTEN = 7
MARKED_UP_TO = 37
"""With more months than this the line has no dots."""


End = tuple[float, str, str]
"""At which height a line ends, its words and their colour."""


def draw_lines(picture: Picture, chart: LineChart) -> Drawing:
    """Draw a line chart; readings go by series, then month."""
    palette = picture.palette
    ticks = tick_texts(chart.measure, chart.axis)
    picture.value_axis("left", chart.axis, ticks)
    picture.names_axis("bottom", chart.categories, MOST_MONTHS_WRITTEN)
    picture.axis_words("left", _axis_words(chart, ticks[0]))
    ends = [_reference(picture, line) for line in chart.references]
    ends += [_series(picture, chart, series, place) for place, series in enumerate(chart.series)]
    for signal in chart.signals:
        value = chart.series[0].values[signal.position]
        if value is not None:
            picture.ring(signal.position, value, palette.direction.get(signal.effect, palette.text))
    steps = max(len(chart.categories) - 1, 1)
    right = steps * (1 + LABEL_SHARE / (1 - LABEL_SHARE))
    room = (chart.axis.end - chart.axis.start) * TOP_ROOM
    picture.ranges((-0.35, right), (chart.axis.start, chart.axis.end + room))
    _write_ends(picture, [end for end in ends if end], chart)
    return Drawing(_readings(chart), along_x=True)


def _axis_words(chart: LineChart, first: str) -> str:
    """The unit; the ticks of percentages carry theirs, so there is room to say where the axis starts."""
    if chart.measure.suffix != "%":
        return chart.unit.capitalize()
    return f"Axis starts at {first}" if chart.axis.starts_above_zero else ""


def _reference(picture: Picture, line: Reference) -> End | None:
    values = [nan if value is None else value for value in line.values]
    colour = picture.palette.secondary
    picture.line(range(len(values)), values, pen(colour, 1.4, DASHES[line.kind]), -5)
    if line.latest is None:
        return None
    return line.latest, f"{line.label} {line.text}".strip(), colour


def _series(picture: Picture, chart: LineChart, series: LineSeries, number: int) -> End | None:
    colour = picture.palette.series[number]
    values = [nan if value is None else value for value in series.values]
    style = Qt.PenStyle.DashLine if series.dashed else Qt.PenStyle.SolidLine
    picture.line(range(len(values)), values, pen(colour, THICK, style), 1)
    known = [(place, value) for place, value in enumerate(series.values) if value is not None]
    if not known:
        return None
    if len(values) <= MARKED_UP_TO:
        picture.dots(known, colour)
    last, height = known[-1]
    name = series.label or (series.name if len(chart.series) > 1 else "")
    return height, f"{name} {chart.texts(series)[last]}".strip(), colour


def _write_ends(picture: Picture, ends: list[End], chart: LineChart) -> None:
    """The words at the lines' ends, moved apart where they would cover one another."""
    right = len(chart.categories) - 1
    x = right + max(right, 1) * 0.02
    heights = [height for height, _, _ in ends]
    words = [picture.words((x, height), told, RIGHT_OF, colour, clear=True) for height, told, colour in ends]
    leads = [picture.line([right, x], [height, height], pen(picture.palette.grid), -6) for height in heights]

    def place(one_pixel: float) -> None:
        step = picture.line_height * one_pixel
        for height, moved, item, lead in zip(
            heights, _apart(heights, step, chart.axis.end), words, leads, strict=True
        ):
            item.setPos(x, moved)
            lead.setData([right, x], [height, moved])

    picture.add(FollowsSize(place))


def _apart(heights: list[float], step: float, top: float) -> list[float]:
    """The heights in the same order of places, each at least a step from the next, none above the top."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = list(heights)
    for lower, upper in pairwise(order):
        placed[upper] = max(placed[upper], placed[lower] + step)
    limit = top
    for place in reversed(order):
        placed[place] = min(placed[place], limit)
        limit = placed[place] - step
    return placed


def _readings(chart: LineChart) -> list[Reading]:
    readings = []
    for number, series in enumerate(chart.series):
        texts = chart.texts(series)
        for place, value in enumerate(series.values):
            if value is None:
                continue
            name = f"{series.name}: " if len(chart.series) > 1 else ""
            words = f"{name}{chart.categories[place]}: {texts[place]}{_beside(chart, place)}"
            readings.append(Reading(place, value, words, (number, place)))
    return readings


def _beside(chart: LineChart, place: int) -> str:
    told = [
        f"{line.label.lower()} {chart.measure.text(line.values[place])}"
        for line in chart.references
        if line.values[place] is not None and line.kind in (ReferenceKind.TARGET, ReferenceKind.FLOOR)
    ]
    told += [signal.reason for signal in chart.signals if signal.position == place]
    return f" ({'; '.join(told)})" if told else ""
