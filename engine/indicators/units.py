"""The things that indicators count: children in care, periods of care, rows of an extract.

Each kind of unit is a table with one row per (month, unit); `names` gives the unit and child columns of
`scorecard children`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.arrays import NEVER, Days, Mask, Rows, either, looked_up, order_of_places, place_among, rows_at
from engine.calendar import Window
from engine.calendar.iso import iso
from engine.care.model import CareModel
from engine.care.monthly import Monthly, Scalar
from engine.care.roll import Roll
from engine.tables import Extract


def roll(model: CareModel) -> Roll:
    """CIC(D): one row per child in care."""
    return model.roll


@dataclass(frozen=True, eq=False)
class PeriodRows(Monthly):
    """Periods of care, each in every month whose window holds one of its days."""

    @property
    def period(self) -> Rows:
        """The period."""
        return self.row

    @property
    def child(self) -> Rows:
        """The child's number."""
        return self.of(self.model.periods.child)

    @property
    def start(self) -> Days:
        """S0."""
        return self.of(self.model.periods.start)

    @property
    def end(self) -> Days:
        """E0."""
        return self.of(self.model.periods.end)

    def end_code(self, *values: str) -> Mask:
        """Whether the last episode ended with one of the codes."""
        periods = self.model.periods
        return self.of_period(("ended", values), lambda: periods.end_code(*values))

    def of_period(self, key: Hashable, build: Callable[[], npt.NDArray[Scalar]]) -> npt.NDArray[Scalar]:
        """A fact of the period; `build` gives it for all periods, whatever the month."""
        return self.of(self.model.facts.keep(("period", key), build))

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """CHILD, a space, S0."""
        children = self.model.child_texts(self.child[rows])
        starts = [iso(day) for day in self.start[rows]]
        return [f"{child} {start}" for child, start in zip(children, starts, strict=True)], children


def monthly(rows: Iterable[Rows]) -> dict[int, Rows]:
    """Rows given month by month as `Monthly` has them."""
    return dict(enumerate(rows))


def in_window(model: CareModel, days: Days, window: Window, kept: Mask | None = None) -> Iterator[Rows]:
    """For every month, the rows whose day is in its window; only some rows if `kept` says so."""
    starts, months = model.window_start(window), len(model.days)
    inside = (days >= starts[0]) & (days <= model.days[-1])
    row = np.flatnonzero(inside if kept is None else inside & kept).astype(np.int32)
    first, after = months_of_window(model, looked_up(days, row), window)
    # In order of day, as far as months tell days apart, a window is a run of rows.
    order = order_of_places(first * np.int32(months + 1) + after, (months + 1) ** 2)
    row, first, after = looked_up(row, order), looked_up(first, order), looked_up(after, order)
    for place in range(months):
        yield row[np.searchsorted(after, place, side="right") : np.searchsorted(first, place, side="right")]


def months_of_window(model: CareModel, days: Days, window: Window) -> tuple[Rows, Rows]:
    """The first month whose window holds each day, and the month after the last, as places."""
    return place_among(model.days, days), place_among(model.window_start(window), days, "right")


def in_months(model: CareModel, first: Rows, after: Rows) -> Iterator[Rows]:
    """For every month, the rows that count from one month (its place among the model's) to before another."""
    return rows_at(np.arange(len(model.days), dtype=np.int32), first, after)


def _period_rows(model: CareModel, days: Days, window: Window, kept: Mask | None = None) -> PeriodRows:
    """Periods in the months whose window holds a day, while the child's episodes read like this."""
    periods = model.periods
    first, after = months_of_window(model, days, window)
    first = np.maximum(first, place_among(model.days, periods.known_from))
    after = np.minimum(after, place_among(model.days, periods.known_until))
    rows = in_months(model, first, after if kept is None else either(kept, after, first))
    return PeriodRows(model, monthly(rows))


def starts(window: Window) -> Callable[[CareModel], PeriodRows]:
    """Periods with S0 in the window."""

    def build(model: CareModel) -> PeriodRows:
        return model.keep(("starts", window), lambda: _period_rows(model, model.periods.start, window))

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


@dataclass(frozen=True, eq=False)
class ExtractRows(Monthly):
    """Rows of one extract, each in every month that it counts in.

    `unit` is the column that names the unit, `unit_date` the key date that follows it, if any.
    """

    extract: Extract
    unit: str
    unit_date: str | None = None

    @property
    def child(self) -> Rows:
        """The child's number; ABSENT for a child without episodes."""
        return self.of(self.model.children.number(self.extract))

    def days(self, column: str) -> Days:
        """A date column; NEVER where blank or after D, and so not known."""
        days = self.of(self.extract.days(column))
        return either(days <= self.day, days, NEVER)

    def among(self, column: str, *values: str) -> Mask:
        """Whether a code column holds one of the values."""
        extract = self.extract
        return self.of_row((column, values), lambda: extract.among(column, values))

    def filled(self, column: str) -> Mask:
        """Whether a text or code column is recorded."""
        return self.of_row(("filled", column), lambda: self.extract.filled(column))

    def of_row(self, key: Hashable, build: Callable[[], npt.NDArray[Scalar]]) -> npt.NDArray[Scalar]:
        """A fact of the row; `build` gives it for the whole extract, whatever the month."""
        return self.of(self.model.facts.keep((self.extract.name, key), build))

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
        rows = in_window(model, extract.days(date), window)
        return ExtractRows(model, monthly(rows), extract, unit, unit_date)

    return build


def rows_open(name: str, start: str, end: str, unit: str) -> Callable[[CareModel], ExtractRows]:
    """Rows of an extract that are open at D; the unit is an id and the start date."""

    def build(model: CareModel) -> ExtractRows:
        extract = model.extracts[name]
        rows = rows_at(model.days, extract.days(start), extract.days(end))
        return ExtractRows(model, monthly(rows), extract, unit, start)

    return build


def rows_of_month(name: str, unit: str = "CHILD") -> Callable[[CareModel], ExtractRows]:
    """The month's rows of an AS_AT extract."""

    def build(model: CareModel) -> ExtractRows:
        return model.keep(
            ("rows of month", name, unit),
            lambda: ExtractRows(model, monthly(model.snapshot_rows(name)), model.extracts[name], unit),
        )

    return build
