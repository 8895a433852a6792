"""Picking so many out of a pool, and what happens when the plan asks for more than there are."""

import numpy as np

from engine.synthetic.columns import Floats, Ints


class PlanOutOfReachError(Exception):
    """With what has been drawn so far, the plan cannot be followed; another draw may do."""


def some_of(rng: np.random.Generator, pool: Ints, count: int, weight: Floats | None = None) -> Ints:
    """So many different ones of a pool, likelier by weight; raises PlanOutOfReachError if there are fewer."""
    if not 0 <= count <= len(pool):
        raise PlanOutOfReachError(f"{count} of {len(pool)} are to be picked.")
    chance = None if weight is None else weight / weight.sum()
    picked: Ints = rng.choice(pool, count, replace=False, p=chance)
    return picked
