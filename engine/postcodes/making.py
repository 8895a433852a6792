"""Making the directory's files from a list of postcodes."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from engine.postcodes.layout import SECTOR, SPARE_BYTES, UNITS, Directory, unit_number

Integers = npt.NDArray[np.int64]


class Postcode(NamedTuple):
    """One postcode in capitals without spaces; `east` and `north` are -1 without a grid reference."""

    postcode: str
    east: int
    north: int
    district: str


def make(postcodes: Iterable[Postcode]) -> Directory:
    """The directory of some postcodes, each of which occurs once.

    The postcodes of one sector either all have a grid reference or all have none.
    """
    listed = sorted(postcodes, key=lambda p: (p.postcode[:-2], unit_number(p.postcode)))
    codes = tuple(sorted({p.district for p in listed}))
    number = {code: place for place, code in enumerate(codes)}
    sectors: list[tuple[Any, ...]] = []
    units: list[npt.NDArray[np.uint8]] = []
    districts: list[int] = []
    bits: list[npt.NDArray[np.uint8]] = []
    first_bit = 0
    for sector, group in groupby(listed, key=lambda p: p.postcode[:-2]):
        members = list(group)
        own = sorted({number[p.district] for p in members})
        columns = (
            np.array([p.east for p in members], np.int64),
            np.array([p.north for p in members], np.int64),
            np.searchsorted(own, [number[p.district] for p in members]),
        )
        corner, widths = _frame(columns)
        sectors.append((sector.encode(), *corner[:2], *widths, first_bit, len(districts)))
        units.append(_units(members))
        districts.extend(own)
        bits.append(_bits(columns, corner, widths))
        first_bit += len(bits[-1])
    places = np.append(np.packbits(np.concatenate(bits), bitorder="little"), np.zeros(SPARE_BYTES, np.uint8))
    return Directory(
        np.array(sectors, SECTOR), np.stack(units), np.array(districts, np.uint16), places, codes
    )


def _frame(columns: Iterable[Integers]) -> tuple[list[int], list[int]]:
    """The least value of each column, and the bits that the largest offset from it takes."""
    corner = [int(column.min()) for column in columns]
    widths = [int(column.max() - least).bit_length() for column, least in zip(columns, corner, strict=True)]
    return corner, widths


def _units(members: Iterable[Postcode]) -> npt.NDArray[np.uint8]:
    present = np.zeros(UNITS, np.uint8)
    present[[unit_number(p.postcode) for p in members]] = 1
    return np.packbits(present, bitorder="little")


def _bits(columns: Iterable[Integers], corner: Iterable[int], widths: Iterable[int]) -> npt.NDArray[np.uint8]:
    """The bits of each row's offsets, lowest first, row after row."""
    parts = [
        (column - least)[:, None] >> np.arange(width) & 1
        for column, least, width in zip(columns, corner, widths, strict=True)
    ]
    return np.hstack(parts).astype(np.uint8).ravel()


def write(directory: Directory, folder: Path) -> None:
    """Write the directory's files into a folder."""
    for name in ("sectors", "units", "districts", "places"):
        np.save(folder / f"{name}.npy", getattr(directory, name))
    (folder / "codes.txt").write_text("".join(f"{code}\n" for code in directory.codes), encoding="utf-8")
