"""Arrow arrays from numpy and Python without pandas.

pyarrow imports pandas wherever it is installed as soon as it converts Python or numpy objects itself, and
that costs more than reading a council's extracts; so arrays are put together from their buffers.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import ABSENT, NEVER, Amounts, Codes, Days, Mask
from engine.tables import fixed_width, valid_values

NO_AMOUNT = np.int64(-(2**63))
"""A number or a moment that is not recorded."""

DICTIONARY = pa.dictionary(pa.int32(), pa.string())


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


def dictionary(codes: Codes, values: pa.StringArray) -> pa.DictionaryArray:
    """Positions in a list of values; ABSENT is null."""
    indices = _fixed(pa.int32(), codes.astype(np.int32, copy=False), codes != ABSENT)
    return pa.DictionaryArray.from_arrays(indices, values, safe=False)


def positions(array: pa.Array) -> Codes:
    """The positions that a dictionary array holds; ABSENT where null."""
    values = fixed_width(array.indices, np.int32).astype(np.int32, copy=False)
    valid = valid_values(array)
    return values if valid is None else np.where(valid, values, np.int32(ABSENT))


def row_numbers(rows: npt.NDArray[np.integer]) -> pa.Array:
    """Row numbers to take."""
    return _fixed(pa.int64(), rows.astype(np.int64, copy=False), None)


def repeated(value: str, count: int) -> pa.DictionaryArray:
    """The same text in every row."""
    return dictionary(np.zeros(count, dtype=np.int32), texts([value]))


def table(columns: Iterable[tuple[str, pa.Array]]) -> pa.Table:
    """A table of named arrays."""
    names, arrays = [], []
    for name, array in columns:
        names.append(name)
        arrays.append(array)
    return pa.Table.from_arrays(arrays, names=names)
