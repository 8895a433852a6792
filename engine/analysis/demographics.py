"""The six demographic tables beside the same month a year before, and the children in each cell."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.analysis.behind import people_in
from engine.analysis.history import History
from engine.analysis.labels import short_month
from engine.analysis.people import Person
from engine.analysis.printed_tables import printed_table
from engine.arrays import ABSENT, Rows
from engine.breakdowns import BREAKDOWNS, GRAND_TOTAL, SEX_COLUMNS, Grouped, breakdown_available
from engine.calendar import Month
from engine.charts import COUNT, Arrangement, BarChart, BarSeries, axis_for
from engine.results import Table

YEAR = 12
MOST_BARS = 12
CATEGORY_NAMES = {
    "nationality": "Nationality",
    "disability": "Disability",
    "uasc": "UASC",
    "ethnicity": "Ethnicity",
}
DISABILITY_NOTE = (
    "If a child has more than 1 disability recorded they will be counted more than once in the table"
)


@dataclass(frozen=True)
class DemographicRow:
    """One row: children by sex column, and in all, now and a year before (None where it cannot be told)."""

    label: str
    counts: tuple[int, ...]
    total: int
    year_before: tuple[int | None, ...]
    total_year_before: int | None

    @property
    def change(self) -> int | None:
        """More children (or fewer, if negative) than a year before."""
        return None if self.total_year_before is None else self.total - self.total_year_before


@dataclass(frozen=True)
class Demographic:
    """One table. `columns` are the sex columns that are shown; `available` says whether it can be told.

    `rows` are those of the month, and those that only occurred a year before, in their order. `totals` is
    None in the disability table, where a child may stand in several rows.
    """

    name: str
    title: str
    month: Month
    columns: tuple[str, ...]
    rows: tuple[DemographicRow, ...]
    totals: DemographicRow | None
    available: bool
    footnote: str
    chart: BarChart

    def table(self) -> Table:
        """The table with the year before and the change."""
        header = [self.title, *self.columns, GRAND_TOTAL, short_month(self.month.plus(-YEAR)), "Change"]
        rows = [*self.rows, self.totals] if self.totals else list(self.rows)
        return [header, *(_cells(row) for row in rows)]


def _cells(row: DemographicRow) -> list[str]:
    before = "" if row.total_year_before is None else f"{row.total_year_before:,}"
    change = "" if row.change is None else f"{row.change:+,}" if row.change else "0"
    return [row.label, *(f"{count:,}" for count in row.counts), f"{row.total:,}", before, change]


def demographics(history: History, month: Month) -> tuple[Demographic, ...]:
    """All six tables of a month, in the document's order."""
    return tuple(demographic(history, name, month) for name in BREAKDOWNS)


def demographic(history: History, name: str, month: Month) -> Demographic:
    """One table of a month: current_age, age_at_start, nationality, disability, uasc or ethnicity."""
    breakdown = BREAKDOWNS[name]
    now, before = _counts(history, name, month), _counts(history, name, month.plus(-YEAR))
    had = before if before and sum(_sum(before)) else None
    width = 3 if any(counts[2] for counts in (*(now or {}).values(), *(had or {}).values())) else 2
    labels = _in_order(list(now or {}), list(had or {}), sort=name == "nationality")
    rows = () if now is None else tuple(_row(label, now, had, width) for label in labels)
    totals = None
    if breakdown.totals and now is not None:
        totals = _row(GRAND_TOTAL, {GRAND_TOTAL: _sum(now)}, had and {GRAND_TOTAL: _sum(had)}, width)
    return Demographic(
        name=name,
        title=breakdown.title,
        month=month,
        columns=SEX_COLUMNS[:width],
        rows=rows,
        totals=totals,
        available=now is not None,
        footnote="" if breakdown.totals else DISABILITY_NOTE,
        chart=_chart(name, breakdown.title, SEX_COLUMNS[:width], rows),
    )


Counts = Mapping[str, tuple[int, ...]]


def _counts(history: History, name: str, month: Month) -> Counts | None:
    """Children per label, by sex column, as printed; None where the table cannot be told."""
    header, *rows = printed_table(history, name, month)
    if not rows:
        return None
    places = [header.index(column) if column in header else None for column in SEX_COLUMNS]
    kept = rows[:-1] if BREAKDOWNS[name].totals else rows
    return {row[0]: tuple(_number(row, place) for place in places) for row in kept}


def _number(row: list[str], place: int | None) -> int:
    return int(row[place] or 0) if place is not None else 0


def _grouped(history: History, name: str, month: Month) -> tuple[Grouped, Rows]:
    model = history.model_at(month)
    sex = model.children.sex[model.roll.child]
    grouped = model.keep(("breakdown", name), lambda: BREAKDOWNS[name].count(model))
    return grouped, np.where(sex == ABSENT, 2, sex).astype(np.int32)


def _sum(counts: Counts) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*counts.values(), strict=True)) or (0, 0, 0)


def _in_order(now: list[str], before: list[str], *, sort: bool) -> list[str]:
    """The labels of the month, with those that only occurred a year before in their place."""
    labels = [*now, *(label for label in before if label not in now)]
    return sorted(labels, key=lambda label: (label.casefold(), label)) if sort else labels


def _row(label: str, now: Counts, before: Counts | None, width: int) -> DemographicRow:
    counts = now.get(label, (0, 0, 0))
    had = None if before is None else before.get(label, (0, 0, 0))
    return DemographicRow(
        label=label,
        counts=counts[:width],
        total=sum(counts),
        year_before=(None,) * width if had is None else had[:width],
        total_year_before=None if had is None else sum(had),
    )


def children_in_cell(
    history: History, name: str, month: Month, label: str | None = None, column: str | None = None
) -> tuple[Person, ...]:
    """The children in a cell: of a row (None for all rows) and a sex column (None for all), sorted by id."""
    model = history.model_at(month)
    if not breakdown_available(BREAKDOWNS[name], model):
        return ()
    grouped, sex = _grouped(history, name, month)
    chosen = np.ones(len(grouped.row), dtype=bool)
    if label is not None and label != GRAND_TOTAL:
        place = grouped.labels.index(label) if label in grouped.labels else ABSENT
        chosen &= grouped.place == place
    if column is not None and column != GRAND_TOTAL:
        chosen &= sex[grouped.row] == SEX_COLUMNS.index(column)
    return people_in(history, month, model.roll.child[np.unique(grouped.row[chosen])])


def _chart(name: str, title: str, columns: tuple[str, ...], rows: tuple[DemographicRow, ...]) -> BarChart:
    """Ages as a pyramid; the rest as bars, the most frequent first."""
    if name in ("current_age", "age_at_start"):
        return _pyramid(title, rows)
    shown, apart = _without_majority([row for row in rows if row.total], name)
    title = title.rstrip("?") + apart
    if name in ("nationality", "disability"):
        shown = sorted(shown, key=lambda row: -row.total)[:MOST_BARS]
    series = tuple(
        BarSeries(column, tuple(float(row.counts[place]) for row in shown))
        for place, column in enumerate(columns)
    )
    return BarChart(
        title=title,
        measure=COUNT,
        category_name=CATEGORY_NAMES[name],
        categories=tuple(row.label for row in shown),
        series=series,
        axis=axis_for((float(row.total) for row in shown), from_zero=True),
        arrangement=Arrangement.STACKED,
        horizontal=True,
    )


def _without_majority(rows: list[DemographicRow], name: str) -> tuple[list[DemographicRow], str]:
    """The rows but the one that would dwarf all others, and the words that say so."""
    largest = max(rows, key=lambda row: row.total, default=None)
    if largest is None or name == "uasc" or len(rows) < 3 or largest.total * 2 < sum(r.total for r in rows):
        return rows, ""
    return [row for row in rows if row is not largest], f", apart from {largest.label}"


def _pyramid(title: str, rows: tuple[DemographicRow, ...]) -> BarChart:
    sides = tuple(
        BarSeries(SEX_COLUMNS[place], tuple(float(row.counts[place]) for row in rows)) for place in (0, 1)
    )
    held = [value for side in sides for value in side.values]
    return BarChart(
        title=title,
        measure=COUNT,
        category_name="Age",
        categories=tuple(row.label for row in rows),
        series=sides,
        axis=axis_for(held, from_zero=True),
        arrangement=Arrangement.PYRAMID,
        horizontal=True,
    )
