"""Charts of the pack, drawn as vectors from their specs."""

from engine.charts import BarChart, IntervalChart, LineChart, UpSetChart
from engine.report.pdf.charts import bars, intervals, lines, upset
from engine.report.pdf.charts.pen import Pen
from engine.report.tagging.canvas import TaggedCanvas

PaperChart = LineChart | BarChart | IntervalChart | UpSetChart


def height_of(chart: PaperChart, width: float) -> float:
    """The height that suits a chart in a column of that width."""
    if isinstance(chart, LineChart):
        return lines.height(chart)
    if isinstance(chart, BarChart):
        return bars.height(chart, width)
    if isinstance(chart, IntervalChart):
        return intervals.height(chart, width)
    return upset.height(chart, width)


def parts_of(chart: PaperChart, width: float, most: float) -> list[PaperChart]:
    """The chart, or several that together say the same, none of them higher than `most`."""
    if isinstance(chart, BarChart):
        return list(bars.parts(chart, width, most))
    if isinstance(chart, IntervalChart):
        return list(intervals.parts(chart, width, most))
    return [chart]


def draw(chart: PaperChart, canvas: TaggedCanvas, width: float, height: float) -> None:
    """Draws a chart with its lower left corner at the origin."""
    pen = Pen(canvas)
    if isinstance(chart, LineChart):
        lines.draw(pen, chart, width, height)
    elif isinstance(chart, BarChart):
        bars.draw(pen, chart, width, height)
    elif isinstance(chart, IntervalChart):
        intervals.draw(pen, chart, width, height)
    else:
        upset.draw(pen, chart, width, height)
