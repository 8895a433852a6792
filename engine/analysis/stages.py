"""Key stage 2 and 4: the tables as printed, and charts against national and local rows."""

from dataclasses import dataclass

from engine.analysis.history import History
from engine.analysis.printed_tables import printed_table
from engine.calendar import Month
from engine.charts import (
    PERCENT,
    BarChart,
    BarSeries,
    Chart,
    IntervalChart,
    IntervalRow,
    Measure,
    axis_for,
)
from engine.key_stages import (
    ELEMENTS,
    VIRTUAL_SCHOOL,
    latest_year,
    mean_fine_level,
    pupils_of,
)
from engine.results import Table

EXPECTED = ("RWM >=Exp", "Reading >=Exp", "Writing >=Exp", "Maths >=Exp", "GPS >=Exp")
SUBJECTS = ("Reading, writing and maths", "Reading", "Writing", "Maths", "Grammar, punctuation and spelling")
PROGRESS = Measure("score", 2, signed=True)
ATTAINMENT = Measure("points", 1)


@dataclass(frozen=True)
class KeyStages:
    """The results known at the end of a month; a year is None where none is known.

    `notes` belong below the tables.
    """

    month: Month
    ks2_year: int | None
    ks2: Table
    ks2_charts: tuple[Chart, ...]
    ks2_notes: tuple[str, ...]
    ks4_year: int | None
    ks4: Table
    ks4_charts: tuple[Chart, ...]
    ks4_notes: tuple[str, ...]


def key_stages(history: History, month: Month) -> KeyStages:
    """Both key stages as at the end of a month."""
    extracts = history.extracts
    ks2, ks4 = (printed_table(history, name, month) for name in ("ks2", "ks4"))
    return KeyStages(
        month=month,
        ks2_year=latest_year(extracts["ks2_results"], month),
        ks2=ks2,
        ks2_charts=(_expected(ks2),) if len(ks2) > 1 else (),
        ks2_notes=_ks2_notes(ks2),
        ks4_year=latest_year(extracts["ks4_results"], month),
        ks4=ks4,
        ks4_charts=(_progress(ks4), _attainment(ks4)) if len(ks4) > 1 else (),
        ks4_notes=_ks4_notes(history, month, ks4),
    )


def _ks2_notes(table: Table) -> tuple[str, ...]:
    if len(table) < 2:
        return ()
    return (
        "RWM: reading, writing and maths combined. Each share is of the pupils who have the results that it "
        "needs; shares of one test are of the whole cohort.",
    )


def _ks4_notes(history: History, month: Month, table: Table) -> tuple[str, ...]:
    found = pupils_of(history.extracts, "ks4_results", month)
    if found is None or len(table) < 2:
        return ()
    mean = mean_fine_level(found[0])
    note = "Avg. KS2 Fine Lvl divides by the whole cohort and counts pupils without a level as 0"
    return (f"{note}; the mean of the pupils who have one is {mean}." if mean else f"{note}.",)


def _number(text: str) -> float | None:
    """The number in a cell as printed; None where it is empty or no number."""
    try:
        return float(text.replace(",", "").replace("%", "").replace("±", ""))
    except ValueError:
        return None


def _expected(table: Table) -> BarChart:
    """Shares at the expected standard, a group of bars per subject: at most the last four rows."""
    header, rows = table[0], table[1:][-4:]
    places = [header.index(name) for name in EXPECTED]
    series = tuple(
        BarSeries(
            row[0], tuple(_number(row[place]) for place in places), tuple(row[p] or "-" for p in places)
        )
        for row in rows
    )
    held = [value for each in series for value in each.values]
    return BarChart(
        title="Key stage 2: pupils at or above the expected standard",
        measure=PERCENT,
        category_name="Subject",
        categories=SUBJECTS,
        series=series,
        axis=axis_for(held, percent=True, from_zero=True),
        horizontal=True,
    )


def _progress(table: Table) -> IntervalChart:
    header, rows = table[0], table[1:]
    score, interval = header.index("Avg. Pr8 Score"), header.index("Conf. Int.")
    points = tuple(_interval_row(row[0], row[score], row[interval]) for row in rows)
    held = [value for row in points for value in (row.value, row.low, row.high)]
    return IntervalChart(
        title="Key stage 4: average Progress 8 score with confidence interval",
        measure=PROGRESS,
        rows=points,
        axis=axis_for([*held, 0.0]),
        reference=0.0,
        reference_label="Average of all pupils in England",
    )


def _interval_row(label: str, score: str, interval: str) -> IntervalRow:
    value, half = _number(score), _number(interval)
    own = label == VIRTUAL_SCHOOL
    if value is None or half is None:
        return IntervalRow(label, value, emphasised=own, text=score)
    return IntervalRow(label, value, round(value - half, 2), round(value + half, 2), own, score)


def _attainment(table: Table) -> BarChart:
    header, rows = table[0], table[1:][-4:]
    names = [f"{name} Avg. Att. Score" for name, _ in ELEMENTS]
    places = [header.index("Avg. At8 Score"), *(header.index(name) for name in names)]
    series = tuple(
        BarSeries(
            row[0], tuple(_number(row[place]) for place in places), tuple(row[p] or "-" for p in places)
        )
        for row in rows
    )
    held = [value for each in series for value in each.values]
    return BarChart(
        title="Key stage 4: average Attainment 8 score and its elements",
        measure=ATTAINMENT,
        category_name="Element",
        categories=("Attainment 8", *(name for name, _ in ELEMENTS)),
        series=series,
        axis=axis_for(held, from_zero=True),
        horizontal=True,
    )
