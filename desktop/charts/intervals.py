"""Values with their confidence intervals, one row each."""

from __future__ import annotations

from desktop.charts.plot import CENTRED, LEFT_OF, RIGHT_OF, Anchor, Picture, pen, tick_texts
from desktop.charts.reading import Drawing, Reading
from engine.charts import IntervalChart, IntervalRow

CAP = 0.12
"""Half the height of the ends of an interval."""


def draw_intervals(picture: Picture, chart: IntervalChart) -> Drawing:
    """Draw an interval chart; one reading per row."""
    picture.value_axis("bottom", chart.axis, tick_texts(chart.measure, chart.axis))
    picture.names_axis("left", [row.label for row in chart.rows])
    picture.axis_words("bottom", chart.unit.capitalize())
    if chart.reference is not None:
        picture.rule(chart.reference, upright=True, colour=picture.palette.secondary, width=1.4)
        picture.words(
            (chart.reference, -0.7),
            chart.reference_label,
            _beside(chart.axis.share(chart.reference)),
            picture.palette.secondary,
            clear=True,
        )
    readings = []
    for place, row in enumerate(chart.rows):
        if row.value is not None:
            _draw_row(picture, row, row.value, place)
            picture.words((row.value, place - 0.28), chart.text(row), CENTRED, clear=True)
            interval = chart.interval_text(row)
            words = f"{row.label}: {chart.text(row)}{f' ({interval})' if interval else ''}"
            readings.append(Reading(row.value, place, words, (place,)))
    room = (chart.axis.end - chart.axis.start) * 0.03
    across = (chart.axis.start - room, chart.axis.end + room)
    picture.ranges(across, (-1, len(chart.rows) - 0.4), downwards=True)
    return Drawing(readings, rows=2 * len(chart.rows) + 1)


def _beside(share: float) -> Anchor:
    """Words at a line stand towards the middle of the picture, so that its edge does not cut them off."""
    return RIGHT_OF if share < 1 / 3 else LEFT_OF if share > 2 / 3 else CENTRED


def _draw_row(picture: Picture, row: IntervalRow, value: float, place: int) -> None:
    colour = picture.palette.series[0 if row.emphasised else 4]
    if row.low is not None and row.high is not None:
        picture.line([row.low, row.high], [place, place], pen(colour, 3), 1)
        for end in (row.low, row.high):
            picture.line([end, end], [place - CAP, place + CAP], pen(colour, 2), 1)
    if row.emphasised:
        picture.dots([(value, place)], colour, 12)
    else:
        picture.dots([(value, place)], colour, 10, "d")
