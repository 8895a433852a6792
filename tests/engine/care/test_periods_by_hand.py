"""Periods of care, placement spells and the current placement, worked out by hand (sections 2 and 8)."""

import pytest

from tests.oracle.examples import Example

HEADER = "CHILD SEX DOB\nA 1 2010-05-05\nB 2 2010-05-05"


def starts(rows: str, month: str = "2019-07") -> list[str]:
    """The starts of the year to date, as the children behind repeat entry name them."""
    council = Example(header=HEADER, episodes=f"CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n{rows}")
    return list(council.units("bla_repeat_within_24m", month))


def in_care(rows: str, month: str = "2019-07") -> list[str]:
    council = Example(header=HEADER, episodes=f"CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n{rows}")
    return list(council.units("cic_count", month))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            "A 2019-04-01 S C2 U4 PR1 2019-05-01 X1\nA 2019-05-01 P C2 U4 PR1 - -",
            ["A 2019-04-01"],
            id="joined",
        ),
        pytest.param(
            "A 2019-04-01 S C2 U4 PR1 2019-05-01 X1\nA 2019-05-02 P C2 U4 PR1 - -",
            ["A 2019-04-01", "A 2019-05-02"],
            id="a gap of a day begins a period",
        ),
        pytest.param(
            "A 2019-04-01 S C2 U4 PR1 2019-05-03 X1\nA 2019-05-02 P C2 U4 PR1 - -",
            ["A 2019-04-01", "A 2019-05-02"],
            id="so does an overlap",
        ),
        pytest.param(
            "A 2019-04-01 S C2 U4 PR1 2019-05-01 E4A\nA 2019-05-01 S C2 U4 PR1 - -",
            ["A 2019-04-01", "A 2019-05-01"],
            id="so does RNE S on the same day",
        ),
        pytest.param(
            "A 2019-04-01 S C2 U4 PR1 2019-05-01 E4A\nA 2019-05-01 P C2 U4 PR1 - -",
            ["A 2019-04-01"],
            id="whatever the REC says",
        ),
        pytest.param(
            "A 2019-04-01 P C2 U4 PR1 - -\nA 2019-05-01 P C2 U4 PR1 - -",
            ["A 2019-04-01"],
            id="a blank end is the next DECOM",
        ),
        pytest.param(
            "A 2019-04-01 S C2 U4 PR1 - -\nA 2019-05-01 S C2 U4 PR1 - -",
            ["A 2019-04-01", "A 2019-05-01"],
            id="a blank end before S",
        ),
        pytest.param(
            "A 2019-04-01 S C2 U4 PR1 2019-05-01 X1\nA 2019-05-01 L V4 U4 PR1 2019-05-20 X1\n"
            "A 2019-05-20 L C2 U4 PR1 - -",
            ["A 2019-04-01", "A 2019-05-20"],
            id="a short break leaves a gap",
        ),
        pytest.param(
            "A 2019-04-01 S C2 U4 PR1 2019-04-01 X1\nA 2019-04-02 P C2 U4 PR1 - -",
            ["A 2019-04-01", "A 2019-04-02"],
            id="an episode of no day is kept",
        ),
    ],
)
def test_where_a_period_begins(rows: str, expected: list[str]) -> None:
    assert starts(rows) == expected


def test_an_end_after_the_month_is_not_known_yet() -> None:
    rows = "A 2019-04-01 S C2 U4 PR1 2019-08-10 X1\nA 2019-07-10 P C2 U4 PR1 - -"
    assert starts(rows, "2019-07") == ["A 2019-04-01"]  # the end reads blank: it is the next DECOM
    assert starts(rows, "2019-08") == ["A 2019-04-01", "A 2019-07-10"]  # known, and an overlap


def test_a_day_of_leaving_is_no_longer_in_care() -> None:
    assert in_care("A 2019-04-01 S C2 U4 PR1 2019-07-31 E4A") == []
    assert in_care("A 2019-04-01 S C2 U4 PR1 2019-08-01 E4A") == ["A"]
    assert in_care("A 2019-07-31 S C2 U4 PR1 - -") == ["A"]
    assert in_care("A 2019-07-31 S C2 U4 PR1 2019-07-31 E4A\nB 2019-01-01 S C2 U4 PR1 - -") == ["B"]


def test_nobody_is_in_care_at_18_without_an_age_or_on_short_breaks() -> None:
    header = "CHILD SEX DOB\nA 1 2001-07-31\nB 2 2001-08-01\nC 1 2010-01-01\nE 1 2019-08-20"
    rows = "\n".join(f"{c} 2019-07-01 S {'V3' if c == 'C' else 'C2'} U4 PR1 - -" for c in "ABCDE")
    council = Example(header=header, episodes=f"CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n{rows}")
    assert list(council.units("cic_count")) == ["B", "E"]
    ages = council.table("current_age")
    assert [row[0] for row in ages if row[-1] == "1"] == ["0", "17"]  # born after the month end counts as 0


def test_of_two_open_periods_the_later_counts() -> None:
    rows = "A 2019-01-01 S C2 K2 PR4 2019-07-20 X1\nA 2019-06-01 S C2 U4 PR1 - -"
    council = Example(header=HEADER, episodes=f"CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n{rows}")
    assert council.figure("cic_count", "2019-06") == (1,)
    assert council.figure("cic_pv_placements", "2019-06") == (0, 1)
    assert council.figure("cic_pv_placements", "2019-05") == (1, 1)


def spells_in_the_year(rows: str) -> bool:
    """Whether three or more spells reach into the twelve months to July 2019."""
    council = Example(header=HEADER, episodes=f"CHILD DECOM RNE LS PLACE URN DEC REC\n{rows}")
    (met,) = council.units("placement_3plus_12m").values()
    return met == 1


FIRST = "A 2018-01-01 S C2 U4 - 2018-09-01 X1"


@pytest.mark.parametrize(
    ("rows", "three"),
    [
        pytest.param(
            "A 2018-01-01 S C2 U4 - 2018-08-01 X1\nA 2018-08-01 P C2 K2 - 2018-09-01 X1\n"
            "A 2018-09-01 P C2 R1 - - -",
            False,
            id="one that ended on the first day of the window does not reach in",
        ),
        pytest.param(
            "A 2018-01-01 S C2 U4 - 2018-08-02 X1\nA 2018-08-02 P C2 K2 - 2018-09-01 X1\n"
            "A 2018-09-01 P C2 R1 - - -",
            True,
            id="one that ended a day later does",
        ),
        pytest.param(
            f"{FIRST}\nA 2018-09-01 P C2 T0 - 2018-09-08 X1\nA 2018-09-08 P C2 U4 - 2018-10-01 X1\n"
            "A 2018-10-01 P C2 K2 - - -",
            False,
            id="away and back is one spell",
        ),
        pytest.param(
            "A 2018-01-01 S C2 U4 SC1 2018-09-01 X1\nA 2018-09-01 P C2 T0 - 2018-09-08 X1\n"
            "A 2018-09-08 P C2 U4 SC2 2018-10-01 X1\nA 2018-10-01 P C2 K2 - - -",
            True,
            id="back to the same PLACE at another URN is a move",
        ),
        pytest.param(
            "A 2018-01-01 S C2 U4 SC1 2018-09-01 X1\nA 2018-09-01 P C2 T0 SC9 2018-09-08 X1\n"
            "A 2018-09-08 P C2 U4 - 2018-10-01 X1\nA 2018-10-01 P C2 K2 - - -",
            False,
            id="a URN that only one has says nothing",
        ),
        pytest.param(
            f"{FIRST}\nA 2018-09-01 P C2 T0 - 2018-09-08 X1\nA 2018-09-08 P C2 U5 - 2018-10-01 X1\n"
            "A 2018-10-01 P C2 K2 - - -",
            True,
            id="back to another PLACE is a move",
        ),
        pytest.param(
            f"{FIRST}\nA 2018-09-01 P C2 U4 - 2018-10-01 X1\nA 2018-10-01 P C2 U4 - - -",
            True,
            id="without a temporary placement between, a new carer is a move",
        ),
        pytest.param(
            f"{FIRST}\nA 2018-09-01 L E1 U4 - 2018-10-01 X1\nA 2018-10-01 T C2 A3 - 2018-11-01 X1\n"
            "A 2018-11-01 U C2 A4 - 2018-12-01 X1\nA 2018-12-01 B C2 A4 - - -",
            False,
            id="same carer (L, T, U) is no move, B is",
        ),
        pytest.param(
            "A 2018-01-01 S C2 - - 2018-09-01 X1\nA 2018-09-01 P C2 T0 - 2018-09-08 X1\n"
            "A 2018-09-08 P C2 - - 2018-10-01 X1\nA 2018-10-01 P C2 K2 - - -",
            True,
            id="a blank PLACE equals nothing",
        ),
        pytest.param(
            "A 2018-06-01 S C2 U4 - 2018-08-20 E4A\nA 2018-12-01 S C2 U4 - 2019-01-05 X1\n"
            "A 2019-01-05 P C2 K2 - - -",
            True,
            id="spells of an earlier period count",
        ),
    ],
)
def test_three_placements_in_twelve_months(rows: str, three: bool) -> None:
    assert spells_in_the_year(rows) is three


def test_current_placement_looks_past_temporary_ones() -> None:
    rows = """CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC
    A 2019-01-01 S C2 K2 PR4 2019-07-01 X1
    A 2019-07-01 P C2 T1 PR1 2019-07-10 X1
    A 2019-07-10 P C2 T4 - - -
    B 2019-07-20 S C2 T4 PR4 - -"""
    council = Example(header=HEADER, episodes=rows)
    assert council.units("cic_pv_placements") == {"A": 1, "B": 0}
