"""Care leavers month by month, and the return of their outcomes (OC3) of the last 31 March."""

import numpy as np

from engine.synthetic.chance import age_on, between, birthday, draw, happens, month_ends
from engine.synthetic.columns import OPEN, Column, Floats, Ints, dates, flags, numbers, words
from engine.synthetic.education import SNAPSHOTS
from engine.synthetic.health import YEAR_END
from engine.synthetic.people import LAST_MONTH, Children, Periods

_IN_TOUCH = ["YES", "NO", "REFU", "NREQ", "RHOM", "DIED"]
_ACCOM = ["U1", "D1", "Z1", "B1", "K1", "E1", "T1", "X2", "S2", "V2", "W2", "0"]
_ACCOM_WEIGHTS = (30, 22, 13, 11, 8, 6, 2, 4, 2, 1.5, 1.5, 0)
_ACTIV = ["F1", "F2", "F3", "P2", "P3", "G4", "G5", "G6", "0"]
_ACTIV_WEIGHTS = (6, 24, 20, 6, 8, 8, 20, 8, 0)
_ELIGIBILITY = ["FORMER_RELEVANT", "RELEVANT", "QUALIFYING"]


def _code(weights: tuple[float, ...], chance: Floats) -> Ints:
    """The code at that point of the weights: near chances give the same code."""
    edges = np.cumsum(weights)
    code: Ints = np.searchsorted(edges, chance * edges[-1], side="right")
    return code


def _who(children: Children, periods: Periods, end: int) -> Ints:
    """Children aged 16 to 21 whose last period of care ended at 16 or later."""
    last = np.append(periods.child[1:] != periods.child[:-1], True)
    child, left = periods.child[last], periods.end[last]
    age = age_on(children.birth[child], np.full(len(child), end))
    grown = (left >= birthday(children.birth[child], 16)) & (age <= 21)
    who: Ints = child[(left <= end) & grown]
    return who


def care_leavers(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """One row per month end and care leaver, for the last 37 months."""
    ends = month_ends(LAST_MONTH, SNAPSHOTS)
    rows = [_who(children, periods, end) for end in ends.tolist()]
    child, as_at = np.concatenate(rows), np.repeat(ends, [len(row) for row in rows])
    size = len(child)
    trait = rng.random((3, len(children)))[:, child]
    wobble = (trait + rng.normal(0, 0.01, trait.shape)).clip(0, 0.999)
    touch = _code((90, 4.5, 2, 2, 1, 0.3), trait[0])
    in_touch = touch == 0
    age = age_on(children.birth[child], as_at)
    updated = as_at - np.where(
        happens(rng, 0.94, size), between(rng, 0, 180, size), between(rng, 190, 400, size)
    )
    return {
        "AS_AT": dates(as_at),
        "CHILD": numbers(children.ids[child]),
        "DOB": dates(children.birth[child]),
        "ELIGIBILITY": words(_ELIGIBILITY, np.where(age < 18, 1, np.where(trait[2] > 0.93, 2, 0))),
        "IN_TOUCH": words(_IN_TOUCH, touch),
        "ACCOM": words(_ACCOM, np.where(in_touch, _code(_ACCOM_WEIGHTS, wobble[1]), len(_ACCOM) - 1)),
        "ACTIV": words(_ACTIV, np.where(in_touch, _code(_ACTIV_WEIGHTS, wobble[2]), len(_ACTIV) - 1)),
        "PATHWAY_PLAN_DATE": dates(np.where(touch < 4, updated, OPEN)),
        "STAYING_PUT": flags((age >= 18) & in_touch & (trait[1] > 0.35) & (trait[1] < 0.42)),
    }, size


def oc3(rng: np.random.Generator, children: Children, periods: Periods) -> tuple[dict[str, Column], int]:
    """One row per care leaver aged 17 to 21 at the last 31 March."""
    child = _who(children, periods, YEAR_END)
    child = child[age_on(children.birth[child], np.full(len(child), YEAR_END)) >= 17]
    size = len(child)
    touch = draw(rng, (90, 4.5, 2, 2, 1, 0.3), size)
    in_touch = touch == 0
    return {
        "CHILD": numbers(children.ids[child]),
        "DOB": dates(children.birth[child]),
        "IN_TOUCH": words(_IN_TOUCH, touch),
        "ACTIV": words(_ACTIV, np.where(in_touch, draw(rng, _ACTIV_WEIGHTS, size), len(_ACTIV) - 1)),
        "ACCOM": words(_ACCOM, np.where(in_touch, draw(rng, _ACCOM_WEIGHTS, size), len(_ACCOM) - 1)),
    }, size
