"""Lines over months: a trend with its target, floor, national figure, limits and signals."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.charts.axis import Axis
from engine.charts.measure import Measure, texts_of
from engine.charts.words import describe_line

if TYPE_CHECKING:
    from engine.results import Table

MOST_SERIES = 4


class ReferenceKind(StrEnum):
    """What a line to compare with stands for."""

    TARGET = "target"
    FLOOR = "floor"
    NATIONAL = "national"
    MEAN = "mean"
    LOWER_LIMIT = "lower limit"
    UPPER_LIMIT = "upper limit"


@dataclass(frozen=True)
class Reference:
    """A line to compare with: a value per month, None where none holds. `text` is the latest as printed."""

    kind: ReferenceKind
    label: str
    values: tuple[float | None, ...]
    text: str = ""

    @property
    def is_constant(self) -> bool:
        """Whether the same value holds in every month."""
        return len(set(self.values)) == 1

    @property
    def latest(self) -> float | None:
        """The value of the last month."""
        return self.values[-1] if self.values else None


@dataclass(frozen=True)
class LineSeries:
    """One line; a value is None where nothing is reported. `texts` are the values as printed.

    `label` is written directly at the line where there is room. `dashed` tells a second reading of the same
    figure (published beside recomputed).
    """

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...] = ()
    label: str = ""
    dashed: bool = False


@dataclass(frozen=True)
class Signal:
    """A month that stands out by a rule of statistical process control. `effect`: better, worse or ''."""

    position: int
    reason: str
    effect: str = ""


@dataclass(frozen=True)
class LineChart:
    """Up to four lines over the same months. `better` is 'higher', 'lower', 'near target' or ''."""

    title: str
    measure: Measure
    categories: tuple[str, ...]
    series: tuple[LineSeries, ...]
    axis: Axis
    references: tuple[Reference, ...] = ()
    signals: tuple[Signal, ...] = ()
    better: str = ""

    def __post_init__(self) -> None:
        lengths = {len(line.values) for line in self.series} | {len(line.values) for line in self.references}
        if len(self.series) > MOST_SERIES or not lengths <= {len(self.categories)}:
            raise ValueError("a line chart has at most four series, each with a value per month")

    @property
    def unit(self) -> str:
        """The words at the value axis."""
        return self.measure.unit

    def texts(self, series: LineSeries) -> tuple[str, ...]:
        """The values of a series as printed."""
        return texts_of(self.measure, series.values, series.texts)

    @property
    def alt_text(self) -> str:
        """What the chart shows: latest, change, highest and lowest, and where the target lies."""
        return describe_line(self)

    def twin(self) -> Table:
        """The same data as a table: a row per month."""
        header = ["Month", *(s.name for s in self.series), *(r.label for r in self.references)]
        if self.signals:
            header.append("Signal")
        reasons: dict[int, list[str]] = {}
        for signal in self.signals:
            reasons.setdefault(signal.position, []).append(signal.reason)
        texts = [self.texts(series) for series in self.series]
        rows = [header]
        for place, month in enumerate(self.categories):
            row = [month, *(text[place] for text in texts)]
            row += [self.measure.text(r.values[place]) for r in self.references]
            rows.append([*row, "; ".join(reasons.get(place, []))] if self.signals else row)
        return rows
