"""What happens to a child in care again and again: reviews, allocated workers, care plan audits."""

import numpy as np

from engine.synthetic.chance import age_on, between, draw, happens, running_total, spread, waiting
from engine.synthetic.columns import OPEN, Column, Flags, Ints, dates, identifiers, numbers, words
from engine.synthetic.people import FIRST_DAY, LAST_DAY, Children, Periods

REVIEW_CODES = ["PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"]
_SPOKE = (0, 48, 6, 4, 1, 6, 33.5, 1.5)
_ROLES = ["SW", "IRO", "PA"]
_CHILDREN_PER_WORKER = (15, 65, 20)
GRADES = ["OUTSTANDING", "GOOD", "RI", "INADEQUATE"]


def _until(periods: Periods) -> Ints:
    """The day after the last on which something can have happened."""
    return np.minimum(periods.end, LAST_DAY + 1)


def reviews(rng: np.random.Generator, children: Children, periods: Periods) -> tuple[dict[str, Column], int]:
    """A review within 20 working days, one within three months, then every six months; 1 in 80 is late."""
    days = _until(periods) - periods.start
    owner, position = spread(2 + days // 165)
    size = len(owner)
    gap = np.select(
        [position == 0, position == 1],
        [between(rng, 12, 25, size), between(rng, 70, 88, size)],
        between(rng, 160, 179, size),
    )
    gap += np.where(happens(rng, 0.0125, size), between(rng, 20, 60, size), 0)
    on = periods.start[owner] + running_total(gap, owner)
    held = on < _until(periods)[owner]
    owner, on = owner[held], on[held]
    child = periods.child[owner]
    young = age_on(children.birth[child], on) < 4
    code = np.where(young, 0, draw(rng, _SPOKE, len(owner)))
    return {
        "CHILD": numbers(children.ids[child]),
        "DOB": dates(children.birth[child]),
        "REVIEW": dates(on),
        "REVIEW_CODE": words(REVIEW_CODES, code),
    }, len(owner)


def _allocated(
    rng: np.random.Generator, start: Ints, until: Ints, mean: float, workers: int
) -> tuple[Ints, Ints, Ints, Ints]:
    """Owner, worker, start and end of consecutive allocations; `until` may be OPEN."""
    known_until = np.minimum(until, LAST_DAY + 1)
    owner, position = spread(2 + rng.poisson(np.maximum(known_until - start, 0) / mean))
    gap = np.where(position == 0, 0, waiting(rng, mean, len(owner)))
    begins = start[owner] + running_total(gap, owner)
    kept = begins < known_until[owner]
    owner, begins = owner[kept], begins[kept]
    last = np.append(owner[1:] != owner[:-1], True)
    ends = np.where(last, until[owner], np.append(begins[1:], OPEN))
    first_worker = between(rng, 0, workers - 1, len(start))
    step = 1 + np.arange(len(owner)) % 7  # never the same worker twice running
    return owner, (first_worker[owner] + running_total(step, owner)) % workers, begins, ends


Allocations = tuple[Ints, Ints, Ints, Ints, Ints]  # child, role, worker, start, end


def draw_allocations(rng: np.random.Generator, children: Children, periods: Periods) -> Allocations:
    """Social workers and reviewing officers of every period, and a personal adviser from 18."""
    in_care = int(np.count_nonzero(periods.end == OPEN))
    adult = children.adult_on()[periods.child]
    last = np.append(periods.child[1:] != periods.child[:-1], True)
    advised = np.flatnonzero((adult <= LAST_DAY) & (periods.end >= adult - 700) & last)
    every = np.arange(len(periods))
    parts = []
    for role, (period, start, until, mean) in enumerate(
        (
            (every, periods.start, periods.end, 620),
            (every, periods.start, periods.end, 1500),
            (advised, adult[advised], np.full(len(advised), OPEN), 800),
        )
    ):
        workers = max(8, in_care // _CHILDREN_PER_WORKER[role])
        owner, worker, begins, ends = _allocated(rng, start, until, mean, workers)
        parts.append((periods.child[period[owner]], np.full(len(owner), role), worker, begins, ends))
    child, role_, worker, begins, ends = (np.concatenate(column) for column in zip(*parts, strict=True))
    return child, role_, worker, begins, ends


def allocations(children: Children, allocated: Allocations) -> tuple[dict[str, Column], int]:
    """Who is allocated to whom."""
    child, role, worker, begins, ends = allocated
    return {
        "CHILD": numbers(children.ids[child]),
        "WORKER_ID": identifiers("SW", role * 100_000 + worker + 1, 6),
        "ROLE": words(_ROLES, role),
        "TEAM": identifiers("TEAM", role * 100 + worker % 12 + 1, 3),
        "START_DATE": dates(begins),
        "END_DATE": dates(ends),
    }, len(child)


def sw_episodes(
    rng: np.random.Generator, children: Children, allocated: Allocations
) -> tuple[dict[str, Column], int]:
    """The social workers again, as the statutory return has them since 2023/24."""
    child, _, worker, begins, ends = (column[allocated[1] == 0] for column in allocated)
    again = np.append(False, child[1:] == child[:-1])[: len(child)]
    reason = np.where(again, draw(rng, (4, 0, 5, 1, 3, 1), len(child)), 1)
    return {
        "CHILD": numbers(children.ids[child]),
        "DOB": dates(children.birth[child]),
        "SW_ID": identifiers("SW", worker + 1, 6),
        "SW_DECOM": dates(begins),
        "SW_DEC": dates(ends),
        "SW_REASON": words(["MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "OTHERS"], reason),
    }, len(child)


def happening(
    rng: np.random.Generator, periods: Periods, every: float, where: Flags | None = None
) -> tuple[Ints, Ints]:
    """Period and day of things that happen every so many days on average, in the five years."""
    begins = np.maximum(periods.start, FIRST_DAY)
    days = np.maximum(_until(periods) - begins, 0)
    rate = days / every if where is None else np.where(where, days / every, 0)
    owner, _ = spread(rng.poisson(rate))
    return owner, begins[owner] + (rng.random(len(owner)) * days[owner]).astype(np.int64)


def without_repeats(owner: Ints, days: Ints) -> tuple[Ints, Ints]:
    """Sorted by owner and day, at most one per day."""
    key = np.unique(owner * 2 * int(OPEN) + days)
    return key // (2 * int(OPEN)), key % (2 * int(OPEN))


def care_plan_audits(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """Care plans audited about every five months; four in five are good or outstanding."""
    owner, on = without_repeats(*happening(rng, periods, 155))
    return {
        "CHILD": numbers(children.ids[periods.child[owner]]),
        "AUDIT_DATE": dates(on),
        "GRADE": words(GRADES, draw(rng, (12, 67.5, 18, 2.5), len(owner))),
    }, len(owner)


def youth_justice(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """Orders of some months for a few who are over ten."""
    owner, on = without_repeats(*happening(rng, periods, 2300))
    child = periods.child[owner]
    old = age_on(children.birth[child], on) >= 12
    child, on = child[old], on[old]
    ends = np.minimum(on + between(rng, 60, 360, len(on)), children.adult_on()[child])
    ends = np.where(ends > LAST_DAY, OPEN, ends)
    return {
        "CHILD": numbers(children.ids[child]),
        "YOS_START": dates(on),
        "YOS_END": dates(np.maximum(ends, on)),
    }, len(on)
