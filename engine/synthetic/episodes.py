"""SSDA903 episodes: the events of each period of care, in order, and what they leave in force."""

from dataclasses import dataclass

import numpy as np

from engine.synthetic.chance import age_on, between, draw, happens, last_set, spread, waiting
from engine.synthetic.columns import OPEN, Column, Flags, Ints, dates, identifiers, numbers, words
from engine.synthetic.people import LAST_DAY, Children, Periods
from engine.synthetic.places import near, places

# Kinds of event; at most one per day counts, the first in this order.
START, FOR_ADOPTION, ORDER, MOVE, SAME_CARER, LEGAL, HOSPITAL, BACK = range(8)
_RNE = ["S", "B", "L", "P", "T", "L", "P", "P"]

LEGAL_STATUSES = ["V2", "C1", "L1", "C2", "E1"]
PLACEMENTS = ["U4", "U6", "U1", "U3", "K2", "H5", "P1", "R1", "S1", "P2", "K1", "R3", "R5", "A5", "A6", "T1"]
_PROVIDERS = ["PR1", "PR4", "PR5", "PR0", "PR2", "PR3", ""]
_WEIGHTS_BY_AGE = (  # of the first 13 placements, for ages 0-4, 5-9, 10-15, 16-17 and unaccompanied
    (17, 48, 10, 17, 0, 0, 5, 0, 0, 0, 0, 3, 0),
    (38, 36, 10, 8, 3, 0, 4, 0.5, 0.5, 0, 0, 0, 0),
    (42, 28, 6, 5, 11, 0, 5, 1, 1.5, 0, 0.3, 0, 0.2),
    (30, 16, 4, 3, 10, 25, 5, 1, 1, 4, 0.3, 0, 0.7),
    (6, 38, 0, 1, 3, 40, 0, 0, 0, 12, 0, 0, 0),
)
_REASONS = ["CARPL", "CREQB", "CREQO", "CHILD", "LAREQ", "STAND", "OTHER"]
_ENDS_GROWN = ["E5", "E6", "E17", "E7", "E9"]
_ENDS_YOUNG = ["E4A", "E4B", "E13", "E41", "E45", "E46", "E47", "E48", "E3", "E8", "E2"]
_ENDS = [*_ENDS_GROWN, *_ENDS_YOUNG, "E11", "E12", "X1", ""]


@dataclass(frozen=True)
class Adoption:
    """Which periods lead to adoption, and when: plan, order, match and moving in (OPEN: never)."""

    planned: Flags
    adopted: Flags
    decision: Ints
    order: Ints
    match: Ints
    moved_in: Ints


@dataclass(frozen=True)
class Episodes:
    """One row per episode, by period and first day; codes are positions in the lists of this module."""

    period: Ints
    first: Ints
    end: Ints
    kind: Ints
    status: Ints
    place: Ints
    provider: Ints
    postcode: Ints
    carer: Ints


def adoption_paths(rng: np.random.Generator, children: Children, periods: Periods) -> Adoption:
    """Children who come in under five and stay: two in five of them go on to adoption."""
    size = len(periods)
    age = age_on(children.birth[periods.child], periods.start)
    lasts = np.minimum(periods.end, LAST_DAY) - periods.start
    planned = (age < 5) & (lasts > 200) & happens(rng, 0.5, size)
    decision = periods.start + between(rng, 90, 260, size)
    order = decision + between(rng, 20, 120, size)
    match = order + between(rng, 20, 210, size)
    moved_in = match + between(rng, 8, 30, size)
    adopted = planned & (periods.end < OPEN) & (moved_in + 70 < periods.end) & (lasts < 1300)

    def reached(days: Ints) -> Ints:
        return np.where(planned & (days < np.minimum(periods.end, LAST_DAY + 1)), days, OPEN)

    # A plan that led nowhere in a period that has ended: the child was not placed.
    moved_in = np.where(adopted | (periods.end == OPEN), reached(moved_in), OPEN)
    return Adoption(planned, adopted, reached(decision), reached(order), reached(match), moved_in)


def _events(rng: np.random.Generator, periods: Periods, adoption: Adoption) -> tuple[Ints, Ints, Ints]:
    """Period, day and kind of every event, in order, one per period and day."""
    size = len(periods)
    until = np.minimum(periods.end, LAST_DAY + 1)
    years = (until - periods.start) / 365.25
    restless = happens(rng, 0.2, size)
    owners, days, kinds = [np.arange(size)], [periods.start], [np.full(size, START)]

    def add(kind: int, owner: Ints, day_: Ints) -> None:
        owners.append(owner)
        days.append(day_)
        kinds.append(np.full(len(owner), kind))

    every = np.arange(size)
    add(ORDER, every, adoption.order)
    add(FOR_ADOPTION, every, adoption.moved_in)
    early = np.flatnonzero(happens(rng, 0.4, size))
    add(MOVE, early, periods.start[early] + waiting(rng, 45, len(early)))
    for kind, rate in ((MOVE, np.where(restless, 1.3, 0.12)), (SAME_CARER, np.full(size, 0.12))):
        owner, _ = spread(rng.poisson(rate * years))
        add(
            kind,
            owner,
            periods.start[owner] + 1 + (rng.random(len(owner)) * years[owner] * 365).astype(np.int64),
        )
    legal = np.flatnonzero(happens(rng, 0.75, size))
    add(LEGAL, legal, periods.start[legal] + between(rng, 2, 40, len(legal)))
    final = np.flatnonzero(happens(rng, 0.7, size))
    add(LEGAL, final, periods.start[final] + between(rng, 150, 300, len(final)))
    ill = np.flatnonzero(happens(rng, 0.03, size))
    admitted = periods.start[ill] + waiting(rng, 400, len(ill))
    add(HOSPITAL, ill, admitted)
    add(BACK, ill, admitted + between(rng, 2, 9, len(ill)))
    return _in_order(periods, adoption, np.concatenate(owners), np.concatenate(days), np.concatenate(kinds))


def _in_order(
    periods: Periods, adoption: Adoption, owner: Ints, days: Ints, kind: Ints
) -> tuple[Ints, Ints, Ints]:
    """Drop what falls outside the period, after moving in for adoption, or on the same day."""
    until = np.minimum(periods.end, LAST_DAY + 1)
    settled = (days > adoption.moved_in[owner]) & (kind != START)
    legal_after_order = (kind == LEGAL) & (days > adoption.order[owner])
    kept = (days < until[owner]) & (days >= periods.start[owner]) & ~settled & ~legal_after_order
    owner, days, kind = owner[kept], days[kept], kind[kept]
    order = np.lexsort((kind, days, owner))
    owner, days, kind = owner[order], days[order], kind[order]
    first = np.ones(len(owner), np.bool_)
    first[1:] = (owner[1:] != owner[:-1]) | (days[1:] != days[:-1])
    return owner[first], days[first], kind[first]


def _statuses(rng: np.random.Generator, alone: Flags, kind: Ints, position: Ints) -> Ints:
    """Legal status in force: voluntary or an interim order at first, a care order later."""
    size = len(kind)
    first = np.where(alone, 0, draw(rng, (50, 42, 8), size))
    later = np.where(alone, 0, np.where(position <= 2, draw(rng, (10, 70, 0, 20), size), 3))
    own = np.where(kind == START, first, np.where(kind == ORDER, LEGAL_STATUSES.index("E1"), later))
    return own[last_set((kind == START) | (kind == LEGAL) | (kind == ORDER))]


def _placements(rng: np.random.Generator, age: Ints, alone: Flags, kind: Ints) -> Ints:
    """Placement in force; hospital stays are the only temporary ones, and lead back to the same place."""
    size = len(kind)
    group = np.where(alone, 4, np.digitize(age, (5, 10, 16)))
    group = np.where(alone & (age < 16), 2, group)
    own = np.zeros(size, np.int64)
    for code, weights in enumerate(_WEIGHTS_BY_AGE):
        own = np.where(group == code, draw(rng, weights, size), own)
    own = np.where(kind == FOR_ADOPTION, 13 + happens(rng, 0.85, size), own)
    lasting = own[last_set((kind == START) | (kind == MOVE) | (kind == FOR_ADOPTION))]
    return np.where(kind == HOSPITAL, PLACEMENTS.index("T1"), lasting)


def _providers(rng: np.random.Generator, place: Ints, settled: Ints) -> Ints:
    """Provider code: most fostering is our own, most residential care is private."""
    fostered = draw(rng, (80, 17, 3), len(place))
    residential = draw(rng, (15, 70, 15), len(place))
    semi_independent = draw(rng, (15, 65, 20), len(place))
    own = np.select(
        [place <= 1, np.isin(place, (4, 7, 8, 11)), np.isin(place, (5, 9))],
        [fostered, residential, semi_independent],
        default=5,
    )
    own = np.where(np.isin(place, (2, 3, 13, 14)), 0, own)[settled]
    own = np.where(place == PLACEMENTS.index("P1"), _PROVIDERS.index("PR0"), own)
    return np.where(place == PLACEMENTS.index("T1"), _PROVIDERS.index(""), own)


def draw_episodes(
    rng: np.random.Generator, children: Children, periods: Periods, adoption: Adoption
) -> Episodes:
    """The episodes of every period."""
    period, first, kind = _events(rng, periods, adoption)
    size = len(period)
    alone = children.alone[periods.child[period]]
    begins = np.searchsorted(period, period)
    ends = np.append(first[1:], OPEN)
    last = np.append(period[1:] != period[:-1], True)
    ends = np.where(last, periods.end[period], ends)
    age = age_on(children.birth[periods.child[period]], first)
    new_place = (kind == START) | (kind == MOVE) | (kind == FOR_ADOPTION)
    settled = last_set(new_place)
    place = _placements(rng, age, alone, kind)
    return Episodes(
        period,
        first,
        ends,
        kind,
        _statuses(rng, alone, kind, np.arange(size) - begins),
        place,
        _providers(rng, place, settled),
        near(rng, children.home[periods.child[period]])[settled],
        between(rng, 1, 999_999, size)[settled],
    )


def ends_of_periods(
    rng: np.random.Generator, children: Children, periods: Periods, adoption: Adoption
) -> Ints:
    """REC of each period's last episode, as a position in the list of ends."""
    size = len(periods)
    age = age_on(children.birth[periods.child], np.minimum(periods.end, LAST_DAY))
    grown = draw(rng, (55, 8, 25, 3, 2), size)
    young = len(_ENDS_GROWN) + draw(rng, (30, 8, 8, 12, 4, 4, 8, 2, 4, 6, 0.3), size)
    end = np.where(age >= 16, grown, young)
    end = np.where(adoption.adopted, len(_ENDS_GROWN) + len(_ENDS_YOUNG) + happens(rng, 0.6, size), end)
    return np.where(periods.end == OPEN, _ENDS.index(""), end)


def episode_rows(
    rng: np.random.Generator, children: Children, periods: Periods, episodes: Episodes, ends: Ints
) -> tuple[dict[str, Column], int]:
    """The episodes extract."""
    known, size = places(), len(episodes.period)
    child = periods.child[episodes.period]
    last = np.append(episodes.period[1:] != episodes.period[:-1], True)
    end_code = np.where(last, ends[episodes.period], _ENDS.index("X1"))
    moves_next = np.append(np.isin(episodes.kind[1:], (MOVE, FOR_ADOPTION)), False) & ~last
    reason = np.where(moves_next, draw(rng, (45, 15, 8, 8, 10, 3, 11), size), len(_REASONS))
    need = draw(rng, (63, 3, 3, 8, 13, 2, 0.2, 8), len(periods))[episodes.period]
    return {
        "CHILD": numbers(children.ids[child]),
        "DECOM": dates(episodes.first),
        "RNE": words(_RNE, episodes.kind),
        "LS": words(LEGAL_STATUSES, episodes.status),
        "CIN": words([f"N{number}" for number in range(1, 9)], np.where(children.alone[child], 7, need)),
        "PLACE": words(PLACEMENTS, episodes.place),
        "PLACE_PROVIDER": words(_PROVIDERS, episodes.provider),
        "DEC": dates(episodes.end),
        "REC": words(_ENDS, end_code),
        "REASON_PLACE_CHANGE": words([*_REASONS, ""], reason),
        "HOME_POST": words(known.postcodes, children.home[child]),
        "PL_POST": words(known.postcodes, episodes.postcode),
        "URN": identifiers("SC", episodes.carer, 6),
    }, size
