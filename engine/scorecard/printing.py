"""A figure as it is printed."""

from fractions import Fraction
from typing import NamedTuple

from engine.indicators.declaration import Indicator, Scale
from engine.results import Value
from engine.scorecard.rounding import NOT_REPORTED, fixed, rounded


class Shown(NamedTuple):
    """A figure, its printed text, and its printed number (None where there is none)."""

    figure: Value
    text: str
    number: Fraction | None


def shown(indicator: Indicator, figure: Value) -> Shown:
    """A figure with what is printed of it."""
    return Shown(figure, printed(indicator, figure), printed_number(indicator, figure))


def printed_number(indicator: Indicator, figure: Value) -> Fraction | None:
    """The value as rounded for print, on the printed scale; None where there is none."""
    if figure.value is None or figure.override:
        return None
    return rounded(figure.value, places(indicator))


def places(indicator: Indicator) -> int:
    """Decimal places of the printed value."""
    return 0 if indicator.is_count else 1


def printed(indicator: Indicator, figure: Value) -> str:
    """The value as text: '98.4%', '40.9', '1,706', an override, or '-'."""
    if figure.override:
        return figure.override
    if figure.value is None:
        return NOT_REPORTED
    text = fixed(figure.value, places(indicator), commas=indicator.is_count)
    return f"{text}%" if indicator.scale is Scale.PERCENT else text
