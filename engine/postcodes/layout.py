"""How the directory is laid out in its files, so that one postcode is found without reading the others.

A postcode such as ME14 1XX is a *sector* (ME14 1) and a *unit* (XX). Each sector has one record: the corner
of the box that holds its postcodes, and how many bits the offset of a postcode from that corner takes.
Three files belong to the records:

- `units`: which of the 676 possible units exist, a bit each, 85 bytes a sector;
- `districts`: the district codes that occur in the sector, as positions in the list of all codes;
- `places`: for each unit that exists, in order: offset east, offset north and which of the sector's
  districts, in as many bits as the sector's record says, without gaps.
"""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

LETTERS = 26
UNITS = LETTERS**2
POSTCODE = re.compile(r"[A-Z][A-Z0-9]{1,3}[0-9][A-Z]{2}")
NO_REFERENCE = -1  # in place of a grid reference: the islands outside the National Grid
SPARE_BYTES = 8  # at the end of `places`, so that the last postcode too is read as a whole word

SECTOR = np.dtype(
    [
        ("sector", "S5"),
        ("east", "<i4"),
        ("north", "<i4"),
        ("east_bits", "u1"),
        ("north_bits", "u1"),
        ("district_bits", "u1"),
        ("first_bit", "<u4"),
        ("first_district", "<u2"),
    ]
)


@dataclass(frozen=True)
class Directory:
    """The contents of the files: sectors in order of their text, the rest as above."""

    sectors: npt.NDArray[Any]
    units: npt.NDArray[np.uint8]
    districts: npt.NDArray[np.uint16]
    places: npt.NDArray[np.uint8]
    codes: tuple[str, ...]


def unit_number(postcode: str) -> int:
    """The place of a postcode's unit among the 676 possible ones."""
    return (ord(postcode[-2]) - ord("A")) * LETTERS + ord(postcode[-1]) - ord("A")
