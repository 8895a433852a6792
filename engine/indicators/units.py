"""The things that indicators count: children in care, periods of care, rows of an extract.

Each kind of unit is a table with one row per (unit, month): `month` is the place of the month among the
model's months, `day` is D, and `names` gives the unit and child columns of `scorecard children`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Protocol, Self

import numpy as np

from engine.arrays import ABSENT, PART, Days, Mask, Rows, place_among, spread
from engine.calendar import Window
from engine.calendar.iso import iso
from engine.care.model import CareModel
from engine.care.roll import Roll
from engine.tables import Extract


class Units(Protocol):
    """A table with one row per (unit, month)."""

    @property
    def month(self) -> Rows:
        """The place of the month among the model's months."""

    @property
    def parts(self) -> Sequence[Units]:
        """The same table in parts that are computed one after the other."""

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """The unit and the child of some rows."""


class Whole:
    """Units that are few enough to be computed at once."""

    @property
    def parts(self) -> tuple[Self]:
        """Itself."""
        return (self,)


def roll(model: CareModel) -> Roll:
    """CIC(D): one row per child in care."""
    return model.roll


@dataclass(frozen=True)
class Spans:
    """Rows of a table, each in the months from `first` to before `after` (places among a model's months)."""

    row: Rows
    first: Rows
    after: Rows

    @cached_property
    def pairs(self) -> tuple[Rows, Rows]:
        """Every (row, month)."""
        place, month = spread(self.first, self.after)
        return self.row[place], month

    @cached_property
    def parts(self) -> tuple[Spans, ...]:
        """The same rows in parts of not much more than PART pairs."""
        pairs = np.cumsum(np.maximum(self.after - self.first, 0), dtype=np.int64)
        total = int(pairs[-1]) if len(pairs) else 0
        if total <= PART:
            return (self,)
        cuts = [0, *np.searchsorted(pairs, np.arange(PART, total, PART)).tolist(), len(pairs)]
        slices = [slice(start, end) for start, end in pairwise(cuts)]
        return tuple(Spans(self.row[part], self.first[part], self.after[part]) for part in slices)


@dataclass(frozen=True)
class Spanning:
    """Units that are rows of a table in some months."""

    model: CareModel
    spans: Spans

    @property
    def day(self) -> Days:
        """D."""
        return self.model.days[self.month]

    @property
    def month(self) -> Rows:
        """The place of the month among the model's months."""
        return self.spans.pairs[1]

    @cached_property
    def parts(self) -> tuple[Self, ...]:
        """The same units in parts."""
        return tuple(replace(self, spans=part) for part in self.spans.parts)


@dataclass(frozen=True)
class PeriodRows(Spanning):
    """Periods of care, each in every month whose window holds one of its days."""

    @property
    def period(self) -> Rows:
        """The period."""
        return self.spans.pairs[0]

    @property
    def child(self) -> Rows:
        """The child's number."""
        return self.model.periods.child[self.period]

    @property
    def start(self) -> Days:
        """S0."""
        return self.model.periods.start[self.period]

    @property
    def end(self) -> Days:
        """E0."""
        return self.model.periods.end[self.period]

    def end_code(self, *values: str) -> Mask:
        """Whether the last episode ended with one of the codes."""
        ended = self.model.keep(("ended", values), lambda: self.model.periods.end_code(*values))
        return ended[self.period]

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """CHILD, a space, S0."""
        children = self.model.child_texts(self.child[rows])
        starts = [iso(day) for day in self.start[rows]]
        return [f"{child} {start}" for child, start in zip(children, starts, strict=True)], children


def in_window(model: CareModel, row: Rows, days: Days, window: Window) -> Spans:
    """Rows in every month whose window holds the row's day."""
    return Spans(row, place_among(model.days, days), place_among(model.window_start(window), days, "right"))


def every_row(count: int) -> Rows:
    """The numbers of all rows of a table."""
    return np.arange(count, dtype=np.int32)


def _period_rows(model: CareModel, days: Days, window: Window, kept: Mask) -> PeriodRows:
    """Periods in the months whose window holds a day, while the child's episodes read like this."""
    period, periods = np.flatnonzero(kept).astype(np.int32), model.periods
    spans = in_window(model, period, days[period], window)
    first = np.maximum(spans.first, place_among(model.days, periods.known_from[period]))
    after = np.minimum(spans.after, place_among(model.days, periods.known_until[period]))
    return PeriodRows(model, Spans(period, first, after))


def starts(window: Window) -> Callable[[CareModel], PeriodRows]:
    """Periods with S0 in the window."""

    def build(model: CareModel) -> PeriodRows:
        every = np.ones(len(model.periods.start), dtype=bool)
        return model.keep(("starts", window), lambda: _period_rows(model, model.periods.start, window, every))

    return build


def leavers(window: Window) -> Callable[[CareModel], PeriodRows]:
    """Periods with E0 in the window and, for the last episode, REC other than X1."""

    def build(model: CareModel) -> PeriodRows:
        return model.keep(
            ("leavers", window),
            lambda: _period_rows(model, model.periods.end, window, ~model.periods.end_code("X1")),
        )

    return build


def starts_due(window: Window, due: Callable[[Days], Days]) -> Callable[[CareModel], PeriodRows]:
    """Periods whose due day (counted from S0) is in the window and that were open at the end of that day."""

    def build(model: CareModel) -> PeriodRows:
        day = due(model.periods.start)
        return _period_rows(model, day, window, model.periods.end > day)

    return build


@dataclass(frozen=True)
class ExtractRows(Spanning):
    """Rows of one extract, each in every month that it counts in.

    `unit` is the column that names the unit, `unit_date` the key date that follows it, if any.
    """

    extract: Extract
    unit: str
    unit_date: str | None = None

    @property
    def row(self) -> Rows:
        """The row of the extract."""
        return self.spans.pairs[0]

    @property
    def child(self) -> Rows:
        """The child's number; ABSENT for a child without episodes."""
        return self.model.children.number(self.extract)[self.row]

    def days(self, column: str) -> Days:
        """A date column; NEVER where blank or after D, and so not known."""
        days = self.extract.days(column)[self.row]
        return np.where(days <= self.day, days, np.int32(2**31 - 1))

    def among(self, column: str, *values: str) -> Mask:
        """Whether a code column holds one of the values."""
        return self.extract.holding(column, values)[self.extract.codes(column)[self.row]]

    def filled(self, column: str) -> Mask:
        """Whether a text or code column is recorded."""
        holds: Mask = self.extract.codes(column)[self.row] != ABSENT
        return holds

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """The id and, where the unit has one, the key date; and CHILD where the extract has it."""
        chosen = self.row[rows]
        units = self.extract.text_at(self.unit, chosen)
        if self.unit_date is not None:
            dates = self.extract.days(self.unit_date)[chosen]
            units = [f"{unit} {iso(day)}" for unit, day in zip(units, dates, strict=True)]
        return units, self.extract.text_at("CHILD", chosen)


def rows_in_window(
    name: str, date: str, window: Window, unit: str = "CHILD", unit_date: str | None = None
) -> Callable[[CareModel], ExtractRows]:
    """Rows of an extract whose date is in the window."""

    def build(model: CareModel) -> ExtractRows:
        extract = model.extracts[name]
        spans = in_window(model, every_row(extract.rows), extract.days(date), window)
        return ExtractRows(model, spans, extract, unit, unit_date)

    return build


def rows_open(name: str, start: str, end: str, unit: str) -> Callable[[CareModel], ExtractRows]:
    """Rows of an extract that are open at D; the unit is an id and the start date."""

    def build(model: CareModel) -> ExtractRows:
        extract = model.extracts[name]
        first, after = (place_among(model.days, extract.days(column)) for column in (start, end))
        return ExtractRows(model, Spans(every_row(extract.rows), first, after), extract, unit, start)

    return build


def rows_of_month(name: str, unit: str = "CHILD") -> Callable[[CareModel], ExtractRows]:
    """The month's rows of an AS_AT extract."""

    def build(model: CareModel) -> ExtractRows:
        month = model.month_of_snapshot_rows(name)
        row = np.flatnonzero(month != ABSENT).astype(np.int32)
        month = month[row]
        return ExtractRows(model, Spans(row, month, month + np.int32(1)), model.extracts[name], unit)

    return build
