"""How many more children would meet the target, exactly, by the rule of the printed value."""

from fractions import Fraction
from math import ceil, floor

from engine.analysis.labels import noun
from engine.analysis.overview_rows import Gap
from engine.indicators.declaration import Indicator, Polarity, Scale
from engine.results import Value
from engine.scorecard.printing import places
from engine.scorecard.rating import number
from engine.scorecard.rounding import fixed, rounded

TENTH = Fraction(1, 10)


def gap_to_target(indicator: Indicator, figure: Value, target: str) -> Gap | None:
    """What is missing to the target; None where it is met, or where more or fewer would not say anything.

    Only percentages have an answer: an average can be met in many ways.
    """
    aim = number(target)
    if aim is None or indicator.scale is not Scale.PERCENT or figure.value is None:
        return None
    if figure.numerator is None or not figure.denominator:
        return None
    step = Fraction(1) if indicator.whole else TENTH
    wanted = _numerator_that_meets(indicator, figure, aim, step)
    if wanted is None or wanted == figure.numerator:
        return None
    amount = wanted - figure.numerator
    reach = 0 <= wanted <= figure.denominator
    return Gap(amount, _words(amount), _sentence(indicator, amount, target, reach), reach)


def _numerator_that_meets(
    indicator: Indicator, figure: Value, aim: Fraction, step: Fraction
) -> Fraction | None:
    """The nearest numerator whose printed value meets the target; None where it is met or has no way."""
    numerator, denominator = figure.numerator, figure.denominator
    assert numerator is not None
    assert denominator is not None
    assert figure.value is not None
    printed = rounded(figure.value, places(indicator))
    per_unit = denominator / indicator.scale.value
    ulp = Fraction(1, 10 ** places(indicator))
    if indicator.polarity is Polarity.HIGH and printed < aim:
        least = (Fraction(ceil(aim / ulp)) * ulp - ulp / 2) * per_unit
        return numerator + max(0, ceil((least - numerator) / step)) * step
    if indicator.polarity is Polarity.LOW and printed > aim:
        beyond = (Fraction(floor(aim / ulp)) * ulp + ulp / 2) * per_unit
        return numerator - (floor((numerator - beyond) / step) + 1) * step
    return None


def _words(amount: Fraction) -> str:
    return f"needs {_size(amount)} {'more' if amount > 0 else 'fewer'}"


def _size(amount: Fraction) -> str:
    return fixed(abs(amount), 0 if amount.denominator == 1 else 1, commas=True)


def _sentence(indicator: Indicator, amount: Fraction, target: str, reach: bool) -> str:
    if not reach:
        return f"The target of {target} cannot be met with a denominator as small as this."
    more = "more" if amount > 0 else "fewer"
    what = noun(indicator, abs(amount))
    return f"{_size(amount)} {more} {what} would meet the target of {target}."
