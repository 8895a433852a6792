"""The CHILDREN theme, worked out by hand from section 3."""

import dataclasses

import pytest

from engine.profile import shipped
from tests.oracle.examples import Example

HEADER = "CHILD SEX DOB\nA 1 2010-05-05\nB 2 2010-05-05\nC 1 2010-05-05"
FROM_10_JANUARY = "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\nA 2019-01-10 S C2 U4 PR1 - -"


@pytest.mark.parametrize(
    ("days", "in_time"),
    [
        pytest.param([], False, id="the first was due on 7 February"),
        pytest.param(["2019-02-07", "2019-05-07"], True, id="each on its last day"),
        pytest.param(["2019-02-07"], False, id="the second is overdue"),
        pytest.param(["2019-02-07", "2019-05-08"], False, id="the latest was a day late"),
        pytest.param(["2019-02-08", "2019-05-08"], True, id="only the latest must have been in time"),
        pytest.param(["2019-01-09", "2019-02-07"], False, id="a review before the period does not count"),
        pytest.param(["2019-01-10", "2019-02-07"], True, id="one on the first day does"),
        pytest.param(["2019-02-07", "2019-05-07", "2019-08-01"], True, id="one after the month is not known"),
        pytest.param(["2019-01-11", "2019-01-31"], False, id="the third is due on the last day of July"),
        pytest.param(["2019-01-11", "2019-02-01"], True, id="the third is due a day later"),
        pytest.param(["2019-01-11", "2019-02-01", "2019-07-31"], True, id="held on the last day"),
    ],
)
def test_reviews_in_time(days: list[str], in_time: bool) -> None:
    rows = "\n".join(["CHILD REVIEW REVIEW_CODE", "B 2018-01-01 PN1", *(f"A {day} PN1" for day in days)])
    council = Example(header=HEADER, episodes=FROM_10_JANUARY, reviews=rows)
    assert council.figure("cic_reviews_on_time") == (int(in_time), 1)


def test_who_has_had_no_time_for_a_review_is_left_out() -> None:
    episodes = """CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC
    A 2019-07-03 S C2 U4 PR1 - -
    B 2019-07-04 S C2 U4 PR1 - -"""
    reviews = "CHILD REVIEW REVIEW_CODE\nA 2019-07-31 PN0"
    council = Example(header=HEADER, episodes=episodes, reviews=reviews)
    assert council.units("cic_reviews_on_time") == {"A": 1}  # due on 31 July; B's is due on 1 August


def test_participation_counts_reviews_of_the_last_twelve_months() -> None:
    reviews = """CHILD REVIEW REVIEW_CODE
    A 2018-07-31 PN1
    A 2018-08-01 PN1
    A 2018-09-01 PN0
    A 2018-09-02 -
    A 2018-09-03 PN4
    A 2018-09-04 PN7
    stranger 2019-07-31 PN6
    A 2019-08-01 PN1"""
    assert Example(reviews=reviews).units("cic_review_participation") == {
        "A 2018-08-01": 1,
        "A 2018-09-03": 0,
        "A 2018-09-04": 0,
        "stranger 2019-07-31": 1,
    }


SINCE_2018 = """CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC
A 2018-01-31 S C2 U4 PR1 - -
B 2018-02-01 S C2 U4 PR1 - -"""


@pytest.mark.parametrize(
    ("rows", "same"),
    [
        pytest.param("A w1 SW 2018-07-31 -", True, id="since the day twelve months ago"),
        pytest.param("A w1 SW 2018-08-01 -", False, id="since a day later"),
        pytest.param(
            "A w1 SW 2017-01-01 2018-12-31\nA w1 SW 2019-01-01 -", True, id="a change of a day joins"
        ),
        pytest.param(
            "A w1 SW 2017-01-01 2018-12-31\nA w1 SW 2019-01-02 -", False, id="a gap of a day does not"
        ),
        pytest.param(
            "A w1 SW 2017-01-01 -\nA w2 SW 2018-08-15 2019-08-05", False, id="w2's end is not known yet"
        ),
        pytest.param("A w1 SW 2017-01-01 -\nA w2 SW 2018-08-15 2019-07-31", True, id="w2 has left"),
        pytest.param("A w1 SW 2018-01-01 -\nA w2 SW 2018-01-01 2019-07-31", True, id="w2 is not open at D"),
        pytest.param(
            "A W1 SW 2018-08-05 -\nA W1 SW 2018-01-01 2018-08-05\nA w1 SW 2018-08-05 -",
            False,
            id="of two who began together the last in text order is current",
        ),
        pytest.param(
            "A w1 SW 2019-01-01 -\nA w1 SW 2018-10-01 2018-12-01\nA w1 SW 2017-01-01 2019-02-01",
            True,
            id="an allocation that spans the gap joins, in any order",
        ),
        pytest.param("A w1 SW 2017-01-01 2019-07-31", False, id="nobody is current"),
        pytest.param("A w1 IRO 2017-01-01 -\nB w1 SW 2017-01-01 -", False, id="another role says nothing"),
    ],
)
def test_the_same_social_worker(rows: str, same: bool) -> None:
    allocations = f"CHILD WORKER_ID ROLE START_DATE END_DATE\n{rows}"
    council = Example(header=HEADER, episodes=SINCE_2018, allocations=allocations)
    assert council.figure("cic_18m_same_worker_12m") == (int(same), 1)


def test_statutory_worker_episodes_serve_where_no_social_worker_is_allocated() -> None:
    workers = "CHILD SW_ID SW_DECOM SW_DEC\nA w1 2018-01-01 -"
    officers = "CHILD WORKER_ID ROLE START_DATE END_DATE\nA o1 IRO 2018-08-01 -"
    council = Example(header=HEADER, episodes=SINCE_2018, allocations=officers, sw_episodes=workers)
    assert council.figure("cic_18m_same_worker_12m") == (1, 1)
    assert council.figure("cic_18m_same_iro_12m") == (0, 1)
    later = "CHILD WORKER_ID ROLE START_DATE END_DATE\nA w9 SW 2019-08-01 -"
    council = Example(header=HEADER, episodes=SINCE_2018, allocations=later, sw_episodes=workers)
    assert council.figure("cic_18m_same_worker_12m") is None  # there is one, but not yet


def test_two_years_in_the_same_placement() -> None:
    header = f"{HEADER}\nD 1 2003-07-31\nE 1 2003-08-01\nF 1 2010-01-01"
    episodes = """CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC
    A 2017-01-31 S C2 U4 PR1 2017-07-31 X1
    A 2017-07-31 P C2 U4 PR1 - -
    B 2017-01-31 S C2 U4 PR1 2017-08-01 X1
    B 2017-08-01 P C2 U4 PR1 - -
    C 2017-01-01 S C2 U4 PR1 2019-01-01 X1
    C 2019-01-01 P E1 A3 PR1 - -
    D 2016-01-01 S C2 U4 PR1 - -
    E 2016-01-01 S C2 U4 PR1 2019-01-01 X1
    E 2019-01-01 P C2 K2 PR1 - -
    F 2017-02-01 S C2 U4 PR1 - -"""
    council = Example(header=header, episodes=episodes)
    # D is 16; F has been in care a day less than 30 months.
    assert council.units("placement_same_2y") == {"A": 1, "B": 0, "C": 1, "E": 0}


def test_foster_care_with_kin_or_in_house() -> None:
    header = "CHILD SEX DOB UASC\n" + "\n".join(
        f"{c} 1 2010-01-01 {'Y' if c == 'E' else 'N'}" for c in "ABCDEF"
    )
    episodes = """CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC
    A 2019-01-01 S C2 U1 PR4 - -
    B 2019-01-01 S C2 U4 PR1 - -
    C 2019-01-01 S C2 U6 PR4 - -
    D 2019-01-01 S C2 K2 PR1 - -
    E 2019-01-01 S C2 U4 PR1 - -
    F 2019-01-01 S C2 U5 - - -"""
    council = Example(header=header, episodes=episodes)
    assert council.units("foster_inhouse_or_kin_exc_uasc") == {"A": 1, "B": 1, "C": 0, "F": 0}


def test_uasc_status_by_the_extract_first_then_by_the_header() -> None:
    flags = dict.fromkeys("AB", "Y")
    header = "CHILD SEX DOB UASC\n" + "\n".join(f"{c} 1 2010-01-01 {flags.get(c, 'N')}" for c in "ABCDE")
    episodes = "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n" + "\n".join(
        f"{c} 2019-01-01 S C2 U4 PR1 - -" for c in "ABCDE"
    )
    uasc = "CHILD DUC\nB 2019-07-31\nC -\nD 2019-08-01"
    council = Example(header=header, episodes=episodes, uasc=uasc)
    assert council.table("uasc")[1] == ["Yes", "0", "3", "3"]  # A by the header, C and D by the extract
    assert council.table("uasc", "2019-08")[1] == ["Yes", "0", "2", "2"]


def test_distance_given_measured_or_unknown() -> None:
    header = "CHILD SEX DOB UASC\n" + "\n".join(f"{c} 1 2010-01-01 N" for c in "ABCDEFGH")
    episodes = """CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC HOME_POST PL_POST PL_DISTANCE
    A 2019-01-01 S C2 U4 PR1 - - - - 20
    B 2019-01-01 S C2 U4 PR1 - - - - 20.01
    C 2019-01-01 S C2 U4 PR1 - - zz11aa ZZ1~1AB 999
    D 2019-01-01 S C2 U4 PR1 - - ZZ1~1AA ZZ1~1AC -
    E 2019-01-01 S C2 U4 PR1 - - ZZ1~1AA QQ9~9QQ -
    F 2019-01-01 S C2 A3 PR1 - - - - 5
    G 2019-01-01 S C2 U4 PR1 - - ZZ1~1AA ZZ1~1AD -
    H 2019-01-01 S C2 U4 PR1 - - ZZ1~1AA ZZ1~1AA -"""
    postcodes = """pcds oseast1m osnrth1m oscty oslaua
    ZZ1~1AA 500000 100000 - -
    ZZ1~1AB 532186 100000 - -
    ZZ1~1AC 532187 100000 - -
    ZZ1~1AD - 100000 - -"""
    council = Example(header=header, episodes=episodes, postcodes=postcodes)
    # 20 miles are 32,186.88 metres; G's postcode has no grid reference, so its distance is unknown.
    assert council.units("placed_within_20mi_exc_uasc") == {"A": 1, "B": 0, "C": 1, "D": 0, "H": 1}


def test_placement_authority_given_by_county_by_district_or_unknown() -> None:
    header = "CHILD SEX DOB\n" + "\n".join(f"{c} 1 2010-01-01" for c in "ABCDEFG")
    episodes = """CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC PL_POST PL_LA
    A 2019-01-01 S C2 U4 PR1 - - ZZ1~1AC e10000016
    B 2019-01-01 S C2 U4 PR1 - - - 887
    C 2019-01-01 S C2 U4 PR1 - - zz11aa -
    D 2019-01-01 S C2 U4 PR1 - - ZZ1~1AB -
    E 2019-01-01 S C2 U4 PR1 - - ZZ1~1AC -
    F 2019-01-01 S C2 U4 PR1 - - ZZ1~1AD -
    G 2019-01-01 S C2 U4 PR1 - - - -"""
    postcodes = """pcds oseast1m osnrth1m oscty oslaua
    ZZ1~1AA 500000 100000 E10000016 E07000110
    ZZ1~1AB 500000 100000 E99999999 E06000035
    ZZ1~1AC 500000 100000 - E07000009
    ZZ1~1AD 500000 100000 E99999999 -"""
    council = Example(header=header, episodes=episodes, postcodes=postcodes)
    outside = {"A": 0, "B": 0, "C": 0, "D": 0, "E": 1, "F": 0, "G": 0}
    assert council.units("cic_outside_county_exc_medway") == outside
    assert council.units("cic_outside_county_inc_medway") == {**outside, "B": 1, "D": 1}


def test_no_known_authority_is_not_reported() -> None:
    council = Example(header=HEADER, episodes=FROM_10_JANUARY)
    assert council.row("cic_outside_county_inc_medway").printed == "-"
    assert council.units("cic_outside_county_inc_medway") == {}


def test_the_rate_takes_the_population_of_the_latest_year_before() -> None:
    population = "YEAR POP_0_17\n2017 1000\n2018 2000\n2019 4000"
    council = Example(
        header="CHILD SEX DOB UASC\nA 1 2010-01-01 N", episodes=FROM_10_JANUARY, population=population
    )
    assert council.figure("cic_rate_per_10k_exc_uasc") == (1, 2000)
    assert council.units("cic_rate_per_10k_exc_uasc") == {"A": 1, "population 2018": 0}
    assert council.row("cic_rate_per_10k_exc_uasc").printed == "5.0"
    council = Example(
        header="CHILD SEX DOB UASC\nA 1 2010-01-01 N",
        episodes=FROM_10_JANUARY,
        population="YEAR POP_0_17\n2020 500",
    )
    assert council.figure("cic_rate_per_10k_exc_uasc") == (1, 500)


def test_placements_of_other_councils_are_rows() -> None:
    rows = """OLA_REF PLACING_LA START_DATE END_DATE DOB
    1 210 2019-01-01 - -
    1 210 2019-02-01 - -
    2 210 2019-01-01 2019-07-31 -
    3 886 2019-01-01 - -
    4 e07000110 2019-01-01 - -
    5 210 2019-08-01 - -
    6 210 2019-01-01 - 2001-07-31
    7 210 2019-01-01 2019-08-01 2001-08-01"""
    assert Example(ola_placements=rows).units("ola_cic_in_county") == {
        "1 2019-01-01": 1,
        "1 2019-02-01": 1,
        "7 2019-01-01": 1,
    }


def test_back_in_care_within_two_years() -> None:
    episodes = """CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC
    A 2016-01-01 S C2 U4 PR1 2017-04-01 E4A
    A 2019-04-01 S C2 U4 PR1 - -
    B 2016-01-01 S C2 U4 PR1 2017-03-31 E4A
    B 2019-04-01 S C2 U4 PR1 - -
    C 2016-01-01 S C2 U4 PR1 2018-01-01 E4A
    C 2019-03-31 S C2 U4 PR1 - -"""
    assert Example(episodes=episodes).units("bla_repeat_within_24m") == {"A 2019-04-01": 1, "B 2019-04-01": 0}


def test_open_to_youth_offending_services_at_the_month_end() -> None:
    yos = "CHILD YOS_START YOS_END\nA 2019-01-01 2019-07-31\nB 2019-07-31 -\nC 2019-01-01 2019-08-01"
    episodes = "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n" + "\n".join(
        f"{c} 2019-01-01 S C2 U4 PR1 - -" for c in "ABC"
    )
    council = Example(header=HEADER, episodes=episodes, youth_justice=yos)
    assert council.units("cic_open_yos") == {"A": 0, "B": 1, "C": 1}


def test_an_extract_without_a_row_that_could_speak_is_not_reported() -> None:
    episodes = FROM_10_JANUARY
    assert Example(episodes=episodes).figure("cic_count") is None
    assert Example(header="", episodes=episodes).figure("cic_count") is None
    assert Example(header=HEADER, episodes=episodes).figure("cic_count", "2018-12") is None
    assert Example(header=HEADER, episodes=episodes).figure("cic_count", "2019-01") == (1,)
    assert Example(header=HEADER, episodes=episodes).figure("foster_inhouse_or_kin_exc_uasc") is None
    assert Example(header=HEADER, episodes=episodes, uasc="").figure("foster_inhouse_or_kin_exc_uasc") == (
        1,
        1,
    )
    yos = "CHILD YOS_START YOS_END\nA 2019-08-01 -"
    assert Example(header=HEADER, episodes=episodes, youth_justice=yos).figure("cic_open_yos") is None


def test_own_codes_are_the_councils() -> None:
    profile = dataclasses.replace(shipped("neutral"), own_codes=frozenset({"210"}))
    rows = "OLA_REF PLACING_LA START_DATE END_DATE\n1 210 2019-01-01 -\n2 886 2019-01-01 -"
    assert Example(profile, ola_placements=rows).units("ola_cic_in_county") == {"2 2019-01-01": 1}
