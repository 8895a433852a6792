"""The published document as data: its 49 rows, and the tables that follow them in its text."""

import csv
from pathlib import Path

_HERE = Path(__file__).parent
_DEMOGRAPHICS = {
    "current_age": "Current Age",
    "age_at_start": "Age at Period of Care Start Date",
    "nationality": "Nationality",
    "disability": "Disability*",
    "uasc": "UASC?",
    "ethnicity": "Ethnicity",
}
_KEY_STAGES = {"ks2": "Key Stage 2", "ks4": "Key Stage 4"}


def printed_rows() -> list[dict[str, str]]:
    """The 49 rows of the scorecard."""
    with (_HERE / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines() -> list[list[str]]:
    text = (_HERE / "document.txt").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def _lines_after(heading: str) -> list[list[str]]:
    """The lines that follow the one that begins with a heading."""
    lines = _lines()
    return lines[next(n for n, cells in enumerate(lines) if cells[0] == heading) + 1 :]


def _until_blank(lines: list[list[str]]) -> list[list[str]]:
    return lines[: next(n for n, cells in enumerate(lines) if not "".join(cells).strip())]


def demographic_tables() -> dict[str, list[list[str]]]:
    """The six tables by sex, heading row first."""
    return {name: _demographic(title) for name, title in _DEMOGRAPHICS.items()}


def _demographic(title: str) -> list[list[str]]:
    heading = [title.rstrip("*"), "Female", "Male", "Grand Total"]
    return [heading, *(cells for cells in _until_blank(_lines_after(title)))]


def key_stage(name: str) -> list[list[str]]:
    """The rows of a key stage table, without their headings and thousands commas."""
    rows = [cells for cells in _lines_after(_KEY_STAGES[name]) if cells[0]]
    last = next(n for n, cells in enumerate(rows) if cells[0] == "Virtual School")
    return [[cells[0], *(cell.replace(",", "") for cell in cells[1:])] for cells in rows[: last + 1]]


def education_factors() -> list[list[str]]:
    """The 13 rows of the education factors."""
    rows = [cells for cells in _lines_after("Multiple Attendance Factors July 2019") if len(cells) == 4]
    return rows[1:14]


def difference_row() -> list[list[str]]:
    """Months and differences of the initial health assessment page; signed, without per cent signs."""
    heading = next(cells for cells in _lines() if cells[0].startswith("% Difference"))
    values = next(cells for cells in _lines_after(heading[0]) if len(cells) == 14)
    shown = ["Difference in percentage points", *(cell.rstrip("%") for cell in values[1:])]
    return [["", *heading[1:]], shown]


def commentary() -> str:
    """The commentary of the initial health assessment page."""
    return "\n".join(cells[0] for cells in _lines_after("Commentary"))
