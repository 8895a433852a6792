"""Writes a council's rows as files, each a little different, as several systems would."""

import csv
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from random import Random

from .loading import Extracts, Row

UNKNOWN = "?"
MUST_BE_FILLED = {
    "header": {"SEX"},
    "episodes": {"RNE", "LS", "PLACE"},
    "disabilities": {"DISABILITY"},
    "postcodes": {"oseast1m", "osnrth1m"},
}
"""Columns in which a blank would reject the row: there, "not recorded" is a value that cannot be read."""

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")


def write_files(folder: Path, extracts: Extracts, seed: int) -> Extracts:
    """Write each extract that has rows as one CSV file; returns what was written."""
    chance = Random(seed)
    written = {name: rows for name, rows in extracts.items() if rows}
    for number, (name, rows) in enumerate(written.items()):
        columns = list(dict.fromkeys(column for row in rows for column in row))
        chance.shuffle(columns)
        path = folder / f"file {number}.csv"
        with path.open("w", encoding=chance.choice(ENCODINGS), newline="") as file:
            out = csv.writer(file, delimiter=chance.choice(",;\t"))
            out.writerow([chance.choice((column, column.lower(), f" {column} ")) for column in columns])
            for row in rows:
                out.writerow([_cell(name, column, row, chance) for column in columns])
    return written


def _cell(name: str, column: str, row: Row, chance: Random) -> str:
    value = row.get(column)
    if value is None:
        return UNKNOWN if column in MUST_BE_FILLED.get(name, ()) else chance.choice(("", " "))
    if isinstance(value, datetime):
        return value.strftime(chance.choice(("%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S")))
    if isinstance(value, date):
        return value.strftime(chance.choice(("%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%d 00:00:00")))
    if isinstance(value, Fraction):
        return str(value) if value.denominator == 1 else f"{float(value)}"
    text = str(value)
    return text.upper() if column == "INDICATOR" and chance.random() < 0.3 else text
