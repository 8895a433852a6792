"""Rounding half up, away from zero, on the exact fraction (sections 4 and 8)."""

from fractions import Fraction

NOT_REPORTED = "-"


def rounded(value: Fraction, places: int) -> Fraction:
    """The value with so many decimal places; halves away from zero."""
    return Fraction(_nearest(value, places), 10**places)


def _nearest(value: Fraction, places: int) -> int:
    """The rounded value in units of its last decimal place."""
    scale: int = 10**places
    doubled, denominator = 2 * abs(value.numerator) * scale, value.denominator
    whole = (doubled + denominator) // (2 * denominator)
    return whole if value.numerator >= 0 else -whole


def fixed(value: Fraction, places: int, *, signed: bool = False, commas: bool = False) -> str:
    """The rounded value as text; minus zero has no sign, nor has zero a plus."""
    near = _nearest(value, places)
    whole, rest = divmod(abs(near), 10**places)
    text = f"{whole:,}" if commas else str(whole)
    if places:
        text = f"{text}.{rest:0{places}d}"
    if near < 0:
        return f"-{text}"
    return f"+{text}" if signed and near > 0 else text


def plain(value: Fraction) -> str:
    """A number in full precision: digits and a decimal point, no commas, no exponent."""
    if value.denominator == 1:
        return str(value.numerator)
    scaled = value * 10**9
    if scaled.denominator == 1:
        return fixed(value, 9).rstrip("0")
    return fixed(value, 15)
