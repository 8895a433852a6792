"""From the texts of one file to clean values, row by row of what the rules keep (extracts.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.arrays import NEVER, UNIT, Days, Mask, looked_up
from engine.extracts import arrow, values
from engine.extracts.arrow import NO_AMOUNT
from engine.extracts.day_column import WrittenDays
from engine.extracts.distinct import Distinct, distinct
from engine.extracts.layouts import DAYS, Column, Kind, Layout
from engine.extracts.problems import Problem, Rows, Rule, Severity
from engine.extracts.sheet import LineNumbers, RawRows, Told

Numbers = npt.NDArray[np.signedinteger]
Values = Distinct | Numbers
"""Texts and codes; or days (NEVER is blank), or moments and billionths (NO_AMOUNT is blank)."""

EXPECTED = {
    Kind.DATE: "is not a day as dd/mm/yyyy or yyyy-mm-dd",
    Kind.DATETIME: "is not a day and time as dd/mm/yyyy HH:MM or yyyy-mm-dd HH:MM",
    Kind.MONTH: "is not a month as yyyy-mm",
    Kind.NUMBER: "is not a number in digits, with at most a minus and a decimal point",
    Kind.FLAG: "is not a code that is known",
    Kind.CODE: "is not a code that is known",
}
ROW_REJECTED = "the row was not imported"
VALUE_DROPPED = "taken as not recorded"


@dataclass(frozen=True)
class CleanRows:
    """What one file gives of an extract: the columns of the rows that were not rejected.

    `read` counts all rows; `rejected` are the numbers of those that were.
    """

    layout: Layout
    read: int
    rejected: Rows
    columns: Mapping[str, Values]
    lines: LineNumbers
    problems: tuple[Problem, ...]
    child: Distinct | None
    """The child of every row read, for the findings."""

    @property
    def kept(self) -> int:
        """How many rows were not rejected."""
        return self.read - len(self.rejected)

    def numbers(self, places: Rows) -> Rows:
        """The numbers, among the rows read, of rows at some places among those kept."""
        return np.delete(np.arange(self.read), self.rejected)[places] if len(self.rejected) else places


def is_blank(column: Values) -> Mask:
    """Which rows have nothing recorded."""
    if isinstance(column, Distinct):
        return column.blank()
    return np.asarray(column == (NEVER if column.dtype == np.int32 else NO_AMOUNT))


def some_rows(column: Values, rows: npt.NDArray[np.integer]) -> Values:
    """Only some rows of a column."""
    return column.of_rows(rows) if isinstance(column, Distinct) else column[rows]


def days_in(columns: Mapping[str, Values], name: str) -> Days:
    """A date column."""
    days = columns[name]
    assert not isinstance(days, Distinct)
    return days.astype(np.int32, copy=False)


class OtherColumnsNeededError(Exception):
    """Whether a row is blank depends on cells that were not read."""


def clean(layout: Layout, raw: RawRows, places: Mapping[int, str], everything: bool) -> CleanRows:
    """Read every column strictly, reject what the rules reject and say why.

    `everything` tells that `places` are all the columns of the file. Raises OtherColumnsNeededError where
    that matters.
    """
    texts = {
        name: raw.told[place]
        if place in raw.told
        else distinct(raw.columns[place], layout.by_name[name].kind is Kind.ID)
        for place, name in places.items()
    }
    lines, count = raw.lines, raw.count
    if not raw.sifted:
        filled = _with_a_value(texts, everything)
        if filled is not None:
            texts = {name: column.of_rows(filled) for name, column in texts.items()}
            lines, count = LineNumbers(lines.first, lines.of(filled)), len(filled)
    cleaner = _Cleaner(layout, texts, count)
    cleaner.problems.extend(_about_rows(raw))
    columns = {name: cleaner.read(layout.by_name[name]) for name in texts}
    cleaner.check_order(columns)
    rejected = cleaner.rejected()
    if len(rejected):
        kept = np.delete(np.arange(count), rejected)
        columns = {name: some_rows(column, kept) for name, column in columns.items()}
    child = texts.get("CHILD")
    assert not isinstance(child, WrittenDays)
    return CleanRows(layout, count, rejected, columns, lines, tuple(cleaner.problems), child)


def _with_a_value(texts: Mapping[str, Told], everything: bool) -> Rows | None:
    """The rows in which a cell is filled in; None when these are all."""
    blank: Mask | None = None
    for column in texts.values():
        if column.complete:
            return None
        here = column.blank()
        blank = here if blank is None else blank & here
        if not blank.any():
            return None
    if not everything:
        raise OtherColumnsNeededError
    return np.flatnonzero(~blank) if blank is not None else np.zeros(0, dtype=np.int64)


def _about_rows(raw: RawRows) -> Iterator[Problem]:
    if raw.surplus:
        yield Problem(
            Rule.SURPLUS_CELLS,
            Severity.NOTE,
            "",
            "There are cells beyond the last heading; they were left out.",
            np.array([row for row, _ in raw.surplus], dtype=np.int64),
            arrow.texts([cells for _, cells in raw.surplus]),
        )
    for row, lines in raw.unclosed:
        yield Problem(
            Rule.UNCLOSED_QUOTE,
            Severity.REJECTED,
            "",
            f"A quotation mark is opened here and never closed, so the rest of the file"
            f" ({lines} lines) became one value; {ROW_REJECTED}.",
            np.array([row], dtype=np.int64),
            arrow.texts([""]),
        )


@dataclass
class _Cleaner:
    """Reads columns one after the other and gathers what is wrong with them."""

    layout: Layout
    texts: Mapping[str, Told]
    count: int
    problems: list[Problem] = field(default_factory=list)

    def read(self, column: Column) -> Values:
        """The column's values; what cannot be read is blank and a problem."""
        texts = self.texts[column.name]
        if column.required and not texts.complete:
            self._check_filled(column, texts)
        if isinstance(texts, WrittenDays):
            return texts.days
        if column.kind in (Kind.ID, Kind.TEXT):
            return texts
        if column.kind is Kind.LOCAL:
            return _in_capitals(texts)
        if column.kind is Kind.CODE:
            return self._read_codes(column, texts)
        known, could_read = self._known(column, texts.texts)
        self._check_read(column, texts, could_read)
        blank = NEVER if column.kind in DAYS else NO_AMOUNT
        return looked_up(np.append(known, blank), texts.codes)

    def _known(self, column: Column, texts: pa.StringArray) -> tuple[Numbers, Mask]:
        if column.kind is Kind.DATE:
            return values.days_of(texts)
        if column.kind is Kind.MONTH:
            return values.months_of(texts)
        if column.kind is Kind.DATETIME:
            return values.moments_of(texts)
        if column.kind is Kind.NUMBER:
            return values.numbers_of(texts)
        codes = [column.codes.find(text) for text in texts.to_pylist()]
        amounts = [NO_AMOUNT if code is None else int(code) * UNIT for code in codes]
        known = np.array([code is not None for code in codes], dtype=bool)
        return np.array(amounts, dtype=np.int64), known

    def _read_codes(self, column: Column, texts: Distinct) -> Distinct:
        found: list[str] = texts.texts.to_pylist()
        codes = [column.codes.find(text) for text in found]
        if codes == found:
            return texts
        self._check_read(column, texts, np.array([code is not None for code in codes], dtype=bool))
        return texts.recoded(codes)

    def _check_filled(self, column: Column, texts: Told) -> None:
        blank = np.flatnonzero(texts.blank())
        if len(blank):
            reason = f"{column.name} must be filled in; {ROW_REJECTED}."
            nothing = arrow.texts([""] * len(blank))
            self.problems.append(Problem(Rule.BLANK, Severity.REJECTED, column.name, reason, blank, nothing))

    def _check_read(self, column: Column, texts: Distinct, known: Mask) -> None:
        if known.all():
            return
        rows = np.flatnonzero(~np.append(known, True)[texts.codes])
        if not len(rows):
            return
        severity = Severity.REJECTED if column.rejecting else Severity.NOT_RECORDED
        reason = (
            f"{column.name} {EXPECTED[column.kind]}; {ROW_REJECTED if column.rejecting else VALUE_DROPPED}."
        )
        rule = Rule.UNKNOWN_CODE if column.code_list else Rule.UNREADABLE
        found = texts.written(rows)
        self.problems.append(Problem(rule, severity, column.name, reason, rows, found))

    def check_order(self, columns: Mapping[str, Values]) -> None:
        """Reject rows whose second date is before the first."""
        if self.layout.in_order is None or not set(self.layout.in_order) <= columns.keys():
            return
        first, second = self.layout.in_order
        start, end = days_in(columns, first), days_in(columns, second)
        rows = np.flatnonzero((start != NEVER) & (end < start))
        if len(rows):
            reason = f"{second} is before {first}; {ROW_REJECTED}."
            found = self.texts[second].written(rows)
            self.problems.append(Problem(Rule.ORDER, Severity.REJECTED, second, reason, rows, found))

    def rejected(self) -> Rows:
        """The rows that a problem rejects."""
        rejecting = [problem.rows for problem in self.problems if problem.severity is Severity.REJECTED]
        return np.unique(np.concatenate(rejecting)) if rejecting else np.zeros(0, dtype=np.int64)


def _in_capitals(texts: Distinct) -> Distinct:
    capitals = arrow.in_capitals(texts.texts)
    if capitals.equals(texts.texts):
        return texts
    return texts.recoded(capitals.to_pylist())
