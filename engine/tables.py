"""Numpy views of clean extracts: what the importer made of a CSV file, ready to compute with.

pyarrow's own conversions import pandas wherever it is installed, which costs more than a whole month's
scorecard; so the buffers are read directly.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import ABSENT, NEVER, Amounts, Codes, Days, Mask, either, looked_up
from engine.numbered import Numbers, numbers_in, places_among

_Held: TypeAlias = npt.NDArray[np.signedinteger]
_FEW = 127
"""Positions in a list of so many values, and ABSENT, fit one byte."""

_NO_TEXTS = pa.Array.from_buffers(pa.string(), 0, [None, pa.py_buffer(bytes(4)), pa.py_buffer(b"")])


def valid_values(array: pa.Array) -> Mask | None:
    """Which values are recorded; None when all are."""
    if array.null_count == 0:
        return None
    bits = np.frombuffer(array.buffers()[0], dtype=np.uint8)
    return np.unpackbits(bits, bitorder="little")[array.offset : array.offset + len(array)].view(bool)


def fixed_width(array: pa.Array, dtype: npt.DTypeLike) -> npt.NDArray[np.generic]:
    """The values of an array of numbers or dates; where the validity says null, anything."""
    if len(array) == 0:
        return np.zeros(0, dtype=dtype)
    return np.frombuffer(array.buffers()[1], dtype=dtype)[array.offset : array.offset + len(array)]


def _only_chunk(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _every(values: pa.Array) -> pa.Array:
    """An array that holds each of the values once, encoded."""
    places = pa.py_buffer(np.arange(len(values), dtype=np.int32))
    indices = pa.Array.from_buffers(pa.int32(), len(values), [None, places])
    return pa.DictionaryArray.from_arrays(indices, values, safe=False)


class Extract:
    """One imported extract; a column that no file had is wholly not recorded."""

    def __init__(
        self, name: str, rows: int, columns: frozenset[str], read: Callable[[str], pa.Array]
    ) -> None:
        self.name = name
        self.rows = rows
        self.columns = columns
        self._read = read
        self._days: dict[str, Days] = {}
        self._encoded: dict[str, tuple[_Held, pa.Array]] = {}
        self._codes: dict[str, Codes] = {}
        self._values: dict[str, list[str]] = {}
        self._numbers: dict[str, tuple[Numbers, bytes, int] | None] = {}

    @classmethod
    def of(cls, name: str, table: pa.Table) -> "Extract":
        """The extract held in a clean table."""
        return cls(
            name, table.num_rows, frozenset(table.column_names), lambda c: _only_chunk(table.column(c))
        )

    def has(self, column: str) -> bool:
        """Whether any file of the extract had the column."""
        return column in self.columns

    def days(self, column: str) -> Days:
        """A date column as days since 1970; NEVER where blank."""
        if column not in self._days:
            self._days[column] = self._read_days(column)
        return self._days[column]

    def _read_days(self, column: str) -> Days:
        if not self.has(column):
            return np.full(self.rows, NEVER, dtype=np.int32)
        array = self._read(column)
        values = fixed_width(array, np.int32).astype(np.int32, copy=False)
        valid = valid_values(array)
        return values if valid is None else either(valid, values, NEVER)

    def seconds(self, column: str) -> tuple[npt.NDArray[np.int64], Mask]:
        """A date-time column as seconds since 1970, and which are recorded."""
        if not self.has(column):
            return np.zeros(self.rows, dtype=np.int64), np.zeros(self.rows, dtype=bool)
        array = self._read(column)
        valid = valid_values(array)
        values = fixed_width(array, np.int64).astype(np.int64, copy=False)
        return values, np.ones(self.rows, dtype=bool) if valid is None else valid

    def amounts(self, column: str) -> tuple[Amounts, Mask]:
        """A number column in billionths (blank counts 0), and which are recorded."""
        values, valid = self.seconds(column)
        return either(valid, values, np.int64(0)), valid

    def amounts_at(self, column: str, rows: npt.NDArray[np.integer]) -> tuple[Amounts, Mask]:
        """The same of some rows."""
        values, recorded = self.seconds(column)
        valid = recorded.take(rows)
        return either(valid, values.take(rows), np.int64(0)), valid

    def texts(self, column: str) -> tuple[Codes, list[str]]:
        """A text, id or code column: positions in the list of its values, ABSENT where blank."""
        return self.codes(column), self.values(column)

    def values(self, column: str) -> list[str]:
        """The different values of a text, id or code column."""
        if column not in self._values:
            self._values[column] = self._held(column)[1].to_pylist()
        return self._values[column]

    def codes(self, column: str) -> Codes:
        """A text, id or code column: a number for each of its values, ABSENT where blank."""
        return self.encoded(column)[0]

    def distinct(self, column: str) -> int:
        """How many values a text, id or code column has."""
        return len(self._held(column)[1])

    def encoded(self, column: str) -> tuple[Codes, pa.Array]:
        """A text, id or code column as `codes` and the values that they number."""
        if column not in self._codes:
            held, _ = self._held(column)
            self._codes[column] = held.astype(np.int32, copy=False)
        return self._codes[column], self._held(column)[1]

    def _held(self, column: str) -> tuple[_Held, pa.Array]:
        """The same in one byte each where there are few values: a code is read often."""
        if column not in self._encoded:
            self._encoded[column] = self._read_codes(column)
        return self._encoded[column]

    def _read_codes(self, column: str) -> tuple[_Held, pa.Array]:
        if not self.has(column):
            return np.full(self.rows, ABSENT, dtype=np.int8), _NO_TEXTS
        array = self._read(column)
        dtype = np.dtype(np.int8 if len(array.dictionary) <= _FEW else np.int32)
        held = fixed_width(array.indices, array.indices.type.to_pandas_dtype())
        codes: _Held = held.astype(dtype, copy=False)
        valid = valid_values(array)
        return (codes if valid is None else either(valid, codes, dtype.type(ABSENT))), array.dictionary

    def positions(self, column: str, values: Mapping[str, int]) -> Codes:
        """A text column as `values[text]`; ABSENT where blank or not among them."""
        codes, texts = self.texts(column)
        table = np.fromiter((values.get(text, ABSENT) for text in texts), dtype=np.int32, count=len(texts))
        return np.append(table, np.int32(ABSENT))[codes]

    def among(self, column: str, values: Iterable[str]) -> Mask:
        """Whether a text or code column holds one of the values."""
        return looked_up(self.holding(column, values), self._held(column)[0])

    def numbers(self, column: str) -> tuple[Numbers, bytes, int] | None:
        """The different values as numbers, if they are (see engine.numbered.numbers_in)."""
        if column not in self._numbers:
            texts = self._held(column)[1]
            self._numbers[column] = numbers_in(pa.chunked_array([texts])) if len(texts) else None
        return self._numbers[column]

    def holding(self, column: str, values: Iterable[str]) -> Mask:
        """For each number of `codes`, and last for ABSENT: whether it stands for one of the values."""
        wanted = frozenset(values)
        texts = self.values(column)
        return np.fromiter((*(text in wanted for text in texts), False), dtype=bool, count=len(texts) + 1)

    def filled(self, column: str) -> Mask:
        """Whether a text or code column is recorded."""
        holds: Mask = self._held(column)[0] != ABSENT
        return holds

    def in_text_order(self, column: str) -> Codes:
        """A text column as ranks in text order (ABSENT where blank)."""
        codes, texts = self.texts(column)
        order = sorted(range(len(texts)), key=texts.__getitem__)
        rank = np.empty(len(texts) + 1, dtype=np.int32)
        rank[order] = np.arange(len(texts), dtype=np.int32)
        rank[-1] = ABSENT
        return rank[codes]

    def text_at(self, column: str, rows: Iterable[int]) -> list[str]:
        """The texts of some rows; blank is an empty text."""
        codes, texts = self.texts(column)
        return [texts[codes[row]] if codes[row] != ABSENT else "" for row in rows]


def numbered_codes_like(known: Extract, extract: Extract, column: str) -> Codes | None:
    """A text column of an extract as `known.codes` numbers the same values; ABSENT for any other value.

    None unless all values are numbers of one width, as ids mostly are: then a table tells the place of each,
    much faster than Arrow can compare texts.
    """
    first, other = known.numbers(column), extract.numbers(column)
    if first is None or other is None or first[1:] != other[1:]:
        return None
    place = places_among(first[0], other[0])
    return None if place is None else looked_up(np.append(place, np.int32(ABSENT)), extract.codes(column))


def codes_like(known: Extract, extracts: Sequence[Extract], column: str) -> list[Codes]:
    """A text column of some extracts as `known.codes` numbers the same values; ABSENT for any other value.

    Arrow tells all the values apart at once, which is much faster than asking for one after the other.
    """
    _, first = known.encoded(column)
    columns = [extract.encoded(column) for extract in extracts]
    together = pa.chunked_array([_every(first), *(_every(values) for _, values in columns)])
    codes = []
    for (code, _), chunk in zip(columns, together.unify_dictionaries().chunks[1:], strict=True):
        place = fixed_width(chunk.indices, np.int32).astype(np.int32)
        place[place >= len(first)] = ABSENT
        codes.append(looked_up(np.append(place, np.int32(ABSENT)), code))
    return codes


class Extracts:
    """The imported extracts, each read when first asked for."""

    def __init__(self, names: Iterable[str], load: Callable[[str], Extract]) -> None:
        self.names = frozenset(names)
        self._load = load
        self._loaded: dict[str, Extract] = {}

    @classmethod
    def of(cls, tables: Mapping[str, pa.Table]) -> "Extracts":
        """The extracts held in clean tables."""
        return cls(tables, lambda name: Extract.of(name, tables[name]))

    def imported(self, name: str) -> bool:
        """Whether the extract was ever imported."""
        return name in self.names

    def __getitem__(self, name: str) -> Extract:
        """The extract; one without rows and columns if it was never imported."""
        if name not in self._loaded:
            self._loaded[name] = self._load(name) if name in self.names else self._nothing(name)
        return self._loaded[name]

    @staticmethod
    def _nothing(name: str) -> Extract:
        def read(column: str) -> pa.Array:
            raise KeyError(column)

        return Extract(name, 0, frozenset(), read)

    @cached_property
    def children(self) -> dict[str, int]:
        """The number by which the engine knows each child that has an episode."""
        return {child: number for number, child in enumerate(self["episodes"].texts("CHILD")[1])}
