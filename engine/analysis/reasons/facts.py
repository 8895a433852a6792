"""What reasons are made of: dates, codes and texts of some rows."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from engine.analysis.codes import told
from engine.analysis.labels import MONTH_NAMES
from engine.arrays import ABSENT, NEVER, Codes, Days, Rows
from engine.calendar import Month

Reason = Callable[[Any, Rows], list[str]]
"""From the units of a cohort and some of their rows to a sentence per row."""

NEVER_DAYS = (int(NEVER), -(2**31))


def short_day(day: int) -> str:
    """12 Mar 2019; 'an unknown date' where there is none."""
    if day in NEVER_DAYS:
        return "an unknown date"
    month = Month.containing(day)
    return f"{day - month.first_day + 1} {MONTH_NAMES[month.number - 1][:3]} {month.year}"


def dates(template: str, *columns: Days, without: str = "") -> list[str]:
    """The template filled with each row's dates; `without` where the first is not recorded."""
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [
        without if without and row[0] in NEVER_DAYS else template.format(*map(short_day, row)) for row in rows
    ]


def codes(template: str, code_list: str, texts: Iterable[str]) -> list[str]:
    """The template filled with each row's code in words."""
    return [template.format(told(code_list, text)) for text in texts]


def texts_at(column: tuple[Codes, list[str]], row: Rows) -> list[str]:
    """The texts of a column in some rows (ABSENT for no row); empty where blank."""
    places, texts = column
    found = np.append(places, np.int32(ABSENT))[row]
    return [texts[place] if place != ABSENT else "" for place in found.tolist()]
