"""Brothers and sisters who were to be placed together: as many groups together, and apart, as planned."""

import numpy as np

from engine.synthetic.calibrated.adoption import Adoptions
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.picking import PlanOutOfReachError
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.sums import planned_years, rolling
from engine.synthetic.calibrated.timeline import COUNT, FIRST_PLANNED, LAST_DAY, STARTS, month_of
from engine.synthetic.columns import OPEN, Ints, constant, dates, identifiers

_MOST_A_MONTH = 6
_SLACK = 60  # days by which the second of a pair may have moved in earlier


def sibling_groups(
    rng: np.random.Generator, population: Population, identity: Identity, adoptions: Adoptions
) -> Extract:
    """Pairs of children who moved in at about the same time, in one family or in two."""
    groups = rolling(rng, planned_years("sibling groups"), np.full(COUNT, _MOST_A_MONTH))
    together = rolling(rng, planned_years("sibling groups placed together"), groups)
    period, month = _pairs(adoptions.moved_in, groups)
    begins = np.searchsorted(month, month, side="left")
    apart = (np.arange(len(month)) - begins) // 2 >= together[month]
    second = np.arange(len(month)) % 2 == 1
    moved_in = np.maximum(adoptions.moved_in[period], STARTS[month])
    first_moved_in = np.minimum(moved_in[0::2], moved_in[1::2]).repeat(2)
    placed = np.where(apart & second, np.minimum(first_moved_in + 20, LAST_DAY), first_moved_in)
    group = np.arange(len(month)) // 2
    return {
        "GROUP_ID": identifiers("SG", group + 1, 4),
        "CHILD": identity.child(population.child[period]),
        "PLAN_TOGETHER": constant("Y", len(month)),
        "DATE_PLACED": dates(placed),
        "ADOPTER_FAMILY_ID": identifiers("AF", 2 * group + (apart & second) + 101, 5),
    }, len(month)


def _pairs(moved_in: Ints, groups: Ints) -> tuple[Ints, Ints]:
    """Period and month of the children in groups, pair by pair; PlanOutOfReachError if too few moved in."""
    month = np.where(moved_in < OPEN, month_of(moved_in), -1)
    waiting: list[int] = []
    periods: list[int] = []
    months: list[int] = []
    for place, count in enumerate(groups.tolist()):
        coming = np.flatnonzero(month == place)
        waiting += coming[np.argsort(moved_in[coming], kind="stable")].tolist()
        waiting = [period for period in waiting if moved_in[period] >= STARTS[place] - _SLACK]
        if len(waiting) < 2 * count and place >= FIRST_PLANNED:
            raise PlanOutOfReachError("Too few children moved in with adopters for the sibling groups.")
        chosen, waiting = waiting[: 2 * count], waiting[2 * count :]
        chosen = chosen[: len(chosen) // 2 * 2]
        periods += chosen
        months += [place] * len(chosen)
    return np.array(periods), np.array(months)
