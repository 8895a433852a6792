"""Ids that are numbers of one width, perhaps after a prefix that is always the same: 123456, SW004630.

Most ids of case management systems are. Such texts are told apart by looking their number up in a table,
several times faster than by comparing texts, and eight digits are read at once as one machine word. They are
stored as numbers, too.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import ABSENT, PART, Codes

Words = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int32]

_WORD = 8
_SPREAD = 4
"""A table may have so many places for each text, and _ROOM more."""
_ROOM = 65_536

_ZEROS = np.uint64(0x3030303030303030)
_CARRY = np.uint64(0x4646464646464646)
_TOP_BITS = np.uint64(0x8080808080808080)
_FOLDS = (
    (np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(2561), np.uint64(8)),
    (np.uint64(0x00FF00FF00FF00FF), np.uint64(6553601), np.uint64(16)),
    (np.uint64(0x0000FFFF0000FFFF), np.uint64(42949672960001), np.uint64(32)),
)
"""Neighbouring digits, then pairs, then fours, are put together: ten times the first plus the second."""


def tell_apart(column: pa.ChunkedArray) -> tuple[Codes, pa.StringArray] | None:
    """Positions in the list of distinct texts, in order of their number; None if they are not such ids.

    The texts must not be null.
    """
    found = numbers_in(column)
    return None if found is None else told_apart(*found)


def numbers_in(column: pa.ChunkedArray) -> tuple[Numbers, bytes, int] | None:
    """The number at the end of each text, what is before all of them, their digits; None if not such ids."""
    shape = shape_of(column.slice(0, 1).chunk(0)[0].as_buffer().to_pybytes())
    numbers = None if shape is None else _numbers(column, *shape)
    return None if shape is None or numbers is None else (numbers, *shape)


def told_apart(numbers: Numbers, beginning: bytes, digits: int) -> tuple[Codes, pa.StringArray] | None:
    """The numbers' places in the list of those that occur (they are overwritten), and their texts."""
    low = int(numbers.min())
    places = int(numbers.max()) - low + 1
    if places > _SPREAD * len(numbers) + _ROOM:
        return None
    held = np.zeros(places, dtype=bool)
    for start in range(0, len(numbers), PART):
        block = numbers[start : start + PART]
        block -= low
        held[block] = True
    code = np.cumsum(held, dtype=np.int32)
    code -= 1
    for start in range(0, len(numbers), PART):
        block = numbers[start : start + PART]
        block[:] = code.take(block, mode="wrap")
    return numbers, written(np.flatnonzero(held) + low, beginning, digits)


def places_among(known: Numbers, wanted: Numbers) -> Codes | None:
    """The place of each number among different known ones, ABSENT for any other; None if they are spread."""
    low = int(known.min())
    room = int(known.max()) - low + 1
    if room > _SPREAD * len(known) + _ROOM:
        return None
    place = np.full(room + 2, ABSENT, dtype=np.int32)  # with one for all that are lower and one for higher
    place[known - np.int32(low - 1)] = np.arange(len(known), dtype=np.int32)
    places: Codes = place.take(np.clip(wanted - np.int32(low - 1), 0, room + 1))
    return places


def shape_of(first: bytes) -> tuple[bytes, int] | None:
    """The beginning of the first text, and how many of the digits that follow are looked at."""
    digits = min(_WORD, len(first) - len(first.rstrip(b"0123456789")))
    return (first[: len(first) - digits], digits) if digits else None


def _numbers(column: pa.ChunkedArray, beginning: bytes, digits: int) -> Numbers | None:
    """The number at the end of each text, if all have the same width and the same beginning."""
    numbers: Numbers = np.empty(len(column), dtype=np.int32)
    end = 0
    for chunk in column.chunks:
        start, end = end, end + len(chunk)
        if len(chunk):
            found = _numbers_of(chunk, beginning, digits)
            if found is None:
                return None
            numbers[start:end] = found
    return numbers


def _numbers_of(texts: pa.StringArray, beginning: bytes, digits: int) -> Numbers | None:
    width = len(beginning) + digits
    offsets = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
    if not bool((offsets[1:] - offsets[:-1] == width).all()):
        return None
    data = np.frombuffer(texts.buffers()[2], dtype=np.uint8)[offsets[0] : offsets[-1]]
    letters = data.reshape(-1, width)
    if not all(bool((letters[:, place] == letter).all()) for place, letter in enumerate(beginning)):
        return None
    return _read_words(_last_words(data, width, digits))


def _last_words(data: npt.NDArray[np.uint8], width: int, digits: int) -> Words:
    """The last digits of each text as a word, first digit lowest, with zeros before them."""
    padded = np.concatenate([np.zeros(_WORD, dtype=np.uint8), data])
    count = len(data) // width
    view: Words = np.ndarray((count,), dtype="<u8", buffer=padded.data, offset=width, strides=(width,))
    words = view.astype(np.uint64)
    if digits < _WORD:
        before = np.uint64((1 << (8 * (_WORD - digits))) - 1)
        words &= ~before
        words |= _ZEROS & before
    return words


def written(numbers: npt.NDArray[np.int64], beginning: bytes, digits: int) -> pa.StringArray:
    """The texts of some numbers."""
    width = len(beginning) + digits
    letters = np.empty((len(numbers), width), dtype=np.uint8)
    letters[:, : len(beginning)] = np.frombuffer(beginning, dtype=np.uint8)
    rest = numbers.astype(np.int32)
    for place in range(digits):
        left = rest // np.int32(10)
        letters[:, width - 1 - place] = rest - left * np.int32(10) + np.int32(ord("0"))
        rest = left
    offsets = np.arange(0, (len(numbers) + 1) * width, width, dtype=np.int32)
    return pa.Array.from_buffers(
        pa.string(), len(numbers), [None, pa.py_buffer(offsets), pa.py_buffer(letters)]
    )


def _read_words(words: Words) -> Numbers | None:
    """Eight digits each as a number; None if something else is among them."""
    if ((((words + _CARRY) | (words - _ZEROS)) & _TOP_BITS) != 0).any():
        return None
    words -= _ZEROS
    return folded(words)


def folded(words: Words) -> Numbers:
    """Eight digits each, from 0 to 9, as a number; the words are overwritten."""
    for mask, times, shift in _FOLDS:
        words &= mask
        words *= times
        words >>= shift
    return words.astype(np.int32)
