"""What is said of rows that were not kept because another row is the same record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from engine.arrays import ABSENT, NEVER, UNIT
from engine.extracts import arrow
from engine.extracts.cleaning import Values, some_rows
from engine.extracts.distinct import Distinct
from engine.extracts.joining import Joined
from engine.extracts.layouts import DAYS, Column, Kind
from engine.extracts.problems import Problem, Rows, Rule, Severity
from engine.extracts.sheet import Lines
from engine.scorecard.rounding import plain

if TYPE_CHECKING:
    from engine.extracts.reading import Source

_EPOCH = date(1970, 1, 1)


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
        rows = source.rows.rows[losers.row[chosen] - starts[number]]
        won = other.rows.rows[losers.winner[chosen] - starts[winner_number]]
        reason = _reasons(joined, why, other.rows.lines.of(won), "" if other is source else other.name)
        rule = Rule.SAME_KEY if why else Rule.EXACT_DUPLICATE
        keys = _key_texts(joined, losers.row[chosen])
        problem = Problem(rule, Severity.NOTE, " ".join(joined.layout.key), reason, rows, keys)
        yield number, problem, source.rows.lines.of(rows)


def _reasons(joined: Joined, why: int, lines: Lines, file: str) -> pa.StringArray:
    layout = joined.layout
    where = f" of {file}" if file else ""
    said = (
        ("The same row as line ", f"{where}; counted once."),
        ("The same record as line ", f"{where}, which has {layout.end} filled in; that one was kept."),
        ("The same record as line ", f"{where}, a file with later dates; that one was kept."),
        ("The same record as line ", f"{where}, which comes later; that one was kept."),
    )[why]
    numbers = arrow.integers(lines).cast(pa.string())
    nothing = _same("", len(lines))
    return pc.binary_join_element_wise(
        _same(said[0], len(lines)), numbers, _same(said[1], len(lines)), nothing
    )


def _key_texts(joined: Joined, rows: Rows) -> pa.StringArray:
    columns = [
        _texts(joined.layout.by_name[name], some_rows(joined.columns[name], rows))
        for name in joined.layout.key
    ]
    return columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, _same(" ", len(rows)))


def _same(text: str, count: int) -> pa.StringArray:
    return arrow.texts([text]).take(arrow.row_numbers(np.zeros(count, dtype=np.int64)))


def _texts(column: Column, values: Values) -> pa.StringArray:
    if isinstance(values, Distinct):
        shown = pa.concat_arrays([values.texts, arrow.texts([""])])
        return shown.take(
            arrow.row_numbers(np.where(values.codes == ABSENT, len(values.texts), values.codes))
        )
    known, place = np.unique(values, return_inverse=True)
    return arrow.texts([_shown(column, value) for value in known.tolist()]).take(arrow.row_numbers(place))


def _shown(column: Column, value: int) -> str:
    if column.kind in DAYS:
        return "" if value == NEVER else (_EPOCH + timedelta(days=value)).strftime("%d/%m/%Y")
    return plain(Fraction(value, UNIT)) if column.kind is Kind.NUMBER else str(value)
