"""A column of days that are all written dd/mm/yyyy, or blank, read from machine words.

Two letters are a place in a table, so that whether they are digits, and which number, costs one look-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import NEVER, Days, Mask
from engine.extracts import arrow
from engine.extracts.gathered import Gathered
from engine.extracts.plain_cells import Cells

_EPOCH = date(1970, 1, 1)
_FIRST_YEAR, _YEARS = 1900, 200
_MONTHS, _DAYS = 12, 31
_LENGTH, _YEAR = len("dd/mm/yyyy"), len("dd/mm/yy")
_ZERO, _NINE = ord("0"), 9

Table = npt.NDArray[np.int32]


def _word(letters: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(letters, "little"))


_ZEROS = _word(b"00/00/00")
_NOT_DIGITS = _word(b"\xf0\xf0\xff\xf0\xf0\xff\xf0\xf0")
_PAIRS = _word(b"\xff\0\0\xff\0\0\xff\0")
_HALF, _TOGETHER, _LAST = np.uint64(4), np.uint64((1 << 40) + (1 << 24) + (1 << 8)), np.uint64(40)


@dataclass(frozen=True)
class WrittenDays:
    """Days that were all written dd/mm/yyyy, NEVER where the cell is blank; `complete` if none is."""

    days: Days
    complete: bool

    def blank(self) -> Mask:
        """Which rows have nothing recorded."""
        return np.asarray(self.days == NEVER)

    def of_rows(self, rows: npt.NDArray[np.integer]) -> WrittenDays:
        """Only some rows."""
        return WrittenDays(self.days[rows], self.complete)

    def written(self, rows: npt.NDArray[np.integer]) -> pa.StringArray:
        """What stands in some rows, none of which may be blank."""
        days = [_EPOCH + timedelta(days=day) for day in self.days[rows].tolist()]
        return arrow.texts([day.strftime("%d/%m/%Y") for day in days])


class DayColumn:
    """Takes a column block by block."""

    def __init__(self, expected: int) -> None:
        self._days = Gathered(expected, np.int32)
        self._complete = True

    def take(self, cells: Cells, column: int) -> bool:
        """Add a block's rows; False if one is neither blank nor a day of these centuries so written."""
        days = self._days.room(cells.rows)
        odd = _read_days(cells, column, days)
        if np.count_nonzero(odd):
            days[odd] = NEVER
        blanks = 0
        if days.max() == NEVER:
            blanks = int(np.count_nonzero(cells.lengths[:, column] == 0))
            self._complete &= not blanks
            if np.count_nonzero(days == NEVER) != blanks:
                return False
        return blanks == cells.rows or cells.longest(column) == _LENGTH

    def told(self) -> WrittenDays:
        """The column."""
        return WrittenDays(self._days.all(), self._complete)


def _read_days(cells: Cells, column: int, days: Days) -> Mask:
    """The day of each cell into `days`, NEVER where there is none; tells which are written otherwise."""
    letters = cells.words_of(column)
    letters ^= _ZEROS
    odd: Mask = (letters & _NOT_DIGITS) != 0
    letters |= letters >> _HALF  # day, month and century in a byte each: first digit + 16 * second
    letters &= _PAIRS
    letters *= _TOGETHER  # and these three bytes beside each other
    letters >>= _LAST
    pairs: npt.NDArray[np.int64] = letters.view(np.int64)
    tens, ones = cells.letters_at(column, _YEAR)
    tens -= _ZERO
    ones -= _ZERO
    odd |= np.maximum(tens, ones) > _NINE
    tens *= 10
    tens += ones
    days_of_year, years, calendar = _tables()
    place = days_of_year.take(pairs & 0xFFFF, mode="wrap")
    pairs >>= 16
    pairs <<= 8
    pairs |= tens
    place += years.take(pairs, mode="wrap")
    calendar.take(place, mode="clip", out=days)
    return odd


@cache
def _tables() -> tuple[Table, Table, Table]:
    """Places in the calendar by the letters of day and month, and of century and year; and the calendar.

    A pair of letters is the first digit and sixteen times the second. The calendar has 31 days in every
    month, and at last NEVER, which a pair that is no such number leads beyond.
    """
    pair = np.arange(256, dtype=np.int32)
    number = (pair & 15) * 10 + (pair >> 4)
    number[((pair & 15) > _NINE) | ((pair >> 4) > _NINE)] = 100
    beyond = _YEARS * _MONTHS * _DAYS
    day, month = number[None, :], number[:, None]
    right = (day >= 1) & (day <= _DAYS) & (month >= 1) & (month <= _MONTHS)
    of_year = np.where(right, (month - 1) * _DAYS + day - 1, beyond)
    year = number[:, None] * 100 + pair[None, :]
    known = (year >= _FIRST_YEAR) & (year < _FIRST_YEAR + _YEARS) & (pair[None, :] < 100)
    years = np.where(known, (year - _FIRST_YEAR) * _MONTHS * _DAYS, beyond)
    return of_year.ravel(), years.ravel(), _calendar()


def _calendar() -> Table:
    months = np.arange((_FIRST_YEAR - 1970) * _MONTHS, (_FIRST_YEAR - 1970 + _YEARS) * _MONTHS + 1)
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
    days = first[:-1, None] + np.arange(_DAYS, dtype=np.int32)
    days[np.arange(_DAYS) >= np.diff(first)[:, None]] = NEVER
    return np.append(days.ravel(), NEVER)
