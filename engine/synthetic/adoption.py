"""Adoption: plans and decisions, children waiting, matches, brothers and sisters."""

import numpy as np

from engine.synthetic.chance import between, draw, happens
from engine.synthetic.columns import OPEN, Column, dates, flags, identifiers, numbers, words
from engine.synthetic.episodes import Adoption
from engine.synthetic.people import LAST_DAY, Children, Periods


def adoption_plans(
    rng: np.random.Generator, children: Children, periods: Periods, adoption: Adoption
) -> tuple[dict[str, Column], int]:
    """The plan and the agency's decision, mostly within eight weeks."""
    decided = np.flatnonzero(adoption.decision < OPEN)
    size = len(decided)
    took = np.where(happens(rng, 0.93, size), between(rng, 12, 56, size), between(rng, 57, 110, size))
    decision = adoption.decision[decided]
    return {
        "CHILD": numbers(children.ids[periods.child[decided]]),
        "DATE_ADOPTION_PLAN": dates(np.maximum(decision - took, periods.start[decided])),
        "DATE_ADM_DECISION": dates(decision),
    }, size


def placed_adoption(
    rng: np.random.Generator, children: Children, periods: Periods, adoption: Adoption
) -> tuple[dict[str, Column], int]:
    """The decision that a child should be placed, and its end where the plan changed."""
    decided = np.flatnonzero(adoption.decision < OPEN)
    size = len(decided)
    decision, moved_in = adoption.decision[decided], adoption.moved_in[decided]
    changed = (moved_in == OPEN) & (happens(rng, 0.45, size) | ~(periods.end[decided] == OPEN))
    ended = decision + between(rng, 150, 500, size)
    ended = np.where(changed & (ended <= LAST_DAY) & (ended < periods.end[decided]), ended, OPEN)
    return {
        "CHILD": numbers(children.ids[periods.child[decided]]),
        "DOB": dates(children.birth[periods.child[decided]]),
        "DATE_PLACED": dates(decision),
        "DATE_PLACED_CEASED": dates(ended),
        "REASON_PLACED_CEASED": words(
            ["RD1", "RD2", "RD3", "RD4", ""], np.where(ended == OPEN, 4, draw(rng, (40, 20, 30, 10), size))
        ),
    }, size


def ad1(
    rng: np.random.Generator, children: Children, periods: Periods, adoption: Adoption
) -> tuple[dict[str, Column], int]:
    """One row per adopted child."""
    adopted = np.flatnonzero(adoption.adopted)
    size = len(adopted)
    pair = draw(rng, (12, 1, 75, 6, 6), size)  # F1 M1 MF FF MM
    married = happens(rng, 0.8, size)
    status = np.select([pair <= 1, pair == 2], [np.zeros(size, np.int64), np.where(married, 1, 4)], default=2)
    return {
        "CHILD": numbers(children.ids[periods.child[adopted]]),
        "DOB": dates(children.birth[periods.child[adopted]]),
        "DATE_INT": dates(adoption.moved_in[adopted]),
        "DATE_MATCH": dates(adoption.match[adopted]),
        "FOSTER_CARE": numbers(happens(rng, 0.12, size).astype(np.int64)),
        "NB_ADOPTR": numbers(np.where(pair <= 1, 1, 2)),
        "SEX_ADOPTR": words(["F1", "M1", "MF", "FF", "MM"], pair),
        "LS_ADOPTR": words(["L0", "L11", "L12", "L2", "L3"], status),
    }, size


def sibling_groups(
    rng: np.random.Generator, children: Children, periods: Periods, adoption: Adoption
) -> tuple[dict[str, Column], int]:
    """Pairs of children placed for adoption one after the other; nine in ten pairs go to one family."""
    placed = np.flatnonzero(adoption.moved_in < OPEN)
    placed = placed[np.argsort(adoption.moved_in[placed], kind="stable")]
    pairs = len(placed) // 6  # a third of the children placed have a brother or sister in the plan
    member = placed.reshape(-1)[: pairs * 6].reshape(pairs, 6)[:, :2].reshape(-1)
    group = np.repeat(np.arange(pairs), 2)
    together = np.repeat(happens(rng, 0.95, pairs), 2)
    one_family = np.repeat(happens(rng, 0.9, pairs), 2)
    second = np.tile([False, True], pairs)
    first_day = np.repeat(adoption.moved_in[member[::2]], 2)
    on = np.where(one_family, first_day, adoption.moved_in[member])
    return {
        "GROUP_ID": identifiers("G", group + 1, 6),
        "CHILD": numbers(children.ids[periods.child[member]]),
        "PLAN_TOGETHER": flags(together),
        "DATE_PLACED": dates(on),
        "ADOPTER_FAMILY_ID": identifiers("F", group * 2 + (second & ~one_family) + 1, 6),
    }, len(member)
