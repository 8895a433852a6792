"""Key stage results of 2017, pupil by pupil, with the sums that the Virtual School's printed rows need."""

from typing import NamedTuple

import numpy as np

from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.sums import with_sum
from engine.synthetic.chance import between, day
from engine.synthetic.columns import Column, Flags, Floats, Ints, constant, decimals, numbers, words

_YEAR = "2017"
_OUTCOMES = ["AS", "NS", "B", "A", ""]
_BELOW_TESTS, _ABSENT, _UNKNOWN = 2, 3, 4


class _Test(NamedTuple):
    """How many pupils scored 110 or more, 100 to 109, less, or were below the test; the average score."""

    name: str
    high: int
    expected: int
    not_met: int
    below: int
    average: float


_KS2_PUPILS, _KS2_WITHOUT_WRITING = 75, 2
_TESTS = (
    _Test("READ", 7, 28, 31, 9, 99.9),
    _Test("MATHS", 7, 27, 31, 9, 100.0),
    _Test("GPS", 6, 32, 27, 8, 101.0),
)
_WRITING = ("GDS", 2), ("EXS", 36), ("WTS", 24), ("PKF", 11)

_KS4_PUPILS, _KS4_IN_PROGRESS = 167, 91
# Element: average attainment over all pupils and average progress over those counted.
_ELEMENTS = (("ENG", 3.2, -1.32), ("MAT", 2.9, -0.97), ("EBACC", 3.2, -1.19), ("OPEN", 6.2, -0.91))


def _pupils(rng: np.random.Generator, identity: Identity, born_from: str, until: str, size: int) -> list[str]:
    """Pupil numbers of children born in a school year; should there be too few, those of some others."""
    born = (identity.birth >= day(born_from)) & (identity.birth <= day(until))
    fits, others = np.flatnonzero(born), np.flatnonzero(~born)
    chosen = [*rng.permutation(fits)[:size], *rng.permutation(others)[: max(0, size - len(fits))]]
    return [identity.upns[child] for child in chosen]


def ks2_results(rng: np.random.Generator, identity: Identity) -> Extract:
    """75 pupils; the able do well in all tests, so that 26 of the 73 with all results reach all standards."""
    columns: dict[str, Column] = {
        "YEAR": constant(_YEAR, _KS2_PUPILS),
        "UPN": words(_pupils(rng, identity, "2005-09-01", "2006-08-31", _KS2_PUPILS), np.arange(_KS2_PUPILS)),
    }
    for test, order in zip(_TESTS, _ks2_orders(), strict=True):
        score, outcome = _scores(rng, test, order)
        columns[f"{test.name}_SS"] = numbers(score)
        columns[f"{test.name}_OUTCOME"] = words(_OUTCOMES, outcome)
    grades = [grade for grade, count in _WRITING for _ in range(count)] + [""] * _KS2_WITHOUT_WRITING
    columns["WRIT_TA"] = words(grades, np.arange(_KS2_PUPILS))
    return columns, _KS2_PUPILS


def _ks2_orders() -> list[Ints]:
    """Each test's ranking of the pupils, who are listed by their writing, best first.

    26 are at the standard in reading and maths and writing; the others at it in one test only.
    """
    everyone = np.arange(_KS2_PUPILS)
    in_all = everyone[2:28]
    reading = np.concatenate([in_all, everyone[28:33], everyone[45:49]])
    maths = np.concatenate([in_all, everyone[33:38], everyone[50:53]])
    grammar = np.concatenate([in_all, everyone[:2], everyone[28:34], everyone[40:44]])
    firsts = (reading, maths, grammar)
    return [np.concatenate([first, np.setdiff1d(everyone, first)]) for first in firsts]


def _scores(rng: np.random.Generator, test: _Test, order: Ints) -> tuple[Ints, Ints]:
    """Scaled scores (-1 for none) and outcomes by pupil, given the ranking."""
    bands = ((test.high, 110, 116), (test.expected, 100, 109), (test.not_met, 84, 99))
    counts = [count for count, _, _ in bands]
    low, high = (np.repeat([band[place] for band in bands], counts) for place in (1, 2))
    total = round(test.average * len(low))
    ranked = with_sum(rng, between(rng, low, high, len(low)), low, high, total)
    score, outcome = np.full(_KS2_PUPILS, -1), np.full(_KS2_PUPILS, _ABSENT)
    score[order[: len(low)]] = ranked
    outcome[order[: len(low)]] = (ranked < 100).astype(np.int64)
    outcome[order[len(low) : len(low) + test.below]] = _BELOW_TESTS
    return score, outcome


def ks4_results(rng: np.random.Generator, identity: Identity) -> Extract:
    """167 pupils, of whom 91 count in Progress 8."""
    counted = np.arange(_KS4_PUPILS) < _KS4_IN_PROGRESS
    level = rng.normal(0, 1, _KS4_PUPILS)
    parts = {name: _attainment(rng, level, average) for name, average, _ in _ELEMENTS}
    columns: dict[str, Column] = {
        "YEAR": constant(_YEAR, _KS4_PUPILS),
        "UPN": words(_pupils(rng, identity, "2000-09-01", "2001-08-31", _KS4_PUPILS), np.arange(_KS4_PUPILS)),
        "KS2_FINE": decimals(np.where(counted, _fine_levels(rng, level, counted), np.nan), 1),
        "IN_P8": numbers(counted.astype(np.int64)),
        "A8": decimals(np.sum([*parts.values()], axis=0) / 10, 1),
        "P8": decimals(_progress(rng, level, counted, -1.09), 2),
    }
    for name, _, average in _ELEMENTS:
        columns[f"A8_{name}"] = decimals(parts[name] / 10, 1)
        columns[f"P8_{name}"] = decimals(_progress(rng, level, counted, average), 2)
    return columns, _KS4_PUPILS


def _attainment(rng: np.random.Generator, level: Floats, average: float) -> Ints:
    """Points in tenths; several pupils have none at all."""
    drawn = np.maximum(0, average * (1 + 0.7 * level + rng.normal(0, 0.3, len(level))))
    tenths = np.rint(drawn * 10).astype(np.int64)
    total = round((average + 0.02) * 10 * len(level))
    return with_sum(rng, tenths, np.zeros(len(level), np.int64), np.full(len(level), 180), total)


def _fine_levels(rng: np.random.Generator, level: Floats, counted: Flags) -> Floats:
    """KS2 levels of the pupils counted: their sum over the whole cohort is 2.1."""
    tenths = np.rint((3.9 + 0.7 * level) * 10).astype(np.int64)
    low, high = np.where(counted, 15, 0), np.where(counted, 58, 0)
    return with_sum(rng, tenths, low, high, round(2.1 * 10 * len(level))) / 10


def _progress(rng: np.random.Generator, level: Floats, counted: Flags, average: float) -> Floats:
    """Progress scores in hundredths around the average; none for the others."""
    drawn = np.rint(100 * (average + 0.8 * level + rng.normal(0, 0.6, len(level)))).astype(np.int64)
    low, high = np.where(counted, -450, 0), np.where(counted, 300, 0)
    scores = with_sum(rng, drawn, low, high, round(average * 100 * int(counted.sum()))) / 100
    return np.where(counted, scores, np.nan)
