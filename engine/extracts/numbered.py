"""Ids that are numbers of one width, perhaps after a prefix that is always the same: 123456, SW004630.

Most ids of case management systems are. Such texts are told apart by looking their number up in a table,
several times faster than by comparing texts, and eight digits are read at once as one machine word.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import Codes
from engine.extracts import arrow

Words = npt.NDArray[np.uint64]

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


def tell_apart(texts: pa.StringArray) -> tuple[Codes, pa.StringArray] | None:
    """Positions in the list of distinct texts, in order of their number; None if they are not such ids.

    The texts must not be null.
    """
    numbers = _numbers(texts)
    if numbers is None:
        return None
    low = int(numbers.min())
    places = int(numbers.max()) - low + 1
    if places > _SPREAD * len(numbers) + _ROOM:
        return None
    numbers -= low
    holder = np.full(places, -1, dtype=np.int32)
    holder[numbers] = np.arange(len(numbers), dtype=np.int32)
    held = holder >= 0
    code = np.cumsum(held, dtype=np.int32)
    code -= 1
    return code[numbers], texts.take(arrow.row_numbers(holder[held]))


def _numbers(texts: pa.StringArray) -> npt.NDArray[np.int32] | None:
    """The number at the end of each text, if all have the same width and the same beginning."""
    offsets = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
    width = int(offsets[1] - offsets[0])
    first = texts[0].as_buffer().to_pybytes()
    digits = min(_WORD, len(first) - len(first.rstrip(b"0123456789")))
    if not digits or not bool((np.diff(offsets) == width).all()):
        return None
    data = np.frombuffer(texts.buffers()[2], dtype=np.uint8)[offsets[0] : offsets[-1]]
    if not _same_beginning(data.reshape(-1, width)[:, : width - digits]):
        return None
    return _read_words(_last_words(data, width, digits))


def _same_beginning(beginnings: npt.NDArray[np.uint8]) -> bool:
    return all(
        bool((beginnings[:, place] == beginnings[0, place]).all()) for place in range(beginnings.shape[1])
    )


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


def _read_words(words: Words) -> npt.NDArray[np.int32] | None:
    """Eight digits each as a number; None if something else is among them."""
    if ((((words + _CARRY) | (words - _ZEROS)) & _TOP_BITS) != 0).any():
        return None
    words -= _ZEROS
    for mask, times, shift in _FOLDS:
        words &= mask
        words *= times
        words >>= shift
    return words.astype(np.int32)
