"""Distance and placement authority of episodes, from all three sources (definitions, section 2)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from engine.arrays import ABSENT, UNIT
from engine.calendar import Month
from engine.care import places
from engine.care.model import CareModel
from engine.profile import shipped
from engine.tables import Extracts

OWN, NEIGHBOUR, ANOTHER = 0, 1, 2
MAIDSTONE, CHATHAM, LONDON, JERSEY = "ME14 1XQ", "ME4 4TR", "SW1A 2AA", "JE1 1AA"


def texts(values: Sequence[str | None]) -> pa.Array:
    return pa.array(values, pa.string()).dictionary_encode()


def amounts(values: Sequence[str | None]) -> pa.Array:
    return pa.array([None if v is None else int(Decimal(v) * UNIT) for v in values], pa.int64())


def places_of(
    episodes: Mapping[str, pa.Array], postcodes: Sequence[tuple[str, str | None, str | None, str, str]] = ()
) -> places.Places:
    rows = len(next(iter(episodes.values())))
    days = pa.array(np.arange(rows, dtype=np.int32) + 17000, pa.int32()).cast(pa.date32())
    table = {
        "CHILD": texts([f"C{row}" for row in range(rows)]),
        "DECOM": days,
        "DEC": pa.nulls(rows, pa.date32()),
        "RNE": texts(["S"] * rows),
        "LS": texts(["C2"] * rows),
        "PLACE": texts(["U4"] * rows),
        **episodes,
    }
    tables = {"episodes": pa.table(table)}
    if postcodes:
        pcds, east, north, county, district = zip(*postcodes, strict=True)
        tables["postcodes"] = pa.table(
            {
                "pcds": texts(pcds),
                "oseast1m": amounts(east),
                "osnrth1m": amounts(north),
                "oscty": texts([value or None for value in county]),
                "oslaua": texts([value or None for value in district]),
            }
        )
    return CareModel(Extracts.of(tables), [Month.parse("2019-07")], shipped("kent")).places


def test_a_distance_that_was_recorded_counts_before_postcodes_do() -> None:
    found = places_of(
        {
            "HOME_POST": texts([MAIDSTONE] * 3),
            "PL_POST": texts([MAIDSTONE] * 3),
            "PL_DISTANCE": amounts(["12.5", "999", None]),
        }
    )
    assert found.miles.tolist() == [12.5, 0.0, 0.0]


def test_the_distance_is_the_straight_line_between_imported_grid_references() -> None:
    imported = [("XX1 1AA", "1609344", "0", "", "E1"), ("XX1 1AB", "0", "0", "", "E1")]
    found = places_of({"HOME_POST": texts(["xx11aa"]), "PL_POST": texts([" XX1  1AB"])}, imported)
    assert found.miles.tolist() == [1000.0]


def test_postcodes_that_were_not_imported_are_in_the_directory() -> None:
    imported = [("XX1 1AA", "576017", "154684.656", "", "E1")]
    found = places_of({"HOME_POST": texts(["me14 1xq"]), "PL_POST": texts(["XX1 1AA"])}, imported)
    assert found.miles[0] == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("elsewhere", [JERSEY, "QQ1 1QQ", "not known", None])
def test_the_distance_to_a_place_without_a_grid_reference_is_unknown(elsewhere: str | None) -> None:
    assert np.isnan(places_of({"HOME_POST": texts([MAIDSTONE]), "PL_POST": texts([elsewhere])}).miles[0])


def test_an_imported_reference_that_could_not_be_read_is_unknown_and_not_the_origin_of_the_grid() -> None:
    imported = [(MAIDSTONE, None, "156294", "", "E07000110")]
    found = places_of({"HOME_POST": texts([MAIDSTONE]), "PL_POST": texts([MAIDSTONE])}, imported)
    assert np.isnan(found.miles[0])


def test_authority_as_recorded_counts_before_the_postcode() -> None:
    found = places_of(
        {"PL_LA": texts(["886", "887", "330", "e10000016", None]), "PL_POST": texts([LONDON] * 5)},
    )
    assert found.authority.tolist() == [OWN, NEIGHBOUR, ANOTHER, OWN, ANOTHER]


def test_the_county_counts_and_the_district_where_the_county_is_a_pseudo_code() -> None:
    imported = [
        ("XX1 1AA", "1", "1", "E10000016", "E07000999"),
        ("XX1 1AB", "1", "1", "E99999999", "E06000035"),
        ("XX1 1AC", "1", "1", "", "E07000105"),
        ("XX1 1AD", "1", "1", "", ""),
    ]
    found = places_of({"PL_POST": texts([row[0] for row in imported])}, imported)
    assert found.authority.tolist() == [OWN, NEIGHBOUR, OWN, ABSENT]


def test_authorities_of_the_directory_are_districts_that_the_profile_lists() -> None:
    found = places_of({"PL_POST": texts([MAIDSTONE, CHATHAM, LONDON, JERSEY, "QQ1 1QQ", None])})
    assert found.authority.tolist() == [OWN, NEIGHBOUR, ANOTHER, ANOTHER, ABSENT, ABSENT]


def test_the_directory_is_not_opened_when_every_postcode_was_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(postcodes: Sequence[str]) -> None:
        raise AssertionError(f"the directory was asked for {len(postcodes)} postcodes")

    monkeypatch.setattr(places, "lookup", refuse)
    imported = [("ME14 1XQ", "1", "1", "", "E07000110")]
    found = places_of({"HOME_POST": texts(["me141xq"]), "PL_POST": texts(["ME14 1XQ"])}, imported)
    assert found.miles.tolist() == [0.0]
    assert found.authority.tolist() == [OWN]
