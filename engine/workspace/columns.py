"""A column of a clean table as bytes: Arrow's stream format, compressed with Zstandard.

Dates, numbers and codes are stored in as few bytes as their range needs, which halves the time to write and
to read them; Zstandard was measured at less than two thirds of the size of LZ4 (docs/decisions/workspace.md).
SQLite holds at most 1,000,000,000 bytes in one value, so the bytes of a large column are cut into parts.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.ipc

from engine.arrays import UNIT, Mask
from engine.tables import fixed_width, valid_values

Numbers = npt.NDArray[np.signedinteger]

PART_BYTES = 256 * 1024 * 1024
_ALONE = pa.ipc.IpcReadOptions(use_threads=False)
_COMPRESSED = pa.ipc.IpcWriteOptions(compression="zstd", use_threads=False)
_SHORT = (
    (np.dtype(np.uint8), pa.uint8()),
    (np.dtype(np.uint16), pa.uint16()),
    (np.dtype(np.uint32), pa.uint32()),
)
_MOST = 2**32
_WIDE: dict[pa.DataType, np.dtype[Any]] = {pa.date32(): np.dtype(np.int32), pa.int64(): np.dtype(np.int64)}
_TYPE, _ORIGIN, _STEP = b"type", b"origin", b"step"
"""What a short number means is in the field's metadata: origin + step * number, of a type."""


def to_parts(column: pa.ChunkedArray) -> Iterator[memoryview]:
    """The column's bytes, cut into parts of at most PART_BYTES."""
    array, meaning = _shortened(column.chunk(0) if column.num_chunks == 1 else column.combine_chunks())
    schema = pa.schema([pa.field("column", array.type, metadata=meaning)])
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema, options=_COMPRESSED) as stream:
        stream.write_batch(pa.RecordBatch.from_arrays([array], schema=schema))
    data = memoryview(sink.getvalue())
    for start in range(0, len(data), PART_BYTES):
        yield data[start : start + PART_BYTES]


def from_parts(parts: Sequence[bytes]) -> pa.Array:
    """The column that was cut into these parts."""
    data = parts[0] if len(parts) == 1 else b"".join(parts)
    batch = pa.ipc.open_stream(pa.py_buffer(data), options=_ALONE).read_next_batch()
    return _as_before(batch.column(0), batch.schema.field(0).metadata)


def _shortened(array: pa.Array) -> tuple[pa.Array, dict[bytes, bytes] | None]:
    """The column in short numbers, and what these mean; a column of another kind, or too wide, as it is."""
    if pa.types.is_dictionary(array.type):
        places = fixed_width(array.indices, np.int32).astype(np.int32, copy=False)
        short = _short(places, len(array.dictionary), valid_values(array))
        return pa.DictionaryArray.from_arrays(short, array.dictionary, safe=False), None
    if array.type not in _WIDE or array.null_count == len(array):
        return array, None
    valid = valid_values(array)
    values: Numbers = fixed_width(array, _WIDE[array.type]).astype(_WIDE[array.type], copy=False)
    known = values if valid is None else values[valid]
    origin, room = int(known.min()), int(known.max()) - int(known.min()) + 1
    step = UNIT if array.type == pa.int64() and not (known % UNIT).any() else 1
    room = (room - 1) // step + 1
    if room > _MOST:
        return array, None
    values = values - origin if valid is None else np.where(valid, values, origin) - origin
    if step > 1:
        values //= step
    kind = b"date" if array.type == pa.date32() else b"number"
    return _short(values, room, valid), {_TYPE: kind, _ORIGIN: b"%d" % origin, _STEP: b"%d" % step}


def _short(values: Numbers, room: int, valid: Mask | None) -> pa.Array:
    """Numbers from 0 to before `room` in the shortest type that holds them."""
    dtype, kind = next((dtype, kind) for dtype, kind in _SHORT if room <= 256**dtype.itemsize)
    bits = None if valid is None else pa.py_buffer(np.packbits(valid, bitorder="little"))
    return pa.Array.from_buffers(kind, len(values), [bits, pa.py_buffer(values.astype(dtype))])


def _as_before(array: pa.Array, meaning: dict[bytes, bytes] | None) -> pa.Array:
    """The column as it was before it was shortened."""
    if pa.types.is_dictionary(array.type):
        short = array.indices
        wide = fixed_width(short, short.type.to_pandas_dtype()).astype(np.int32)
        indices = pa.Array.from_buffers(pa.int32(), len(array), [short.buffers()[0], pa.py_buffer(wide)])
        return pa.DictionaryArray.from_arrays(indices, array.dictionary, safe=False)
    if meaning is None:
        return array
    kind = pa.date32() if meaning[_TYPE] == b"date" else pa.int64()
    values = fixed_width(array, array.type.to_pandas_dtype()).astype(_WIDE[kind])
    values *= int(meaning[_STEP])
    values += int(meaning[_ORIGIN])
    return pa.Array.from_buffers(kind, len(array), [array.buffers()[0], pa.py_buffer(values)])
