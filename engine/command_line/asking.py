"""`results`, `children` and `table`: what a stored workspace says about a month."""

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TextIO

from engine.arrays import UNIT
from engine.calendar import Month
from engine.care.model import CareModel
from engine.command_line.opening import open_workspace
from engine.errors import UserError
from engine.indicators.catalogue import indicator as indicator_called
from engine.indicators.figures import behind
from engine.profile import parse
from engine.results import ScorecardRow
from engine.scorecard import scorecard
from engine.scorecard.rounding import plain
from engine.workspace import Workspace
from engine.workspace.extracts import extracts_of

RESULT_COLUMNS = (
    "indicator", "month", "numerator", "denominator", "value", "printed", "rag", "one_month_ago",
    "one_month_dot", "one_year_ago", "one_year_dot", "target", "floor", "national",
)  # fmt: skip
CHILDREN_COLUMNS = ("unit", "child", "numerator", "denominator")
MOST_MONTHS = 600


@contextmanager
def asked(workspace: Path, out: Path | None) -> Iterator[Workspace]:
    """The workspace to ask; raises UserError if the answer would be written over it."""
    if out is not None and out.exists() and workspace.exists() and out.samefile(workspace):
        raise UserError(f"--out {out} is the workspace itself. Give the answer another name.")
    with open_workspace(workspace) as opened:
        yield opened
        if not opened.extract_rows():
            print("scorecard: nothing is imported yet, so nothing can be reported.", file=sys.stderr)


@contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """The file to write to, or the screen."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file


def write_csv(rows: Iterable[Sequence[str]], out: Path | None) -> None:
    """Rows as CSV, header first; what looks like a formula is written as it stands (commands.md)."""
    with destination(out) as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def print_results(workspace: Path, month: str, months: int, out: Path | None) -> int:
    """The scorecard of the N months that end with one."""
    if not 1 <= months <= MOST_MONTHS:
        raise UserError(f"--months takes a number from 1 to {MOST_MONTHS}.")
    last = Month.parse(month)
    with asked(workspace, out) as opened:
        wanted = [last.plus(-back) for back in range(months - 1, -1, -1)]
        card = scorecard(extracts_of(opened), wanted, parse(opened.profile_text))
        write_csv(result_rows(card.rows), out)
    return 0


def result_rows(rows: Iterable[ScorecardRow]) -> Iterator[Sequence[str]]:
    """The columns of `results`, header first."""
    yield RESULT_COLUMNS
    for row in rows:
        figure = row.figure
        yield (
            row.indicator, str(row.month), _number(figure.numerator), _number(figure.denominator),
            _number(figure.value), row.printed, row.rag, row.month_ago.printed, row.month_ago.direction,
            row.year_ago.printed, row.year_ago.direction, row.target, row.floor, row.national,
        )  # fmt: skip


def _number(value: Fraction | None) -> str:
    return "" if value is None else plain(value)


def _billionths(amount: int | None) -> str:
    return "" if amount is None else plain(Fraction(amount, UNIT))


def print_children(workspace: Path, indicator: str, month: str, out: Path | None) -> int:
    """The units behind one number."""
    wanted, when = indicator_called(indicator), Month.parse(month)
    with asked(workspace, out) as opened:
        model = CareModel(extracts_of(opened), [when], parse(opened.profile_text))
        listed = behind(wanted, model)
        rows = (
            (row.unit, row.child, _billionths(row.numerator), _billionths(row.denominator)) for row in listed
        )
        write_csv([CHILDREN_COLUMNS, *rows], out)
    return 0


def print_table(workspace: Path, table: str, month: str, out: Path | None) -> int:
    """One table, as printed."""
    from engine.table_catalogue import table_called

    when, build = Month.parse(month), table_called(table)
    with asked(workspace, out) as opened:
        write_csv(build(extracts_of(opened), when, parse(opened.profile_text)), out)
    return 0
