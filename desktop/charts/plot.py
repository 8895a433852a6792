"""A bare pyqtgraph plot in our look, and the few marks that pictures are made of.

No mouse zoom, no menu, quiet axes, grid lines where the axis says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QApplication

from desktop.palettes import Palette
from engine.charts import Axis, Measure

THICK = 2.2
TICK_ROOM = 8
MARGIN = 4
WIDEST_NAME = 240
"""Pixels that a name at an axis takes at most."""

BEHIND, FRONT = -10, 10

pg.setConfigOptions(antialias=True)

Anchor = tuple[float, float]
RIGHT_OF: Anchor = (0, 0.5)
LEFT_OF: Anchor = (1, 0.5)
ABOVE: Anchor = (0.5, 1)
CENTRED: Anchor = (0.5, 0.5)


@dataclass(frozen=True)
class Bar:
    """A bar from `start`, `length` long along the value axis, around `middle` on the axis of names."""

    middle: float
    start: float
    length: float
    thickness: float
    lies: bool = False


class Picture:
    """A plot that is being drawn in the colours of a palette. Items never change the ranges."""

    def __init__(self, plot: pg.PlotWidget, palette: Palette) -> None:
        self.plot = plot
        self.palette = palette
        self._longest: dict[str, int] = {}
        self._labelled: set[str] = set()

    def clear(self) -> None:
        """Take everything off and give the axes the palette's colours and the present text size."""
        self.plot.clear()
        self.plot.setBackground(self.palette.surface)
        self.plot.getViewBox().invertY(False)
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.setTickFont(small_font())
            axis.setTextPen(QColor(self.palette.secondary))
            axis.setPen(pen(self.palette.edge))
            axis.setStyle(tickLength=0, tickTextOffset=TICK_ROOM, hideOverlappingLabels=False)
            axis.setTicks([])
            axis.setLabel("")
            axis.showLabel(False)

    # Axes

    def ticks(self, side: str, ticks: Sequence[tuple[float, str]]) -> None:
        """Texts at an axis, shortened where they are very long."""
        metrics = QFontMetrics(small_font())
        shown = [
            (at, metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST_NAME)) for at, text in ticks
        ]
        self.plot.getAxis(side).setTicks([shown])
        self._longest[side] = max((metrics.horizontalAdvance(text) for _, text in shown), default=0)

    def value_axis(self, side: str, axis: Axis, texts: Sequence[str]) -> None:
        """The value axis with its ticks, and a thin line across the plot at each."""
        self.ticks(side, list(zip(axis.ticks, texts, strict=True)))
        self.hide_axis_line(side)
        for tick in axis.ticks:
            self.rule(tick, upright=side == "bottom", colour="" if tick else self.palette.edge)

    def names_axis(self, side: str, names: Sequence[str], most: int = 0) -> None:
        """An axis of names at 0, 1, 2 ...; of many only every so many are written, the last one always."""
        step = max(1, -(-len(names) // most)) if most else 1
        last = len(names) - 1
        self.ticks(side, [(place, name) for place, name in enumerate(names) if (last - place) % step == 0])

    def axis_words(self, side: str, words: str) -> None:
        """Words at an axis: its unit."""
        axis = self.plot.getAxis(side)
        axis.setLabel(words, color=self.palette.secondary)
        axis.label.setFont(small_font())
        self._labelled.add(side)

    def hide_axis_line(self, side: str) -> None:
        """An axis that has names or ticks but no line."""
        self.plot.getAxis(side).setPen(pen(self.palette.surface))

    def ranges(self, x: tuple[float, float], y: tuple[float, float], *, downwards: bool = False) -> None:
        """What part of the plane the plot shows; downwards, greater heights stand lower."""
        self.plot.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)
        self.plot.getViewBox().invertY(downwards)
        line = QFontMetrics(small_font()).height()
        beside, below = (line if side in self._labelled else 0 for side in ("left", "bottom"))
        self.plot.getAxis("left").setWidth(self._longest.get("left", 0) + TICK_ROOM + MARGIN + beside)
        self.plot.getAxis("bottom").setHeight(line + TICK_ROOM + MARGIN + below)

    # Marks

    def add(self, item: Any, height: int = 0) -> Any:
        """Put an item of pyqtgraph on the plot."""
        item.setZValue(height)
        self.plot.addItem(item, ignoreBounds=True)
        return item

    def rule(self, at: float, *, upright: bool = False, colour: str = "", width: float = 1.0) -> None:
        """A thin line across the whole plot."""
        line = pg.InfiniteLine(at, 90 if upright else 0, pen=pen(colour or self.palette.grid, width))
        self.add(line, BEHIND if not colour else BEHIND + 1)

    def line(self, x: Sequence[float], y: Sequence[float], drawn: QPen, height: int = 0) -> Any:
        """A line through points, broken where a height is not a number."""
        return self.add(pg.PlotCurveItem(list(x), list(y), pen=drawn, connect="finite"), height)

    def dots(
        self, places: Sequence[tuple[float, float]], colour: str, size: int = 6, symbol: str = "o"
    ) -> None:
        """Filled marks; `symbol` is o for a circle, d for a diamond."""
        item = pg.ScatterPlotItem(pos=list(places), size=size, pen=None, brush=QColor(colour), symbol=symbol)
        self.add(item, 2)

    def ring(self, x: float, y: float, colour: str, size: int = 14) -> Any:
        """A circle around a point."""
        ring = pg.ScatterPlotItem([x], [y], size=size, pen=pen(colour, 2.2), brush=QColor(0, 0, 0, 0))
        return self.add(ring, 3)

    def bar(self, bar: Bar, fill: QColor | str, edge: QPen | None = None) -> None:
        """A bar."""
        colours = {"brush": QColor(fill), "pen": edge or pen(self.palette.surface)}
        middle, start, length = [bar.middle], [bar.start], [bar.length]
        if bar.lies:
            item = pg.BarGraphItem(y=middle, x0=start, width=length, height=bar.thickness, **colours)
        else:
            item = pg.BarGraphItem(x=middle, y0=start, height=length, width=bar.thickness, **colours)
        self.add(item)

    def words(
        self, at: tuple[float, float], words: str, anchor: Anchor, colour: str = "", *, clear: bool = False
    ) -> Any:
        """Words at a place; the anchor says which part of them lies there. `clear` hides what is behind."""
        fill = QColor(self.palette.surface) if clear else None
        item = pg.TextItem(words, color=colour or self.palette.text, anchor=anchor, fill=fill)
        item.setFont(small_font())
        item.setPos(*at)
        return self.add(item, FRONT)

    @property
    def line_height(self) -> int:
        """Pixels that a line of words takes."""
        return QFontMetrics(small_font()).height()


class FollowsSize(pg.GraphicsObject):  # type: ignore[misc]
    """Draws nothing; tells how high a pixel is in the plot's units whenever that has changed."""

    def __init__(self, place: Callable[[float], None]) -> None:
        super().__init__()
        self._place = place

    def viewTransformChanged(self) -> None:  # noqa: N802
        """The plot has another size or range."""
        super().viewTransformChanged()
        view = self.getViewBox()
        if view is not None and view.height() > 0:
            self._place(view.viewRect().height() / view.height())

    def boundingRect(self) -> QRectF:  # noqa: N802
        """It takes no room."""
        return QRectF()

    def paint(self, *_: object) -> None:
        """Nothing."""


def pen(colour: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen whose width is in pixels whatever the plot's scale."""
    made = QPen(QColor(colour), width, style)
    made.setCosmetic(True)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def small_font() -> QFont:
    """The font of axes and labels."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * 0.92)
    return font


def new_plot() -> pg.PlotWidget:
    """An empty plot that only shows: keyboard and mouse are the ChartView's."""
    plot = pg.PlotWidget()
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setMouseEnabled(False, False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.viewport().setMouseTracking(True)
    return plot


def tick_texts(measure: Measure, axis: Axis) -> list[str]:
    """The axis' ticks as written."""
    return [measure.tick(tick, axis.places) for tick in axis.ticks]
