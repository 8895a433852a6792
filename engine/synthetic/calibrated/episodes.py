"""The SSDA903 episodes: placement spells, cut where the legal status changes, and some hospital stays."""

import numpy as np

from engine.synthetic.calibrated.allotting import Names
from engine.synthetic.calibrated.draft import ADOPTED, ADULT, AWAY, GUARDIAN, HOME, SHORT
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.legal import STATUSES, LegalStatuses
from engine.synthetic.calibrated.moves import Spells
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.timeline import LAST_DAY
from engine.synthetic.calibrated.whereabouts import UNKNOWN, Whereabouts
from engine.synthetic.chance import between, draw
from engine.synthetic.columns import OPEN, Column, Flags, Ints, dates, identifiers, words
from engine.synthetic.places import places

_REASONS = ["CARPL", "CREQB", "CREQO", "CHILD", "LAREQ", "STAND", "OTHER"]
_ENDS = {
    ADULT: (("E5", "E6", "E17", "E7"), (60, 6, 30, 4)),
    ADOPTED: (("E11", "E12"), (40, 60)),
    GUARDIAN: (("E45", "E46", "E47", "E48", "E43", "E44"), (30, 25, 10, 5, 20, 10)),
    SHORT: (("E4A", "E4B", "E13", "E8"), (70, 10, 10, 10)),
    HOME: (("E4A", "E4B", "E13", "E41", "E8", "E3"), (50, 12, 12, 14, 8, 4)),
    AWAY: (("E8", "E3", "E4A", "E9"), (60, 25, 10, 5)),
}
_HOSPITAL_STAYS = 120
_SPAN = 2 * int(OPEN)


def _keys(period: Ints, day: Ints) -> Ints:
    return period * _SPAN + day


class Episodes:
    """One row per episode: a day on which the placement, the legal status or both began."""

    def __init__(
        self, rng: np.random.Generator, population: Population, spells: Spells, legal: LegalStatuses
    ) -> None:
        moved, changed = _keys(spells.period, spells.start), _keys(legal.period, legal.day)
        away, back = _hospital_stays(rng, spells, np.union1d(moved, changed))
        keys = np.unique(np.concatenate([moved, changed, away, back]))
        self.period, self.start = np.divmod(keys, _SPAN)
        self.spell = np.searchsorted(moved, keys, side="right") - 1
        self.status = legal.status[np.searchsorted(changed, keys, side="right") - 1]
        self.in_hospital = np.isin(keys, away)
        self.last: Flags = np.append(self.period[1:] != self.period[:-1], True)
        self.moves: Flags = np.isin(keys, moved)
        following = np.append(self.start[1:], OPEN)
        self.end = np.where(self.last, population.end[self.period], following)
        self.reason = np.select(
            [
                self.start == population.start[self.period],
                self.moves & np.isin(keys, changed),
                np.isin(keys, changed),
            ],
            [0, 1, 2],
            default=3,
        )


def _hospital_stays(rng: np.random.Generator, spells: Spells, taken: Ints) -> tuple[Ints, Ints]:
    """Some short stays inside long spells, while nothing else happens; the child goes back after them."""
    until = np.minimum(spells.end, LAST_DAY)
    long = rng.permutation(np.flatnonzero((until - spells.start > 200) & ~spells.adopters))[:_HOSPITAL_STAYS]
    away = between(rng, spells.start[long] + 30, until[long] - 30, len(long))
    back = away + between(rng, 2, 9, len(long))
    first, after = _keys(spells.period[long], away), _keys(spells.period[long], back)
    undisturbed = np.searchsorted(taken, first) == np.searchsorted(taken, after, side="right")
    return first[undisturbed], after[undisturbed]


def _ends(rng: np.random.Generator, population: Population) -> list[str]:
    """REC of the last episode of each period."""
    codes = [""] * len(population)
    for kind, (choices, weights) in _ENDS.items():
        periods = np.flatnonzero(population.periods.kind == kind)
        drawn = draw(rng, weights, len(periods))
        for period, place in zip(periods.tolist(), drawn.tolist(), strict=True):
            codes[period] = choices[place]
    return codes


def episodes(
    rng: np.random.Generator, population: Population, identity: Identity, rows: Episodes, where: Whereabouts
) -> Extract:
    """The extract, in order of period and day."""
    size, period = len(rows.start), rows.period
    need = draw(rng, (63, 3, 3, 8, 13, 2, 0.2, 8), len(population))
    need = np.where(population.alone, 7, need)
    moves_next = np.append(rows.moves[1:], False) & ~rows.last
    why = np.where(moves_next, draw(rng, (45, 15, 8, 8, 10, 3, 11), size), len(_REASONS))
    ends = [*_ends(rng, population), "X1"]
    return {
        "CHILD": identity.child(population.child[period]),
        "DECOM": dates(rows.start),
        "RNE": words(["S", "B", "L", "P"], rows.reason),
        "LS": words(STATUSES, rows.status),
        "CIN": words([f"N{number}" for number in range(1, 9)], need[period]),
        "PLACE": _of_spell(where.place, rows, "T1"),
        "PLACE_PROVIDER": _of_spell(where.provider, rows, ""),
        "DEC": dates(rows.end),
        "REC": words(ends, np.where(rows.last, period, len(population))),
        "REASON_PLACE_CHANGE": words([*_REASONS, ""], why),
        "HOME_POST": _postcode(where.home, rows),
        "PL_POST": _postcode(where.postcode, rows),
        "URN": identifiers("SC", between(rng, 1_000, 999_999, len(where.place))[rows.spell], 6),
    }, size


def _of_spell(values: Names, rows: Episodes, in_hospital: str) -> Column:
    """What is true of the spell, or of a stay in hospital."""
    names, code = np.unique(values, return_inverse=True)
    return words([*names.tolist(), in_hospital], np.where(rows.in_hospital, len(names), code[rows.spell]))


def _postcode(values: Ints, rows: Episodes) -> Column:
    known = places().postcodes
    return words([*known, ""], np.where(values == UNKNOWN, len(known), values)[rows.spell])
