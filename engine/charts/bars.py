"""Bars: grouped, stacked or back to back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.charts.axis import Axis
from engine.charts.measure import Measure, texts_of
from engine.charts.words import extremes, sentence

if TYPE_CHECKING:
    from engine.results import Table

Interval = tuple[float, float] | None


class Arrangement(StrEnum):
    """How the bars of several series stand: side by side, on one another, or back to back."""

    GROUPED = "grouped"
    STACKED = "stacked"
    PYRAMID = "pyramid"


@dataclass(frozen=True)
class BarSeries:
    """The bars of one series, one per category; `intervals` are confidence intervals (low, high)."""

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...] = ()
    intervals: tuple[Interval, ...] = ()


@dataclass(frozen=True)
class BarChart:
    """Bars per category. A pyramid has two series, the first to the left.

    `category_name` heads the categories ("Age"); `horizontal` bars lie.
    """

    title: str
    measure: Measure
    category_name: str
    categories: tuple[str, ...]
    series: tuple[BarSeries, ...]
    axis: Axis
    arrangement: Arrangement = Arrangement.GROUPED
    horizontal: bool = False

    def __post_init__(self) -> None:
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError("each series of a bar chart has a value per category")
        if self.arrangement is Arrangement.PYRAMID and len(self.series) != 2:
            raise ValueError("a pyramid has two series")

    @property
    def unit(self) -> str:
        """The words at the value axis."""
        return self.measure.unit

    def texts(self, series: BarSeries) -> tuple[str, ...]:
        """The values of a series as printed."""
        return texts_of(self.measure, series.values, series.texts)

    @property
    def alt_text(self) -> str:
        """What the chart shows: the categories, and each series' highest and lowest bar."""
        if not self.categories:
            return sentence(f"Bar chart without data: {self.title}")
        name = "Population pyramid" if self.arrangement is Arrangement.PYRAMID else "Bar chart"
        by = self.category_name if self.category_name.isupper() else self.category_name.lower()
        opening = f"{name}: {self.title}, {self.unit} by {by}"
        return sentence(opening, *(self._series_words(series) for series in self.series))

    def _series_words(self, series: BarSeries) -> str:
        texts = self.texts(series)
        words = extremes(self.categories, series.values, texts)
        if not words:
            words = "; ".join(f"{c} {t}" for c, t in zip(self.categories, texts, strict=True))
        return f"{series.name}: {words[0].lower()}{words[1:]}" if words else ""

    def twin(self) -> Table:
        """The same data as a table: a row per category."""
        header, columns = [self.category_name], []
        for series in self.series:
            header.append(series.name)
            columns.append(self.texts(series))
            if series.intervals:
                header.append(f"{series.name}, confidence interval")
                columns.append(tuple(self._interval(interval) for interval in series.intervals))
        return [header, *([c, *cells] for c, *cells in zip(self.categories, *columns, strict=True))]

    def _interval(self, interval: Interval) -> str:
        return "" if interval is None else " to ".join(self.measure.text(end) for end in interval)
