"""Points with confidence intervals, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.charts.axis import Axis
from engine.charts.measure import Measure
from engine.charts.words import sentence

if TYPE_CHECKING:
    from engine.results import Table


@dataclass(frozen=True)
class IntervalRow:
    """A value with its confidence interval; low and high are None where there is no interval.

    `emphasised` is the row that the chart is about; `text` is the value as printed.
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    emphasised: bool = False
    text: str = ""


@dataclass(frozen=True)
class IntervalChart:
    """Rows to compare on one axis, with a line at `reference` (such as zero progress)."""

    title: str
    measure: Measure
    rows: tuple[IntervalRow, ...]
    axis: Axis
    reference: float | None = None
    reference_label: str = ""

    @property
    def unit(self) -> str:
        """The words at the value axis."""
        return self.measure.unit

    def text(self, row: IntervalRow) -> str:
        """The row's value as printed."""
        return row.text or self.measure.text(row.value)

    def interval_text(self, row: IntervalRow) -> str:
        """The row's interval as printed; empty where there is none."""
        if row.low is None or row.high is None:
            return ""
        return f"{self.measure.text(row.low)} to {self.measure.text(row.high)}"

    @property
    def alt_text(self) -> str:
        """What the chart shows: each row's value and interval, and whether intervals overlap."""
        if not self.rows:
            return sentence(f"Chart without data: {self.title}")
        told = [f"{row.label} {self.text(row)}{self._told(row)}" for row in self.rows]
        return sentence(
            f"Values with confidence intervals: {self.title}, {self.unit}", "; ".join(told), self._overlaps()
        )

    def _told(self, row: IntervalRow) -> str:
        interval = self.interval_text(row)
        return f" ({interval})" if interval else ""

    def _overlaps(self) -> str:
        own = next((row for row in self.rows if row.emphasised), None)
        if own is None or own.low is None or own.high is None:
            return ""
        apart: list[str] = []
        near: list[str] = []
        for row in self.rows:
            if row is own or row.value is None:
                continue
            low = row.value if row.low is None else row.low
            high = row.value if row.high is None else row.high
            (near if low <= own.high and own.low <= high else apart).append(row.label)
        parts = []
        if apart:
            parts.append(f"clearly different from {', '.join(apart)}")
        if near:
            parts.append(f"not clearly different from {', '.join(near)}")
        return f"{own.label} is {' and '.join(parts)}" if parts else ""

    def twin(self) -> Table:
        """The same data as a table."""
        header = ["", self.measure.unit.capitalize(), "Confidence interval"]
        return [header, *([row.label, self.text(row), self.interval_text(row)] for row in self.rows)]
