"""The children of an invented council and the periods of care they had in five years."""

from dataclasses import dataclass

import numpy as np

from engine.synthetic.chance import age_on, between, birthday, day, draw, happens, waiting
from engine.synthetic.columns import OPEN, Column, Flags, Ints, dates, identifiers, numbers, words
from engine.synthetic.places import homes

LAST_MONTH = "2019-07"
LAST_DAY = day("2019-07-31")
FIRST_DAY = day("2014-08-01")

ETHNICITIES = [
    "WBRI", "WIRI", "WOTH", "WIRT", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND",
    "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
]  # fmt: skip
_ETHNIC_WEIGHTS = (76, 0.2, 4, 0.1, 1, 2, 1, 1, 2, 0.4, 0.4, 0.3, 1, 0.5, 3, 0.5, 0.2, 1, 0.1, 0.4)
_ETHNIC_WEIGHTS_ALONE = (0, 0, 2, 0, 0, 0, 0, 0, 0, 0.2, 0.2, 0.2, 17, 0, 25, 0.5, 0.1, 55, 0, 0)
NATIONALITIES = [
    "British", "Polish", "Slovak", "Lithuanian", "Nigerian", "Afghanistani", "Eritrean", "Iranian", "Iraqi",
    "Sudanese", "Vietnamese", "Albanian", "",
]  # fmt: skip
_NATIONALITY_WEIGHTS = (95, 0.7, 1, 0.8, 0.5, 0, 0, 0, 0, 0, 0, 0, 2)
_NATIONALITY_WEIGHTS_ALONE = (0, 0, 0, 0, 0, 23, 20, 17, 17, 8, 10, 5, 0)
DISABILITIES = [
    "AUT", "BEH", "COMM", "CON", "HAND", "HEAR", "INC", "LD", "MOB", "PC", "VIS", "DDA", "NONE",
]  # fmt: skip
_DISABILITY_WEIGHTS = (20, 13, 7, 4, 0.5, 3, 4, 20, 7, 3, 3, 6)

_STARTS_BY_AGE = (17, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 7, 8, 8, 3)


@dataclass(frozen=True)
class Children:
    """One row per child: number, sex (1 male, 2 female), day of birth and what the header says."""

    ids: Ints
    sex: Ints
    birth: Ints
    alone: Flags  # came as an unaccompanied asylum seeking child
    ethnicity: Ints
    nationality: Ints
    home: Ints  # position in the list of invented postcodes

    def __len__(self) -> int:
        return len(self.ids)

    def adult_on(self) -> Ints:
        """The 18th birthdays."""
        return birthday(self.birth, 18)


@dataclass(frozen=True)
class Periods:
    """One row per period of care, by child and start; the end is OPEN while it lasts."""

    child: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.child)

    def open_on(self, end_of: int) -> Flags:
        """Those open at the end of a day."""
        return (self.start <= end_of) & (self.end > end_of)


def _first_periods(rng: np.random.Generator, size: int, alone: Flags) -> tuple[Ints, Ints, Ints]:
    """Births, starts and ends before anyone returns to care."""
    age = np.where(alone, 15 + draw(rng, (2, 6, 2), size), draw(rng, _STARTS_BY_AGE, size))
    start = between(rng, FIRST_DAY - 3000, LAST_DAY - 1, size)
    birth = start - np.where(age == 0, between(rng, 0, 300, size), age * 365.25 + between(rng, 1, 360, size))
    birth = birth.astype(np.int64)
    short = happens(rng, 0.3, size) & ~alone
    length = np.where(short, waiting(rng, 75, size), 150 + waiting(rng, 1300, size))
    end = np.minimum(start + length, birthday(birth, 18))
    # Those who had left before the five years begin come in during them instead.
    moved = np.where(end <= FIRST_DAY, between(rng, FIRST_DAY, LAST_DAY - 1, size) - start, 0)
    birth, start = birth + moved, start + moved
    end = np.minimum(start + length, birthday(birth, 18))
    return birth, start, end


def _returns(rng: np.random.Generator, birth: Ints, alone: Flags, start: Ints, end: Ints) -> Periods:
    """Every child's first period and, for a few who went home, a second."""
    size = len(birth)
    back = end + between(rng, 20, 1000, size)
    adult = birthday(birth, 18)
    returns = (
        happens(rng, 0.12, size)
        & ~alone
        & (back < LAST_DAY)
        & (back < adult - 30)
        & (age_on(birth, end) >= 6)
    )
    again = np.minimum(back + waiting(rng, 700, size), adult)
    child = np.concatenate([np.arange(size), np.flatnonzero(returns)])
    starts = np.concatenate([start, back[returns]])
    ends = np.concatenate([end, again[returns]])
    order = np.lexsort((starts, child))
    ends = np.where(ends > LAST_DAY, OPEN, ends)
    return Periods(child[order], starts[order], ends[order])


def draw_children(rng: np.random.Generator, size: int) -> tuple[Children, Periods]:
    """So many children with care in the five years up to the last day."""
    alone = happens(rng, 0.1, size)
    birth, start, end = _first_periods(rng, size, alone)
    girls = happens(rng, np.where(alone, 0.07, 0.45), size)
    ethnicity = np.where(alone, draw(rng, _ETHNIC_WEIGHTS_ALONE, size), draw(rng, _ETHNIC_WEIGHTS, size))
    nationality = np.where(
        alone, draw(rng, _NATIONALITY_WEIGHTS_ALONE, size), draw(rng, _NATIONALITY_WEIGHTS, size)
    )
    ids = np.arange(size) + 100_001
    children = Children(ids, 1 + girls, birth, alone, ethnicity, nationality, homes(rng, size))
    return children, _returns(rng, birth, alone, start, end)


def header(rng: np.random.Generator, children: Children) -> tuple[dict[str, Column], int]:
    """One row per child; a few girls are mothers."""
    size = len(children)
    age = age_on(children.birth, np.full(size, LAST_DAY))
    mother = (children.sex == 2) & (age >= 15) & happens(rng, 0.04, size)
    had_child = np.where(
        mother, np.minimum(children.birth + 6000 + between(rng, 0, 900, size), LAST_DAY), OPEN
    )
    return {
        "CHILD": numbers(children.ids),
        "SEX": numbers(children.sex),
        "DOB": dates(children.birth),
        "ETHNIC": words(ETHNICITIES, children.ethnicity),
        "UPN": identifiers("A", children.ids * 7919, 12),
        "MOTHER": numbers(np.where((children.sex == 2) & (age >= 12), mother.astype(np.int64), -1)),
        "MC_DOB": dates(had_child),
    }, size


def child_details(children: Children) -> tuple[dict[str, Column], int]:
    """Nationalities; NATIONALITY is a must, so children without one have no row."""
    known = children.nationality < len(NATIONALITIES) - 1
    return {
        "CHILD": numbers(children.ids[known]),
        "NATIONALITY": words(NATIONALITIES, children.nationality[known]),
    }, int(known.sum())


def uasc(children: Children) -> tuple[dict[str, Column], int]:
    """The unaccompanied children, until the 18th birthday."""
    alone = children.alone
    return {
        "CHILD": numbers(children.ids[alone]),
        "SEX": numbers(children.sex[alone]),
        "DOB": dates(children.birth[alone]),
        "DUC": dates(children.adult_on()[alone]),
    }, int(alone.sum())


def disabilities(rng: np.random.Generator, children: Children) -> tuple[dict[str, Column], int]:
    """One or two codes for one child in eight, NONE for the others."""
    size = len(children)
    disabled = happens(rng, np.where(children.alone, 0.02, 0.13), size)
    first = np.where(disabled, draw(rng, _DISABILITY_WEIGHTS, size), DISABILITIES.index("NONE"))
    second = draw(rng, _DISABILITY_WEIGHTS, size)
    both = disabled & happens(rng, 0.5, size) & (first != second)
    child = np.concatenate([np.arange(size), np.flatnonzero(both)])
    code = np.concatenate([first, second[both]])
    return {"CHILD": numbers(children.ids[child]), "DISABILITY": words(DISABILITIES, code)}, len(child)


def prev_perm(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """Whether a child who came into care had been adopted or the like before."""
    size = len(children)
    first_start = periods.start[np.searchsorted(periods.child, np.arange(size))]
    kind = np.where(first_start - children.birth < 1500, 3, draw(rng, (2, 2, 1, 95), size))
    before = children.birth + between(rng, 200, 1400, size)
    return {
        "CHILD": numbers(children.ids),
        "DOB": dates(children.birth),
        "PREV_PERM": words(["P1", "P2", "P3", "Z1"], kind),
        "LA_PERM": words(["999", ""], (kind == 3).astype(np.int64)),
        "DATE_PERM": dates(np.where(kind == 3, OPEN, before)),
    }, size
