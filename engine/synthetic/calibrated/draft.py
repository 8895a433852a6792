"""A first draft of all periods of care: who is in care on 31 July 2019, and who left in the years before.

Ages, ages at start and sexes of the children in care are as planned from the first; dates are drawn within
them, and drawn again (`redrawn`) until the cohorts of the printed months have their sizes.
"""

from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.timeline import LAST_DAY, month_days, month_index, months_later
from engine.synthetic.chance import between, birthday, draw, happens, waiting
from engine.synthetic.columns import OPEN, Flags, Ints

# How a period ended, or IN_CARE.
IN_CARE, ADULT, ADOPTED, GUARDIAN, SHORT, HOME, AWAY = range(7)
KINDS = {"ADULT": ADULT, "ADOPTED": ADOPTED, "GUARDIAN": GUARDIAN, "SHORT": SHORT, "HOME": HOME, "AWAY": AWAY}

_AGES_AT_START = (17, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 8, 8, 8, 3)
_AGES_OF_GROWN = (1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 8, 9, 10, 12, 14, 5)


@dataclass(frozen=True)
class Draft:
    """One row per period of care; `age` and `age_at_start` are fixed for children in care (else -1)."""

    kind: Ints
    alone: Flags
    female: Flags
    age: Ints
    age_at_start: Ints
    birth: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.kind)

    def with_(self, rows: Ints | Flags, other: Self) -> "Draft":
        """This draft with some rows taken from another."""
        changed = {}
        for field in fields(self):
            values = getattr(self, field.name).copy()
            values[rows] = getattr(other, field.name)[rows]
            changed[field.name] = values
        return Draft(**changed)


def first_draft(rng: np.random.Generator) -> Draft:
    """Children in care by age and age at start, then leavers by month; dates not yet settled."""
    parts = [*_in_care(rng), *(_leavers(rng, row) for row in plan.rows("leavers"))]
    columns = (np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Draft))
    return redrawn(rng, Draft(*columns))


def _draft(kind: int, alone: bool, female: Flags, age: Ints, age_at_start: Ints, end: Ints) -> Draft:
    size, unset = len(female), np.zeros(len(female), np.int64)
    return Draft(np.full(size, kind), np.full(size, alone), female, age, age_at_start, unset, unset, end)


def _in_care(rng: np.random.Generator) -> list[Draft]:
    """Ages paired with ages at start, for each sex and for children who came alone and the others."""
    parts = []
    for sex in ("female", "male"):
        for alone in (True, False):
            ages, starts = (_ages(f"{sex}_{when}", alone) for when in ("now", "at_start"))
            age, age_at_start = _paired(rng, ages, starts, 0.9 if alone else 0.12)
            female = np.full(len(age), sex == "female")
            parts.append(_draft(IN_CARE, alone, female, age, age_at_start, np.full(len(age), OPEN)))
    return parts


def _ages(heading: str, alone: bool) -> Ints:
    lone = plan.column("ages", f"alone_{heading}")
    counts = lone if alone else plan.column("ages", heading) - lone
    return np.repeat(np.arange(len(counts)), counts)


def _paired(rng: np.random.Generator, ages: Ints, starts: Ints, decay: float) -> tuple[Ints, Ints]:
    """Each age at start with an age not below it; the longer ago the rarer."""
    free = np.ones(len(ages), np.bool_)
    taken = []
    for start in starts[::-1]:
        weight = np.where(free & (ages >= start), np.exp(-decay * (ages - start)), 0)
        chosen = rng.choice(len(ages), p=weight / weight.sum())
        free[chosen] = False
        taken.append(chosen)
    return ages[taken], starts[::-1]


def _leavers(rng: np.random.Generator, row: dict[str, str]) -> Draft:
    """So many periods with an end in some months, spread evenly."""
    first, last, size = month_index(row["first_month"]), month_index(row["last_month"]), int(row["count"])
    month = first + np.arange(size) * (last - first + 1) // size
    days = np.array([month_days(one) for one in month.tolist()])
    end = between(rng, days[:, 0], days[:, 1], size)
    female = happens(rng, 0.06 if row["alone"] == "1" else 0.45, size)
    unset = np.full(size, -1)
    return _draft(KINDS[row["kind"]], row["alone"] == "1", female, unset, unset, end)


def redrawn(rng: np.random.Generator, draft: Draft) -> Draft:
    """New dates for every period: births and starts that its ages, kind and end allow."""
    birth, start = _dates_in_care(rng, draft)
    for kind in KINDS.values():
        of_kind = draft.kind == kind
        births, starts = _dates_of_leavers(rng, kind, draft.alone, draft.end)
        birth, start = np.where(of_kind, births, birth), np.where(of_kind, starts, start)
    end = np.where(draft.kind == ADULT, birthday(birth, 18), draft.end)
    return replace(draft, birth=birth, start=start, end=end)


def _dates_in_care(rng: np.random.Generator, draft: Draft) -> tuple[Ints, Ints]:
    """Births and starts that fit age and age at start (of no meaning for leavers)."""
    size, today = len(draft), np.full(len(draft), LAST_DAY)
    youngest = _years_before(today, draft.age)
    oldest = _years_before(today, draft.age + 1) + 1
    birth = between(rng, oldest, youngest, size)
    reached = birthday(birth, np.maximum(draft.age_at_start, 0))
    until = np.minimum(birthday(birth, np.maximum(draft.age_at_start, 0) + 1) - 1, LAST_DAY)
    return birth, between(rng, reached, np.maximum(until, reached), size)


def _years_before(days: Ints, years: Ints) -> Ints:
    table = np.stack([months_later(days, -12 * year) for year in range(20)])
    return table[np.maximum(years, 0), np.arange(len(days))]


def _dates_of_leavers(rng: np.random.Generator, kind: int, alone: Flags, end: Ints) -> tuple[Ints, Ints]:
    """Births and starts that fit the end and its kind: those who grow up leave on the 18th birthday."""
    size = len(end)
    within_year = between(rng, 0, 364, size)
    if kind == ADULT:
        birth = months_later(np.minimum(end, LAST_DAY), -18 * 12)
        grown = birthday(birth, draw(rng, _AGES_OF_GROWN, size)) + within_year
        start = np.where(alone, end - 60 - waiting(rng, 420, size), grown)
        start = np.maximum(start, birthday(birth, np.where(alone, 13, 0)))
        return birth, np.minimum(start, end - 20)
    length = _lengths(rng, kind, size)
    start = end - length
    age = np.where(alone, 15 + draw(rng, (3, 6, 2), size), draw(rng, _AGES_AT_START, size))
    if kind in (ADOPTED, GUARDIAN):
        age = draw(rng, (6, 2, 2, 1, 1) if kind == ADOPTED else (5, 3, 3, 3, 3, 2, 2, 2, 1, 1), size)
    birth = birthday(start, 0) - age * 365 - np.where(age == 0, within_year * 2 // 3, within_year)
    youngest_allowed = months_later(np.minimum(end, LAST_DAY), -18 * 12) + 5
    return np.maximum(birth, youngest_allowed), start


def _lengths(rng: np.random.Generator, kind: int, size: int) -> Ints:
    """Days in care by the way a period ends."""
    if kind == SHORT:
        return np.where(happens(rng, 0.72, size), between(rng, 1, 6, size), between(rng, 7, 27, size))
    if kind == HOME:
        return np.minimum(29 + waiting(rng, 200, size), 2400)
    if kind == AWAY:
        return np.minimum(1 + waiting(rng, 70, size), 300)
    return between(rng, 190, 1000, size)
