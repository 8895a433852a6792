"""Looking postcodes up in the directory that ships with the product."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from engine import resource
from engine.postcodes.layout import NO_REFERENCE, POSTCODE, Directory, unit_number

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Found:
    """Per postcode asked for: grid reference in metres (-1: none) and district code (empty: unknown)."""

    east: Integers
    north: Integers
    district: list[str]

    @property
    def has_reference(self) -> npt.NDArray[np.bool_]:
        """Which of them have a grid reference."""
        known: npt.NDArray[np.bool_] = self.east != NO_REFERENCE
        return known


def lookup(postcodes: Sequence[str]) -> Found:
    """Where postcodes, written in capitals without spaces, are; those not in the directory are unknown.

    The files are mapped, not read: only the pages that hold the sectors asked for come into memory.
    """
    return lookup_in(_shipped(), postcodes)


@cache
def _shipped() -> Directory:
    sectors, units, districts, places = (
        np.load(resource.path("postcodes", f"{name}.npy"), mmap_mode="r")
        for name in ("sectors", "units", "districts", "places")
    )
    codes = tuple(resource.read_text("postcodes", "codes.txt").split())
    return Directory(np.array(sectors), units, districts, places, codes)


def lookup_in(directory: Directory, postcodes: Sequence[str]) -> Found:
    """As `lookup`, in any directory."""
    found = Found(
        np.full(len(postcodes), NO_REFERENCE, np.int64),
        np.full(len(postcodes), NO_REFERENCE, np.int64),
        [""] * len(postcodes),
    )
    whole = [place for place, postcode in enumerate(postcodes) if POSTCODE.fullmatch(postcode)]
    row, unit = _sectors_and_units(directory, [postcodes[place] for place in whole])
    exists = np.flatnonzero(_exists(directory, row, unit))
    place, row, unit = np.array(whole, np.int64)[exists], row[exists], unit[exists]
    found.east[place], found.north[place], codes = _read(directory, row, unit)
    for where, code in zip(place.tolist(), codes, strict=True):
        found.district[where] = code
    return found


def _sectors_and_units(directory: Directory, postcodes: Sequence[str]) -> tuple[Integers, Integers]:
    """The record of each postcode's sector (-1: there is none) and the number of its unit."""
    asked = np.array([postcode[:-2] for postcode in postcodes], "S5")
    known = directory.sectors["sector"]
    row = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    unit = np.array([unit_number(postcode) for postcode in postcodes], np.int64)
    return np.where(known[row] == asked, row, -1), unit


def _exists(directory: Directory, row: Integers, unit: Integers) -> npt.NDArray[np.bool_]:
    bits = directory.units[row, unit >> 3]
    exists: npt.NDArray[np.bool_] = (row >= 0) & ((bits >> (unit & 7) & 1) == 1)
    return exists


def _units_before(directory: Directory, row: Integers, unit: Integers) -> Integers:
    """How many units of the sector come before this one."""
    bits = directory.units[row]
    byte = np.arange(bits.shape[1])[None, :]
    whole = np.where(byte < (unit >> 3)[:, None], np.bitwise_count(bits), 0).sum(axis=1, dtype=np.int64)
    last = bits[np.arange(len(row)), unit >> 3] & ((1 << (unit & 7)) - 1)
    before: Integers = whole + np.bitwise_count(last)
    return before


def _read(directory: Directory, row: Integers, unit: Integers) -> tuple[Integers, Integers, list[str]]:
    """Grid references and district codes of units that exist."""
    sector: npt.NDArray[Any] = directory.sectors[row]
    east_bits, north_bits, district_bits = (
        sector[name].astype(np.int64) for name in ("east_bits", "north_bits", "district_bits")
    )
    width = east_bits + north_bits + district_bits
    word = _words(directory.places, sector["first_bit"] + width * _units_before(directory, row, unit))
    east = sector["east"] + (word & _ones(east_bits))
    north = sector["north"] + (word >> east_bits & _ones(north_bits))
    which = word >> (east_bits + north_bits) & _ones(district_bits)
    codes = directory.districts[sector["first_district"] + which]
    return east, north, [directory.codes[code] for code in codes]


def _ones(bits: Integers) -> Integers:
    return (np.int64(1) << bits) - 1


def _words(data: npt.NDArray[np.uint8], bit: Integers) -> Integers:
    """The 56 bits that begin at each position."""
    octets = data[(bit >> 3)[:, None] + np.arange(8)]
    words: Integers = octets.view("<i8")[:, 0] >> (bit & 7)
    return words
