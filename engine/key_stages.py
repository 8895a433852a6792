"""Key stage 2 and key stage 4 tables beside national and local rows (section 6)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

import numpy as np

from engine.arrays import UNIT, Amounts, Mask
from engine.calendar import Month
from engine.profile import Profile
from engine.results import Table
from engine.scorecard.rounding import fixed
from engine.tables import Extract, Extracts

VIRTUAL_SCHOOL = "Virtual School"
EXPECTED, HIGH = 100 * UNIT, 110 * UNIT
RESULTS_KNOWN_FROM = 9
"""Results of a year are known from 1 September of that year."""

Z_95 = Fraction("1.96")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
"""The commas of 16,797, which the tables go without; that of 64,6 is somebody's decimal comma and stays."""


def latest_year(extract: Extract, month: Month) -> int | None:
    """The latest YEAR in the extract whose results are known at the end of the month."""
    years, recorded = extract.amounts("YEAR")
    known = month.year if month.number >= RESULTS_KNOWN_FROM else month.year - 1
    past = years[recorded & (years <= known * UNIT)]
    return int(past.max() // UNIT) if len(past) else None


@dataclass(frozen=True)
class Pupils:
    """The rows of one extract and year."""

    extract: Extract
    chosen: Mask

    @property
    def count(self) -> int:
        """The cohort."""
        return int(self.chosen.sum())

    def amounts(self, column: str) -> tuple[Amounts, Mask]:
        """A number column (blank counts 0), and which are recorded."""
        values, recorded = self.extract.amounts(column)
        return values[self.chosen], recorded[self.chosen]

    def among(self, column: str, *values: str) -> Mask:
        """Whether a code column holds one of the values."""
        return self.extract.among(column, values)[self.chosen]

    def filled(self, column: str) -> Mask:
        """Whether a code column is recorded."""
        return self.extract.filled(column)[self.chosen]


def _percent(part: Mask, of: Mask | int) -> str:
    total = of if isinstance(of, int) else int(of.sum())
    within = part if isinstance(of, int) else part & of
    return f"{fixed(Fraction(100 * int(within.sum()), total), 1)}%" if total else ""


def _mean(values: Amounts, of: int, places: int) -> str:
    return fixed(Fraction(int(values.sum()), UNIT * of), places) if of else ""


@dataclass(frozen=True)
class TestResults:
    """Scaled scores and outcomes of one key stage 2 test; an outcome counts only without a score."""

    score: Amounts
    scored: Mask
    known: Mask
    expected: Mask
    below: Mask
    high: Mask

    @classmethod
    def of(cls, pupils: Pupils, subject: str) -> "TestResults":
        """The results in a subject (READ, MATHS, GPS)."""
        score, scored = pupils.amounts(f"{subject}_SS")
        outcome = f"{subject}_OUTCOME"
        return cls(
            score=score,
            scored=scored,
            known=scored | pupils.filled(outcome),
            expected=np.where(scored, score >= EXPECTED, pupils.among(outcome, "AS")),
            below=np.where(scored, score < EXPECTED, pupils.among(outcome, "NS", "B")),
            high=scored & (score >= HIGH),
        )

    def cells(self, cohort: int) -> list[str]:
        """Average scaled score; below, at or above, and high as shares of the cohort."""
        average = _mean(np.where(self.scored, self.score, 0), int(self.scored.sum()), 1)
        return [average, *(_percent(part, cohort) for part in (self.below, self.expected, self.high))]


KS2_HEADER = [
    "", "Cohort", "RWM >=Exp", "RWM High", "Reading Avg SS", "Reading <Exp", "Reading >=Exp", "Reading High",
    "Writing >=Exp", "Writing GDS", "Maths Avg SS", "Maths <Exp", "Maths >=Exp", "Maths High", "GPS Avg SS",
    "GPS <Exp", "GPS >=Exp", "GPS High",
]  # fmt: skip

ELEMENTS = (("English", "ENG"), ("Maths", "MAT"), ("EBacc", "EBACC"), ("Other", "OPEN"))
KS4_HEADER = [
    "", "Cohort", "Prog. Cov.", "Avg. KS2 Fine Lvl", "Avg. At8 Score", "Avg. Pr8 Score", "Conf. Int.",
    *(
        f"{name} {measure}"
        for name, _ in ELEMENTS
        for measure in ("Avg. Att. Score", "Avg. Prog. Score", "Conf. Int.")
    ),
]  # fmt: skip


def ks2_row(pupils: Pupils) -> list[str]:
    """The Virtual School's row of the key stage 2 table."""
    reading, maths, gps = (TestResults.of(pupils, subject) for subject in ("READ", "MATHS", "GPS"))
    assessed = pupils.filled("WRIT_TA")
    writing, depth = pupils.among("WRIT_TA", "EXS", "GDS"), pupils.among("WRIT_TA", "GDS")
    combined = reading.known & maths.known & assessed
    return [
        VIRTUAL_SCHOOL,
        str(pupils.count),
        _percent(reading.expected & maths.expected & writing, combined),
        _percent(reading.high & maths.high & depth, combined),
        *reading.cells(pupils.count),
        _percent(writing, assessed),
        _percent(depth, assessed),
        *maths.cells(pupils.count),
        *gps.cells(pupils.count),
    ]


def ks4_row(pupils: Pupils, deviations: Mapping[str, str]) -> list[str]:
    """The Virtual School's row of the key stage 4 table."""
    included = pupils.amounts("IN_P8")[0] == UNIT
    fine_level = pupils.amounts("KS2_FINE")[0]
    cells = [VIRTUAL_SCHOOL, str(pupils.count), _percent(included, pupils.count)]
    cells.append(_mean(fine_level, pupils.count, 1))
    for suffix in ("", *(f"_{element}" for _, element in ELEMENTS)):
        cells.append(_mean(pupils.amounts(f"A8{suffix}")[0], pupils.count, 1))
        cells += _progress(pupils, included, f"P8{suffix}", deviations)
    return cells


def _progress(pupils: Pupils, included: Mask, column: str, deviations: Mapping[str, str]) -> list[str]:
    """Average progress of the included pupils who have the score, and its confidence interval."""
    score, recorded = pupils.amounts(column)
    measured = included & recorded
    count = int(measured.sum())
    interval = ""
    if count and column in deviations:
        interval = f"±{_interval(Fraction(deviations[column]), count)}"
    return [_mean(score[measured], count, 2), interval]


def _interval(deviation: Fraction, count: int) -> str:
    """1.96 x s / sqrt(n), to two places, exactly: the root of a fraction to 30 digits."""
    precision = 10**30
    square = (Z_95 * deviation) ** 2 / count
    root = Fraction(isqrt(square.numerator * precision**2 // square.denominator), precision)
    return fixed(root, 2)


def mean_fine_level(pupils: Pupils) -> str:
    """The true mean of the KS2 fine level, of the pupils who have one."""
    level, recorded = pupils.amounts("KS2_FINE")
    return _mean(level[recorded], int(recorded.sum()), 1)


def pupils_of(extracts: Extracts, stage: str, month: Month) -> tuple[Pupils, int] | None:
    """The latest known cohort of a key stage (ks2_results, ks4_results) and its year."""
    extract = extracts[stage]
    year = latest_year(extract, month)
    if year is None:
        return None
    values, recorded = extract.amounts("YEAR")
    return Pupils(extract, recorded & (values == year * UNIT)), year


def _stage_table(
    extracts: Extracts,
    month: Month,
    stage: str,
    header: Sequence[str],
    own_row: Callable[[Pupils, int], list[str]],
) -> Table:
    found = pupils_of(extracts, f"{stage.lower()}_results", month)
    if found is None:
        return [list(header)]
    pupils, year = found
    return [
        list(header),
        *_benchmark_rows(extracts["benchmarks"], stage, year, header),
        own_row(pupils, year),
    ]


def _benchmark_rows(extract: Extract, stage: str, year: int, header: Sequence[str]) -> Table:
    """National and local rows of the year, in the order of their first appearance, as given."""
    years, recorded = extract.amounts("YEAR")
    rows = np.flatnonzero(recorded & (years == year * UNIT) & extract.among("STAGE", [stage])).tolist()
    column = {name.casefold(): place for place, name in enumerate(header)}
    labels: dict[str, list[str]] = {}
    texts = (extract.text_at(name, rows) for name in ("ROW_LABEL", "MEASURE", "VALUE"))
    for label, measure, value in zip(*texts, strict=True):
        row = labels.setdefault(label, [label, *[""] * (len(header) - 1)])
        place = column.get(" ".join(measure.split()).casefold().replace("≥", ">="))
        if place:
            row[place] = _THOUSANDS.sub("", value)
    return list(labels.values())


def ks2_table(extracts: Extracts, month: Month) -> Table:
    """The key stage 2 table of the latest year whose results are known."""
    return _stage_table(extracts, month, "KS2", KS2_HEADER, lambda pupils, _: ks2_row(pupils))


def ks4_table(extracts: Extracts, month: Month, profile: Profile) -> Table:
    """The key stage 4 table of the latest year whose results are known."""
    deviations = profile.p8_standard_deviations

    def row(pupils: Pupils, year: int) -> list[str]:
        return ks4_row(pupils, deviations.get(year, {}))

    return _stage_table(extracts, month, "KS4", KS4_HEADER, row)
