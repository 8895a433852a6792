"""What is said of rows that were not kept because another row is the same record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pyarrow as pa

from engine.arrays import ABSENT, NEVER
from engine.extracts import arrow
from engine.extracts.cleaning import CleanRows, Values, some_rows
from engine.extracts.distinct import Distinct
from engine.extracts.joining import Joined
from engine.extracts.layouts import DAYS, Column, Kind
from engine.extracts.problems import Problem, Rows, Rule, Severity
from engine.extracts.sheet import Lines

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Source:
    """A file that rows of an extract came from; `place` is its place among all files, 0 for the workspace."""

    name: str
    place: int
    rows: CleanRows
    ignored_columns: tuple[str, ...] = ()

    @classmethod
    def stored(cls, rows: CleanRows) -> Source:
        """What was imported before."""
        return cls("", 0, rows)

    @property
    def is_stored(self) -> bool:
        """Whether the rows were imported before."""
        return self.place == 0


def problems_of_losers(joined: Joined, sources: Sequence[Source]) -> Iterator[tuple[int, Problem, Lines]]:
    """Per file and kind: its number, the finding on its doubled rows, and their lines."""
    losers, starts = joined.losers, joined.starts
    if not len(losers.row):
        return
    file = np.searchsorted(starts, losers.row, side="right") - 1
    winner_file = np.searchsorted(starts, losers.winner, side="right") - 1
    groups = np.stack([file, winner_file, losers.why])
    for number, winner_number, why in np.unique(groups, axis=1).T.tolist():
        chosen = np.flatnonzero((file == number) & (winner_file == winner_number) & (losers.why == why))
        source, other = sources[number], sources[winner_number]
        rows = source.rows.numbers(losers.row[chosen] - starts[number])
        won = other.rows.numbers(losers.winner[chosen] - starts[winner_number])
        reason = _reasons(joined, why, other.rows.lines.of(won), _where(source, other))
        rule = Rule.SAME_KEY if why else Rule.EXACT_DUPLICATE
        keys = _key_texts(joined, losers.row[chosen])
        problem = Problem(rule, Severity.NOTE, " ".join(joined.layout.key), reason, rows, keys)
        yield number, problem, source.rows.lines.of(rows)


def _where(source: Source, other: Source) -> tuple[str, str]:
    """The words before and after the number of the other row's line."""
    if other.is_stored:
        return "row ", " of what was imported before"
    return "line ", "" if other is source else f" of {other.name}"


def _reasons(joined: Joined, why: int, lines: Lines, where: tuple[str, str]) -> pa.StringArray:
    before, after = where
    same, kept = (
        ("The same row as", "counted once"),
        ("The same record as", f"which has {joined.layout.end} filled in; that one was kept"),
        ("The same record as", "a file with later dates; that one was kept"),
        ("The same record as", "which comes later; that one was kept"),
    )[why]
    count = len(lines)
    numbers = arrow.texts([str(line) for line in lines.tolist()])
    start, end = arrow.repeated(f"{same} {before}", count), arrow.repeated(f"{after}, {kept}.", count)
    return arrow.side_by_side(start, numbers, end)


def _key_texts(joined: Joined, rows: Rows) -> pa.StringArray:
    columns = [
        _texts(joined.layout.by_name[name], some_rows(joined.columns[name], rows))
        for name in joined.layout.key
    ]
    return arrow.side_by_side(*columns, between=" ")


def _texts(column: Column, values: Values) -> pa.StringArray:
    if isinstance(values, Distinct):
        shown = pa.concat_arrays([values.texts, arrow.texts([""])])
        return arrow.taken(shown, np.where(values.codes == ABSENT, len(values.texts), values.codes))
    known, place = np.unique(values, return_inverse=True)
    return arrow.taken(arrow.texts([_shown(column, value) for value in known.tolist()]), place)


def _shown(column: Column, value: int) -> str:
    if column.kind in DAYS:
        written = "%Y-%m" if column.kind is Kind.MONTH else "%d/%m/%Y"
        return "" if value == NEVER else (_EPOCH + timedelta(days=value)).strftime(written)
    return f"{Decimal(value).scaleb(-9).normalize():f}" if column.kind is Kind.NUMBER else str(value)
