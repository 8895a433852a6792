"""Health events: referrals, assessments, dental checks, health histories and questionnaires."""

import numpy as np

from engine.synthetic.calibrated.assessments import Due, in_time_by_month
from engine.synthetic.calibrated.figures import wanted
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.questionnaires import Questionnaires
from engine.synthetic.calibrated.states import NEVER_YET, Renewals
from engine.synthetic.calibrated.sums import YearTotals, rolling
from engine.synthetic.calibrated.timeline import (
    COUNT,
    ENDS,
    FIRST_DAY,
    JULY_2019,
    JUNE_2019,
    LAST_DAY,
    month_of,
    months_before_ends,
    weekdays_between,
    working_days_later,
)
from engine.synthetic.chance import between, birthday, happens
from engine.synthetic.columns import OPEN, Column, Flags, Ints, constant, dates, numbers, words

EVENTS = ["IHA_REFERRAL", "IHA", "RHA", "DENTAL", "HEALTH_HISTORY", "SDQ"]
Happened = tuple[Ints, Ints]  # period and day


def referrals(rng: np.random.Generator, population: Population) -> Happened:
    """Referrals for the initial assessment: in time as often as planned."""
    due = working_days_later(population.start, 5)
    month = np.where(population.end > due, month_of(due), -1)
    counts = np.bincount(month[(month >= 0) & (month < COUNT)], minlength=COUNT)
    year_before = int(counts[JUNE_2019 - 22 : JUNE_2019 - 10].sum())
    year_to_june = int(counts[JUNE_2019 - 11 : JUNE_2019 + 1].sum())
    totals = YearTotals(round(year_before * 0.846), round(year_to_june * 0.922), 628)
    # Children who are back soon may still count as referred: they are among those in time.
    in_time = _chosen(rng, month, rolling(rng, totals, counts), population.back_soon) | (
        (month < 0) & happens(rng, 0.8, len(month))
    )
    size, begin = len(month), population.start - 3
    prompt = weekdays_between(rng, begin, np.minimum(begin + 9, due), size)
    day = np.where(in_time, prompt, weekdays_between(rng, due + 1, due + 15, size))
    return _kept(population, day)


def _chosen(rng: np.random.Generator, month: Ints, counts: Ints, preferred: Flags | None = None) -> Flags:
    """So many of the rows of each month, those preferred first."""
    chosen = np.zeros(len(month), np.bool_)
    for place, count in enumerate(counts.tolist()):
        rows = rng.permutation(np.flatnonzero(month == place))
        if preferred is not None:
            rows = rows[np.argsort(~preferred[rows], kind="stable")]
        chosen[rows[:count]] = True
    return chosen


def _kept(population: Population, day: Ints) -> Happened:
    period = np.flatnonzero((day < population.end) & (day <= LAST_DAY))
    return period, day[period]


def initial_assessments(rng: np.random.Generator, population: Population) -> Happened:
    """Initial assessments: in time as the document's differences say, late, or not held yet."""
    due = working_days_later(population.start, 20)
    month = np.where(population.end > due, month_of(due), -1)
    months = [np.where(population.alone == alone, month, -1) for alone in (False, True)]
    counts = np.array([np.bincount(one[(one >= 0) & (one < COUNT)], minlength=COUNT) for one in months])
    planned = in_time_by_month(rng, Due(counts))
    in_time = _chosen(rng, months[0], planned[0]) | _chosen(rng, months[1], planned[1])
    in_time |= (month < 0) & happens(rng, 0.85, len(month))
    size = len(month)
    prompt = weekdays_between(rng, np.minimum(population.start + 6, due), due, size)
    day = np.where(in_time, prompt, weekdays_between(rng, due + 1, due + 75, size))
    return _kept(population, day)


def review_assessments(rng: np.random.Generator, population: Population, initial: Happened) -> Happened:
    """Later assessments, so that as many as planned are up to date: half-yearly under five, else yearly."""
    limit = np.where(population.age < 5, months_before_ends(6), months_before_ends(12))
    return _renewed(rng, population, "health_assessment_up_to_date", limit, initial)


def dental_checks(rng: np.random.Generator, population: Population) -> Happened:
    """A first check in the first half year, then yearly for as many as planned."""
    first = weekdays_between(rng, population.start + 20, population.start + 175, len(population))
    begun = _kept(population, first)
    limit = np.broadcast_to(months_before_ends(12), population.in_care.shape)
    period, day = _renewed(rng, population, "dental_up_to_date", limit, begun)
    return np.concatenate([begun[0], period]), np.concatenate([begun[1], day])


def _renewed(
    rng: np.random.Generator, population: Population, indicator: str, limit: Ints, begun: Happened
) -> Happened:
    cohort = population.in_care_for(6)
    sizes = cohort.sum(axis=0)
    overdue = sizes - wanted(rng, indicator, sizes)
    last = np.where(
        population.start < FIRST_DAY - 200, FIRST_DAY - between(rng, 1, 400, len(limit)), NEVER_YET
    )
    earlier = np.flatnonzero((last > NEVER_YET) & (population.end > last))
    day_by_period = np.full(len(population), OPEN)
    day_by_period[begun[0]] = begun[1]

    def known(month: int) -> Ints:
        return np.where(day_by_period <= ENDS[month], day_by_period, NEVER_YET)

    renewals = Renewals(cohort, limit, population.start, population.end, last.copy())
    period, day = renewals.drawn(rng, overdue, known)
    return np.concatenate([earlier, period]), np.concatenate([last[earlier], day])


def histories(rng: np.random.Generator, population: Population) -> Happened:
    """A health history for everyone who turns 18 in care."""
    adult = birthday(population.birth, 18)
    day = np.maximum(weekdays_between(rng, adult - 60, adult - 4, len(population)), population.start)
    period = np.flatnonzero((population.end >= adult) & (day <= LAST_DAY))
    return period, day[period]


def health_events(rng: np.random.Generator, population: Population, identity: Identity) -> Extract:
    """All health events in one extract."""
    initial = initial_assessments(rng, population)
    forms = Questionnaires(rng, population).drawn()
    parts = (
        referrals(rng, population),
        initial,
        review_assessments(rng, population, initial),
        dental_checks(rng, population),
        histories(rng, population),
        (forms.period, forms.day),
    )
    kind = np.repeat(np.arange(len(parts)), [len(period) for period, _ in parts])
    period, day = (np.concatenate(column) for column in zip(*parts, strict=True))
    score = np.full(len(kind), -1)
    score[kind == EVENTS.index("SDQ")] = forms.score
    child = population.child[period]
    row = np.unique(np.stack([child, day, kind]), axis=1, return_index=True)[1]
    columns: dict[str, Column] = {
        "CHILD": identity.child(child[row]),
        "EVENT": words(EVENTS, kind[row]),
        "EVENT_DATE": dates(day[row]),
        "STATUS": constant("COMPLETED", len(row)),
        "SCORE": numbers(score[row]),
    }
    return columns, len(row)


def oc2(rng: np.random.Generator, population: Population, identity: Identity) -> Extract:
    """One row per child in care throughout the year to 31 March 2019."""
    march = JULY_2019 - 4
    period = np.flatnonzero(population.in_care_for(12)[:, march])
    child, size, age = population.child[period], len(period), population.age[period, march]
    asked = (age >= 4) & (age <= 16)
    scored = asked & happens(rng, 0.78, size)
    misuse = (age >= 11) & happens(rng, 0.04, size)
    score = np.clip(np.rint(rng.normal(14, 6, size)), 0, 40).astype(np.int64)
    return {
        "CHILD": identity.child(child),
        "DOB": dates(identity.birth[child]),
        "SDQ_SCORE": numbers(np.where(scored, score, -1)),
        "SDQ_REASON": words(["SDQ1", ""], (scored | ~asked).astype(np.int64)),
        "CONVICTED": numbers(np.where(age >= 10, happens(rng, 0.03, size), -1)),
        "HEALTH_CHECK": numbers(np.where(age < 5, happens(rng, 0.9, size), -1)),
        "IMMUNISATIONS": numbers(happens(rng, 0.88, size).astype(np.int64)),
        "TEETH_CHECK": numbers(happens(rng, 0.94, size).astype(np.int64)),
        "HEALTH_ASSESSMENT": numbers(happens(rng, 0.96, size).astype(np.int64)),
        "SUBSTANCE_MISUSE": numbers(misuse.astype(np.int64)),
        "INTERVENTION_RECEIVED": numbers(np.where(misuse, 1, -1)),
    }, size
