"""The extracts that people edit, as rows of texts: targets, manual values, commentary, benchmarks.

In the file they are extracts like all others (extracts.md, supplementary extracts). Here a row leads from
column to text as a person types it; a blank is an empty text.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import NEVER, UNIT
from engine.calendar import Month
from engine.errors import UserError
from engine.tables import Extract

Row: TypeAlias = Mapping[str, str]
Key: TypeAlias = tuple[str, ...]

TEXT, MONTH, NUMBER = "text", "month", "number"


@dataclass(frozen=True)
class Editable:
    """An extract that people edit: the kind of each column, and the columns that tell its rows apart."""

    name: str
    key: tuple[str, ...]
    kinds: Mapping[str, str]
    title: str

    def key_of(self, row: Row) -> Key:
        """What tells the row from the others."""
        return tuple(row[column] for column in self.key)

    def title_of(self, key: Key) -> str:
        """The row as the history names it."""
        return self.title.format(**dict(zip(self.key, key, strict=True)))


EDITABLE = {
    editable.name: editable
    for editable in (
        Editable(
            "targets",
            ("INDICATOR", "FROM_MONTH"),
            {"INDICATOR": TEXT, "FROM_MONTH": MONTH, "TARGET": TEXT, "FLOOR": TEXT, "NATIONAL": TEXT,
             "NATIONAL_NOTE": TEXT},
            "{INDICATOR} from {FROM_MONTH}",
        ),
        Editable(
            "manual_values",
            ("INDICATOR", "MONTH"),
            {"INDICATOR": TEXT, "MONTH": MONTH, "NUMERATOR": NUMBER, "DENOMINATOR": NUMBER, "RESULT": NUMBER,
             "OVERRIDE_TEXT": TEXT},
            "{INDICATOR}, {MONTH}",
        ),
        Editable(
            "commentary",
            ("INDICATOR", "MONTH"),
            {"INDICATOR": TEXT, "MONTH": MONTH, "TEXT": TEXT},
            "{INDICATOR}, {MONTH}",
        ),
        Editable(
            "benchmarks",
            ("STAGE", "YEAR", "ROW_LABEL", "MEASURE"),
            {"STAGE": TEXT, "YEAR": NUMBER, "ROW_LABEL": TEXT, "MEASURE": TEXT, "VALUE": TEXT},
            "{STAGE} {YEAR}, {ROW_LABEL}, {MEASURE}",
        ),
    )
}  # fmt: skip


def rows_of(editable: Editable, extract: Extract) -> list[Row]:
    """The rows of an extract, in its order."""
    columns = [_READ[kind](extract, column) for column, kind in editable.kinds.items()]
    names = tuple(editable.kinds)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def table_of(editable: Editable, rows: Sequence[Row], columns: Iterable[str]) -> pa.Table:
    """Rows as the clean table that an import would make; the key's columns and those named are in it."""
    wanted = {*columns, *editable.key, *(c for row in rows for c, text in row.items() if text)}
    return pa.table(
        {
            column: _WRITE[kind]([row[column] for row in rows])
            for column, kind in editable.kinds.items()
            if column in wanted
        }
    )


def number_typed(text: str) -> Fraction:
    """A number as extracts have it; raises UserError for anything else."""
    match = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
    if match is None or abs(value := Fraction(text)) >= 10**9 or (value * UNIT).denominator != 1:
        raise UserError(f"'{text}' is not a number. Write digits with a decimal point, for example 1610.5.")
    return value


def _texts(extract: Extract, column: str) -> list[str]:
    return extract.text_at(column, range(extract.rows))


def _months(extract: Extract, column: str) -> list[str]:
    return ["" if day == NEVER else str(Month.containing(day)) for day in extract.days(column).tolist()]


def _numbers(extract: Extract, column: str) -> list[str]:
    from engine.scorecard.rounding import plain  # noqa: PLC0415 (brings the indicators, which opening does not need)

    amounts, recorded = extract.amounts(column)
    return [
        plain(Fraction(amount, UNIT)) if known else ""
        for amount, known in zip(amounts.tolist(), recorded.tolist(), strict=True)
    ]


_READ: dict[str, Callable[[Extract, str], list[str]]] = {TEXT: _texts, MONTH: _months, NUMBER: _numbers}

# pyarrow's own conversions import pandas, which would hold the window up; so buffers are filled here.


def _array(kind: pa.DataType, values: npt.NDArray[np.generic], recorded: Sequence[bool]) -> pa.Array:
    bits = pa.py_buffer(np.packbits(np.array(recorded, dtype=bool), bitorder="little").tobytes())
    return pa.Array.from_buffers(kind, len(values), [bits, pa.py_buffer(values.tobytes())])


def _text_array(texts: Sequence[str]) -> pa.Array:
    place = {text: number for number, text in enumerate(dict.fromkeys(filter(None, texts)))}
    encoded = [text.encode() for text in place]
    offsets = np.cumsum([0, *map(len, encoded)], dtype=np.int32)
    buffers = [None, pa.py_buffer(offsets.tobytes()), pa.py_buffer(b"".join(encoded))]
    dictionary = pa.Array.from_buffers(pa.string(), len(place), buffers)
    codes = np.array([place.get(text, 0) for text in texts], dtype=np.int32)
    return pa.DictionaryArray.from_arrays(_array(pa.int32(), codes, [bool(t) for t in texts]), dictionary)


def _month_array(texts: Sequence[str]) -> pa.Array:
    days = [Month.parse(text).first_day if text else 0 for text in texts]
    return _array(pa.date32(), np.array(days, dtype=np.int32), [bool(text) for text in texts])


def _number_array(texts: Sequence[str]) -> pa.Array:
    billionths = [int(number_typed(text) * UNIT) if text else 0 for text in texts]
    return _array(pa.int64(), np.array(billionths, dtype=np.int64), [bool(text) for text in texts])


_WRITE: dict[str, Callable[[Sequence[str]], pa.Array]] = {
    TEXT: _text_array,
    MONTH: _month_array,
    NUMBER: _number_array,
}
