"""Where a value axis starts and ends: round numbers that do not exaggerate a change."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

SMALLEST_PERCENT_SPAN = 20.0
"""A percentage axis never shows less than this, so that one point does not look like a cliff."""

STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Axis:
    """A value axis from `start` to `end` with a tick every `step`, written with so many places."""

    start: float
    end: float
    step: float
    places: int = 0

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values that carry a grid line."""
        count = round((self.end - self.start) / self.step)
        return tuple(round(self.start + self.step * number, 10) for number in range(count + 1))

    @property
    def starts_above_zero(self) -> bool:
        """Whether the axis is cut off, which the picture then says."""
        return self.start > 0

    def share(self, value: float) -> float:
        """Where a value lies, from 0 at the start to 1 at the end."""
        return (value - self.start) / (self.end - self.start)


def axis_for(
    values: Iterable[float | None], *, percent: bool = False, from_zero: bool = False, ticks: int = 5
) -> Axis:
    """An axis that holds all the values, with about so many intervals.

    A percentage axis spans at least 20 points and stays within 0 to 100 where the values do. With
    `from_zero` the axis holds zero, as bars need it.
    """
    known = [float(value) for value in values if value is not None]
    if from_zero or not known:
        known.append(0.0)
    low, high = min(known), max(known)
    span = max(high - low, SMALLEST_PERCENT_SPAN if percent and not from_zero else 0.0)
    if span == 0:
        span = max(abs(high) * 0.2, 1.0)
    middle = (low + high) / 2
    if not from_zero:
        low, high = min(low, middle - span / 2), max(high, middle + span / 2)
    elif high == low:
        high = low + span
    if percent and min(known) >= 0 and max(known) <= 100:
        low, high = _within_0_to_100(low, high)
    elif min(known) >= 0:
        low = max(low, 0.0)
    return _rounded(low, high, ticks)


def _within_0_to_100(low: float, high: float) -> tuple[float, float]:
    """The same span, moved inside 0 to 100."""
    if high > 100:
        low, high = max(0.0, low - (high - 100)), 100.0
    if low < 0:
        low, high = 0.0, min(100.0, high - low)
    return low, high


def _rounded(low: float, high: float, ticks: int) -> Axis:
    raw = (high - low) / ticks
    power = 10.0 ** floor(log10(raw))
    step = next(choice * power for choice in STEPS if choice * power >= raw * 0.999)
    places = max(0, -floor(log10(step) + 1e-9))
    start = round(floor(low / step + 1e-9) * step, places)
    end = round(ceil(high / step - 1e-9) * step, places)
    return Axis(start, end if end > start else start + step, step, places)
