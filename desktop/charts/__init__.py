"""Pictures: the only place that knows pyqtgraph. A chart of engine.charts goes in, a widget shows it.

    picture = ChartView("Trend")
    picture.show_chart(chart)
    picture.opened.connect(...)   # click or Enter on a point or bar; gives its `key`

Keys: for lines (series, month), bars (series, category), intervals (row), combinations (place), timeline
(lane, place). `SmallTrend` is the light picture for many charts on one page.
"""

from desktop.charts.canvas import ChartView
from desktop.charts.small import SmallTrend

__all__ = ["ChartView", "SmallTrend"]
