"""Rows of Python values, and how a cell of a file becomes one (extracts.md, "Rules for every file")."""

import re
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from .layouts import DATE, DATETIME, ID, LOCAL, NUMBER, TEXT, Kind

Row = dict[str, Any]
Extracts = dict[str, list[Row]]

_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)")


def read_date(text: str) -> date | None:
    """dd/mm/yyyy, or yyyy-mm-dd with or without a time of 00:00:00; anything else is not recorded."""
    for pattern, layout in (
        (r"\d\d/\d\d/\d{4}", "%d/%m/%Y"),
        (r"\d{4}-\d\d-\d\d", "%Y-%m-%d"),
        (r"\d{4}-\d\d-\d\d[ T]00:00:00", None),
    ):
        if re.fullmatch(pattern, text):
            try:
                return date.fromisoformat(text[:10]) if layout is None else _day(text, layout)
            except ValueError:
                return None
    return None


def _day(text: str, layout: str) -> date:
    return datetime.strptime(text, layout).date()  # noqa: DTZ007


def read_datetime(text: str) -> datetime | None:
    """dd/mm/yyyy HH:MM or yyyy-mm-dd HH:MM (space or T), seconds allowed; else not recorded."""
    day_first = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})[ T](\d\d:\d\d(:\d\d)?)", text)
    if day_first:
        text = f"{day_first[3]}-{day_first[2]}-{day_first[1]} {day_first[4]}"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?", text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def read_value(text: str, kind: Kind) -> object:
    """One cell by the kind of its column; blank or unreadable is None ("not recorded")."""
    text = text.strip()
    if not text:
        return None
    if isinstance(kind, frozenset):
        return text.upper() if text.upper() in kind else None
    return _READERS[kind](text)


_READERS: dict[str, Callable[[str], object]] = {
    ID: str,
    TEXT: str,
    LOCAL: str.upper,
    DATE: read_date,
    DATETIME: read_datetime,
    NUMBER: lambda text: Fraction(text) if _NUMBER.fullmatch(text) else None,
}


def by_child(rows: list[Row]) -> dict[str, list[Row]]:
    """The rows of each child."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["CHILD"], []).append(row)
    return grouped


def has_column(rows: list[Row], column: str) -> bool:
    """Whether the rows' file had that column (a file without rows had none that matters)."""
    return any(column in row for row in rows)
