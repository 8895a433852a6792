"""Invented postcodes with grid references: where homes and placements are."""

import csv
from dataclasses import dataclass
from functools import cache

import numpy as np

from engine import resource
from engine.synthetic.chance import between, draw
from engine.synthetic.columns import Column, Ints, numbers, words


@dataclass(frozen=True)
class Places:
    """One row per postcode, by town; `town` counts from 0, `area` says where the town is."""

    postcodes: tuple[str, ...]
    east: Ints
    north: Ints
    county: tuple[str, ...]
    district: tuple[str, ...]
    town: Ints
    area: tuple[str, ...]

    def towns_in(self, area: str) -> Ints:
        """Towns of an area: own, neighbour or elsewhere."""
        inside = [
            town for town, its_area in zip(self.town.tolist(), self.area, strict=True) if its_area == area
        ]
        return np.unique(np.array(inside, np.int64))

    def in_town(self, rng: np.random.Generator, towns: Ints) -> Ints:
        """A random postcode of each town; every town has the same number of postcodes."""
        per_town = len(self.postcodes) // (int(self.town.max()) + 1)
        return towns * per_town + between(rng, 0, per_town - 1, len(towns))


@cache
def places() -> Places:
    """The invented postcodes in resources/sample/places.csv."""
    rows = list(csv.DictReader(resource.read_text("sample", "places.csv").splitlines()))
    return Places(
        tuple(row["pcds"] for row in rows),
        np.array([int(row["oseast1m"]) for row in rows], np.int64),
        np.array([int(row["osnrth1m"]) for row in rows], np.int64),
        tuple(row["oscty"] for row in rows),
        tuple(row["oslaua"] for row in rows),
        np.array([int(row["town"]) - 1 for row in rows], np.int64),
        tuple(row["area"] for row in rows),
    )


def homes(rng: np.random.Generator, size: int) -> Ints:
    """A home postcode inside the council for each child."""
    own = places().towns_in("own")
    return places().in_town(rng, own[between(rng, 0, len(own) - 1, size)])


def near(rng: np.random.Generator, home: Ints) -> Ints:
    """A placement postcode for each home: mostly the same town, one in ten outside the council."""
    known, size = places(), len(home)
    choice = draw(rng, (62, 25, 6, 7), size)
    towns = known.town[home]
    for code, area in ((1, "own"), (2, "neighbour"), (3, "elsewhere")):
        others = known.towns_in(area)
        towns = np.where(choice == code, others[between(rng, 0, len(others) - 1, size)], towns)
    return known.in_town(rng, towns)


def postcodes() -> tuple[dict[str, Column], int]:
    """The postcodes extract and its number of rows."""
    known = places()
    every = np.arange(len(known.postcodes))
    return {
        "pcds": words(known.postcodes, every),
        "oseast1m": numbers(known.east),
        "osnrth1m": numbers(known.north),
        "oscty": words(known.county, every),
        "oslaua": words(known.district, every),
    }, len(every)
