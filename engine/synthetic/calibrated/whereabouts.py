"""What each placement is, who provides it, and where: in the county or not, near home or far."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.synthetic.calibrated.allotting import Names, allotted
from engine.synthetic.calibrated.moves import Spells
from engine.synthetic.calibrated.population import Population
from engine.synthetic.chance import age_on, draw
from engine.synthetic.columns import Flags, Ints
from engine.synthetic.places import Places, homes, places

UNKNOWN = -1
_METRES_IN_MILE = 1609.344
_NEAR = 19.9  # miles: clear of the limit of 20, whatever the rounding
_FAR = 20.1

# Place and provider with their weights, by kind of care and age.
_FOSTER_OWN = (("U1", "PR1", 9), ("U3", "PR1", 7), ("U4", "PR1", 25), ("U6", "PR1", 59))
_FOSTER_BOUGHT = (("U4", "PR4", 20), ("U6", "PR4", 65), ("U5", "PR4", 5), ("U6", "PR5", 10))
_HOME_BOUGHT = (("K2", "PR4", 80), ("K2", "PR5", 7), ("S1", "PR4", 8), ("R1", "PR5", 3), ("K1", "PR4", 2))
_OTHER_YOUNG = (("P1", "PR0", 70), ("R3", "PR3", 25), ("R2", "PR3", 5))
_OTHER_OLDER = (("P1", "PR0", 50), ("K2", "PR1", 40), ("R5", "PR3", 5), ("R2", "PR3", 5))
_OTHER_GROWN = (("H5", "PR4", 45), ("H5", "PR5", 15), ("P2", "PR1", 20), ("K2", "PR1", 8), ("P1", "PR0", 12))
_ADOPTERS = (("A5", "PR1", 60), ("A6", "PR1", 15), ("A5", "PR5", 25))


@dataclass(frozen=True)
class Whereabouts:
    """By spell: codes of place and provider, and postcodes (places in the list; UNKNOWN where blank)."""

    place: Names
    provider: Names
    home: Ints
    postcode: Ints


def draw_whereabouts(rng: np.random.Generator, population: Population, spells: Spells) -> Whereabouts:
    """Care and place of all spells, as planned for the printed months."""
    age = age_on(population.birth[spells.period], spells.start)
    alone = population.alone[spells.period]
    others = ~alone & ~spells.adopters
    suits_home = np.select([age < 5, age < 10], [0.05, 0.8], 6.0)
    suits_foster = np.where(age >= 16, 0.3, 1.0)
    suits = {"BOUGHT_HOME": suits_home, "AGENCY_FOSTER": suits_foster, "OWN_FOSTER": suits_foster}
    care = allotted(rng, "care", spells, others, suits)
    care_alone = allotted(rng, "alone_care", spells, alone, suits)
    care = np.where(alone, care_alone, care)
    place, provider = _codes(rng, np.where(spells.adopters, "ADOPTERS", care), np.where(alone, 16, age))
    leaves = np.select([care == "BOUGHT_HOME", care == "AGENCY_FOSTER"], [4.0, 2.0], 1.0)
    leaves = np.where(place == "P1", 0.1, leaves)
    far = {"ELSEWHERE_FAR": leaves, "ELSEWHERE_NEAR": leaves, "OWN_FAR": leaves}
    where = np.where(
        alone, allotted(rng, "alone_place", spells, alone, far), allotted(rng, "place", spells, others, far)
    )
    where = np.where(where == "", "HOME_UNKNOWN", where)
    home, postcode = _located(rng, population, spells, where, alone)
    return Whereabouts(place, provider, home, postcode)


def _codes(rng: np.random.Generator, care: Names, age: Ints) -> tuple[Names, Names]:
    """Place and provider for each kind of care."""
    cases = (
        (care == "OWN_FOSTER", _FOSTER_OWN),
        (care == "AGENCY_FOSTER", _FOSTER_BOUGHT),
        (care == "BOUGHT_HOME", _HOME_BOUGHT),
        (care == "ADOPTERS", _ADOPTERS),
        ((care == "") & (age < 10), _OTHER_YOUNG),
        ((care == "") & (age >= 10) & (age < 16), _OTHER_OLDER),
        ((care == "") & (age >= 16), _OTHER_GROWN),
    )
    place, provider = np.full(len(care), "", "<U2"), np.full(len(care), "", "<U3")
    for chosen, choices in cases:
        drawn = draw(rng, [weight for _, _, weight in choices], int(chosen.sum()))
        place[chosen] = np.array([code for code, _, _ in choices])[drawn]
        provider[chosen] = np.array([code for _, code, _ in choices])[drawn]
    return place, provider


def _located(
    rng: np.random.Generator, population: Population, spells: Spells, where: Names, alone: Flags
) -> tuple[Ints, Ints]:
    """Home and placement of each spell; children who came alone have no home here, adopters no address."""
    reach, in_own_area = _reach(places()), np.array(places().area) == "own"
    own_home = homes(rng, population.children)[population.child]
    home = np.where(alone | (where == "HOME_UNKNOWN"), UNKNOWN, own_home[spells.period])
    postcode = np.full(len(where), UNKNOWN)
    for spell in np.flatnonzero(~spells.adopters).tolist():
        options = reach[str(where[spell])]
        origin = int(own_home[spells.period[spell]])
        if not options[origin].any():
            origin = int(rng.choice(np.flatnonzero(options.any(axis=1) & in_own_area)))
            home[spell] = UNKNOWN if home[spell] == UNKNOWN else origin
        postcode[spell] = rng.choice(np.flatnonzero(options[origin]))
    return home, postcode


def _reach(known: Places) -> dict[str, npt.NDArray[np.bool_]]:
    """By kind of place: from which home (row) which postcode (column) is such a place."""
    miles = np.hypot(known.east[:, None] - known.east, known.north[:, None] - known.north) / _METRES_IN_MILE
    near, far = miles <= _NEAR, miles >= _FAR
    area = np.array(known.area)
    own = near & (area == "own")
    return {
        "HOME_UNKNOWN": own,
        "OWN_NEAR": own,
        "OWN_FAR": far & (area == "own"),
        "NEIGHBOUR_NEAR": near & (area == "neighbour"),
        "NEIGHBOUR_FAR": far & (area == "neighbour"),
        "ELSEWHERE_NEAR": near & (area == "elsewhere"),
        "ELSEWHERE_FAR": far & (area == "elsewhere"),
    }
