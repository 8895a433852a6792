"""Care leavers month by month: in touch, accommodation, activity, pathway plans, staying put, as planned."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.synthetic.calibrated.draft import ADULT, GUARDIAN, HOME
from engine.synthetic.calibrated.figures import wanted
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.picking import some_of
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.services import SNAPSHOTS
from engine.synthetic.calibrated.states import NEVER_YET, Renewals, held, spans
from engine.synthetic.calibrated.timeline import COUNT, ENDS, FIRST_DAY, JULY_2019, months_before_ends
from engine.synthetic.chance import between, birthday, draw
from engine.synthetic.columns import OPEN, Flags, Ints, dates, flags, words

_IN_TOUCH = ["YES", "NO", "REFU", "NREQ", "RHOM"]
_ACCOM = ["U1", "D1", "Z1", "B1", "K1", "E1", "T1", "X2", "S2", "V2", "W2", "0"]
_SUITABLE, _UNSUITABLE = (30, 22, 13, 11, 8, 6, 4), (40, 20, 25, 15)
_ACTIV = ["F1", "F2", "F3", "P2", "P3", "G4", "G5", "G6", "0"]
_ACTIVE, _INACTIVE = (10, 38, 30, 10, 12), (22, 56, 22)
_QUALIFYING, _GROWN_QUALIFYING, _STUDENTS, _AT_HOME, _KNOWN_OTHERS = 51, 14, 27, 20, 19


@dataclass(frozen=True)
class CareLeavers:
    """Who is in the month's list (`present`) and what it says, by period and month; flags of that shape."""

    present: Flags
    qualifying: Flags
    at_home: Flags
    in_touch: Flags
    known: Flags
    suitable: Flags
    active: Flags
    staying_put: Flags

    @cached_property
    def relevant(self) -> Flags:
        """Those entitled to a pathway plan."""
        return self.present & ~self.qualifying


def draw_care_leavers(rng: np.random.Generator, population: Population) -> CareLeavers:
    """Young people who grew up in care or left it late, up to 21, and students up to 24."""
    age, grown = population.age, _grown(population)
    young = grown & (age <= 21)
    students = _some(rng, grown & (age >= 22) & (age <= 24), _STUDENTS)
    others = _some(rng, _left_late(population), _QUALIFYING)
    present = young | students | others
    counted = young | others
    at_home = _some(rng, young, _AT_HOME)
    counted &= ~at_home
    sizes = counted.sum(axis=0)
    in_touch = counted & ~held(rng, counted, sizes - wanted(rng, "cl_in_contact", sizes), 0.94)
    known = in_touch | _some(rng, counted & ~in_touch, _KNOWN_OTHERS)
    sizes = known.sum(axis=0)
    unsuitable = held(rng, known, sizes - wanted(rng, "cl_suitable_accommodation", sizes), 0.93)
    active = held(rng, known, wanted(rng, "cl_eet", sizes), 0.96)
    putting = present & in_touch & (age <= 20)
    staying = held(rng, putting, wanted(rng, "cl_staying_put", present.sum(axis=0)), 0.96)
    qualifying = others | _short_in_care(rng, young)[:, None]
    return CareLeavers(present, qualifying, at_home, in_touch, known, known & ~unsuitable, active, staying)


def _some(rng: np.random.Generator, eligible: Flags, number: int) -> Flags:
    """The same number of the eligible in every month, mostly the same people; all, where they are fewer."""
    return held(rng, eligible, np.minimum(number, eligible.sum(axis=0)), 0.97)


def _grown(population: Population) -> Flags:
    """Who turned 18 in care, by then."""
    left = (population.periods.kind == ADULT)[:, None] & (population.end[:, None] <= ENDS)
    grown: Flags = left & (population.age >= 18)
    return grown


def _left_late(population: Population) -> Flags:
    """Who left at 13 or later for home or a guardian, did not come back, and is 17 to 21 now."""
    kind = np.isin(population.periods.kind, (HOME, GUARDIAN))
    late = kind & (population.end >= birthday(population.birth, 13))
    ever_again = np.bincount(population.child)[population.child] > 1
    left = (late & ~ever_again)[:, None] & (population.end[:, None] <= ENDS)
    return left & (population.age >= 17) & (population.age <= 21)


def _short_in_care(rng: np.random.Generator, young: Flags) -> Flags:
    """A few who were in care too briefly to be former relevant."""
    chosen = np.zeros(len(young), np.bool_)
    chosen[some_of(rng, np.flatnonzero(young[:, JULY_2019]), _GROWN_QUALIFYING)] = True
    return chosen


def _pathway_plans(rng: np.random.Generator, population: Population, leavers: CareLeavers) -> Ints:
    """The date of the latest plan at each month end (OPEN where none)."""
    sizes = leavers.relevant.sum(axis=0)
    overdue = sizes - wanted(rng, "cl_pathway_plan_6m", sizes)
    begin = np.minimum(population.end, FIRST_DAY + 10**4) - 60
    ever = leavers.present.any(axis=1)
    last = np.where(ever, np.minimum(begin, FIRST_DAY) - between(rng, 1, 180, len(begin)), NEVER_YET)
    limit = np.broadcast_to(months_before_ends(6), leavers.present.shape)
    renewals = Renewals(leavers.relevant, limit, begin, np.full(len(begin), OPEN), last.copy())
    period, day = renewals.drawn(rng, overdue)
    latest = np.repeat(last[:, None], COUNT, axis=1)
    month = np.searchsorted(ENDS, day, side="left")
    np.maximum.at(latest, (period, month), day)
    latest = np.maximum.accumulate(latest, axis=1)
    return np.where(latest <= NEVER_YET, OPEN, latest)


def care_leavers(
    rng: np.random.Generator, population: Population, identity: Identity, leavers: CareLeavers
) -> Extract:
    """One row per month end and care leaver, for the last months."""
    plans = _pathway_plans(rng, population, leavers)
    shown = leavers.present.copy()
    shown[:, : COUNT - SNAPSHOTS] = False
    month, period = np.nonzero(shown.T)
    child = population.child[period]
    at = (period, month)
    unsuitable, idle = leavers.known & ~leavers.suitable, leavers.known & ~leavers.active
    accom = _codes(rng, (leavers.suitable, _SUITABLE), (unsuitable, _UNSUITABLE))
    activ = _codes(rng, (leavers.active, _ACTIVE), (idle, _INACTIVE))
    refuses = np.broadcast_to(1 + population.child[:, None] % 3, leavers.present.shape)
    touch = np.select([leavers.in_touch, leavers.at_home], [0, 4], refuses)
    return {
        "AS_AT": dates(ENDS[month]),
        "CHILD": identity.child(child),
        "DOB": dates(identity.birth[child]),
        "ELIGIBILITY": words(["FORMER_RELEVANT", "QUALIFYING"], leavers.qualifying[at].astype(np.int64)),
        "IN_TOUCH": words(_IN_TOUCH, touch[at]),
        "ACCOM": words(_ACCOM, accom[at] % len(_ACCOM)),
        "ACTIV": words(_ACTIV, activ[at] % len(_ACTIV)),
        "PATHWAY_PLAN_DATE": dates(np.where(leavers.relevant[at], plans[at], OPEN)),
        "STAYING_PUT": flags(leavers.staying_put[at]),
    }, len(month)


def _codes(rng: np.random.Generator, *groups: tuple[Flags, tuple[int, ...]]) -> Ints:
    """A code for each unbroken run in a state, the codes of the groups one after another; -1 outside them."""
    codes, first_code = np.full(groups[0][0].shape, -1), 0
    for state, weights in groups:
        row, first, after = spans(state)
        drawn = first_code + draw(rng, weights, len(row))
        for one, begin, end, code in zip(row, first, after, drawn, strict=True):
            codes[one, begin:end] = code
        first_code += len(weights)
    return codes


def oc3(
    rng: np.random.Generator, population: Population, identity: Identity, leavers: CareLeavers
) -> Extract:
    """The statutory return of the outcomes of care leavers in the year to 31 March 2019."""
    march = JULY_2019 - 4
    period = np.flatnonzero(leavers.present[:, march] & (population.age[:, march] <= 21))
    child, in_touch = population.child[period], leavers.in_touch[period, march]
    accom = _codes(rng, (leavers.suitable, _SUITABLE), (leavers.known & ~leavers.suitable, _UNSUITABLE))
    activ = _codes(rng, (leavers.active, _ACTIVE), (leavers.known & ~leavers.active, _INACTIVE))
    return {
        "CHILD": identity.child(child),
        "DOB": dates(identity.birth[child]),
        "IN_TOUCH": words(_IN_TOUCH, np.where(in_touch, 0, 1 + child % 3)),
        "ACTIV": words(_ACTIV, activ[period, march] % len(_ACTIV)),
        "ACCOM": words(_ACCOM, accom[period, march] % len(_ACCOM)),
    }, len(period)
