"""The services around the children: other councils' placements, youth justice, audits, staffing."""

import numpy as np

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.figures import wanted
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.picking import some_of
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.states import held, spans
from engine.synthetic.calibrated.sums import apportioned, planned_years, rolling
from engine.synthetic.calibrated.timeline import (
    COUNT,
    ENDS,
    FIRST_DAY,
    JULY_2018,
    JULY_2019,
    JUNE_2019,
    STARTS,
    weekdays_between,
)
from engine.synthetic.chance import between, birthday, draw, waiting
from engine.synthetic.columns import (
    OPEN,
    Floats,
    Ints,
    dates,
    decimals,
    identifiers,
    numbers,
    words,
)

SNAPSHOTS = 37  # months of AS_AT extracts: 25 to show, and a year before each
_PLACING = ["203", "205", "207", "210", "303", "305", "308", "316", "320", "820", "822", "845", "846", "936"]
_GRADES = ["OUTSTANDING", "GOOD", "RI", "INADEQUATE"]


def population_estimates() -> Extract:
    """Inhabitants under 18 at mid-year; 2018 as printed."""
    years = np.arange(2014, 2019)
    people = np.array([329_410, 332_060, 334_980, 337_780, 340_140])
    return {"YEAR": numbers(years), "POP_0_17": numbers(people)}, len(years)


def ola_placements(rng: np.random.Generator) -> Extract:
    """Children whom other councils placed here: each month's end has as many as planned."""
    wanted_open = _course({0: 1290, JULY_2018: 1329, JUNE_2019: 1377, JULY_2019: 1397})
    size = int(wanted_open[0])
    start, end = FIRST_DAY - waiting(rng, 700, size), np.full(size, OPEN)
    birth = start - between(rng, 300, 5500, size)
    for month in range(COUNT):
        present = np.flatnonzero(end == OPEN)
        grown = present[birthday(birth[present], 18) <= ENDS[month]]
        end[grown] = np.maximum(birthday(birth[grown], 18), STARTS[month])
        present = np.flatnonzero(end == OPEN)
        left = some_of(rng, present, 38)
        end[left] = np.maximum(between(rng, STARTS[month], ENDS[month], 38), start[left] + 1)
        end[left] = np.minimum(end[left], ENDS[month])
        come = int(wanted_open[month]) - int((end == OPEN).sum())
        begun = between(rng, STARTS[month], ENDS[month] - 1, come)
        start, end = np.append(start, begun), np.append(end, np.full(come, OPEN))
        birth = np.append(birth, begun - between(rng, 300, 5900, come))
    return {
        "OLA_REF": identifiers("OLA", 1 + np.arange(len(start)), 5),
        "PLACING_LA": words(_PLACING, between(rng, 0, len(_PLACING) - 1, len(start))),
        "START_DATE": dates(start),
        "END_DATE": dates(end),
        "DOB": dates(birth),
    }, len(start)


def _course(known: dict[int, float]) -> Ints:
    """Whole numbers on straight lines between known months."""
    course = np.interp(np.arange(COUNT), list(known), list(known.values()))
    return np.rint(course).astype(np.int64)


def youth_justice(rng: np.random.Generator, population: Population, identity: Identity) -> Extract:
    """Children open to youth justice services: at each month's end as many as planned."""
    counts = wanted(rng, "cic_open_yos", population.in_care.sum(axis=0))
    period, first, after = spans(held(rng, population.in_care & (population.age >= 12), counts, 0.85))
    begun = np.maximum(between(rng, STARTS[first], ENDS[first], len(first)), population.start[period])
    following = np.minimum(after, COUNT - 1)
    over = np.minimum(between(rng, STARTS[following], ENDS[following], len(first)), population.end[period])
    child = population.child[period]
    return {
        "CHILD": identity.child(child),
        "YOS_START": dates(begun),
        "YOS_END": dates(np.where(after >= COUNT, OPEN, over)),
    }, len(child)


def care_plan_audits(rng: np.random.Generator, population: Population, identity: Identity) -> Extract:
    """Care plans audited, and found good, as often as planned for the rolling years."""
    audits = rolling(rng, planned_years("care plan audits"), np.full(COUNT, 420))
    good = rolling(rng, planned_years("care plans found good"), audits)
    periods = [
        some_of(rng, np.flatnonzero(population.in_care[:, month]), count)
        for month, count in enumerate(audits.tolist())
    ]
    period, month = np.concatenate(periods), np.repeat(np.arange(COUNT), audits)
    position = np.arange(len(month)) - np.repeat(np.cumsum(audits) - audits, audits)
    is_good = position < good[month]
    first = np.maximum(STARTS[month], population.start[period])
    grade = np.where(is_good, draw(rng, (15, 85), len(month)), 2 + draw(rng, (88, 12), len(month)))
    order = rng.permutation(len(month))
    return {
        "CHILD": identity.child(population.child[period[order]]),
        "AUDIT_DATE": dates(weekdays_between(rng, first, ENDS[month], len(month))[order]),
        "GRADE": words(_GRADES, grade[order]),
    }, len(month)


_TEAMS = (("CIC_DISTRICT", 9), ("CIC_OTHER", 2), ("IRO", 3), ("FOSTERING", 3), ("ADOPTION", 1))


def staffing(rng: np.random.Generator) -> Extract:
    """Teams at each month's end with posts, case-holders and cases that add up to what is planned."""
    columns: dict[str, list[Ints]] = {name: [] for name in ("posts", "filled", "holding", "cases")}
    for month in range(COUNT - SNAPSHOTS, COUNT):
        for name, values in _month_of_teams(rng, month).items():
            columns[name].append(values)
    posts, filled, holding, cases = (np.concatenate(values) for values in columns.values())
    kinds = [kind for kind, number in _TEAMS for _ in range(number)]
    team = np.tile(np.arange(len(kinds)), SNAPSHOTS)
    return {
        "AS_AT": dates(np.repeat(ENDS[-SNAPSHOTS:], len(kinds))),
        "TEAM": identifiers("T", team + 1, 2),
        "TEAM_TYPE": words(kinds, team),
        "ESTABLISHED_FTE": decimals(posts / 10, 1),
        "PERM_QSW_FTE": decimals(filled / 10, 1),
        "CASEHOLDING_FTE": decimals(holding / 10, 1),
        "CASES": numbers(cases),
    }, len(team)


def _month_of_teams(rng: np.random.Generator, month: int) -> dict[str, Ints]:
    """Full-time equivalents in tenths and cases of each team."""
    totals = {row["what"]: _total(rng, row, month) for row in plan.rows("staffing")}
    district, other, reviewing = 9, 2, 3
    of_children = np.array([11.4] * district + [6.7] * other)
    posts = _split(rng, totals["posts"] * 10, of_children)
    filled = _split(rng, totals["posts_filled"] * 10, posts.astype(np.float64), posts)
    holding = _split(rng, totals["case_holding"] * 10, np.ones(district))
    cases = _split(rng, totals["cases"], holding.astype(np.float64))
    officers = _split(rng, totals["reviewing"] * 10, np.ones(reviewing))
    rest = np.array([180, 165, 172, 140])
    return {
        "posts": np.concatenate([posts, officers + 5, rest]),
        "filled": np.concatenate([filled, officers - 8, rest - np.array([12, 20, 15, 9])]),
        "holding": np.concatenate([holding, [58, 61], officers, rest - 60]),
        "cases": np.concatenate([cases, [82, 85], np.zeros(3, np.int64), [212, 190, 205, 96]]),
    }


def _total(rng: np.random.Generator, row: dict[str, str], month: int) -> float:
    """As planned in the printed months, else near the line between them."""
    known = {
        0: float(row["earlier"]),
        JULY_2018: float(row["july_2018"]),
        JUNE_2019: float(row["june_2019"]),
        JULY_2019: float(row["july_2019"]),
    }
    likely = float(np.interp(month, list(known), list(known.values())))
    return likely if month in known else likely * float(rng.normal(1, 0.006))


def _split(rng: np.random.Generator, total: float, weights: Floats, most: Ints | None = None) -> Ints:
    """A whole total spread over teams by weight, not quite evenly."""
    uneven = weights * rng.normal(1, 0.03, len(weights))
    limit = np.full(len(weights), 10**6) if most is None else most
    return apportioned(round(total), uneven, limit)
