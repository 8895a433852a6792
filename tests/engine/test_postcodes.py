"""The directory of postcodes that ships, and the codec of its files."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import resource
from engine.postcodes import lookup
from engine.postcodes.directory import lookup_in
from engine.postcodes.making import Postcode, make, write


@pytest.mark.parametrize(
    ("postcode", "east", "north", "district"),
    [
        ("ME141XQ", 576017, 156294, "E07000110"),  # County Hall, Maidstone
        ("ME44TR", 575711, 168586, "E06000035"),  # Medway Council, Chatham
        ("SW1A2AA", 530047, 179951, "E09000033"),  # 10 Downing Street
        ("M602LA", 385021, 398985, "E08000003"),  # Manchester Town Hall
        ("CF991SN", 319353, 174506, "W06000015"),  # the Senedd, Cardiff
        ("EH991SP", 326751, 673849, "S12000036"),  # the Scottish Parliament
        ("ZE10HB", 447490, 1141413, "S12000027"),  # Lerwick Town Hall
    ],
)
def test_public_buildings_are_where_they_are(postcode: str, east: int, north: int, district: str) -> None:
    found = lookup([postcode])
    assert (found.east[0], found.north[0], found.district) == (east, north, [district])
    assert found.has_reference[0]


def test_an_island_outside_the_national_grid_has_an_authority_and_no_reference() -> None:
    found = lookup(["JE11AA"])
    assert found.district == ["L99999999"]
    assert not found.has_reference[0]


@pytest.mark.parametrize(
    "postcode",
    ["", "ME14", "ME141X", "me141xq", "ME14 1XQ", "ME999ZZ", "BT11AA", "Ä1411XQ", "ME141XQQ", "ZZZ99ZZ"],
)
def test_what_is_no_postcode_of_the_directory_is_unknown(postcode: str) -> None:
    found = lookup(["ME141XQ", postcode, "ME44TR"])
    assert found.district == ["E07000110", "", "E06000035"]
    assert found.has_reference.tolist() == [True, False, True]


def test_nothing_asked_nothing_found() -> None:
    assert lookup([]).district == []


def test_the_files_are_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in resource.path("postcodes").iterdir()) < 15_000_000


def test_a_look_up_maps_the_files_and_does_not_read_them() -> None:
    program = (
        "from engine.postcodes import directory\n"
        "import numpy\n"
        "directory.lookup(['ME141XQ'])\n"
        "assert isinstance(directory._shipped().places, numpy.memmap)\n"
        "assert isinstance(directory._shipped().units, numpy.memmap)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


LETTER = st.sampled_from("ABCXYZ")
SECTORS = st.from_regex(r"[A-C]{1,2}[0-9][0-9]?[0-2]", fullmatch=True)
METRES = st.integers(0, 1_300_000)


@st.composite
def postcode_lists(draw: st.DrawFn) -> list[Postcode]:
    listed = []
    for sector in draw(st.lists(SECTORS, min_size=1, max_size=6, unique=True)):
        on_the_grid = draw(st.booleans())
        for unit in draw(st.lists(st.tuples(LETTER, LETTER), min_size=1, max_size=12, unique=True)):
            east, north = (draw(METRES), draw(METRES)) if on_the_grid else (-1, -1)
            district = draw(st.sampled_from(["E07000001", "E07000002", "W06000003"]))
            listed.append(Postcode(sector + "".join(unit), east, north, district))
    return listed


@settings(max_examples=60, deadline=None)
@given(postcode_lists(), st.lists(st.builds("".join, st.tuples(SECTORS, LETTER, LETTER)), max_size=5))
def test_every_postcode_that_went_in_comes_out_and_no_other(
    listed: list[Postcode], others: list[str]
) -> None:
    directory = make(reversed(listed))
    known = {p.postcode: p for p in listed}
    asked = [*known, *others]
    found = lookup_in(directory, asked)
    unknown = Postcode("", -1, -1, "")
    expected = [known.get(postcode, unknown)[1:] for postcode in asked]
    assert list(zip(found.east.tolist(), found.north.tolist(), found.district, strict=True)) == expected


def test_the_files_hold_what_was_made(tmp_path) -> None:  # type: ignore[no-untyped-def]
    directory = make([Postcode("AA11AA", 5, 7, "E07000001"), Postcode("AA11AB", 900_000, 7, "E07000002")])
    write(directory, tmp_path)
    for name in ("sectors", "units", "districts", "places"):
        assert np.array_equal(np.load(tmp_path / f"{name}.npy"), getattr(directory, name))
    assert (tmp_path / "codes.txt").read_text().split() == ["E07000001", "E07000002"]
