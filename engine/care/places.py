"""How far from home, and in which authority, each episode's placement is (section 2)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from engine.arrays import ABSENT, PART, UNIT, Codes, Mask, either, looked_up
from engine.care.readings import Episodes
from engine.postcodes import lookup
from engine.profile import Profile
from engine.tables import Extract

METRES_IN_MILE = 1609.344
NOT_A_DISTANCE = 999 * UNIT
PSEUDO_COUNTY = "99999999"
Coordinates = npt.NDArray[np.float64]


def comparable(postcode: str) -> str:
    """A postcode without spaces and case."""
    return "".join(postcode.split()).upper()


@dataclass(frozen=True)
class _Located:
    """Grid references and authority of some postcodes; NaN and an empty text where unknown."""

    east: Coordinates
    north: Coordinates
    authority: list[str]


def _line(one: _Located, places: Codes, other: _Located, others: Codes) -> Coordinates:
    """Miles in a straight line between located postcodes; NaN where either is unknown."""
    east = np.append(one.east, np.nan).take(places) - np.append(other.east, np.nan).take(others)
    north = np.append(one.north, np.nan).take(places) - np.append(other.north, np.nan).take(others)
    miles: Coordinates = np.hypot(east, north) / METRES_IN_MILE
    return miles


class Places:
    """Facts of placements, row by row of Episodes."""

    def __init__(self, episodes: Episodes, postcodes: Extract, profile: Profile) -> None:
        self._episodes = episodes
        self._postcodes = postcodes
        self._profile = profile

    @cached_property
    def miles(self) -> Coordinates:
        """Distance from home in miles; NaN where unknown."""
        given, has_given = self._episodes.extract.amounts("PL_DISTANCE")
        row = self._episodes.row
        recorded = looked_up((has_given & (given < NOT_A_DISTANCE)), row)
        place, located = self._located("PL_POST", ~recorded)
        home, located_home = self._located("HOME_POST", ~recorded)
        miles = np.empty(len(row))
        for start in range(0, len(row), PART):
            part = slice(start, start + PART)
            line = _line(located, place[part], located_home, home[part])
            miles[part] = np.where(recorded[part], given.take(row[part]) / UNIT, line)
        return miles

    def _located(self, column: str, wanted: Mask) -> tuple[Codes, _Located]:
        """Positions of the episodes' postcodes among those that are wanted, and where these are."""
        codes, texts = self._episodes.extract.texts(column)
        codes = either(wanted, looked_up(codes, self._episodes.row), np.int32(ABSENT))
        place = np.full(len(texts) + 1, ABSENT, dtype=np.int32)
        place[codes] = 0
        used = np.flatnonzero(place[:-1] != ABSENT)
        place[used] = np.arange(len(used), dtype=np.int32)
        place[ABSENT] = ABSENT
        return looked_up(place, codes), self._locate([comparable(texts[code]) for code in used.tolist()])

    def _locate(self, postcodes: list[str]) -> _Located:
        """From the imported postcodes and, for those not in them, from the directory that ships."""
        rows = np.fromiter(
            (self._imported.get(postcode, ABSENT) for postcode in postcodes), np.int32, len(postcodes)
        )
        east, north = (self._imported_metres(column)[rows] for column in ("oseast1m", "osnrth1m"))
        authority = [self._authorities[row] if row != ABSENT else "" for row in rows]
        missing = np.flatnonzero(rows == ABSENT)
        if len(missing):
            found = lookup([postcodes[place] for place in missing])
            east[missing] = np.where(found.has_reference, found.east, np.nan)
            north[missing] = np.where(found.has_reference, found.north, np.nan)
            for place, district in zip(missing.tolist(), found.district, strict=True):
                authority[place] = district
        return _Located(east, north, authority)

    def _imported_metres(self, column: str) -> Coordinates:
        """Per row of `postcodes`, and NaN for none: a coordinate; NaN where it could not be read."""
        values, recorded = self._postcodes.amounts(column)
        return np.append(np.where(recorded, values / UNIT, np.nan), np.nan)

    @cached_property
    def _imported(self) -> dict[str, int]:
        codes, texts = self._postcodes.texts("pcds")
        shown = [comparable(text) for text in texts]
        return {shown[code]: row for row, code in enumerate(codes.tolist())}

    @cached_property
    def _authorities(self) -> list[str]:
        """Per row of `postcodes`: the county or, where it is blank or a pseudo code, the district."""
        rows = range(self._postcodes.rows)
        county, district = (self._postcodes.text_at(column, rows) for column in ("oscty", "oslaua"))
        return [d if not c or c.endswith(PSEUDO_COUNTY) else c for c, d in zip(county, district, strict=True)]

    @cached_property
    def authority(self) -> Codes:
        """0 own authority, 1 the neighbour, 2 another, ABSENT unknown."""
        given = self._episodes.extract.texts("PL_LA")
        given_codes = given[0][self._episodes.row]
        codes, located = self._located("PL_POST", given_codes == ABSENT)
        from_postcode = np.append(self._classify(located.authority), np.int32(ABSENT))[codes]
        from_given = np.append(self._classify(given[1]), np.int32(ABSENT))[given_codes]
        return np.where(given_codes != ABSENT, from_given, from_postcode).astype(np.int32)

    def _classify(self, authorities: list[str]) -> Codes:
        own, neighbour = self._profile.own_codes, self._profile.neighbour_codes
        kinds = (
            ABSENT if not code else 0 if code.upper() in own else 1 if code.upper() in neighbour else 2
            for code in authorities
        )
        return np.fromiter(kinds, dtype=np.int32, count=len(authorities))
