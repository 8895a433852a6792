"""Lines over months on paper."""

from __future__ import annotations

from dataclasses import dataclass

from engine.charts import LineChart, Reference, ReferenceKind
from engine.report.pdf.charts.frame import Frame, Head, draw_standing_axis, tick_room, unit_words
from engine.report.pdf.charts.pen import (
    LEADING,
    QUIET_LABEL,
    SHAPES,
    Pen,
    Point,
    height_within,
    spread,
    width_of,
)
from engine.report.pdf.style import BOLD, QUIET, RAG_COLOURS, REGULAR, SERIES_COLOURS, TEXT
from engine.report.pdf.typesetting import fitted, one_line
from engine.report.tagging.spans import Ink

HEIGHT = 196.0
MOST_MONTH = 70.0
MOST_LINES = 3
LABELS_MOST = 0.3
"""The part of the width that labels at the line ends may take."""

REFERENCE_LINES = {
    ReferenceKind.TARGET: (TEXT, 1.1, "5 3"),
    ReferenceKind.FLOOR: (TEXT, 1.1, "1 2.5"),
    ReferenceKind.NATIONAL: (QUIET, 0.9, "8 2 1.5 2"),
    ReferenceKind.MEAN: (QUIET, 0.8, ""),
    ReferenceKind.LOWER_LIMIT: (QUIET, 0.6, "2 2"),
    ReferenceKind.UPPER_LIMIT: (QUIET, 0.6, "2 2"),
}
SIGNAL_COLOURS = {"better": RAG_COLOURS["green"], "worse": RAG_COLOURS["red"], "": QUIET}


@dataclass(frozen=True)
class _EndLabel:
    """A label at the right end of a line: its height, words and colour."""

    y: float
    text: str
    ink: Ink


def height(chart: LineChart) -> float:
    """The height that suits the chart."""
    return HEIGHT + (LEADING + 4 if chart.signals else 0)


def draw(pen: Pen, chart: LineChart, width: float, total: float) -> None:
    """Draws the chart with its references dashed and labelled at their ends."""
    texts = [_series_label(chart, place) for place in range(len(chart.series))]
    texts += [_reference_label(chart, reference) for reference in chart.references]
    widest = max((width_of(text, Ink(BOLD, 9)) for text in texts if text), default=0.0)
    room = min(widest + 2, width * LABELS_MOST)
    note = LEADING + 4 if chart.signals else 0
    head = Head(unit_words(chart.axis, chart.measure), (), width)
    left, top = tick_room(chart.axis, chart.measure), total - head.height
    frame = Frame(left, 20 + note, width - room - 10, top, chart.axis)
    draw_standing_axis(pen, frame, chart.measure)
    head.draw(pen, total)
    _draw_months(pen, chart, frame)
    labels = [
        label for reference in chart.references for label in _draw_reference(pen, chart, reference, frame)
    ]
    labels += [
        label for place in range(len(chart.series)) for label in _draw_series(pen, chart, place, frame)
    ]
    _draw_signals(pen, chart, frame)
    _draw_labels(pen, labels, frame, room)


def _place(frame: Frame, chart: LineChart, position: int) -> float:
    count = max(len(chart.categories) - 1, 1)
    inset = 8
    return frame.left + inset + position * (frame.right - frame.left - 2 * inset) / count


def _draw_months(pen: Pen, chart: LineChart, frame: Frame) -> None:
    """As many months as there is room for, always with the latest."""
    count = len(chart.categories)
    if not count:
        return
    widest = min(max(width_of(month) for month in chart.categories), MOST_MONTH)
    step = max(1, -(-int(widest + 6) * count // max(1, int(frame.right - frame.left))))
    for position in range(count - 1, -1, -step):
        x = max(_place(frame, chart, position), widest / 2)
        month = fitted(chart.categories[position], QUIET_LABEL, widest + 0.1)
        pen.label(month, x, frame.bottom - 11, QUIET_LABEL, "centre")


def _draw_reference(pen: Pen, chart: LineChart, reference: Reference, frame: Frame) -> list[_EndLabel]:
    """Holds each month's value to the middle between months, so that a changed target is a step."""
    colour, width, dash = REFERENCE_LINES[reference.kind]
    half = (_place(frame, chart, 1) - _place(frame, chart, 0)) / 2
    for piece in _pieces(reference.values):
        points: list[Point] = []
        for position, value in piece:
            middle, y = _place(frame, chart, position), frame.y(value)
            if points and points[-1][1] == y:
                points.pop()
            points += [(max(middle - half, frame.left), y), (min(middle + half, frame.right), y)]
        pen.line(points, colour, width, dash)
    if reference.latest is None:
        return []
    ink = Ink(REGULAR, 9, QUIET)
    return [_EndLabel(frame.y(reference.latest), _reference_label(chart, reference), ink)]


def _draw_series(pen: Pen, chart: LineChart, place: int, frame: Frame) -> list[_EndLabel]:
    series, colour = chart.series[place], SERIES_COLOURS[place]
    pieces = _pieces(series.values)
    points: list[list[Point]] = [
        [(_place(frame, chart, position), frame.y(value)) for position, value in piece] for piece in pieces
    ]
    for piece in points:
        if len(piece) > 1:
            pen.line(piece, colour, 1.8, "4 2.5" if series.dashed else "")
    for piece in points:
        for x, y in piece:
            pen.point(x, y, 2.6, colour, SHAPES[place])
    if not points:
        return []
    x, y = points[-1][-1]
    pen.point(x, y, 3.8, colour, SHAPES[place])
    return [_EndLabel(y, _series_label(chart, place), Ink(BOLD, 9, colour))]


def _draw_signals(pen: Pen, chart: LineChart, frame: Frame) -> None:
    for signal in chart.signals:
        value = next((s.values[signal.position] for s in chart.series[:1]), None)
        if value is not None:
            pen.ring(_place(frame, chart, signal.position), frame.y(value), 6, SIGNAL_COLOURS[signal.effect])
    if chart.signals:
        pen.label("Months with a ring stand out from the usual ups and downs.", frame.left, 5, QUIET_LABEL)


def _draw_labels(pen: Pen, labels: list[_EndLabel], frame: Frame, room: float) -> None:
    """Moves labels apart that would lie on one another; each has as many lines as there is room for."""
    lines = max(1, int((frame.top - frame.bottom) / LEADING / max(len(labels), 1)))
    texts = [fitted(label.text, label.ink, room, min(lines, MOST_LINES)) for label in labels]
    heights = [height_within(text, room, label.ink) for text, label in zip(texts, labels, strict=True)]
    gap = max(heights, default=0.0)
    low, high = frame.bottom + gap / 2 - 6, frame.top - gap / 2 + 6
    places = spread([label.y for label in labels], gap, low, high)
    for text, label, y in zip(texts, labels, places, strict=True):
        pen.label(text, frame.right + 8, y, label.ink, "left", room=room)


def _series_label(chart: LineChart, place: int) -> str:
    series = chart.series[place]
    known = [position for position, value in enumerate(series.values) if value is not None]
    text = chart.texts(series)[known[-1]] if known else ""
    name = series.label or (series.name if len(chart.series) > 1 else "")
    return one_line(f"{name} {text}")


def _reference_label(chart: LineChart, reference: Reference) -> str:
    if reference.kind in (ReferenceKind.LOWER_LIMIT, ReferenceKind.UPPER_LIMIT):
        return one_line(reference.label)
    return one_line(f"{reference.label} {reference.text or chart.measure.text(reference.latest)}")


def _pieces(values: tuple[float | None, ...]) -> list[list[tuple[int, float]]]:
    """Runs of known values with their positions."""
    pieces: list[list[tuple[int, float]]] = []
    before = None
    for position, value in enumerate(values):
        if value is not None:
            if before is None:
                pieces.append([])
            pieces[-1].append((position, value))
        before = value
    return pieces
