"""The two tables of the initial health assessment page, worked out by hand (sections 6 and 8)."""

from tests.oracle.examples import Example

EPISODES = "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n"


def test_the_difference_takes_every_start() -> None:
    header = "CHILD SEX DOB UASC\nA 1 2010-01-01 N\nB 1 2002-01-01 Y\nC 1 2002-01-01 Y\nD 1 2010-01-01 N"
    episodes = f"""{EPISODES}
    A 2018-03-01 S C2 U4 PR1 - -
    B 2018-03-01 S C2 U4 PR1 - -
    C 2018-04-03 S C2 U4 PR1 - -
    D 2018-04-03 S C2 U4 PR1 - -"""
    events = "CHILD EVENT EVENT_DATE\nA IHA 2018-03-05\nC IHA 2018-04-05"
    council = Example(header=header, episodes=episodes, health_events=events)
    header_row, row = council.table("iha_uasc_difference", "2018-06")
    assert header_row[:3] == ["", "Jul 17", "Aug 17"]
    assert header_row[-2:] == ["Jun 18", "Ave"]
    assert row[0] == "Difference in percentage points"
    # Due on 29 March and 3 April: 1 of 1 against 1 of 2; then with May's 1 of 2 against 2 of 4.
    assert row[1:] == [*[""] * 8, "+50.0", "+50.0", "0.0", "0.0", "+25.0"]


def test_a_month_without_either_group_is_not_in_the_mean() -> None:
    header = "CHILD SEX DOB UASC\nB 1 2002-01-01 Y"
    events = "CHILD EVENT EVENT_DATE\nB IHA 2018-03-05"
    council = Example(header=header, episodes=f"{EPISODES}B 2018-03-01 S C2 U4 PR1 - -", health_events=events)
    assert council.table("iha_uasc_difference", "2018-06")[1][1:] == [""] * 13


def test_late_and_not_yet_held_by_age_and_legal_status() -> None:
    header = """CHILD SEX DOB UASC
    A 1 2010-01-01 N
    B 1 2019-04-01 N
    C 1 2002-01-01 N
    D 1 2010-01-01 N
    E 1 2010-01-01 N
    G 1 2014-06-04 N"""
    episodes = f"""{EPISODES}
    A 2019-06-03 S V2 U4 PR1 2019-07-10 X1
    A 2019-07-10 L C2 U4 PR1 - -
    B 2019-06-03 S C1 U4 PR1 - -
    C 2019-06-03 S C1 U4 PR1 - -
    D 2019-06-03 S V2 U4 PR1 - -
    E 2019-06-03 S V2 U4 PR1 - -
    F 2019-06-03 S V2 U4 PR1 - -
    G 2019-06-03 S what U4 PR1 - -"""
    # Due on 1 July. A's is late, D's in time, E's after the month; F has no header row and so no age.
    events = "CHILD EVENT EVENT_DATE\nA IHA 2019-07-31\nD IHA 2019-07-01\nE IHA 2019-08-01"
    council = Example(header=header, episodes=episodes, health_events=events)
    assert council.table("iha_late") == [
        ["IHA", "Legal status", "Under 1", "1-4", "5-9", "10-15", "16-17", "Total"],
        ["Late", "V2", "0", "0", "1", "0", "0", "1"],
        ["Not yet held", "", "0", "1", "0", "0", "0", "1"],
        ["Not yet held", "C1", "1", "0", "0", "0", "1", "2"],
        ["Not yet held", "V2", "0", "0", "1", "0", "0", "1"],
    ]
    assert council.figure("health_iha_20wd") == (1, 7)


def test_what_is_not_reported_has_its_heading_only() -> None:
    council = Example(episodes=f"{EPISODES}A 2019-06-03 S V2 U4 PR1 - -")
    assert len(council.table("iha_late")) == 1
    assert council.table("iha_uasc_difference")[1][1:] == [""] * 13
