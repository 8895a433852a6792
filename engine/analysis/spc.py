"""Statistical process control: is this month noise or news?

An individuals chart (XmR): the mean of the months, and limits at 2.66 times the mean moving range (three
sigma). The rules are those of Shewhart charts as the NHS uses them ("Making data count"): a point outside the
limits, a run of seven on one side of the mean, six that rise or fall in a row, two of three near a limit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.charts import Signal
from engine.indicators.declaration import Indicator, Polarity, Scale

FEWEST_MONTHS = 10
"""With fewer months the limits say nothing."""

THREE_SIGMA = 2.66
NEAR_LIMIT = THREE_SIGMA * 2 / 3
RUN = 7
TREND = 6
HIGH, LOW = 1, -1

Values = Sequence[float | None]
Marks = dict[int, int]
"""Positions that stand out, and whether to the high or the low side."""


@dataclass(frozen=True)
class ControlLimits:
    """The mean and the limits that ordinary variation keeps to; `near` are two sigma."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


def control_limits(values: Values, *, percent: bool) -> ControlLimits | None:
    """The limits of the known values (a percentage's within 0 to 100); None for fewer than ten months."""
    known = [value for value in values if value is not None]
    if len(known) < FEWEST_MONTHS:
        return None
    mean = sum(known) / len(known)
    ranges = [abs(after - before) for before, after in pairwise(known)]
    typical = sum(ranges) / len(ranges)
    lower, upper = mean - THREE_SIGMA * typical, mean + THREE_SIGMA * typical
    if percent:
        lower, upper = max(0.0, lower), min(100.0, upper)
    near = NEAR_LIMIT * typical
    return ControlLimits(mean, lower, upper, mean - near, mean + near)


def outside_limits(values: Values, limits: ControlLimits) -> Marks:
    """Points beyond three sigma."""
    return {
        place: HIGH if value > limits.upper else LOW
        for place, value in enumerate(values)
        if value is not None and not limits.lower <= value <= limits.upper
    }


def long_runs(values: Values, limits: ControlLimits) -> Marks:
    """Points of a run of seven or more on one side of the mean."""
    sides = [_side(value, limits.mean) for value in values]
    return _stretches(sides, RUN)


def long_trends(values: Values, limits: ControlLimits) -> Marks:
    """Points of six or more in a row that rise, or that fall."""
    steps = [0, *(_step(before, after) for before, after in pairwise(values))]
    marks = _stretches(steps, TREND - 1)
    starts = {place - 1: side for place, side in marks.items() if place - 1 not in marks}
    return {**marks, **starts}


def two_of_three_near_limit(values: Values, limits: ControlLimits) -> Marks:
    """Points beyond two sigma of which there are two, to one side, among three in a row."""
    near = [
        0 if value is None else HIGH if value > limits.near_upper else LOW if value < limits.near_lower else 0
        for value in values
    ]
    marks: Marks = {}
    for start in range(len(near) - 2):
        for side in (HIGH, LOW):
            places = [place for place in range(start, start + 3) if near[place] == side]
            if len(places) >= 2:
                marks |= dict.fromkeys(places, side)
    return marks


def _side(value: float | None, mean: float) -> int:
    return 0 if value is None or value == mean else HIGH if value > mean else LOW


def _step(before: float | None, after: float | None) -> int:
    return 0 if before is None or after is None else _side(after, before)


def _stretches(sides: Sequence[int], length: int) -> Marks:
    """The places of all stretches of one side, not 0, that are long enough."""
    marks: Marks = {}
    start = 0
    for place in range(1, len(sides) + 1):
        if place == len(sides) or sides[place] != sides[start]:
            if sides[start] and place - start >= length:
                marks |= dict.fromkeys(range(start, place), sides[start])
            start = place
    return marks


RULES: tuple[tuple[str, str, Callable[[Values, ControlLimits], Marks]], ...] = (
    ("above the upper limit", "below the lower limit", outside_limits),
    ("7 or more months above the mean", "7 or more months below the mean", long_runs),
    ("6 or more months rising", "6 or more months falling", long_trends),
    ("2 of 3 months near the upper limit", "2 of 3 months near the lower limit", two_of_three_near_limit),
)


def signals(values: Values, limits: ControlLimits, indicator: Indicator) -> tuple[Signal, ...]:
    """The months that stand out, one signal per month and rule, in order of months."""
    found = [
        Signal(place, high if side == HIGH else low, effect_of(side, indicator))
        for high, low, rule in RULES
        for place, side in rule(values, limits).items()
    ]
    return tuple(sorted(found, key=lambda signal: signal.position))


def effect_of(side: int, indicator: Indicator) -> str:
    """Whether a change to the high or low side is better or worse; '' without such a polarity."""
    if indicator.polarity is Polarity.HIGH:
        return "better" if side == HIGH else "worse"
    if indicator.polarity is Polarity.LOW:
        return "worse" if side == HIGH else "better"
    return ""


def is_percentage(indicator: Indicator) -> bool:
    """Whether the value lies between 0 and 100."""
    return indicator.scale is Scale.PERCENT
