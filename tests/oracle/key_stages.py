"""Section 6: the key stage 2 and key stage 4 tables."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from .care import View
from .demographics import Table
from .loading import Row
from .printing import fixed

KS2_MEASURES = [
    "Cohort",
    "RWM >=Exp",
    "RWM High",
    "Reading Avg SS",
    "Reading <Exp",
    "Reading >=Exp",
    "Reading High",
    "Writing >=Exp",
    "Writing GDS",
    "Maths Avg SS",
    "Maths <Exp",
    "Maths >=Exp",
    "Maths High",
    "GPS Avg SS",
    "GPS <Exp",
    "GPS >=Exp",
    "GPS High",
]
KS4_MEASURES = ["Cohort", "Prog. Cov.", "Avg. KS2 Fine Lvl", "Avg. At8 Score", "Avg. Pr8 Score", "Conf. Int."]
for _element in ("English", "Maths", "EBacc", "Other"):
    KS4_MEASURES += [f"{_element} Avg. Att. Score", f"{_element} Avg. Prog. Score", f"{_element} Conf. Int."]


def _latest_year(view: View, extract: str) -> Fraction | None:
    """The latest YEAR in the extract with 1 September of YEAR <= D."""
    years = [row["YEAR"] for row in view.rows(extract) if date(int(row["YEAR"]), 9, 1) <= view.end]
    return max(years, default=None)


def _table(view: View, stage: str, measures: list[str], own: Callable[[list[Row], int], list[str]]) -> Table:
    header = ["", *measures]
    extract = f"{stage.lower()}_results"
    year = _latest_year(view, extract)
    if year is None:
        return [header]
    table = [header, *_benchmarks(view, stage, year, measures)]
    pupils = [row for row in view.rows(extract) if row["YEAR"] == year]
    return [*table, ["Virtual School", *own(pupils, int(year))]]


def _benchmarks(view: View, stage: str, year: Fraction, measures: list[str]) -> Table:
    """`benchmarks` rows of the same YEAR, in the order of their first appearance."""
    rows: dict[str, dict[str, str]] = {}
    for row in view.rows("benchmarks"):
        if row["STAGE"] == stage and row["YEAR"] == year:
            values = rows.setdefault(row["ROW_LABEL"], {})
            values[row["MEASURE"].casefold()] = row["VALUE"].replace(",", "")
    return [
        [label, *(values.get(measure.casefold(), "") for measure in measures)]
        for label, values in rows.items()
    ]


def _share(rows: list[Row], meets: Callable[[Row], bool]) -> str:
    return f"{fixed(Fraction(100 * sum(map(meets, rows)), len(rows)), 1)}%" if rows else ""


def _average(values: list[Fraction], of: int, places: int) -> str:
    return fixed(sum(values, Fraction(0)) / of, places) if of else ""


def ks2(view: View) -> Table:
    """Section 6, KS2."""
    return _table(view, "KS2", KS2_MEASURES, lambda pupils, _: _ks2_row(pupils))


def _at_standard(row: Row, subject: str) -> bool:
    score, outcome = row[f"{subject}_SS"], row[f"{subject}_OUTCOME"]
    return bool(score >= 100) if score is not None else outcome == "AS"


def _below(row: Row, subject: str) -> bool:
    score, outcome = row[f"{subject}_SS"], row[f"{subject}_OUTCOME"]
    return bool(score < 100) if score is not None else outcome in {"NS", "B"}


def _high(row: Row, subject: str) -> bool:
    score = row[f"{subject}_SS"]
    return score is not None and score >= 110


def _has_result(row: Row, subject: str) -> bool:
    return row[f"{subject}_SS"] is not None or row[f"{subject}_OUTCOME"] is not None


def _test(pupils: list[Row], subject: str) -> list[str]:
    scores = [row[f"{subject}_SS"] for row in pupils if row[f"{subject}_SS"] is not None]
    return [
        _average(scores, len(scores), 1),
        _share(pupils, lambda row: _below(row, subject)),
        _share(pupils, lambda row: _at_standard(row, subject)),
        _share(pupils, lambda row: _high(row, subject)),
    ]


def _ks2_row(pupils: list[Row]) -> list[str]:
    written = [row for row in pupils if row["WRIT_TA"] is not None]
    combined = [row for row in written if _has_result(row, "READ") and _has_result(row, "MATHS")]
    return [
        str(len(pupils)),
        _share(
            combined,
            lambda row: (
                _at_standard(row, "READ") and _at_standard(row, "MATHS") and row["WRIT_TA"] in {"EXS", "GDS"}
            ),
        ),
        _share(combined, lambda row: _high(row, "READ") and _high(row, "MATHS") and row["WRIT_TA"] == "GDS"),
        *_test(pupils, "READ"),
        _share(written, lambda row: row["WRIT_TA"] in {"GDS", "EXS"}),
        _share(written, lambda row: row["WRIT_TA"] == "GDS"),
        *_test(pupils, "MATHS"),
        *_test(pupils, "GPS"),
    ]


def ks4(view: View) -> Table:
    """Section 6, KS4."""
    return _table(view, "KS4", KS4_MEASURES, lambda pupils, year: _ks4_row(view, pupils, year))


def _ks4_row(view: View, pupils: list[Row], year: int) -> list[str]:
    included = [row for row in pupils if row["IN_P8"] == "1"]
    cells = [
        str(len(pupils)),
        _share(pupils, lambda row: row["IN_P8"] == "1"),
        _average([row["KS2_FINE"] or Fraction(0) for row in pupils], len(pupils), 1),
    ]
    for part in ("", "_ENG", "_MAT", "_EBACC", "_OPEN"):
        cells.append(_average([row.get(f"A8{part}") or Fraction(0) for row in pupils], len(pupils), 1))
        scores = [row[f"P8{part}"] for row in included if row.get(f"P8{part}") is not None]
        cells.append(_average(scores, len(scores), 2))
        cells.append(_interval(view.profile.deviations.get(year, {}).get(part), len(scores)))
    return cells


def _interval(deviation: str | None, n: int) -> str:
    """1.96 x s / sqrt(n), to two places; empty in a year without a standard deviation, or without pupils."""
    if deviation is None or n == 0:
        return ""
    with localcontext() as context:
        context.prec = 60
        return f"±{fixed(Fraction(Decimal('1.96') * Decimal(deviation) / Decimal(n).sqrt()), 2)}"
