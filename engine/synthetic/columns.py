"""Columns of a CSV extract, made from numpy arrays without a Python object per cell.

Days are counted from 1 January 1970; `OPEN` and anything later is written as a blank cell. Arrow arrays are
made from buffers, because Arrow imports pandas when it converts Python or numpy objects itself.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Column = Callable[[slice], pa.Array]

OPEN = np.int64(100_000)  # a day far after any other: not ended yet
_FIRST_DAY = np.datetime64("1930-01-01").astype(np.int64)
_LAST_DAY = np.datetime64("2035-01-01").astype(np.int64)
_ROWS_AT_ONCE = 500_000  # keeps the memory of England's largest extract below 300 MB
_STYLE = pyarrow.csv.WriteOptions(quoting_style="none", quoting_header="none")


def vocabulary(words: Sequence[str]) -> pa.StringArray:
    """An Arrow array of texts."""
    encoded = [word.encode() for word in words]
    offsets = np.zeros(len(encoded) + 1, np.int32)
    np.cumsum([len(word) for word in encoded], out=offsets[1:])
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.string(), len(encoded), buffers)


def _indices(codes: Ints) -> pa.Int32Array:
    return pa.Array.from_buffers(
        pa.int32(), len(codes), [None, pa.py_buffer(np.ascontiguousarray(codes, np.int32))]
    )


def words(choices: Sequence[str], codes: Ints) -> Column:
    """The word that each code stands for."""
    known = vocabulary(choices)
    return lambda part: known.take(_indices(codes[part]))


def constant(word: str, rows: int) -> Column:
    """The same word in every row."""
    return words([word], np.zeros(rows, np.int64))


def flags(values: Flags, yes: str = "Y", no: str = "N") -> Column:
    """Y or N."""
    return words([no, yes], values.astype(np.int64))


def numbers(values: Ints) -> Column:
    """Whole numbers; negative ones are blank."""

    def column(part: slice) -> pa.Array:
        kept = np.ascontiguousarray(values[part], np.int64)
        present = np.packbits(kept >= 0, bitorder="little")
        buffers = [pa.py_buffer(present), pa.py_buffer(kept)]
        return pa.Array.from_buffers(pa.int64(), len(kept), buffers)

    return column


def decimals(values: Floats, places: int) -> Column:
    """Numbers with a decimal point; not-a-number is blank."""
    scaled = np.rint(np.nan_to_num(values) * 10**places).astype(np.int64)
    distinct, codes = np.unique(scaled, return_inverse=True)
    texts = [f"{value / 10**places:.{places}f}" for value in distinct.tolist()]
    return words([*texts, ""], np.where(np.isnan(values), len(texts), codes))


def identifiers(prefix: str, values: Ints, width: int) -> Column:
    """A prefix and a number of fixed width with leading zeros, such as A000000012345."""

    def column(part: slice) -> pa.Array:
        kept = values[part]
        size = len(prefix) + width
        letters = np.empty((len(kept), size), np.uint8)
        letters[:, : len(prefix)] = np.frombuffer(prefix.encode(), np.uint8)
        for place in range(width):
            letters[:, size - 1 - place] = kept // 10**place % 10 + ord("0")
        offsets = np.arange(0, (len(kept) + 1) * size, size, dtype=np.int32)
        return pa.Array.from_buffers(
            pa.string(), len(kept), [None, pa.py_buffer(offsets), pa.py_buffer(letters)]
        )

    return column


@cache
def _day_texts() -> pa.StringArray:
    days = np.arange(_FIRST_DAY, _LAST_DAY).astype("datetime64[D]").astype(str)
    return vocabulary([f"{day[8:]}/{day[5:7]}/{day[:4]}" for day in days.tolist()] + [""])


def _day_indices(days: Ints) -> Ints:
    return np.where(days < _LAST_DAY, days - _FIRST_DAY, _LAST_DAY - _FIRST_DAY)


def dates(days: Ints) -> Column:
    """dd/mm/yyyy; blank for OPEN."""
    return lambda part: _day_texts().take(_indices(_day_indices(days[part])))


@cache
def _minute_texts() -> pa.StringArray:
    return vocabulary([f" {minute // 60:02d}:{minute % 60:02d}" for minute in range(1440)] + [""])


def times(minutes: Ints) -> Column:
    """dd/mm/yyyy HH:MM of minutes since 1970; blank for OPEN days and later."""

    def column(part: slice) -> pa.Array:
        days, minute = np.divmod(minutes[part], 1440)
        minute = np.where(days < _LAST_DAY, minute, 1440)
        day_texts = _day_texts().take(_indices(_day_indices(days)))
        nothing = vocabulary([""]).take(_indices(np.zeros(len(days), np.int64)))
        return pc.binary_join_element_wise(day_texts, _minute_texts().take(_indices(minute)), nothing)

    return column


def write_extract(destination: Path, name: str, columns: Mapping[str, Column], rows: int) -> Path:
    """Write NAME.csv with a header row into the folder and return its path."""
    path = destination / f"{name}.csv"
    first = pa.RecordBatch.from_arrays([make(slice(0, 0)) for make in columns.values()], list(columns))
    with pyarrow.csv.CSVWriter(str(path), first.schema, write_options=_STYLE) as writer:
        for start in range(0, rows, _ROWS_AT_ONCE):
            part = slice(start, min(start + _ROWS_AT_ONCE, rows))
            writer.write_batch(
                pa.RecordBatch.from_arrays([make(part) for make in columns.values()], list(columns))
            )
    return path
