"""The import report as a file, and what an import says in one line."""

import csv
from pathlib import Path

import pyarrow as pa

from engine.extracts.findings import REPORT_COLUMNS
from engine.tables import Extract
from engine.workspace.records import Counts

_AT_ONCE = 100_000


def write_report(path: Path, findings: pa.Table) -> None:
    """Write the findings as CSV with the columns file, line, column, value, reason."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(REPORT_COLUMNS)
        for start in range(0, findings.num_rows, _AT_ONCE):
            writer.writerows(_cells(findings.slice(start, _AT_ONCE)))


def _cells(findings: pa.Table) -> "zip[tuple[str, ...]]":
    extract = Extract.of("findings", findings)
    rows = range(extract.rows)
    texts = {name: extract.text_at(name, rows) for name in REPORT_COLUMNS if name != "line"}
    lines, known = extract.seconds("line")
    texts["line"] = [
        str(line) if is_known else "" for line, is_known in zip(lines.tolist(), known.tolist(), strict=True)
    ]
    return zip(*(texts[name] for name in REPORT_COLUMNS), strict=True)


def line_about(name: str, counts: Counts) -> str:
    """What became of an extract's rows (commands.md)."""
    return (
        f"{name}: read {counts.read}, kept {counts.kept}, rejected {counts.rejected}, "
        f"duplicates {counts.duplicates}"
    )
