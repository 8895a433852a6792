"""Charts as data: what a picture shows, drawn on screen and on paper from the same values.

Plain frozen types without numpy. Each chart tells what it shows in words (`alt_text`) and has a table of
the same data (`twin`), for people who cannot see it.
"""

from engine.charts.axis import Axis, axis_for
from engine.charts.bars import Arrangement, BarChart, BarSeries
from engine.charts.intervals import IntervalChart, IntervalRow
from engine.charts.lines import LineChart, LineSeries, Reference, ReferenceKind, Signal
from engine.charts.measure import COUNT, PERCENT, WITHHELD, Measure
from engine.charts.timeline import Lane, Moment, Span, Timeline
from engine.charts.upset import Combination, UpSetChart, UpSetSet

Chart = LineChart | BarChart | IntervalChart | UpSetChart | Timeline

__all__ = [
    "COUNT",
    "PERCENT",
    "WITHHELD",
    "Arrangement",
    "Axis",
    "BarChart",
    "BarSeries",
    "Chart",
    "Combination",
    "IntervalChart",
    "IntervalRow",
    "Lane",
    "LineChart",
    "LineSeries",
    "Measure",
    "Moment",
    "Reference",
    "ReferenceKind",
    "Signal",
    "Span",
    "Timeline",
    "UpSetChart",
    "UpSetSet",
    "axis_for",
]
