"""A picture with everything around it: exact values by mouse and keyboard, its data as a table, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from html import escape
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from desktop.charts.bars import draw_bars
from desktop.charts.export import ExportMenu, image_of
from desktop.charts.intervals import draw_intervals
from desktop.charts.lines import draw_lines
from desktop.charts.plot import FRONT, Picture, new_plot
from desktop.charts.reading import NOTHING, Drawing, Reading
from desktop.charts.timeline import draw_timeline
from desktop.charts.upset import draw_upset
from desktop.flow import Flow
from desktop.page_parts import Scrolling
from desktop.tables import Column, RowsModel, Table
from desktop.theme import RHYTHM, Theme
from desktop.widgets import column, named, panel
from engine.charts import Arrangement, BarChart, Chart, IntervalChart, LineChart, Timeline, UpSetChart

NEAR = 28
"""Pixels within which the mouse reads a point."""

CURSOR = 18
LEAST_ROWS = 9
AXIS_ROWS = 3
"""Lines of text that a picture is high at least, and that its axis takes."""

DRAW: dict[type, Callable[[Picture, Any], Drawing]] = {
    LineChart: draw_lines,
    BarChart: draw_bars,
    IntervalChart: draw_intervals,
    UpSetChart: draw_upset,
    Timeline: draw_timeline,
}

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChartView(QWidget):
    """Shows a chart. Arrow keys walk through its values, Enter opens one, T shows the table instead.

    `tools` are widgets of the page that stand in the place of the title, where the page says it already.
    """

    opened = Signal(object)

    def __init__(self, name: str, tools: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._name = name
        self._chart: Chart | None = None
        self._drawing = NOTHING
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._is_stale = True
        self._cursor: Any = None
        self._heading = named(QLabel(), "Title of the picture")
        self._heading.setProperty("role", "subheading")
        self._heading.setWordWrap(True)
        self._key = named(QLabel(), "What the colours mean")
        self._key.setWordWrap(True)
        self._readout = named(QLabel(), "Value")
        self._readout.setProperty("role", "secondary")
        self._twin: Table | None = None
        self._stack = QStackedWidget()
        self._room = panel(column())
        self._stack.addWidget(self._room)
        self._as_table = self._tool("Table", "Show the same data as a table (T)", checkable=True)
        self._as_table.toggled.connect(self._toggle_twin)
        self._more = self._tool("Save or copy", "Save or copy the picture or its data")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export = ExportMenu(lambda: self._chart, self._image, self)
        self.export.failed.connect(self._readout.setText)
        self._more.setMenu(self.export)
        layout = column(self._line(tools), spacing=RHYTHM // 2)
        layout.addWidget(self._key)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._readout)
        self.setLayout(layout)
        Theme.current().changed.connect(self._ask_to_draw)

    def _line(self, tools: Sequence[QWidget]) -> Flow:
        beside = tools or (self._heading,)
        return Flow(*beside, self._as_table, self._more, filler=beside[-1])

    def show_chart(self, chart: Chart) -> None:
        """Show a chart in place of the one before."""
        self._chart = chart
        self._heading.setText(chart.title)
        self.setAccessibleName(f"{self._name}: {chart.title}")
        self.setAccessibleDescription(chart.alt_text)
        self._ask_to_draw()
        if self._twin is not None:
            self._fill_twin()

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    @property
    def reading(self) -> Reading | None:
        """The value that the keyboard or the mouse is at."""
        return self._drawing.readings[self._at] if self._at >= 0 else None

    # Drawing --------------------------------------------------------------------------------------------

    @cached_property
    def _plot(self) -> pg.PlotWidget:
        """Made when something is first drawn: it takes its time."""
        plot = new_plot()
        plot.viewport().installEventFilter(self)
        self._area = Scrolling()
        self._area.hold(plot)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room = self._room.layout()
        assert room is not None
        room.addWidget(self._area)
        return plot

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Draw what was to be shown while nobody could see it."""
        super().showEvent(event)
        self._ask_to_draw()

    def _ask_to_draw(self) -> None:
        """Each picture is drawn in a turn of its own: a page with several does not block the window."""
        self._is_stale = True
        QTimer.singleShot(0, self._draw_if_seen)

    def _draw_if_seen(self) -> None:
        if self.isVisible():
            self.draw_now()

    def draw_now(self) -> None:
        """Draw at once what is still to be drawn."""
        if self._is_stale:
            self._is_stale = False
            self._draw()

    def _draw(self) -> None:
        self._picture = Picture(self._plot, Theme.current().palette)
        self._picture.clear()
        self._cursor = None
        self._at = -1
        self._readout.setText("Hover, or use the arrow keys, to read exact values.")
        key = _colour_key(self._chart)
        self._key.setText(key)
        self._key.setVisible(bool(key))
        if self._chart is not None:
            self._drawing = DRAW[type(self._chart)](self._picture, self._chart)
            line = self.fontMetrics().height()
            self._area.setMinimumHeight(LEAST_ROWS * line)
            self._plot.setMinimumHeight(max(LEAST_ROWS, self._drawing.rows + AXIS_ROWS) * line)

    def _go_to(self, place: int) -> None:
        if not self._drawing.readings:
            return
        self._at = min(max(place, 0), len(self._drawing.readings) - 1)
        reading = self._drawing.readings[self._at]
        self._readout.setText(reading.words)
        self._readout.setAccessibleName(reading.words)
        self._mark(reading)

    def _mark(self, reading: Reading) -> None:
        if self._cursor is None:
            self._cursor = self._picture.ring(reading.x, reading.y, self._picture.palette.focus, CURSOR)
            self._cursor.setZValue(FRONT + 1)
        self._cursor.setData([reading.x], [reading.y])

    # Keyboard and mouse ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows, Home and End read; Enter opens; T shows the table."""
        self.draw_now()
        key = Qt.Key(event.key())
        last = len(self._drawing.readings) - 1
        if key in STEPS:
            self._go_to(last if self._at < 0 and STEPS[key] < 0 else self._at + STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.reading is not None:
            self.opened.emit(self.reading.key)
        elif key == Qt.Key.Key_T:
            self._as_table.toggle()
        else:
            super().keyPressEvent(event)
            return
        if self.reading is not None:
            at = self._place_of(self.reading)
            self._area.ensureVisible(round(at.x()), round(at.y()), NEAR, NEAR)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The mouse over the plot reads the nearest value; a click opens it."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            place = self._nearest(event.position())
            if place >= 0:
                self._go_to(place)
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            place = self._nearest(event.position())
            if place >= 0:
                self.opened.emit(self._drawing.readings[place].key)
        return super().eventFilter(watched, event)

    def _place_of(self, reading: Reading) -> QPoint:
        """Where in the plot a reading stands, in pixels."""
        at = self._plot.getViewBox().mapViewToScene(QPointF(reading.x, reading.y))
        place: QPoint = self._plot.mapFromScene(at)
        return place

    def _nearest(self, position: QPointF) -> int:
        """The reading at the mouse; -1 where there is none."""
        best, found = float("inf"), -1
        for place, reading in enumerate(self._drawing.readings):
            at = self._place_of(reading)
            across, down = abs(at.x() - position.x()), abs(at.y() - position.y())
            if self._drawing.along_x and across < NEAR:
                distance = across + down / 1000
            elif across < NEAR and down < NEAR:
                distance = across + down
            else:
                continue
            if distance < best:
                best, found = distance, place
        return found

    # The same data as a table ---------------------------------------------------------------------------

    def _toggle_twin(self, as_table: bool) -> None:
        if as_table and self._twin is None:
            self._fill_twin()
        self._stack.setCurrentIndex(1 if as_table else 0)
        self._readout.setVisible(not as_table)
        (self._twin if as_table and self._twin else self).setFocus()

    def _fill_twin(self) -> None:
        if self._chart is None:
            return
        header, *cells = self._chart.twin()
        model: RowsModel[list[str]] = RowsModel(
            [_column(heading, place) for place, heading in enumerate(header)]
        )
        model.set_rows(cells)
        shown = self._stack.currentIndex()
        if self._twin is not None:
            self._stack.removeWidget(self._twin)
            self._twin.deleteLater()
        self._twin = Table(model, f"Data of {self._chart.title}")
        self._stack.addWidget(self._twin)
        self._stack.setCurrentIndex(shown)

    # Around it ------------------------------------------------------------------------------------------

    def _tool(self, words: str, tip: str, *, checkable: bool = False) -> QToolButton:
        made = named(QToolButton(), tip)
        made.setText(words)
        made.setToolTip(tip)
        made.setCheckable(checkable)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _image(self) -> QImage:
        self.draw_now()
        return image_of(self._plot, self._heading.text(), self._key.text())


def _column(heading: str, place: int) -> Column[list[str]]:
    return Column(heading, lambda cells: cells[place], numeric=place > 0)


def _colour_key(chart: Chart | None) -> str:
    """The names of a bar chart's series beside their colours; lines and pyramids carry their names."""
    if not isinstance(chart, BarChart) or len(chart.series) < 2 or chart.arrangement is Arrangement.PYRAMID:
        return ""
    colours = Theme.current().palette.series
    names = (
        f'<span style="color:{colours[n]}">■</span>&nbsp;{escape(s.name)}' for n, s in enumerate(chart.series)
    )
    return "&emsp; ".join(names)
