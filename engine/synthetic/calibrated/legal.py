"""Legal statuses: which one holds from which day of each period."""

from dataclasses import dataclass

import numpy as np

from engine.synthetic.calibrated.adoption import Adoptions
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.timeline import LAST_DAY
from engine.synthetic.chance import age_on, between, draw, happens
from engine.synthetic.columns import OPEN, Flags, Ints

STATUSES = ["V2", "C1", "L1", "C2", "E1", "J1"]
V2, C1, L1, C2, E1, J1 = range(6)


@dataclass(frozen=True)
class LegalStatuses:
    """By period and first day; one status a day."""

    period: Ints
    day: Ints
    status: Ints


def draw_legal_statuses(
    rng: np.random.Generator, population: Population, adoptions: Adoptions
) -> LegalStatuses:
    """Voluntary, an interim order or police protection first; care orders and placement orders later."""
    size = len(population)
    first = _first(rng, population)
    order = adoptions.order
    will_be_order = (order < OPEN) | happens(rng, 0.85, size)
    protected = first == L1
    after_protection = population.start + between(rng, 1, 3, size)
    interim = np.where(first == C1, OPEN, population.start + between(rng, 25, 130, size))
    interim = np.where(population.alone | ~happens(rng, 0.45, size), OPEN, interim)
    full = np.where(will_be_order, np.minimum(interim, population.start) + between(rng, 140, 260, size), OPEN)
    full = np.where((first == C1) | (interim < OPEN), full, OPEN)
    full = np.where(population.alone, OPEN, full)
    every = np.arange(size)
    parts = (
        (every, population.start, first),
        (every[protected], after_protection[protected], np.where(happens(rng, 0.5, size), V2, C1)[protected]),
        (every, interim, np.full(size, C1)),
        (every, full, np.full(size, C2)),
        (every, order, np.full(size, E1)),
    )
    period, day, status = (np.concatenate([part[place] for part in parts]) for place in range(3))
    return _in_order(population, adoptions, period, day, status)


def _first(rng: np.random.Generator, population: Population) -> Ints:
    drawn = draw(rng, (46, 42, 9, 0, 0, 3), len(population))
    age = age_on(population.birth, population.start)
    drawn = np.where((drawn == J1) & (age < 12), V2, drawn)
    return np.where(population.alone, V2, drawn)


def _in_order(
    population: Population, adoptions: Adoptions, period: Ints, day: Ints, status: Ints
) -> LegalStatuses:
    """Changes inside the period, none after a placement order, and only those that change something."""
    until = np.minimum(population.end, LAST_DAY + 1)[period]
    kept = (day < until) & (
        (status == E1) | (day < adoptions.order[period]) | (day == population.start[period])
    )
    period, day, status = period[kept], day[kept], status[kept]
    order = np.lexsort((status, day, period))
    period, day, status = period[order], day[order], status[order]
    same_day = np.append((period[1:] == period[:-1]) & (day[1:] == day[:-1]), False)
    period, day, status = period[~same_day], day[~same_day], status[~same_day]
    new: Flags = np.append(True, (period[1:] != period[:-1]) | (status[1:] != status[:-1]))
    return LegalStatuses(period[new], day[new], status[new])
