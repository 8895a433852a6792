"""Complaints, care leavers, audits and staffing, worked out by hand from section 3."""

from fractions import Fraction

from tests.oracle.examples import Example


def test_complaints_received_in_the_month() -> None:
    rows = "COMPLAINT_ID RECEIVED_DATE CHILD\n1 2019-06-30 A\n2 2019-07-01 A\n3 2019-07-31 -\n4 2019-08-01 A"
    council = Example(complaints=rows)
    assert council.units("complaints_month") == {"2": 1, "3": 1}
    assert council.figure("complaints_month", "2019-05") is None
    assert council.figure("complaints_month", "2019-09") == (0,)


def test_the_four_populations_of_care_leavers() -> None:
    rows = """AS_AT CHILD DOB ELIGIBILITY IN_TOUCH ACCOM ACTIV PATHWAY_PLAN_DATE STAYING_PUT
    2019-06-30 old 2000-01-01 RELEVANT YES B1 F1 2019-06-01 Y
    2019-07-31 A 2002-07-31 RELEVANT YES B1 F1 2019-02-01 Y
    2019-07-31 B 2002-08-01 FORMER_RELEVANT YES B1 F1 2019-01-31 N
    2019-07-31 C 1997-08-01 QUALIFYING NO B2 G4 2019-07-01 -
    2019-07-31 D 1997-07-31 FORMER_RELEVANT YES B1 F1 2019-07-31 N
    2019-07-31 E 2000-01-01 RELEVANT DIED B1 F1 - N
    2019-07-31 F 2000-01-01 RELEVANT RHOM B1 F1 2019-08-01 N
    2019-07-31 G 2000-01-01 - - K1 P5 - N
    2019-07-31 H 2000-01-01 RELEVANT REFU 0 0 2019-07-01 N
    2019-07-31 I 2000-01-01 RELEVANT YES - - 2019-07-01 N"""
    council = Example(care_leavers=rows)
    assert council.units("cl_suitable_accommodation") == {"A": 1, "C": 0, "G": 1}
    assert council.units("cl_eet") == {"A": 1, "C": 0, "G": 1}
    assert council.units("cl_pathway_plan_6m") == {"A": 1, "B": 0, "D": 1, "E": 0, "F": 0, "H": 1, "I": 1}
    assert council.units("cl_in_contact") == {"A": 1, "C": 0, "H": 0, "I": 1}
    assert council.figure("cl_staying_put") == (1, 9)
    assert council.figure("cl_eet", "2019-08") is None


def test_columns_that_nobody_filled_in_are_not_reported() -> None:
    rows = """AS_AT CHILD DOB ELIGIBILITY IN_TOUCH ACCOM ACTIV PATHWAY_PLAN_DATE STAYING_PUT
    2019-07-30 A 2000-01-01 RELEVANT YES B1 F1 2019-07-31 Y
    2019-07-31 A 2000-01-01 RELEVANT YES B1 F1 2019-08-01 -"""
    council = Example(care_leavers=rows)
    assert council.figure("cl_pathway_plan_6m") is None  # a plan dated after the month is not there yet
    assert council.figure("cl_staying_put") is None
    assert council.figure("cl_in_contact") == (1, 1)


def test_audits_rated_good_or_better() -> None:
    rows = """CHILD AUDIT_DATE GRADE
    A 2018-07-31 GOOD
    A 2018-08-01 GOOD
    A 2019-07-31 OUTSTANDING
    B 2019-07-31 RI
    C 2019-01-01 INADEQUATE
    C 2019-08-01 GOOD"""
    assert Example(care_plan_audits=rows).units("qa_care_plans_good") == {
        "A 2018-08-01": 1,
        "A 2019-07-31": 1,
        "B 2019-07-31": 0,
        "C 2019-01-01": 0,
    }


STAFFING = """AS_AT TEAM TEAM_TYPE ESTABLISHED_FTE PERM_QSW_FTE CASEHOLDING_FTE CASES
2019-07-01 T0 CIC_DISTRICT 100 100 100 100
2019-07-31 T1 CIC_DISTRICT 10.5 8.4 5 80
2019-07-31 T2 CIC_OTHER 2 - 7 9
2019-07-31 T3 FOSTERING 50 50 50 50
2019-07-31 T4 IRO 3 3 2.5 1
2019-07-31 T5 CIC_DISTRICT - 0.1 - 20"""


def test_posts_and_caseloads() -> None:
    header, episodes = (
        "CHILD SEX DOB\nA 1 2010-01-01",
        "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\nA 2019-01-01 S C2 U4 PR1 - -",
    )
    council = Example(header=header, episodes=episodes, staffing=STAFFING)
    assert council.figure("staff_qsw_posts_filled") == (Fraction("8.5"), Fraction("12.5"))
    assert council.row("staff_qsw_posts_filled").printed == "68.0%"
    assert council.units("staff_qsw_posts_filled") == {"T1": Fraction("8.4"), "T2": 0, "T5": Fraction("0.1")}
    assert council.figure("staff_caseload_sw") == (100, 5)
    assert council.figure("staff_caseload_iro") == (1, Fraction("2.5"))
    assert council.units("staff_caseload_iro") == {"A": 1, "T4": 0}


def test_no_posts_give_no_caseload() -> None:
    rows = f"{STAFFING.splitlines()[0]}\n2019-07-31 T1 CIC_DISTRICT - 1 0 5"
    council = Example(staffing=rows)
    assert council.row("staff_caseload_sw").printed == "-"
    assert council.units("staff_caseload_sw") == {}
    assert council.figure("staff_qsw_posts_filled") is None
