"""The rules for every file (extracts.md) a second time: slowly, row by row, with the csv module alone."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from io import StringIO
from typing import Any

from engine.indicators.catalogue import CATALOGUE
from tests.engine.extracts.contract import END_COLUMNS, KEYS, MARKS, NOT_DATING, kind_of

INDICATORS = {indicator.id for indicator in CATALOGUE}
Row = dict[str, Any]


class Unreadable(Exception):  # noqa: N818
    """A value that the rules do not read."""


def read_date(text: str) -> date:
    """dd/mm/yyyy, or yyyy-mm-dd with or without 00:00:00."""
    try:
        if re.fullmatch("[0-9]{2}/[0-9]{2}/[0-9]{4}", text):
            return date(int(text[6:]), int(text[3:5]), int(text[:2]))
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]00:00:00)?", text):
            return date(int(text[:4]), int(text[5:7]), int(text[8:10]))
    except ValueError:
        pass
    raise Unreadable(text)


def read_datetime(text: str) -> datetime:
    """A day as above, then HH:MM or HH:MM:SS."""
    parts = re.fullmatch("(.{10})[ T]([0-9]{2}):([0-9]{2})(:([0-9]{2}))?", text)
    if not parts:
        raise Unreadable(text)
    day = read_date(parts[1])
    try:
        return datetime(day.year, day.month, day.day, int(parts[2]), int(parts[3]), int(parts[5] or 0))  # noqa: DTZ001
    except ValueError:
        raise Unreadable(text) from None


def read_month(text: str) -> date:
    """yyyy-mm."""
    if not re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])", text) or text[:4] == "0000":
        raise Unreadable(text)
    return date(int(text[:4]), int(text[5:]), 1)


def read_indicator(text: str) -> str:
    """An indicator's id, without regard to case."""
    if text.lower() not in INDICATORS:
        raise Unreadable(text)
    return text.lower()


def read_number(text: str) -> Fraction:
    """Digits with an optional minus and decimal point."""
    if not re.fullmatch("-?([0-9]+([.][0-9]*)?|[.][0-9]+)", text) or abs(Fraction(text)) >= 2**63 / 10**9:
        raise Unreadable(text)
    return Fraction(text)


READERS: dict[str, Callable[[str], object]] = {
    "id": str,
    "text": str,
    "local": str.upper,
    "date": read_date,
    "datetime": read_datetime,
    "month": read_month,
    "indicator": read_indicator,
    "number": read_number,
}


def read_value(extract: str, column: str, text: str) -> object:
    """One cell that is not blank."""
    kind = kind_of(extract, column)
    if isinstance(kind, str):
        return READERS[kind](text)
    code = text.upper()
    if code not in kind:
        raise Unreadable(text)
    if column == "SEX":
        return {"1": "M", "2": "F"}.get(code, code)
    return Fraction(code) if column == "IN_P8" else code


@dataclass
class SlowFile:
    """What one file holds: rows kept so far with their lines, and what was wrong."""

    place: int
    read: int = 0
    kept: list[tuple[int, Row]] = field(default_factory=list)
    rejected: list[int] = field(default_factory=list)
    dropped: list[tuple[int, str]] = field(default_factory=list)

    @property
    def latest(self) -> date:
        """The latest date in its kept rows, DOB, MC_DOB and DUC apart."""
        days = [
            value.date() if isinstance(value, datetime) else value
            for _, row in self.kept
            for column, value in row.items()
            if isinstance(value, date) and column not in NOT_DATING
        ]
        return max(days, default=date.min)


def read_file(extract: str, text: str, delimiter: str, place: int) -> SlowFile:
    """The rows of a file that begins with its heading row."""
    result = SlowFile(place)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    spelt = {column.lower(): column for column in MARKS[extract]}
    columns = [spelt.get(heading.strip().lower()) for heading in next(reader)]
    end = reader.line_num
    for cells in reader:
        line, end = end + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            _take(extract, columns, cells, line, result)
    return result


def _take(extract: str, columns: list[str | None], cells: list[str], line: int, result: SlowFile) -> None:
    row: Row = {}
    rejected = False
    for place, column in enumerate(columns):
        if column is None or column in row:
            continue
        text = cells[place].strip() if place < len(cells) else ""
        marks = MARKS[extract][column]
        row[column] = None
        if text:
            try:
                row[column] = read_value(extract, column, text)
            except Unreadable:
                result.dropped.append((line, column))
                rejected = rejected or "!" in marks
        elif "*" in marks:
            rejected = True
    if row.get("DEC") and row.get("DECOM") and row["DEC"] < row["DECOM"]:
        rejected = True
    result.read += 1
    if rejected:
        result.rejected.append(line)
    else:
        result.kept.append((line, row))


@dataclass
class SlowExtract:
    """All files of a kind, put together."""

    rows: list[Row]
    read: int
    rejected: int
    duplicates: int


def put_together(extract: str, files: list[SlowFile]) -> SlowExtract:
    """Rows that share the key are one record; which of them counts is said in the rules."""
    groups: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for file in files:
        for line, row in file.kept:
            key = tuple(row.get(column) for column in KEYS[extract])
            ended = any(row.get(column) is not None for column in END_COLUMNS)
            groups.setdefault(key, []).append((ended, file.latest, file.place, line, row))
    winners = [max(group, key=lambda candidate: candidate[:4]) for group in groups.values()]
    winners.sort(key=lambda winner: winner[2:4])
    kept = sum(len(file.kept) for file in files)
    return SlowExtract(
        rows=[winner[4] for winner in winners],
        read=sum(file.read for file in files),
        rejected=sum(len(file.rejected) for file in files),
        duplicates=kept - len(winners),
    )


def moment(seconds: int) -> datetime:
    """Seconds since 1970 as a moment."""
    return datetime(1970, 1, 1) + timedelta(seconds=seconds)  # noqa: DTZ001
