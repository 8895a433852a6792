"""Adoption: who is on the way to it, with the planned days, decisions, plans and sibling groups."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.draft import ADOPTED, IN_CARE
from engine.synthetic.calibrated.figures import wanted
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.picking import some_of
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.states import held, spans
from engine.synthetic.calibrated.sums import planned_years, rolling, with_sum
from engine.synthetic.calibrated.timeline import (
    COUNT,
    ENDS,
    LAST_DAY,
    STARTS,
    month_days,
    month_index,
    month_of,
    weekdays_between,
)
from engine.synthetic.chance import between, draw, happens
from engine.synthetic.columns import OPEN, Ints, dates, numbers, words

_PLACED_NOW = 46
_DECISIONS_A_MONTH = 9


@dataclass(frozen=True)
class Adoptions:
    """By period: the decision, the order, the match and moving in with adopters; OPEN where there is none."""

    decision: Ints
    order: Ints
    match: Ints
    moved_in: Ints


def draw_adoptions(rng: np.random.Generator, population: Population) -> Adoptions:
    """Adopted children as planned in plan/adopted.csv, and children who live with adopters now."""
    none = np.full(len(population), OPEN)
    adoptions = Adoptions(none.copy(), none.copy(), none.copy(), none.copy())
    for row in plan.rows("adopted"):
        first, last = (
            month_days(month_index(row["first_month"]))[0],
            month_days(month_index(row["last_month"]))[1],
        )
        ended = (population.periods.kind == ADOPTED) & (population.end >= first) & (population.end <= last)
        _follow_plan(rng, population, adoptions, np.flatnonzero(ended), row)
    _placed_now(rng, population, adoptions)
    return adoptions


def _follow_plan(
    rng: np.random.Generator, population: Population, adoptions: Adoptions, adopted: Ints, row: dict[str, str]
) -> None:
    """Days to moving in, and from order to match, with their planned sums; a few have neither or no order."""
    placed = rng.permutation(adopted)[: int(row["moved_in"])]
    length = population.end[placed] - population.start[placed]
    days = _varied(rng, 0.6 * length, 0.15)
    days = with_sum(rng, days, np.full(len(placed), 60), length - 70, int(row["days_to_moving_in"]))
    adoptions.moved_in[placed] = population.start[placed] + days
    matched = int(row["matched"])
    waited = _varied(rng, days[:matched] * 0.31, 0.4)
    most = days[:matched] - 45
    waited = with_sum(rng, waited, np.full(matched, 5), most, int(row["days_order_to_match"]))
    _before_moving_in(rng, population, adoptions, placed[:matched], waited)


def _varied(rng: np.random.Generator, values: npt.NDArray[np.floating], spread: float) -> Ints:
    return np.rint(values * rng.normal(1, spread, len(values))).astype(np.int64)


def _before_moving_in(
    rng: np.random.Generator, population: Population, adoptions: Adoptions, placed: Ints, waited: Ints
) -> None:
    """The match shortly before moving in, the order so many days before it, the decision before the order."""
    size = len(placed)
    adoptions.match[placed] = adoptions.moved_in[placed] - between(rng, 7, 25, size)
    adoptions.order[placed] = adoptions.match[placed] - waited
    decided = adoptions.order[placed] - between(rng, 10, 60, size)
    adoptions.decision[placed] = np.maximum(decided, population.start[placed] + 10)


def _placed_now(rng: np.random.Generator, population: Population, adoptions: Adoptions) -> None:
    """Children under 6 who moved in with adopters in the last months and are not adopted yet."""
    periods = population.periods
    young = (periods.kind == IN_CARE) & ~periods.alone & (periods.age < 6)
    long_enough = (periods.start < LAST_DAY - 250) & (periods.start > LAST_DAY - 900)
    placed = rng.permutation(np.flatnonzero(young & long_enough))[:_PLACED_NOW]
    since = np.minimum(between(rng, 1, 260, len(placed)), LAST_DAY - periods.start[placed] - 160)
    adoptions.moved_in[placed] = LAST_DAY - since
    days = adoptions.moved_in[placed] - periods.start[placed]
    waited = np.minimum(_varied(rng, days * 0.31, 0.3).clip(5), days - 45)
    _before_moving_in(rng, population, adoptions, placed, waited)


@dataclass(frozen=True)
class Decisions:
    """Decisions that a child should be placed for adoption: period, day, and when they ceased (or OPEN)."""

    period: Ints
    day: Ints
    ceased: Ints


def draw_decisions(rng: np.random.Generator, population: Population, adoptions: Adoptions) -> Decisions:
    """Those of children who moved in with adopters, and of others who wait: together as many as planned."""
    placed = np.flatnonzero(adoptions.decision < OPEN)
    waiting = (adoptions.decision[:, None] <= ENDS) & (adoptions.moved_in[:, None] > ENDS)
    waits = (waiting & population.in_care).sum(axis=0)
    counts = wanted(rng, "adopt_adm_not_placed", population.in_care.sum(axis=0)) - waits
    never = adoptions.moved_in == OPEN
    eligible = population.in_care_for(3) & ~population.alone[:, None] & never[:, None] & (population.age < 8)
    period, first, after = spans(held(rng, eligible, counts, 0.93))
    begin = np.maximum(STARTS[first], population.start[period] + 1)
    on = weekdays_between(rng, begin, ENDS[first], len(first))
    following = np.minimum(after, COUNT - 1)
    ceased = between(rng, STARTS[following], ENDS[following], len(first))
    ceased = np.where(after >= COUNT, OPEN, np.minimum(ceased, population.end[period]))
    return Decisions(
        np.concatenate([placed, period]),
        np.concatenate([adoptions.decision[placed], on]),
        np.concatenate([np.full(len(placed), OPEN), ceased]),
    )


def placed_adoption(population: Population, identity: Identity, decisions: Decisions) -> Extract:
    """The decisions as the statutory return has them; of several for one child on one day, one."""
    child = population.child[decisions.period]
    reason = np.where(decisions.ceased == OPEN, 4, child % 4)
    return {
        "CHILD": identity.child(child),
        "DOB": dates(identity.birth[child]),
        "DATE_PLACED": dates(decisions.day),
        "DATE_PLACED_CEASED": dates(decisions.ceased),
        "REASON_PLACED_CEASED": words(["RD1", "RD2", "RD3", "RD4", ""], reason),
    }, len(child)


def adoption_plans(
    rng: np.random.Generator, population: Population, identity: Identity, decisions: Decisions
) -> Extract:
    """When adoption became the plan: within eight weeks of the decision as often as planned."""
    period, day = _with_further_decisions(rng, population, decisions)
    month = month_of(day)
    available = _by_month(month)
    recorded = rolling(rng, planned_years("adoption decisions with a date of plan"), available)
    in_time = rolling(rng, planned_years("adoption decisions within eight weeks"), recorded)
    took = np.full(len(month), -1)
    for place in range(COUNT):
        chosen = rng.permutation(np.flatnonzero(month == place))[: recorded[place]]
        quick = int(in_time[place])
        took[chosen[:quick]] = between(rng, 10, 56, quick)
        took[chosen[quick:]] = between(rng, 57, 100, len(chosen) - quick)
    child = population.child[period]
    return {
        "CHILD": identity.child(child),
        "DATE_ADOPTION_PLAN": dates(np.where(took < 0, OPEN, day - took)),
        "DATE_ADM_DECISION": dates(day),
    }, len(child)


def _by_month(month: Ints) -> Ints:
    return np.bincount(month[(month >= 0) & (month < COUNT)], minlength=COUNT)


def _with_further_decisions(
    rng: np.random.Generator, population: Population, decisions: Decisions
) -> tuple[Ints, Ints]:
    """The decisions, and some against placing a child, so that each month has enough to plan with."""
    eligible = population.in_care_for(3) & ~population.alone[:, None] & (population.age < 8)
    eligible[decisions.period] = False
    periods, days = [decisions.period], [decisions.day]
    for place, found in enumerate(_by_month(month_of(decisions.day)).tolist()):
        more = max(0, _DECISIONS_A_MONTH - found)
        chosen = some_of(rng, np.flatnonzero(eligible[:, place]), more)
        eligible[chosen] = False
        periods.append(chosen)
        days.append(weekdays_between(rng, STARTS[place], ENDS[place], more))
    return np.concatenate(periods), np.concatenate(days)


def ad1(
    rng: np.random.Generator, population: Population, identity: Identity, adoptions: Adoptions
) -> Extract:
    """One row per adopted child."""
    adopted = np.flatnonzero(population.periods.kind == ADOPTED)
    child, size = population.child[adopted], len(adopted)
    pair = draw(rng, (12, 1, 75, 6, 6), size)
    status = np.select([pair <= 1, pair == 2], [np.zeros(size, np.int64), 1 + happens(rng, 0.2, size) * 3], 2)
    return {
        "CHILD": identity.child(child),
        "DOB": dates(identity.birth[child]),
        "DATE_INT": dates(adoptions.moved_in[adopted]),
        "DATE_MATCH": dates(adoptions.match[adopted]),
        "FOSTER_CARE": numbers(happens(rng, 0.1, size).astype(np.int64)),
        "NB_ADOPTR": numbers(np.where(pair <= 1, 1, 2)),
        "SEX_ADOPTR": words(["F1", "M1", "MF", "FF", "MM"], pair),
        "LS_ADOPTR": words(["L0", "L11", "L12", "L2", "L3"], status),
    }, size
