"""Rounding half up on the exact fraction, and numbers as text (sections 4 and 8)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.scorecard.rounding import fixed, plain, rounded


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("0.05", 1, "0.1"),
        ("-0.05", 1, "-0.1"),
        ("0.04999", 1, "0.0"),
        ("-0.04999", 1, "0.0"),
        ("97.55", 1, "97.6"),
        ("0.25", 1, "0.3"),
        ("0.35", 1, "0.4"),
        ("1.005", 2, "1.01"),
        ("-1.005", 2, "-1.01"),
        ("1234.5", 0, "1235"),
        ("99.95", 1, "100.0"),
        ("12345.64", 1, "12345.6"),
    ],
)
def test_halves_go_away_from_zero_and_minus_zero_has_no_sign(value: str, places: int, text: str) -> None:
    assert fixed(Fraction(value), places) == text


def test_signs_and_commas_where_asked_for() -> None:
    assert [fixed(Fraction(v), 1, signed=True) for v in ("12.34", "-12.34", "0.04", "-0.04", "0.05")] == [
        "+12.3", "-12.3", "0.0", "0.0", "+0.1",
    ]  # fmt: skip
    assert fixed(Fraction(1234567), 0, commas=True) == "1,234,567"
    assert fixed(Fraction(1234567), 0) == "1234567"


@given(st.fractions(min_value=-(10**6), max_value=10**6), st.integers(0, 3))
def test_no_nearer_number_has_as_many_places(value: Fraction, places: int) -> None:
    step = Fraction(1, 10**places)
    near = rounded(value, places)
    assert near % step == 0
    assert abs(near - value) <= step / 2
    assert abs(near) >= abs(value) or abs(near - value) < step / 2
    assert Fraction(Decimal(fixed(value, places))) == near


@given(st.integers(-(10**12), 10**12), st.integers(0, 9))
def test_a_plain_number_is_exact_where_decimals_can_say_it(digits: int, places: int) -> None:
    value = Fraction(digits, 10**places)
    text = plain(value)
    assert Fraction(text) == value
    assert not text.endswith(".")
    assert "," not in text
    assert "e" not in text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1706), "1706"),
        (Fraction("92.3"), "92.3"),
        (Fraction(0), "0"),
        (Fraction(200, 3), "66.666666666666667"),
        (Fraction(-1, 3), "-0.333333333333333"),
    ],
)
def test_plain_numbers_have_full_precision(value: Fraction, text: str) -> None:
    assert plain(value) == text
