"""The HEALTH & WELLBEING theme, worked out by hand from section 3."""

import dataclasses

from engine.profile import shipped
from tests.oracle.examples import Example

HEADER = """CHILD SEX DOB UASC
A 1 2010-05-05 N
B 2 2010-05-05 N
C 1 2010-05-05 Y
D 1 2015-01-01 N
E 1 2014-07-31 N"""
EPISODES = "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n"


def test_referrals_are_due_five_working_days_after_the_start() -> None:
    # wd(2019-07-24, 5) is 31 July, wd(2018-07-24, 5) is 31 July 2018, wd(2018-07-25, 5) is 1 August 2018.
    episodes = f"""{EPISODES}
    A 2018-07-24 S C2 U4 PR1 2018-12-01 E4A
    A 2018-12-10 S C2 U4 PR1 2018-12-17 E4A
    A 2019-01-07 S C2 U4 PR1 2019-01-15 E4A
    B 2018-07-25 S C2 U4 PR1 - -
    C 2019-07-24 S C2 U4 PR1 - -
    D 2019-07-25 S C2 U4 PR1 - -"""
    events = """CHILD EVENT EVENT_DATE STATUS
    A IHA_REFERRAL 2019-01-15 COMPLETED
    B IHA_REFERRAL 2018-06-25 -
    C IHA_REFERRAL 2019-07-31 -
    C IHA_REFERRAL 2019-07-20 REFUSED"""
    council = Example(header=HEADER, episodes=episodes, health_events=events)
    # A's second stay ended on its fifth working day; the third was referred on its sixth.
    assert council.units("health_iha_referral_5wd") == {
        "A 2019-01-07": 0,
        "B 2018-07-25": 1,
        "C 2019-07-24": 1,
    }


def test_a_referral_a_month_before_the_start_counts_and_earlier_ones_do_not() -> None:
    episodes = f"{EPISODES}A 2019-03-31 S C2 U4 PR1 - -\nB 2019-03-31 S C2 U4 PR1 - -"
    events = "CHILD EVENT EVENT_DATE\nA IHA_REFERRAL 2019-02-28\nB IHA_REFERRAL 2019-02-27"
    council = Example(episodes=episodes, health_events=events)
    assert council.units("health_iha_referral_5wd") == {"A 2019-03-31": 1, "B 2019-03-31": 0}


def test_initial_assessments_within_twenty_working_days() -> None:
    # wd(2019-07-03, 20) is 31 July 2019.
    episodes = f"""{EPISODES}
    A 2019-07-03 S C2 U4 PR1 - -
    B 2019-06-03 S C2 U4 PR1 - -
    D 2019-06-03 S C2 U4 PR1 2019-07-01 E4A
    E 2019-07-04 S C2 U4 PR1 - -"""
    events = """CHILD EVENT EVENT_DATE STATUS
    A IHA 2019-07-31 COMPLETED
    B IHA 2019-06-02 COMPLETED
    B RHA 2019-06-10 COMPLETED"""
    council = Example(header=HEADER, episodes=episodes, health_events=events)
    assert council.units("health_iha_20wd") == {"A 2019-07-03": 1, "B 2019-06-03": 0}  # D had left on the day


def test_uasc_starts_of_the_transfer_scheme_are_left_out_by_a_setting() -> None:
    header = "CHILD SEX DOB UASC\nA 1 2002-01-01 Y\nB 1 2002-01-01 Y\nC 1 2002-01-01 N\nD 1 2002-01-01 Y"
    episodes = f"""{EPISODES}
    A 2018-03-30 S C2 U4 PR1 - -
    B 2018-04-01 S C2 U4 PR1 - -
    C 2018-03-30 S C2 U4 PR1 - -
    D 2018-03-29 S C2 U4 PR1 - -"""
    events = "CHILD EVENT EVENT_DATE\nX IHA 2018-01-01"
    uasc = "CHILD DUC\nA 2018-03-31\nD 2018-03-29"
    council = Example(header=header, episodes=episodes, health_events=events, uasc=uasc)
    # D ceased to be UASC on the day of the start, so D was not UASC then.
    assert list(council.units("health_iha_20wd", "2018-05")) == [
        "B 2018-04-01",
        "C 2018-03-30",
        "D 2018-03-29",
    ]
    kent = shipped("kent")
    every = dataclasses.replace(kent, settings={**kent.settings, "leave_out_uasc_starts_2016_to_2018": False})
    council = Example(every, header=header, episodes=episodes, health_events=events, uasc=uasc)
    assert len(council.units("health_iha_20wd", "2018-05")) == 4


def test_health_assessments_within_six_or_twelve_months() -> None:
    episodes = (
        EPISODES
        + "\n".join(f"{c} 2019-01-31 S C2 U4 PR1 - -" for c in "ABCDE")
        + "\nF 2019-02-01 S C2 U4 PR1 - -"
    )
    events = """CHILD EVENT EVENT_DATE
    A RHA 2018-08-01
    B IHA 2018-07-31
    D RHA 2019-02-01
    E RHA 2018-08-01
    A DENTAL 2018-07-31
    B DENTAL 2018-08-01
    C RHA 2019-08-01"""
    council = Example(header=HEADER, episodes=episodes, health_events=events)
    # D is 4 (6 months: after 31 January), E turned 5 on the day (12 months).
    assert council.units("health_assessment_up_to_date") == {"A": 1, "B": 0, "C": 0, "D": 1, "E": 1}
    assert council.units("dental_up_to_date") == {"A": 0, "B": 1, "C": 0, "D": 0, "E": 0}
    kent = shipped("kent")
    longer = dataclasses.replace(kent, settings={**kent.settings, "health_months_in_care": 7})
    assert (
        Example(longer, header=HEADER, episodes=episodes, health_events=events).units("dental_up_to_date")
        == {}
    )


def test_health_histories_of_those_who_turned_18() -> None:
    header = """CHILD SEX DOB
    A 1 2001-07-01
    B 1 2001-07-31
    C 1 2001-08-01
    D 1 2001-07-10
    E 1 2001-07-10
    F 1 2001-07-10"""
    episodes = f"""{EPISODES}
    A 2019-01-01 S C2 U4 PR1 2019-07-01 E7
    B 2019-01-01 S C2 U4 PR1 - -
    C 2019-01-01 S C2 U4 PR1 - -
    D 2019-07-10 S C2 U4 PR1 - -
    E 2019-01-01 S C2 U4 PR1 2019-07-09 E7
    F 2019-07-09 S C2 U4 PR1 2019-07-20 E7"""
    events = """CHILD EVENT EVENT_DATE
    A HEALTH_HISTORY 2018-01-01
    B HEALTH_HISTORY 2019-08-01
    F HEALTH_HISTORY 2019-07-31"""
    council = Example(header=header, episodes=episodes, health_events=events)
    assert council.units("health_history_turned_18") == {"A": 1, "B": 0, "F": 1}


def test_a_leap_day_birthday_is_on_the_first_of_march() -> None:
    episodes = f"{EPISODES}A 2019-01-01 S C2 U4 PR1 - -"
    events = "CHILD EVENT EVENT_DATE\nA HEALTH_HISTORY 2019-01-02"
    council = Example(header="CHILD SEX DOB\nA 1 2004-02-29", episodes=episodes, health_events=events)
    assert council.figure("health_history_turned_18", "2022-02") is None
    assert council.figure("health_history_turned_18", "2022-03") == (1, 1)
    assert council.figure("cic_count", "2022-02") == (1,)
    assert council.figure("cic_count", "2022-03") == (0,)


def test_the_latest_usable_questionnaire_of_the_year_to_date() -> None:
    header = "CHILD SEX DOB\nA 1 2010-05-05\nB 2 2010-05-05\nC 1 2015-05-10\nD 1 2002-05-10\nE 1 2010-01-01"
    episodes = EPISODES + "\n".join(f"{c} 2019-01-31 S C2 U4 PR1 - -" for c in "ABCDE")
    events = """CHILD EVENT EVENT_DATE STATUS SCORE
    A SDQ 2019-04-01 - 10
    A SDQ 2019-05-01 - 20
    A SDQ 2019-06-01 - 41
    A SDQ 2019-07-01 REFUSED 5
    A SDQ 2019-08-01 - 1
    B SDQ 2019-03-31 - 10
    C SDQ 2019-05-09 - 10
    C SDQ 2019-05-10 - 0
    D SDQ 2019-05-09 - 40
    D SDQ 2019-05-10 - 12
    E SDQ 2019-05-10 - -"""
    council = Example(header=header, episodes=episodes, health_events=events)
    # D was 16 on 9 May and 17 a day later; C turned 4 on 10 May.
    assert council.units("sdq_average_ytd") == {"A": 20, "C": 0, "D": 40}
    assert council.row("sdq_average_ytd").printed == "20.0"


def test_a_row_of_the_event_itself_must_speak() -> None:
    episodes = f"{EPISODES}A 2019-01-01 S C2 U4 PR1 - -"
    events = "CHILD EVENT EVENT_DATE STATUS\nA DENTAL 2019-07-01 CANCELLED\nA RHA 2019-08-01 -"
    council = Example(header=HEADER, episodes=episodes, health_events=events)
    assert council.figure("dental_up_to_date") is None
    assert council.figure("health_assessment_up_to_date") is None
    assert council.figure("health_assessment_up_to_date", "2019-08") == (1, 1)
