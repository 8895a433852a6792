"""The sample council without a window: import, print the scorecard, write results, tables and panel pack."""

import csv
import shutil
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from engine import resource
from engine.analysis.coverage import months_covered
from engine.analysis.labels import name_of
from engine.calendar import Month
from engine.command_line import main as scorecard
from engine.command_line.arguments import TABLES
from engine.indicators.catalogue import indicator
from engine.profile import Profile, parse, sample_text
from engine.workspace import Workspace
from engine.workspace.extracts import extracts_of

FOLDER = Path(__file__).resolve().parent.parent / "build" / "sample council"
MONTHS_OF_TREND = "13"
IMPORTED = (0, 1)
SHOWN = {
    "printed": "Result",
    "rag": "RAG",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "target": "Target",
    "one_month_ago": "1 month ago",
    "one_month_dot": "",
    "one_year_ago": "1 year ago",
    "one_year_dot": "",
}
WIDTHS = (8, 6, 9, 11, 7, 11, 6, 11, 6)
NAME_WIDTH = 64


def main() -> int:
    """Do the job; the exit status of the first command that fails, else 0."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "tables").mkdir(parents=True)
    workspace = FOLDER / "Sample council.scorecard"
    Workspace.create(workspace, None, sample_text()).close()
    status = scorecard(["import", str(resource.path("sample", "council.zip")), "--workspace", str(workspace)])
    if status not in IMPORTED:
        return status
    with Workspace.open(workspace, None) as opened:
        profile, month = parse(opened.profile_text), months_covered(extracts_of(opened))[1]
    asked = ["--workspace", str(workspace), "--month", str(month), "--out"]
    results = FOLDER / "results.csv"
    commands = [["results", "--months", MONTHS_OF_TREND, *asked, str(results)]]
    commands += [
        ["table", "--table", name, *asked, str(FOLDER / "tables" / f"{name}.csv")] for name in TABLES
    ]
    commands.append(["pack", *asked, str(FOLDER / "panel pack.pdf")])
    failed = next(filter(None, map(scorecard, commands)), 0)
    if not failed:
        print_scorecard(results, month, profile)
        print(f"\nResults of {MONTHS_OF_TREND} months, all tables and the panel pack are in {FOLDER}")
    return failed


def print_scorecard(results: Path, month: Month, profile: Profile) -> None:
    """One month of the results as a table under the names of themes and indicators."""
    with results.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["month"] == str(month)]
    print_line(f"{profile.shown_name}, {month}", SHOWN.values())
    for theme, members in groupby(rows, key=lambda row: indicator(row["indicator"]).theme.value):
        print(f"\n{theme}")
        for row in members:
            print_line(name_of(indicator(row["indicator"]), profile), (row[column] for column in SHOWN))


def print_line(name: str, figures: Iterable[str]) -> None:
    """A name, shortened where it is long, and its figures in columns."""
    shortened = name if len(name) <= NAME_WIDTH else f"{name[: NAME_WIDTH - 1]}\u2026"
    cells = [figure.rjust(width) for figure, width in zip(figures, WIDTHS, strict=True)]
    print(" ".join([shortened.ljust(NAME_WIDTH), *cells]).rstrip())


if __name__ == "__main__":
    sys.exit(main())
