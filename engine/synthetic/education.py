"""School: the monthly picture, exclusions, education, health and care plans, key stage results."""

import numpy as np

from engine.synthetic.chance import age_on, between, day, draw, happens, month_ends
from engine.synthetic.columns import (
    OPEN,
    Column,
    Floats,
    Ints,
    constant,
    dates,
    decimals,
    flags,
    identifiers,
    numbers,
    words,
)
from engine.synthetic.meetings import happening, without_repeats
from engine.synthetic.people import LAST_DAY, LAST_MONTH, Children, Periods

SNAPSHOTS = 37  # months: 25 to show, and a year before each
RESULTS_YEAR = 2017
_SCHOOL_DAYS_SINCE_SEPTEMBER = {
    9: 19,
    10: 36,
    11: 58,
    12: 73,
    1: 92,
    2: 107,
    3: 126,
    4: 138,
    5: 157,
    6: 175,
    7: 190,
    8: 190,
}


def _school_age(birth: Ints, end_of_month: Ints) -> Ints:
    """Age on the latest 1 September, which decides the school year."""
    year = end_of_month.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
    month = end_of_month.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 + 1
    first = (
        (np.where(month >= 9, year, year - 1))
        .astype("datetime64[Y]")
        .astype("datetime64[D]")
        .astype(np.int64)
    )
    return age_on(birth, first + 243)


def education_status(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """One row per month end and child in care of school age, for the last 37 months."""
    ends = month_ends(LAST_MONTH, SNAPSHOTS)
    rows = [periods.child[periods.open_on(end)] for end in ends.tolist()]
    child, as_at = np.concatenate(rows), np.repeat(ends, [len(row) for row in rows])
    year = _school_age(children.birth[child], as_at)
    at_school = (year >= 4) & (age_on(children.birth[child], as_at) < 18)
    child, as_at, year = child[at_school], as_at[at_school], year[at_school]
    size = len(child)
    trait = rng.random((4, len(children)))[:, child]  # what stays with a child from month to month
    month = as_at.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 + 1
    possible = 2 * np.array([_SCHOOL_DAYS_SINCE_SEPTEMBER[number] for number in range(1, 13)])[month - 1]
    absent = np.minimum(possible, (possible * 0.035 * -np.log(1 - trait[0] * 0.999)).astype(np.int64))
    phase = np.digitize(year, (11, 16))
    working = np.where(trait[1] < 0.15 + rng.random(size) * 0.04, 1, np.where(trait[1] > 0.97, 2, 0))
    return {
        "AS_AT": dates(as_at),
        "CHILD": numbers(children.ids[child]),
        "PHASE": words(["PRIMARY", "SECONDARY", "POST16"], phase),
        "EET_STATUS": words(["EET", "NEET", "UNKNOWN", ""], np.where(phase == 2, working, 3)),
        "NOT_IN_EDUCATION": flags((phase == 1) & (trait[2] < 0.07)),
        "REDUCED_TIMETABLE": flags((phase < 2) & (trait[2] > 0.985)),
        "SEN_PROVISION": words(["E", "K", "N"], np.digitize(trait[3], (0.27, 0.56))),
        "POSSIBLE_SESSIONS": numbers(np.where(phase < 2, possible, -1)),
        "ABSENT_SESSIONS": numbers(np.where(phase < 2, absent, -1)),
    }, size


def exclusions(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """Fixed term ones by the hundred, permanent ones rarely."""
    owner, on = without_repeats(*happening(rng, periods, 2500))
    child = periods.child[owner]
    age = age_on(children.birth[child], on)
    kept = ((age >= 11) | happens(rng, 0.15, len(age))) & (age >= 5) & (age < 17)
    child, on = child[kept], on[kept]
    return {
        "CHILD": numbers(children.ids[child]),
        "EXCLUSION_TYPE": flags(happens(rng, 0.012, len(on)), "PEX", "FTE"),
        "START_DATE": dates(on),
        "OUTCOME": words(["", "UPHELD", "WITHDRAWN", "OVERTURNED"], draw(rng, (90, 7, 2, 1), len(on))),
    }, len(on)


def ehc_plans(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """Requests for a plan, mostly issued within twenty weeks."""
    owner, on = without_repeats(*happening(rng, periods, 5500))
    size = len(on)
    issued = on + np.where(
        happens(rng, 0.75, size), between(rng, 90, 140, size), between(rng, 141, 230, size)
    )
    return {
        "CHILD": numbers(children.ids[periods.child[owner]]),
        "REQUEST_DATE": dates(on),
        "ISSUED_DATE": dates(np.where(issued > LAST_DAY, OPEN, issued)),
        "EXEMPTION": flags(happens(rng, 0.04, size)),
    }, size


def _pupils(children: Children, periods: Periods, age: int) -> Ints:
    """Children of a school year who were in care on 31 March of the results' year."""
    on = day(f"{RESULTS_YEAR}-03-31")
    child = np.unique(periods.child[periods.open_on(on)])
    last_year = day(f"{RESULTS_YEAR - 1}-08-31")
    pupils: Ints = child[age_on(children.birth[child], np.full(len(child), last_year)) == age - 1]
    return pupils


def ks2_results(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """Scaled scores of 11 year olds; one in eight did not reach the tests."""
    child = _pupils(children, periods, 11)
    size = len(child)
    below = happens(rng, 0.12, size)
    level = rng.normal(0, 6, size)
    columns = {
        "YEAR": constant(str(RESULTS_YEAR), size),
        "UPN": identifiers("A", children.ids[child] * 7919, 12),
    }
    for subject, mean in (("READ", 99.9), ("MATHS", 100.0), ("GPS", 101.0)):
        score = np.clip(np.rint(mean + level + rng.normal(0, 4, size)), 80, 120).astype(np.int64)
        outcome = np.where(below, 2, (score < 100).astype(np.int64))
        columns[f"{subject}_SS"] = numbers(np.where(below, -1, score))
        columns[f"{subject}_OUTCOME"] = words(["AS", "NS", "B"], outcome)
    written = np.where(below, 0, np.digitize(level + rng.normal(0, 3, size), (-1, 11)) + 1)
    columns["WRIT_TA"] = words(["PKF", "WTS", "EXS", "GDS"], written)
    return columns, size


def ks4_results(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """Attainment 8 and Progress 8 with their elements."""
    child = _pupils(children, periods, 16)
    size = len(child)
    counted = happens(rng, 0.6, size)
    level = rng.normal(0, 1, size)

    def scores(mean: float, spread_: float) -> Floats:
        return np.maximum(0, mean + spread_ * (level + rng.normal(0, 0.5, size)))

    def progress(mean: float) -> Floats:
        return np.where(counted, mean + 0.9 * level + rng.normal(0, 0.5, size), np.nan)

    columns = {
        "YEAR": constant(str(RESULTS_YEAR), size),
        "UPN": identifiers("A", children.ids[child] * 7919, 12),
        "KS2_FINE": decimals(np.where(counted, np.clip(3.8 + 0.8 * level, 1, 6), np.nan), 1),
        "IN_P8": numbers(counted.astype(np.int64)),
    }
    elements = (
        ("ENG", 3.6, 2.4, -1.32),
        ("MAT", 3.2, 2.2, -0.97),
        ("EBACC", 3.8, 3.2, -1.19),
        ("OPEN", 6.6, 4.5, -0.91),
    )
    parts = [np.round(scores(mean, deviation), 1) for _, mean, deviation, _ in elements]
    columns["A8"] = decimals(np.sum(parts, axis=0), 1)
    columns["P8"] = decimals(progress(-1.09), 2)
    for (name, _, _, mean), part in zip(elements, parts, strict=True):
        columns[f"A8_{name}"] = decimals(part, 1)
        columns[f"P8_{name}"] = decimals(progress(mean), 2)
    return columns, size
