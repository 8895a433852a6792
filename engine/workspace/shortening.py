"""Columns in as few bytes as they need, and back: what a short one means stands in its field's metadata.

Numbers are stored from the lowest on, whole ones without their billionths. Of many different texts, those
that are ascending numbers are stored as these; and where most rows hold the same text as the row before, or
one that follows soon, only the step is. Files of before know none of the latter two.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import PART, UNIT, Codes, Mask
from engine.numbered import numbers_in, written
from engine.tables import fixed_width, valid_values

Numbers = npt.NDArray[np.signedinteger]
Short = npt.NDArray[np.unsignedinteger]
Meaning = Mapping[bytes, bytes]

_SHORT: dict[np.dtype[Any], pa.DataType] = {
    np.dtype(np.uint8): pa.uint8(),
    np.dtype(np.uint16): pa.uint16(),
    np.dtype(np.uint32): pa.uint32(),
}
_MOST = 2**32
_WIDE: dict[pa.DataType, np.dtype[Any]] = {pa.date32(): np.dtype(np.int32), pa.int64(): np.dtype(np.int64)}
_TYPE, _ORIGIN, _STEP = b"type", b"origin", b"step"
"""A number means origin + step * number, and is of a type."""
_BEGINNING, _DIGITS = b"beginning", b"digits"
"""A text is what the step from the number of the text before makes, in so many digits after a beginning."""
_JUMPS = b"jumps"
"""Rows hold steps from the place of the text of the row before; 255 is the next of these instead."""

_WORTH_NUMBERING = 1_000
_WORTH_STEPS = 2**16
_JUMP = 255
_MOST_JUMPS = 1_000


def shortened(array: pa.Array) -> tuple[pa.Array, Meaning]:
    """The column in short numbers, and what these mean; a column of another kind, or too wide, as it is."""
    if pa.types.is_dictionary(array.type):
        return _short_codes(array)
    if array.type not in _WIDE or array.null_count == len(array):
        return array, {}
    valid = valid_values(array)
    values: Numbers = fixed_width(array, _WIDE[array.type]).astype(_WIDE[array.type], copy=False)
    low, high = _range(values, valid)
    kind = b"date" if array.type == pa.date32() else b"number"
    for step in (UNIT, 1) if kind == b"number" else (1,):
        short = _short(values, low, (high - low) // step + 1, step, valid)
        if short is not None:
            return _array(short, valid), {_TYPE: kind, _ORIGIN: b"%d" % low, _STEP: b"%d" % step}
    return array, {}


def as_before(array: pa.Array, meaning: Meaning) -> pa.Array:
    """The column as it was before it was shortened."""
    if pa.types.is_dictionary(array.type):
        wide = _codes(array.indices, meaning)
        indices = pa.Array.from_buffers(pa.int32(), len(array), [array.buffers()[0], pa.py_buffer(wide)])
        return pa.DictionaryArray.from_arrays(indices, _texts(array.dictionary, meaning), safe=False)
    if not meaning:
        return array
    kind = pa.date32() if meaning[_TYPE] == b"date" else pa.int64()
    values = _held(array).astype(_WIDE[kind])
    values *= int(meaning[_STEP])
    values += int(meaning[_ORIGIN])
    return pa.Array.from_buffers(kind, len(array), [array.buffers()[0], pa.py_buffer(values)])


def _held(array: pa.Array) -> npt.NDArray[np.generic]:
    return fixed_width(array, array.type.to_pandas_dtype())


def _range(values: Numbers, valid: Mask | None) -> tuple[int, int]:
    """The lowest and the highest value."""
    ends = []
    for block in _blocks(len(values)):
        known = values[block] if valid is None else values[block][valid[block]]
        if len(known):
            ends += [int(known.min()), int(known.max())]
    return min(ends), max(ends)


def _blocks(count: int) -> Iterator[slice]:
    return (slice(start, start + PART) for start in range(0, count, PART))


def _short(values: Numbers, low: int, room: int, step: int, valid: Mask | None) -> Short | None:
    """(value - low) / step in the shortest type; None if `room` is too much or a value is between steps."""
    if room > _MOST:
        return None
    short = _room(len(values), room)
    for block in _blocks(len(values)):
        above = values[block] - low
        if valid is not None:
            above *= valid[block]
        number = above // step if step > 1 else above
        if step > 1 and not (number * step == above).all():
            return None
        short[block] = number
    return short


def _room(count: int, room: int) -> Short:
    """Room for numbers from 0 to before `room`."""
    return np.empty(count, dtype=next(dtype for dtype in _SHORT if room <= 256**dtype.itemsize))


def _array(short: Short, valid: Mask | None = None) -> pa.Array:
    bits = None if valid is None else pa.py_buffer(np.packbits(valid, bitorder="little"))
    return pa.Array.from_buffers(_SHORT[short.dtype], len(short), [bits, pa.py_buffer(short)])


def _short_codes(array: pa.DictionaryArray) -> tuple[pa.Array, Meaning]:
    codes = _held(array.indices)
    valid = valid_values(array)
    count = len(array.dictionary)
    texts, meaning = _short_texts(array.dictionary)
    steps = _steps(codes.astype(np.int32)) if valid is None and count > _WORTH_STEPS else None
    if steps is None:
        short = _room(len(codes), count)
        short[:] = codes
    else:
        short, jumps = steps
        meaning[_JUMPS] = b" ".join(b"%d" % jump for jump in jumps)
    return pa.DictionaryArray.from_arrays(_array(short, valid), texts, safe=False), meaning


def _short_texts(texts: pa.StringArray) -> tuple[pa.Array, dict[bytes, bytes]]:
    """Texts that are ascending numbers as the steps between them; others as they are."""
    found = numbers_in(pa.chunked_array([texts])) if len(texts) > _WORTH_NUMBERING else None
    if found is None:
        return texts, {}
    numbers, beginning, digits = found
    steps = np.diff(numbers, prepend=numbers[:1])
    if not (steps[1:] > 0).all():
        return texts, {}
    meaning = {_BEGINNING: beginning, _DIGITS: b"%d" % digits, _ORIGIN: b"%d" % numbers[0]}
    short = _room(len(steps), int(steps.max()) + 1)
    short[:] = steps
    return _array(short), meaning


def _texts(texts: pa.Array, meaning: Meaning) -> pa.StringArray:
    if _BEGINNING not in meaning:
        return texts
    numbers = np.cumsum(_held(texts), dtype=np.int64)
    numbers += int(meaning[_ORIGIN])
    return written(numbers, meaning[_BEGINNING], int(meaning[_DIGITS]))


def _steps(codes: Codes) -> tuple[Short, list[int]] | None:
    """The step to each code from the one before, and those too far for a byte; None if these are many."""
    steps = np.empty(len(codes), dtype=np.uint8)
    jumps: list[int] = []
    before = 0
    for block in _blocks(len(codes)):
        step = np.diff(codes[block], prepend=np.int32(before))
        before = int(codes[block][-1])
        far = step.view(np.uint32) >= _JUMP
        if far.any():
            jumps.extend(step[far].tolist())
            step[far] = _JUMP
        if len(jumps) > _MOST_JUMPS:
            return None
        steps[block] = step
    return steps, jumps


def _codes(indices: pa.Array, meaning: Meaning) -> Codes:
    codes = _held(indices).astype(np.int32)
    if _JUMPS in meaning:
        codes[codes == _JUMP] = [int(jump) for jump in meaning[_JUMPS].split()]
        np.cumsum(codes, dtype=np.int32, out=codes)
    return codes
