"""The importer keeps the rows, and tells the faults, that the rules give when applied slowly, row by row."""

import codecs
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.arrays import UNIT
from engine.extracts import Reading, read
from engine.extracts.layouts import Kind, layouts
from engine.extracts.problems import Severity
from tests.engine.extracts.contract import MARKS
from tests.engine.extracts.making import Written, written_file
from tests.engine.extracts.slow_import import SlowFile, moment, put_together, read_file

ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "windows-1252": lambda text: text.encode("cp1252", "replace"),
}


def kept_rows(reading: Reading, extract: str) -> list[dict[str, Any]]:
    """The rows as Python values, as the slow implementation has them."""
    if extract not in reading.tables:
        return []
    rows: list[dict[str, Any]] = reading.tables[extract].to_pylist()
    for row in rows:
        for column, value in row.items():
            kind = layouts()[extract].by_name[column].kind
            if value is not None and kind is Kind.DATETIME:
                row[column] = moment(value)
            elif value is not None and kind in (Kind.NUMBER, Kind.FLAG):
                row[column] = value / UNIT
    return rows


def as_compared(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without blank cells; numbers as binary fractions."""
    return [
        {c: v if not hasattr(v, "numerator") else float(v) for c, v in row.items() if v is not None}
        for row in rows
    ]


def lines_told(reading: Reading, severity: Severity) -> set[tuple[str, int]]:
    """The files and lines of which a finding says this."""
    found = reading.findings.to_pylist()
    return {(f["file"], f["line"]) for f in found if f["severity"] == severity and f["extract"]}


@pytest.mark.parametrize("extract", MARKS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_same_rows_are_kept_and_the_same_lines_told(extract: str, data: st.DataObject) -> None:
    files = data.draw(st.lists(written_file(extract), min_size=1, max_size=3))
    names = data.draw(st.permutations(["a/9.csv", "b.csv", "b/1.csv"]))[: len(files)]
    encoding = data.draw(st.sampled_from(sorted(ENCODINGS)))
    encoded = [ENCODINGS[encoding](file.text) for file in files]
    told = [_read_back(content, encoding) for content in encoded]
    with tempfile.TemporaryDirectory() as folder:
        for name, content in zip(names, encoded, strict=True):
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        reading = read([folder])
    order = sorted(range(len(files)), key=lambda n: Path(names[n]).parts)
    slow_files = [read_file(extract, told[n], files[n].delimiter, place) for place, n in enumerate(order)]
    _compare(reading, extract, slow_files, [names[n] for n in order])


def _read_back(content: bytes, encoding: str) -> str:
    return content.decode({"utf-8 with mark": "utf-8-sig", "windows-1252": "cp1252"}.get(encoding, encoding))


def _compare(reading: Reading, extract: str, files: list[SlowFile], names: list[str]) -> None:
    slow = put_together(extract, files)
    counts = reading.counts[extract]
    assert counts.read == counts.kept + counts.rejected + counts.duplicates
    assert (counts.read, counts.rejected, counts.duplicates) == (slow.read, slow.rejected, slow.duplicates)
    assert as_compared(kept_rows(reading, extract)) == as_compared(slow.rows)
    rejected = {(name, line) for name, file in zip(names, files, strict=True) for line in file.rejected}
    dropped = {(name, line) for name, file in zip(names, files, strict=True) for line, _ in file.dropped}
    assert lines_told(reading, Severity.REJECTED) == rejected
    assert lines_told(reading, Severity.NOT_RECORDED) <= dropped
    assert dropped <= lines_told(reading, Severity.NOT_RECORDED) | rejected


def test_written_files_hold_what_tells_readers_apart() -> None:
    """The comparison is worth something only if the files are as odd as those of councils."""
    seen: list[Written] = []

    @settings(max_examples=100, database=None, derandomize=True)
    @given(written_file("episodes"))
    def gather(file: Written) -> None:
        seen.append(file)

    gather()
    for oddity in ('"', "\r\n", "\n\n", ";", "\t", " ", "31/02/2019"):
        assert any(oddity in file.text for file in seen), oddity
