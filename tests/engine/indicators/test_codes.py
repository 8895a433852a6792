"""Every code that a definition names counts, and no other of its list does (extracts.md, section 3)."""

from collections.abc import Collection

from engine.care.periods import PLACED_FOR_ADOPTION, TEMPORARY
from tests.oracle.examples import Example
from tests.oracle.layouts import ACCOM, ACTIV, LAYOUTS, LEGAL_STATUS, PLACE, REC

PROVIDERS = LAYOUTS["episodes"]["PLACE_PROVIDER"]
REVIEWS = LAYOUTS["reviews"]["REVIEW_CODE"]
EPISODES = "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n"


def in_care(rows: dict[str, str]) -> Example:
    """One child in care per code; the row is legal status, placement and provider."""
    header = "CHILD SEX DOB UASC\n" + "\n".join(f"{code} 1 2010-01-01 N" for code in rows)
    return Example(
        header=header,
        episodes=EPISODES + "\n".join(f"{code} 2019-01-01 S {row} - -" for code, row in rows.items()),
    )


def leavers(name: str) -> set[str]:
    rows = "\n".join(f"{code} 2018-01-01 S C2 A3 - 2019-07-01 {code}" for code in sorted(REC))
    units = Example(episodes=EPISODES + rows, uasc="").units(name)
    assert len(units) == len(REC) - 1
    return {unit.split()[0] for unit, met in units.items() if met}


def meeting(council: Example, name: str) -> set[str]:
    return {unit for unit, met in council.units(name).items() if met}


def words(text: str) -> set[str]:
    return set(text.split())


def test_ends() -> None:
    assert leavers("leavers_adopted_exc_uasc") == words("E11 E12")
    assert leavers("leavers_sgo_all") == leavers("leavers_sgo_exc_uasc") == words("E43 E44 E45 E46 E47 E48")


def test_short_breaks() -> None:
    council = in_care({code: f"{code} U4 PR1" for code in LEGAL_STATUS})
    assert meeting(council, "cic_count") == set(LEGAL_STATUS) - {"V3", "V4"}


def test_foster_placements() -> None:
    foster = in_care({code: f"C2 {code} PR1" for code in PLACE})
    assert set(foster.units("foster_inhouse_or_kin_exc_uasc")) == words("U1 U2 U3 U4 U5 U6")
    private = in_care({code: f"C2 {code} PR4" for code in PLACE})
    assert meeting(private, "foster_inhouse_or_kin_exc_uasc") == words("U1 U2 U3")
    other = in_care({code: f"C2 U4 {code}" for code in codes(PROVIDERS)})
    assert meeting(other, "foster_inhouse_or_kin_exc_uasc") == {"PR1"}


def test_private_and_voluntary_placements() -> None:
    private = in_care({code: f"C2 {code} PR4" for code in PLACE})
    assert meeting(private, "cic_pv_placements") == words("K1 K2 R1 R2 R3 S1")
    homes = in_care({code: f"C2 K2 {code}" for code in codes(PROVIDERS)})
    assert meeting(homes, "cic_pv_placements") == words("PR4 PR5")


def test_adoption_and_temporary_placements() -> None:
    assert set(PLACED_FOR_ADOPTION) == words("A3 A4 A5 A6")
    assert set(TEMPORARY) == words("T0 T1 T2 T3 T4")


def test_participation() -> None:
    rows = "\n".join(f"{code} 2019-07-01 {code}" for code in codes(REVIEWS))
    units = Example(reviews=f"CHILD REVIEW REVIEW_CODE\n{rows}").units("cic_review_participation")
    assert {unit.split()[0] for unit in units} == words("PN1 PN2 PN3 PN4 PN5 PN6 PN7")
    assert {unit.split()[0] for unit, met in units.items() if met} == words("PN1 PN2 PN3 PN5 PN6")


def test_care_leavers() -> None:
    heading = "AS_AT CHILD DOB IN_TOUCH ACCOM ACTIV\n"
    active = "\n".join(f"2019-07-31 {code} 2000-01-01 YES B1 {code}" for code in sorted(ACTIV))
    council = Example(care_leavers=heading + active)
    assert meeting(council, "cl_eet") == words("F1 F2 F3 F4 F5 P1 P2 P3 P4 P5")
    assert set(council.units("cl_eet")) == set(ACTIV) - {"0"}
    housed = "\n".join(f"2019-07-31 {code} 2000-01-01 YES {code} F1" for code in sorted(ACCOM))
    council = Example(care_leavers=heading + housed)
    assert meeting(council, "cl_suitable_accommodation") == {code for code in ACCOM if code[-1] == "1"}
    touch = "\n".join(
        f"2019-07-31 {code} 2000-01-01 {code} B1 F1" for code in words("YES NO DIED REFU NREQ RHOM")
    )
    council = Example(care_leavers=heading + touch)
    assert set(council.units("cl_in_contact")) == words("YES NO REFU NREQ")
    assert meeting(council, "cl_in_contact") == {"YES"}


def codes(kind: str | frozenset[str]) -> Collection[str]:
    """A column's list of codes, in order."""
    assert isinstance(kind, frozenset)
    return sorted(kind)
