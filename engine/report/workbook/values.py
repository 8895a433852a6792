"""Printed texts as the numbers that they are, for a spreadsheet."""

import re
from dataclasses import dataclass

NUMBER = re.compile(r"(?P<mark>[±+-]?)(?P<digits>\d[\d,]*(?:\.(?P<places>\d+))?)(?P<percent>%?)")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Number:
    """A number and the spreadsheet format in which it looks as printed."""

    value: float
    format: str


def number_in(text: str) -> Number | None:
    """The number that a printed text is ("98.4%", "1,706", "+2.1", "±0.25"); None if it is none."""
    match = NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    places = match["places"] or ""
    value = float(match["digits"].replace(",", ""))
    shape = "#,##0" if "," in match["digits"] or not places else "0"
    shape = f"{shape}.{'0' * len(places)}" if places else shape
    if match["percent"]:
        shape, value = f"{shape}%", round(value / 100, len(places) + 2)
    if match["mark"] == "±":
        return Number(value, f'"±"{shape}')
    if match["mark"] == "+":
        return Number(value, f"+{shape};-{shape};{shape}")
    return Number(-value if match["mark"] == "-" else value, shape)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula when it opens a CSV file; numbers stay as they are."""
    if text.startswith(FORMULA_STARTS) and text.strip() != "-" and number_in(text) is None:
        return f"'{text}"
    return text
