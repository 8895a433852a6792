"""RAG and direction of travel, both from printed values (section 4)."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from engine.indicators.declaration import Indicator, Polarity
from engine.profile import Profile

GREEN, AMBER, RED = "green", "amber", "red"
BETTER, SAME, WORSE = "better", "same", "worse"


@dataclass(frozen=True)
class Standard:
    """Target, floor standard and national figure of an indicator from some month on, as texts."""

    target: str = ""
    floor: str = ""
    national: str = ""
    national_note: str = ""


@cache
def number(text: str) -> Fraction | None:
    """The number in a target or floor as printed ('98%', '15.0%', '426.0'); None if it is none."""
    match = re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?) ?%?", text.strip())
    return Fraction(match[1]) if match else None


def rag(
    indicator: Indicator,
    value: Fraction | None,
    denominator: Fraction | None,
    standard: Standard,
    profile: Profile,
) -> str:
    """green, amber, red, or '' where there is no rating.

    `value` is the printed number; `denominator` is None for a result that was given without one.
    """
    target, floor = number(standard.target), number(standard.floor)
    rated = value is not None and target is not None and indicator.polarity is not Polarity.NONE
    if not rated or indicator.is_count or not _carries_rag(indicator, profile):
        return ""
    if denominator is not None and denominator < int(profile.setting("rag_smallest_denominator")):
        return ""
    assert value is not None
    assert target is not None
    if indicator.polarity is Polarity.TARGET:
        return _near_target(abs(value - target), floor)
    sign = -1 if indicator.polarity is Polarity.LOW else 1
    if sign * value >= sign * target:
        return GREEN
    if floor is None:
        return ""
    return AMBER if sign * value >= sign * floor else RED


def _near_target(distance: Fraction, tolerance: Fraction | None) -> str:
    if distance <= (tolerance or 0):
        return GREEN
    return "" if tolerance is None else RED


def _carries_rag(indicator: Indicator, profile: Profile) -> bool:
    return indicator.rag_setting is None or bool(profile.setting(indicator.rag_setting))


def direction(indicator: Indicator, now: Fraction | None, before: Fraction | None, target: str) -> str:
    """better, same, worse, or '' without polarity or where either side is not reported."""
    if now is None or before is None or indicator.polarity is Polarity.NONE:
        return ""
    if indicator.polarity is Polarity.TARGET:
        aim = number(target)
        if aim is None:
            return ""
        now, before = abs(now - aim), abs(before - aim)
    if now == before:
        return SAME
    return BETTER if (now > before) is (indicator.polarity is Polarity.HIGH) else WORSE
