"""Section 4: rounding half up on the exact fraction, and numbers as text."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction


def rounded(value: Fraction, places: int) -> Decimal:
    """The value with so many decimal places; halves away from zero (section 8), no minus zero."""
    with localcontext() as context:
        context.prec = 80
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        near = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        return near if near != 0 else abs(near)


def fixed(value: Fraction, places: int) -> str:
    """The rounded value as text, without thousands commas."""
    return f"{rounded(value, places):f}"


def signed(value: Fraction, places: int) -> str:
    """The rounded value with its sign; zero has none (section 8)."""
    near = rounded(value, places)
    return f"{near:f}" if near <= 0 else f"+{near:f}"
