"""The MISSING CHILDREN theme, worked out by hand from section 3."""

from tests.oracle.examples import Example

EPISODES = """CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC
A 2018-01-01 S C2 U4 PR1 - -
B 2018-01-01 S C2 U4 PR1 2019-07-10 E4A"""
HEADING = "EPISODE_ID CHILD TYPE START_DATETIME END_DATETIME RHI_REQUIRED RHI_COMPLETED_DATE\n"


def council(rows: str) -> Example:
    return Example(episodes=EPISODES, missing_episodes=HEADING + rows)


def test_interviews_after_episodes_that_ended_in_the_last_twelve_months() -> None:
    # Three working days after Friday 19 July are Wednesday 24 July.
    rows = """
    1 A M 2019-07-18T10:00 2019-07-19T10:00 Y 2019-07-24
    2 A - 2019-07-18T10:00 2019-07-19T10:00 - 2019-07-25
    3 A M 2019-07-18T10:00 2019-07-19T10:00 N 2019-07-20
    4 A A 2019-07-18T10:00 2019-07-19T10:00 Y 2019-07-20
    5 A M 2018-07-30T10:00 2018-07-31T23:59 Y 2018-08-01
    6 A M 2018-07-30T10:00 2018-08-01T00:00 Y 2018-08-01
    7 A M 2019-07-31T10:00 2019-08-01T00:00 Y 2019-08-01
    8 B M 2019-07-10T00:00 2019-07-11T00:00 Y 2019-07-11
    9 B M 2019-07-09T23:59 2019-07-31T00:00 Y 2019-08-01
    10 C M 2019-07-09T23:59 2019-07-11T00:00 Y 2019-07-11
    11 A M 2019-07-18T10:00 - Y 2019-07-19
    12 A M 2019-08-05T10:00 2019-07-20T10:00 Y 2019-07-20"""
    # 8 began on the day B left care; C was never in care; 12 begins after the month and is not there yet.
    assert council(rows).units("missing_rhi_completed") == {"1": 1, "2": 1, "6": 1, "9": 0}
    assert council(rows).units("missing_rhi_3wd") == {"1": 1, "2": 0, "6": 1, "9": 0}


def test_children_and_long_episodes_of_the_month() -> None:
    rows = """
    1 A M 2019-07-01T00:00 2019-07-03T00:00 Y -
    2 A M 2019-07-04T00:00 2019-07-06T00:01 Y -
    3 A M 2019-06-30T23:59 2019-07-10T00:00 Y -
    4 A M 2019-07-29T23:59 - Y -
    5 A M 2019-07-30T00:00 2019-08-09T00:00 Y -
    6 B M 2019-07-09T12:00 2019-07-09T13:00 Y -
    7 B A 2019-07-09T12:00 2019-07-20T13:00 Y -"""
    # 4 and 5 are open at the end of July: 48 hours and a minute, and 48 hours to the minute.
    assert council(rows).units("missing_children_month") == {"A": 1, "B": 1}
    assert council(rows).units("missing_episodes_over_48h") == {"2": 1, "4": 1}


def test_the_statutory_file_serves_the_counts_alone() -> None:
    rows = """CHILD MISSING MIS_START MIS_END
    A M 2019-07-01 2019-07-03
    A M 2019-07-05 2019-07-08
    A M 2019-07-30 -
    A M 2019-07-29 -
    A A 2019-07-10 2019-07-20
    B M 2019-07-10 2019-07-20
    B - 2019-07-01 2019-07-09"""
    served = Example(episodes=EPISODES, missing=rows)
    assert served.units("missing_children_month") == {"A": 1}
    assert served.units("missing_episodes_over_48h") == {"A 2019-07-05": 1, "A 2019-07-29": 1}
    assert served.figure("missing_rhi_completed") is None
    both = Example(episodes=EPISODES, missing=rows, missing_episodes="")
    assert both.figure("missing_children_month") is None  # imported, though without a row
