"""Arrow arrays from numpy and Python, and Arrow's functions, without what is slow to load.

pyarrow imports pandas wherever it is installed as soon as it converts Python or numpy objects itself, and
that costs more than reading a council's extracts; so arrays are put together from their buffers. And
pyarrow.compute writes the documentation of every function when it is imported, which costs a tenth of an
import of a council; so functions are called by their name.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow._compute import call_function

from engine.arrays import ABSENT, NEVER, Amounts, Codes, Days, Mask
from engine.tables import fixed_width, valid_values

Positions = npt.NDArray[np.signedinteger]
"""Positions in a list, in as many bytes as its length needs; ABSENT where none is recorded."""

_INDEX = {np.dtype(np.int16): pa.int16(), np.dtype(np.int32): pa.int32()}

NO_AMOUNT = np.int64(-(2**63))
"""A number or a moment that is not recorded."""


def taken(array: pa.Array, rows: npt.NDArray[np.integer]) -> pa.Array:
    """Some of the values."""
    return call_function("take", [array, row_numbers(rows)])


def encoded(array: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Texts as positions in the list of the different ones, the same list in all chunks."""
    return call_function("dictionary_encode", [array])


def in_capitals(array: pa.StringArray) -> pa.StringArray:
    """Texts in capitals."""
    return call_function("utf8_upper", [array])


def differ(texts: pa.StringArray, others: pa.StringArray) -> Mask:
    """Where texts are not the same; none of them may be null."""
    found = call_function("not_equal", [texts, others])
    bits = np.frombuffer(found.buffers()[1], dtype=np.uint8)
    return np.unpackbits(bits, bitorder="little")[found.offset : found.offset + len(found)].astype(bool)


def side_by_side(*parts: pa.StringArray, between: str = "") -> pa.StringArray:
    """The texts of several arrays joined row by row."""
    return call_function("binary_join_element_wise", [*parts, repeated(between, len(parts[0]))])


def repeated(text: str, count: int) -> pa.StringArray:
    """The same text in every row."""
    return taken(texts([text]), np.zeros(count, dtype=np.int64))


def texts(values: Sequence[str]) -> pa.StringArray:
    """An array of texts, none of them null."""
    encoded = [value.encode("utf-8", "replace") for value in values]
    offsets = np.zeros(len(encoded) + 1, dtype=np.int32)
    np.cumsum(np.fromiter(map(len, encoded), np.int32, len(encoded)), out=offsets[1:])
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.string(), len(encoded), buffers)


def _fixed(dtype: pa.DataType, values: npt.NDArray[np.generic], valid: Mask | None) -> pa.Array:
    bits = None if valid is None or bool(valid.all()) else pa.py_buffer(np.packbits(valid, bitorder="little"))
    return pa.Array.from_buffers(dtype, len(values), [bits, pa.py_buffer(np.ascontiguousarray(values))])


def dates(days: Days) -> pa.Array:
    """Days since 1970 as dates; NEVER is null."""
    return _fixed(pa.date32(), days.astype(np.int32, copy=False), days != NEVER)


def integers(values: Amounts) -> pa.Array:
    """Whole numbers; NO_AMOUNT is null."""
    return _fixed(pa.int64(), values, values != NO_AMOUNT)


def dictionary(codes: Positions, values: pa.StringArray) -> pa.DictionaryArray:
    """Positions in a list of values; ABSENT is null."""
    indices = _fixed(_INDEX[codes.dtype], codes, codes != ABSENT)
    return pa.DictionaryArray.from_arrays(indices, values, safe=False)


def positions(array: pa.Array) -> Codes:
    """The positions that a dictionary array holds; ABSENT where null."""
    held = fixed_width(array.indices, array.indices.type.to_pandas_dtype())
    values = held.astype(np.int32, copy=False)
    valid = valid_values(array)
    return values if valid is None else np.where(valid, values, np.int32(ABSENT))


def row_numbers(rows: npt.NDArray[np.integer]) -> pa.Array:
    """Row numbers to take."""
    return _fixed(pa.int64(), rows.astype(np.int64, copy=False), None)


def table(columns: Iterable[tuple[str, pa.Array]]) -> pa.Table:
    """A table of named arrays."""
    names, arrays = [], []
    for name, array in columns:
        names.append(name)
        arrays.append(array)
    return pa.Table.from_arrays(arrays, names=names)
