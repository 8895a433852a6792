"""Clean tables and import records, as the importer makes them."""

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa

from engine.workspace import Counts, FileRecord, ImportRecord

TEXT = pa.dictionary(pa.int32(), pa.string())
NOBODY = Counts(0, 0, 0, 0)


def texts(values: Sequence[str | None]) -> pa.Array:
    """A column of texts, ids or codes."""
    return pa.array(values, type=pa.string()).dictionary_encode().cast(TEXT)


def days(values: Sequence[date | None]) -> pa.Array:
    """A column of dates."""
    return pa.array(values, type=pa.date32())


def reviews(*children: str) -> pa.Table:
    """A review of each child on the same day, the last one's code blank."""
    codes = ["PN1"] * (len(children) - 1) + [None]
    day = date(2019, 7, 1)
    return pa.table(
        {"CHILD": texts(children), "REVIEW": days([day] * len(children)), "REVIEW_CODE": texts(codes)}
    )


def record(*extracts: str, findings: pa.Table | None = None) -> ImportRecord:
    """An import of these extracts."""
    counts = dict.fromkeys(extracts, Counts(3, 2, 1, 0))
    files = tuple(
        FileRecord(f"{name}.csv", name, Counts(3, 2, 1, 0), date(2019, 1, 1), None, ("X", "Y"))
        for name in extracts
    )
    return ImportRecord(counts, files, findings=findings)


def contents(tables: Mapping[str, pa.Table]) -> dict[str, list[dict[str, object]]]:
    """Tables as plain rows, to compare."""
    return {name: table.to_pylist() for name, table in tables.items()}
