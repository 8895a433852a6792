"""Health events of children in care, and the return of outcomes (OC2) of the last 31 March."""

import numpy as np

from engine.synthetic.chance import age_on, between, day, draw, happens, months_after, running_total, spread
from engine.synthetic.columns import OPEN, Column, Ints, dates, numbers, words
from engine.synthetic.people import LAST_DAY, Children, Periods

EVENTS = ["IHA_REFERRAL", "IHA", "RHA", "DENTAL", "HEALTH_HISTORY", "SDQ"]
YEAR_END = day("2019-03-31")


def _repeated(rng: np.random.Generator, first: Ints, until: Ints, low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Owner and day of something that comes back after low to high days, until a day."""
    room = np.maximum(np.minimum(until, LAST_DAY + 1) - first, 0)
    owner, position = spread(1 + room // low)
    gap = np.where(position == 0, 0, between(rng, low[owner], high[owner], len(owner)))
    on = first[owner] + running_total(gap, owner)
    kept = on < np.minimum(until, LAST_DAY + 1)[owner]
    return owner[kept], on[kept]


def _scores(rng: np.random.Generator, child: Ints, children: Children) -> Ints:
    """Strengths and difficulties: each child keeps a level, the forms vary around it."""
    level = rng.normal(14.2, 5.5, len(children))
    return np.clip(np.rint(level[child] + rng.normal(0, 2.5, len(child))), 0, 40).astype(np.int64)


def _happened(rng: np.random.Generator, children: Children, periods: Periods) -> list[tuple[Ints, Ints]]:
    """Period and day of each kind of event, in the order of EVENTS."""
    size, every = len(periods), np.arange(len(periods))
    birth = children.birth[periods.child]
    adult = children.adult_on()[periods.child]
    prompt = happens(rng, np.where(children.alone[periods.child], 0.6, 0.84), size)
    assessed = periods.start + np.where(prompt, between(rng, 9, 26, size), between(rng, 32, 75, size))
    referred = periods.start + np.where(
        happens(rng, 0.92, size), between(rng, 0, 5, size), between(rng, 9, 20, size)
    )
    half_yearly = age_on(birth, assessed) < 5
    low, high = np.where(half_yearly, 160, 330), np.where(half_yearly, 181, 366)
    reviewed = _repeated(rng, assessed + low, periods.end, low, high)
    dental = _repeated(
        rng, periods.start + between(rng, 30, 170, size), periods.end, low * 0 + 320, low * 0 + 372
    )
    first_form = np.maximum(periods.start + between(rng, 40, 150, size), birth + 1500)
    forms = _repeated(
        rng, first_form, np.minimum(periods.end, birth + 17 * 365), low * 0 + 330, low * 0 + 390
    )
    history = np.where(periods.end >= adult, adult - between(rng, 5, 60, size), OPEN)
    history = np.where(history >= periods.start, history, OPEN)
    return [(every, referred), (every, assessed), reviewed, dental, (every, history), forms]


def health_events(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """Assessments, dental checks, questionnaires and health histories."""
    parts = _happened(rng, children, periods)
    kind = np.repeat(np.arange(len(parts)), [len(owner) for owner, _ in parts])
    owner = np.concatenate([owner for owner, _ in parts])
    on = np.concatenate([days for _, days in parts])
    kept = (on < np.minimum(periods.end, LAST_DAY + 1)[owner]) | ((kind == 4) & (on <= LAST_DAY))
    kind, child, on = kind[kept], periods.child[owner[kept]], on[kept]
    score = np.where(kind == 5, _scores(rng, child, children), -1)
    refused = (kind >= 2) & (kind != 4) & happens(rng, 0.03, len(kind))
    return {
        "CHILD": numbers(children.ids[child]),
        "EVENT": words(EVENTS, kind),
        "EVENT_DATE": dates(on),
        "STATUS": words(["COMPLETED", "REFUSED"], refused.astype(np.int64)),
        "SCORE": numbers(score),
    }, len(kind)


def oc2(rng: np.random.Generator, children: Children, periods: Periods) -> tuple[dict[str, Column], int]:
    """One row per child in care throughout the year to 31 March."""
    year_before = months_after(np.array([YEAR_END]), -12)
    through = periods.open_on(YEAR_END) & (periods.start <= year_before)
    child = periods.child[through]
    size, age = len(child), age_on(children.birth[child], np.full(len(child), YEAR_END))
    asked = (age >= 4) & (age <= 16)
    scored = asked & happens(rng, 0.8, size)
    misuse = (age >= 11) & happens(rng, 0.04, size)
    done = {name: happens(rng, share, size).astype(np.int64) for name, share in _OC2_SHARES.items()}
    reason = np.where(scored, 3, np.where(asked, draw(rng, (0, 6, 4), size), 0))
    return {
        "CHILD": numbers(children.ids[child]),
        "DOB": dates(children.birth[child]),
        "SDQ_SCORE": numbers(np.where(scored, _scores(rng, child, children), -1)),
        "SDQ_REASON": words(["SDQ1", "SDQ2", "SDQ4", ""], reason),
        "CONVICTED": numbers(np.where(age >= 10, happens(rng, 0.03, size).astype(np.int64), -1)),
        "HEALTH_CHECK": numbers(np.where(age < 5, done["HEALTH_CHECK"], -1)),
        "IMMUNISATIONS": numbers(done["IMMUNISATIONS"]),
        "TEETH_CHECK": numbers(done["TEETH_CHECK"]),
        "HEALTH_ASSESSMENT": numbers(done["HEALTH_ASSESSMENT"]),
        "SUBSTANCE_MISUSE": numbers(misuse.astype(np.int64)),
        "INTERVENTION_RECEIVED": numbers(np.where(misuse, 1, -1)),
        "INTERVENTION_OFFERED": numbers(np.full(size, -1)),
    }, size


_OC2_SHARES = {"HEALTH_CHECK": 0.9, "IMMUNISATIONS": 0.85, "TEETH_CHECK": 0.9, "HEALTH_ASSESSMENT": 0.92}
