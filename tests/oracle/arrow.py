"""The oracle's rows as the clean tables that the importer makes of them, and back.

Date-times are seconds since 1970, numbers billionths, ids and codes dictionaries, months their first day,
SEX is F, M or U, and a column that no row has is absent.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction

import pyarrow as pa

from .layouts import DATE, DATETIME, LAYOUTS, NUMBER
from .loading import Extracts, Row

UNIT = 10**9
MONTHS = {("targets", "FROM_MONTH"), ("manual_values", "MONTH"), ("commentary", "MONTH")}
FLAG_NUMBERS = {("ks4_results", "IN_P8")}
SEXES = {"1": "M", "2": "F"}


def clean_tables(extracts: Extracts) -> dict[str, pa.Table]:
    """One clean table per extract, with the columns that any of its rows has."""
    return {name: _table(name, rows) for name, rows in extracts.items()}


def _table(name: str, rows: list[Row]) -> pa.Table:
    present = {column for row in rows for column in row}
    columns = [column for column in LAYOUTS[name] if column in present]
    return pa.table({column: _column(name, column, [row.get(column) for row in rows]) for column in columns})


def _column(name: str, column: str, values: list[object]) -> pa.Array:
    kind = LAYOUTS[name][column]
    if (name, column) in MONTHS:
        return pa.array([None if v is None else date.fromisoformat(f"{v}-01") for v in values], pa.date32())
    if kind == DATE:
        return pa.array(values, pa.date32())
    if kind == DATETIME:
        return pa.array([_seconds(v) for v in values], pa.int64())
    if kind == NUMBER or (name, column) in FLAG_NUMBERS:
        return pa.array([None if v is None else int(Fraction(str(v)) * UNIT) for v in values], pa.int64())
    if column in ("SEX", "GENDER"):
        values = [SEXES.get(str(v), v) for v in values]
    return _dictionary(values)


def _seconds(value: object) -> int | None:
    if not isinstance(value, datetime):
        return None
    return int(value.replace(tzinfo=UTC).timestamp())


def _dictionary(values: list[object]) -> pa.Array:
    """Codes into a list of texts that is in no order and holds one text that no row has."""
    texts = ["(no row has this)", *sorted({str(v) for v in values if v is not None}, reverse=True)]
    place = {text: number for number, text in enumerate(texts)}
    codes = [None if v is None else place[str(v)] for v in values]
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(texts, pa.string()))


def rows_of(tables: Mapping[str, pa.Table]) -> Extracts:
    """Clean tables as the oracle's rows."""
    return {name: _rows_of(name, table) for name, table in tables.items() if name in LAYOUTS}


def _rows_of(name: str, table: pa.Table) -> list[Row]:
    columns = {
        column: [_value(name, column, value) for value in table.column(column).to_pylist()]
        for column in table.column_names
        if column in LAYOUTS[name]
    }
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _value(name: str, column: str, value: object) -> object:
    if value is None:
        return None
    if isinstance(value, date) and (name, column) in MONTHS:
        return f"{value.year:04d}-{value.month:02d}"
    if isinstance(value, int):
        if LAYOUTS[name][column] == DATETIME:
            return datetime.fromtimestamp(value, UTC).replace(tzinfo=None)
        number = Fraction(value, UNIT)
        return str(number) if (name, column) in FLAG_NUMBERS else number
    return value
