"""Native charts over the cells that hold their data."""

from typing import Any

import xlsxwriter

from engine.charts import Arrangement, BarChart, IntervalChart, LineChart, UpSetChart
from engine.charts.axis import Axis

PaperChart = LineChart | BarChart | IntervalChart | UpSetChart
COLOURS = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
DASHES = {"target": "dash", "floor": "round_dot", "national": "dash_dot"}
GRID = {"visible": True, "line": {"color": "#D0D0D0", "width": 0.5}}


class DataRange:
    """The rows and columns of a sheet that hold a chart's table, header row first."""

    def __init__(self, sheet: str, first_row: int, rows: int) -> None:
        self._sheet = sheet
        self._first = first_row + 1
        self._last = first_row + rows

    def column(self, place: int) -> list[object]:
        """The data of a column as a reference."""
        return [self._sheet, self._first, place, self._last, place]

    def heading(self, place: int) -> list[object]:
        """The heading of a column as a reference."""
        return [self._sheet, self._first - 1, place]


def native(book: xlsxwriter.Workbook, chart: PaperChart, data: DataRange) -> Any:
    """The chart in the spreadsheet's own terms."""
    if isinstance(chart, LineChart):
        made = _line(book, chart, data)
    elif isinstance(chart, BarChart):
        made = _bars(book, chart, data)
    elif isinstance(chart, IntervalChart):
        made = _intervals(book, chart, data)
    else:
        made = book.add_chart({"type": "bar"})
        made.add_series(_series(data, 1, 0))
        made.set_y_axis({"reverse": True})
        made.set_legend({"none": True})
    made.set_title({"name": chart.title, "name_font": {"size": 11}, "overlay": False})
    made.set_size({"width": 720, "height": 380})
    return made


def _series(data: DataRange, place: int, colour: int) -> dict[str, object]:
    return {
        "name": data.heading(place),
        "categories": data.column(0),
        "values": data.column(place),
        "fill": {"color": COLOURS[colour % len(COLOURS)]},
        "line": {"color": COLOURS[colour % len(COLOURS)]},
        "gap": 60,
    }


def _value_axis(axis: Axis, unit: str, *, percent: bool) -> dict[str, object]:
    """The same axis as on paper; percentages are shares of one in the cells."""
    scale = 100 if percent else 1
    return {
        "name": unit,
        "min": axis.start / scale,
        "max": axis.end / scale,
        "major_unit": axis.step / scale,
        "major_gridlines": GRID,
        "num_format": "0%" if percent else "General",
    }


def _line(book: xlsxwriter.Workbook, chart: LineChart, data: DataRange) -> Any:
    made = book.add_chart({"type": "line"})
    for place, _ in enumerate(chart.series):
        marker = {"type": "circle", "size": 5, "fill": {"color": COLOURS[place]}}
        made.add_series({**_series(data, place + 1, place), "marker": marker})
    for place, line in enumerate(chart.references, len(chart.series) + 1):
        dash = {"color": COLOURS[4], "width": 1.25, "dash_type": DASHES.get(line.kind.value, "square_dot")}
        made.add_series({**_series(data, place, 4), "line": dash})
    made.set_y_axis(_value_axis(chart.axis, chart.unit, percent=chart.measure.suffix == "%"))
    made.set_legend({"position": "bottom"})
    made.show_blanks_as("gap")
    return made


def _bars(book: xlsxwriter.Workbook, chart: BarChart, data: DataRange) -> Any:
    kind: dict[str, str] = {"type": "bar" if chart.horizontal else "column"}
    if chart.arrangement is Arrangement.STACKED:
        kind["subtype"] = "stacked"
    made = book.add_chart(kind)
    place = 1
    for colour, series in enumerate(chart.series):
        made.add_series(_series(data, place, colour))
        place += 2 if series.intervals else 1
    axis = _value_axis(chart.axis, chart.unit, percent=chart.measure.suffix == "%")
    made.set_x_axis(axis if chart.horizontal else {"name": chart.category_name})
    made.set_y_axis({"name": chart.category_name, "reverse": True} if chart.horizontal else axis)
    made.set_legend({"position": "bottom"} if len(chart.series) > 1 else {"none": True})
    return made


def _intervals(book: xlsxwriter.Workbook, chart: IntervalChart, data: DataRange) -> Any:
    """Bars with error bars of their own lengths."""
    percent = chart.measure.suffix == "%"
    made = book.add_chart({"type": "bar"})
    bars = {
        "type": "custom",
        "plus_values": [_reach(row.value, row.high, percent=percent) for row in chart.rows],
        "minus_values": [_reach(row.low, row.value, percent=percent) for row in chart.rows],
    }
    made.add_series({**_series(data, 1, 0), "x_error_bars": bars})
    made.set_x_axis(_value_axis(chart.axis, chart.unit, percent=percent))
    made.set_y_axis({"reverse": True, "label_position": "low"})
    made.set_legend({"none": True})
    return made


def _reach(start: float | None, end: float | None, *, percent: bool) -> float:
    """How far an error bar reaches, in the unit of the cells; 0 where there is no interval."""
    if start is None or end is None:
        return 0.0
    return round((end - start) / (100 if percent else 1), 10)
