"""The EDUCATION theme, worked out by hand from section 3."""

from tests.oracle.examples import Example

EPISODES = "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n"
EVERYONE = EPISODES + "\n".join(f"{c} 2018-07-31 S C2 U4 PR1 - -" for c in "ABCDE")
TEENAGERS = "CHILD SEX DOB\nA 1 2003-07-31\nB 1 2003-08-01\nC 1 2001-08-01\nD 1 2002-01-01\nE 1 2002-01-01"


def test_permanent_exclusions_of_the_academic_year() -> None:
    rows = """CHILD EXCLUSION_TYPE START_DATE OUTCOME
    A PEX 2018-09-01 -
    A PEX 2019-01-01 UPHELD
    B PEX 2018-08-31 -
    C PEX 2019-01-01 OVERTURNED
    D PEX 2019-01-01 WITHDRAWN
    D FTE 2019-01-02 -
    E PEX 2019-08-01 -"""
    council = Example(header=TEENAGERS, episodes=EVERYONE, exclusions=rows)
    assert council.units("edu_perm_excluded_acytd") == {"A": 1}
    assert council.figure("edu_perm_excluded_acytd", "2019-09") == (0,)


def test_the_months_rows_are_those_of_the_latest_day_inside_it() -> None:
    rows = """AS_AT CHILD EET_STATUS REDUCED_TIMETABLE
    2019-07-10 A - Y
    2019-07-20 B - Y
    2019-07-20 C - N
    2019-08-01 D - Y"""
    council = Example(header=TEENAGERS, episodes=EVERYONE, education_status=rows)
    assert council.units("edu_part_time_timetable") == {"B": 1}
    assert council.figure("edu_part_time_timetable", "2019-06") is None
    assert council.figure("edu_part_time_timetable", "2019-08") == (1,)
    assert council.figure("edu_neet_16_18_12m") is None  # nobody's status is filled in


def test_a_true_zero_is_reported() -> None:
    rows = "AS_AT CHILD EET_STATUS REDUCED_TIMETABLE\n2019-07-31 stranger - N"
    council = Example(header=TEENAGERS, episodes=EVERYONE, education_status=rows)
    assert council.row("edu_part_time_timetable").printed == "0"


def test_neet_at_16_and_17_after_a_year_in_care() -> None:
    rows = """AS_AT CHILD EET_STATUS
    2019-07-31 A NEET
    2019-07-31 B NEET
    2019-07-31 C EET
    2019-07-31 F NEET"""
    header = f"{TEENAGERS}\nF 1 2002-01-01"
    episodes = f"{EVERYONE}\nF 2018-08-01 S C2 U4 PR1 - -"
    council = Example(header=header, episodes=episodes, education_status=rows)
    # A is 16 since today, B is 15, C is 17; D and E have no row; F has a day less than a year.
    assert council.units("edu_neet_16_18_12m") == {"A": 1, "C": 0, "D": 0, "E": 0}


def test_special_educational_needs_from_4_to_15() -> None:
    header = "CHILD SEX DOB\nA 1 2015-07-31\nB 1 2015-08-01\nC 1 2003-08-01\nD 1 2003-07-31\nE 1 2010-01-01"
    rows = "AS_AT CHILD EET_STATUS SEN_PROVISION\n2019-07-31 A - K\n2019-07-31 C - E\n2019-07-31 E - N"
    council = Example(header=header, episodes=EVERYONE, education_status=rows)
    assert council.units("edu_sen_12m") == {"A": 1, "C": 1, "E": 0}


def test_plans_within_twenty_weeks() -> None:
    episodes = f"{EPISODES}A 2018-09-01 S C2 U4 PR1 2019-03-01 E4A\nB 2018-09-01 S C2 U4 PR1 - -"
    plans = """CHILD REQUEST_DATE ISSUED_DATE EXEMPTION
    A 2018-08-31 2019-01-01 -
    A 2018-09-01 2019-01-19 -
    A 2018-10-01 2019-02-19 N
    A 2019-02-28 2019-07-31 Y
    A 2019-03-01 2019-07-01 -
    B 2019-03-14 2019-08-01 -
    B 2018-12-01 - -
    B 2019-02-01 2019-01-01 -
    stranger 2019-01-01 2019-02-01 -"""
    council = Example(episodes=episodes, ehc_plans=plans)
    assert council.units("edu_ehcp_20wk_acytd") == {"A 2018-09-01": 1, "A 2018-10-01": 0, "B 2019-02-01": 0}
    assert council.units("edu_ehcp_20wk_acytd", "2019-08")["B 2019-03-14"] == 1


def test_education_factors_are_inclusive_and_beside_the_month_before() -> None:
    status = """AS_AT CHILD PHASE NOT_IN_EDUCATION REDUCED_TIMETABLE POSSIBLE_SESSIONS ABSENT_SESSIONS
    2019-06-30 A PRIMARY N N 100 10
    2019-07-31 A PRIMARY Y N 100 10
    2019-07-31 B SECONDARY N N 191 19
    2019-07-31 C SECONDARY N N 190 19
    2019-07-31 D POST16 Y Y 100 50
    2019-07-31 E SECONDARY Y Y 0 5"""
    exclusions = "CHILD EXCLUSION_TYPE START_DATE\nA FTE 2019-07-01\nC PEX 2019-01-01\nE FTE 2018-08-31"
    header = "CHILD SEX DOB\n" + "\n".join(f"{c} 1 2008-01-01" for c in "ABCDE")
    council = Example(header=header, episodes=EVERYONE, education_status=status, exclusions=exclusions)
    rows = {row[0]: row[1:] for row in council.table("education_factors")}
    assert rows["No of CiC With A Fixed Term Exclusion This Academic Year"] == [
        "1",
        "0",
        "1",
        "0",
        "0",
        "0",
        "1",
        "0",
        "1",
    ]
    assert rows["No of CiC with Persistent Absence"] == ["1", "1", "2", "1", "0", "1", "0", "1", "1"]
    assert rows["No of CiC Currently on a Reduced Timetable"] == ["0", "1", "1", "0", "0", "0", "0", "1", "1"]
    assert rows["No of CiC Currently Not in Education"] == ["1", "1", "2", "0", "0", "0", "1", "1", "2"]
    assert rows["Exclusion PA and Not in"] == ["1", "0", "1", "0", "0", "0", "1", "0", "1"]
    assert rows["RTT Not in Exclusion"] == ["0", "0", "0", "0", "0", "0", "0", "0", "0"]
    assert len(rows) == 14

    council = Example(header=header, episodes=EVERYONE, education_status=status)
    rows = {row[0]: row[1:] for row in council.table("education_factors")}
    assert rows["Fixed Term Exclusion with PA"] == [""] * 9  # exclusions were never imported
    august = {row[0]: row[1:] for row in council.table("education_factors", "2019-08")}
    assert august["No of CiC with Persistent Absence"] == ["", "", "", "1", "1", "2", "", "", ""]
