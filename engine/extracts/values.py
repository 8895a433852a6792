"""From the distinct texts of a column to the values they mean: strictly, never by guessing (extracts.md).

A column has far fewer distinct texts than cells, so each text is read once. Every reader returns one value
per text and which texts could be read.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import NEVER, UNIT, Amounts, Days, Mask
from engine.extracts.arrow import NO_AMOUNT

Digits: TypeAlias = npt.NDArray[np.int32]
Letters: TypeAlias = npt.NDArray[np.uint8]

_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 24 * 60 * 60
_PLACES = 9
_MOST_DIGITS = 10
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00:00)?")
_BRITISH_DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_MOMENT = re.compile(r"(.{10})[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?", re.DOTALL)
_PLAIN_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_NUMBER = re.compile(r"(-?)([0-9]*)(?:\.([0-9]*))?")


def read_day(text: str) -> int | None:
    """Days since 1970 of dd/mm/yyyy or yyyy-mm-dd (also with 00:00:00); None for anything else."""
    british = _BRITISH_DAY.fullmatch(text)
    if british:
        return _day(british[3], british[2], british[1])
    iso = _ISO_DAY.fullmatch(text)
    return _day(iso[1], iso[2], iso[3]) if iso else None


def _day(year: str, month: str, day: str) -> int | None:
    try:
        return date(int(year), int(month), int(day)).toordinal() - _EPOCH
    except ValueError:
        return None


def read_moment(text: str) -> int | None:
    """Seconds since 1970 of a day as above followed by HH:MM or HH:MM:SS; None for anything else."""
    parts = _MOMENT.fullmatch(text)
    if not parts or not (_BRITISH_DAY.fullmatch(parts[1]) or _PLAIN_ISO_DAY.fullmatch(parts[1])):
        return None
    day, hours, minutes, seconds = read_day(parts[1]), int(parts[2]), int(parts[3]), int(parts[4] or 0)
    if day is None or hours > 23 or minutes > 59 or seconds > 59:
        return None
    return day * _DAY + hours * 3600 + minutes * 60 + seconds


def read_month(text: str) -> int | None:
    """The first day of yyyy-mm as days since 1970; None for anything else."""
    parts = _MONTH.fullmatch(text)
    return _day(parts[1], parts[2], "01") if parts else None


def read_number(text: str) -> int | None:
    """Billionths of digits with an optional minus and decimal point; None for anything else or beyond.

    More than nine decimal places are rounded, halves away from zero.
    """
    parts = _NUMBER.fullmatch(text)
    if not parts or not (parts[2] or parts[3]) or len(parts[2].lstrip("0")) > _MOST_DIGITS:
        return None
    decimals = parts[3] or ""
    amount = int(parts[2].lstrip("0") or "0") * UNIT + int(decimals[:_PLACES].ljust(_PLACES, "0"))
    amount += decimals[_PLACES : _PLACES + 1] >= "5"
    if amount >= 2**63:
        return None
    return -amount if parts[1] else amount


def days_of(texts: pa.StringArray) -> tuple[Days, Mask]:
    """Each text as a day; NEVER where it cannot be read."""
    letters = _letters(texts, len("dd/mm/yyyy"))
    if letters is None:
        days, read = np.full(len(texts), NEVER, dtype=np.int32), np.zeros(len(texts), dtype=bool)
    else:
        days, read = _british_days(letters)
    _fill(texts, np.flatnonzero(~read), read_day, days, read)
    return days, read


def moments_of(texts: pa.StringArray) -> tuple[Amounts, Mask]:
    """Each text as seconds since 1970; NO_AMOUNT where it cannot be read."""
    letters = _letters(texts, len("dd/mm/yyyy HH:MM"))
    if letters is None:
        return _each(texts, read_moment)
    days, read = _british_days(letters[:, :10])
    minutes, in_a_day = _minutes(letters[:, 10:])
    read &= in_a_day
    moments = np.where(read, days.astype(np.int64) * _DAY + minutes * 60, NO_AMOUNT)
    _fill(texts, np.flatnonzero(~read), read_moment, moments, read)
    return moments, read


def numbers_of(texts: pa.StringArray) -> tuple[Amounts, Mask]:
    """Each text as billionths; NO_AMOUNT where it cannot be read."""
    return _each(texts, read_number)


def months_of(texts: pa.StringArray) -> tuple[Days, Mask]:
    """Each text as the first day of a month; NEVER where it cannot be read."""
    days = np.full(len(texts), NEVER, dtype=np.int32)
    read = np.zeros(len(texts), dtype=bool)
    _fill(texts, np.arange(len(texts)), read_month, days, read)
    return days, read


def _each(texts: pa.StringArray, reader: Callable[[str], int | None]) -> tuple[Amounts, Mask]:
    values = np.full(len(texts), NO_AMOUNT, dtype=np.int64)
    read = np.zeros(len(texts), dtype=bool)
    _fill(texts, np.arange(len(texts)), reader, values, read)
    return values, read


def _fill(
    texts: pa.StringArray,
    places: npt.NDArray[np.integer],
    reader: Callable[[str], int | None],
    values: npt.NDArray[np.signedinteger],
    read: Mask,
) -> None:
    listed: Sequence[str] = texts.to_pylist() if len(places) else ()
    for place in places.tolist():
        value = reader(listed[place].strip())
        if value is not None:
            values[place] = value
            read[place] = True


def _letters(texts: pa.StringArray, length: int) -> Letters | None:
    """The bytes of texts that are all of one length, a row for each; None if they are not."""
    offsets = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
    if not len(texts) or not (np.diff(offsets) == length).all():
        return None
    data = np.frombuffer(texts.buffers()[2], dtype=np.uint8)
    return data[offsets[0] : offsets[-1]].reshape(-1, length)


def _number(letters: Letters) -> tuple[Digits, Mask]:
    """The number that the digits of each row make, and whether they are digits."""
    digits = letters.astype(np.int32) - ord("0")
    number = np.zeros(len(letters), dtype=np.int32)
    for place in range(letters.shape[1]):
        number = number * 10 + digits[:, place]
    are_digits = (digits >= 0) & (digits <= 9)
    return number, np.logical_and.reduce(are_digits, axis=1)


def _british_days(letters: Letters) -> tuple[Days, Mask]:
    """dd/mm/yyyy, all at once."""
    (day, day_fits), (month, month_fits) = _number(letters[:, 0:2]), _number(letters[:, 3:5])
    year, year_fits = _number(letters[:, 6:10])
    fits = day_fits & month_fits & year_fits & (letters[:, 2] == ord("/")) & (letters[:, 5] == ord("/"))
    fits &= (month >= 1) & (month <= 12) & (year >= 1) & (day >= 1)
    counted = np.where(fits, (year - 1970) * 12 + month - 1, 0)
    first = counted.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
    following = (counted + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
    fits &= day <= following - first
    return np.where(fits, first + day - 1, NEVER).astype(np.int32), fits


def _minutes(letters: Letters) -> tuple[Digits, Mask]:
    """A space or T and HH:MM, all at once, as minutes since midnight."""
    (hours, hours_fit), (minutes, minutes_fit) = _number(letters[:, 1:3]), _number(letters[:, 4:6])
    apart = (letters[:, 0] == ord(" ")) | (letters[:, 0] == ord("T"))
    fits = hours_fit & minutes_fit & apart & (letters[:, 3] == ord(":")) & (hours <= 23) & (minutes <= 59)
    return hours * 60 + minutes, fits
