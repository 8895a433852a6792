"""Each check finds what it is for, and nothing in sound data."""

import pytest

from engine.calendar import Month
from engine.profile import shipped
from engine.quality import RULES, Quality, Severity, check
from tests.engine.quality.small import small

JULY = Month(2019, 7)
HEADER = "1,1,05/05/2008,WBRI"


def checked(**rows: str) -> Quality:
    return check(small(**rows), JULY, shipped("neutral"))


def rules_found(quality: Quality) -> dict[str, list[str]]:
    return {group.rule: [finding.child for finding in group.findings] for group in quality.by_rule}


SOUND = """
1,01/01/2018,S,C2,N1,U4,PR1,01/06/2018,X1
1,01/06/2018,P,C2,N1,U6,PR1,01/03/2019,E4A
1,01/05/2019,S,C2,N1,U6,PR1,,
"""


def test_sound_episodes_have_no_findings_but_unknown_places() -> None:
    quality = checked(header=HEADER, episodes=SOUND)
    assert set(rules_found(quality)) <= {"distance_unknown"}
    assert quality.left_out == 0


@pytest.mark.parametrize(
    ("rule", "episodes"),
    [
        ("gap", "1,01/01/2018,S,C2,N1,U4,PR1,01/06/2018,X1\n1,03/06/2018,P,C2,N1,U6,PR1,,"),
        ("overlap", "1,01/01/2018,S,C2,N1,U4,PR1,01/06/2018,X1\n1,30/05/2018,P,C2,N1,U6,PR1,,"),
        ("end_inferred", "1,01/01/2018,S,C2,N1,U4,PR1,,\n1,01/06/2018,P,C2,N1,U6,PR1,,"),
        (
            "end_followed_same_day",
            "1,01/01/2018,S,C2,N1,U4,PR1,01/06/2018,E4A\n1,01/06/2018,P,C2,N1,U6,PR1,,",
        ),
        ("goes_on_without_next", "1,01/01/2018,S,C2,N1,U4,PR1,01/06/2018,X1"),
        ("start_without_end", "1,01/01/2018,S,C2,N1,U4,PR1,01/06/2018,X1\n1,01/06/2018,S,C2,N1,U6,PR1,,"),
        ("begins_in_the_middle", "1,01/01/2018,P,C2,N1,U4,PR1,,"),
        ("end_without_reason", "1,01/01/2018,S,C2,N1,U4,PR1,01/06/2018,"),
        ("reason_without_end", "1,01/01/2018,S,C2,N1,U4,PR1,,E4A"),
        ("start_before_birth", "1,01/01/2007,S,C2,N1,U4,PR1,,"),
        ("adopted_without_placement", "1,01/01/2018,S,C2,N1,U4,PR1,01/06/2018,E11"),
        ("placement_unknown", "1,01/01/2018,S,C2,N1,U4,,,"),
    ],
)
def test_rule_finds_the_child_and_no_other_rule_of_its_weight(rule: str, episodes: str) -> None:
    quality = checked(header=HEADER, episodes=episodes)
    found = rules_found(quality)
    assert found[rule] == ["1"]
    weight = next(each.severity for each in RULES if each.id == rule)
    assert {f.rule for f in quality.findings if f.severity is weight} - {"distance_unknown"} == {rule}


def test_what_happens_after_the_month_end_is_not_known() -> None:
    later = "1,01/01/2018,S,C2,N1,U4,PR1,05/08/2019,X1"
    assert "goes_on_without_next" not in rules_found(checked(header=HEADER, episodes=later))


def test_child_without_header_is_the_most_serious_and_counted_as_left_out() -> None:
    episodes = f"{EPISODES_OF_TWO}\n3,01/01/2015,S,C2,N1,U4,PR1,01/01/2016,E4A"
    quality = checked(header=HEADER, episodes=episodes)
    assert quality.by_rule[0].rule == "no_header"
    assert quality.by_rule[0].severity is Severity.LEFT_OUT
    assert rules_found(quality)["no_header"] == ["2", "3"]
    assert quality.left_out == 1
    assert [group.child for group in quality.by_child][:2] == ["2", "3"]


def test_open_past_the_18th_birthday() -> None:
    quality = checked(header="1,1,31/07/2001,WBRI\n2,1,01/08/2001,WBRI", episodes=EPISODES_OF_TWO)
    assert rules_found(quality)["open_past_18"] == ["1"]


EPISODES_OF_TWO = "1,01/01/2018,S,C2,N1,U4,PR1,,\n2,01/01/2018,S,C2,N1,U4,PR1,,"


def test_two_periods_open_at_once() -> None:
    episodes = "1,01/01/2018,S,C2,N1,U4,PR1,01/12/2019,E4A\n1,01/06/2018,S,C2,N1,U6,PR1,,"
    extracts = small(header=HEADER, episodes=episodes)
    assert "two_periods_open" in rules_found(check(extracts, Month(2019, 11), shipped("neutral")))
    in_december = rules_found(check(extracts, Month(2019, 12), shipped("neutral")))
    assert "overlap" in in_december
    assert "two_periods_open" not in in_december


def test_unknown_children_and_births_that_differ() -> None:
    quality = checked(
        header=HEADER,
        episodes="1,01/01/2018,S,C2,N1,U4,PR1,,",
        reviews="1,06/05/2008,01/02/2018,PN1\n01,05/05/2008,01/02/2018,PN1",
    )
    found = rules_found(quality)
    assert found["unknown_child"] == ["01"]
    assert found["births_differ"] == ["1"]


def test_missing_episode_and_interview_dates() -> None:
    quality = checked(
        header=HEADER,
        episodes="1,01/01/2018,S,C2,N1,U4,PR1,,",
        missing_episodes="""
        A,1,M,02/07/2019 10:00,01/07/2019 09:00,Y,
        B,1,M,05/07/2019 10:00,06/07/2019 09:00,Y,05/07/2019
        C,1,M,08/07/2019 10:00,09/07/2019 09:00,Y,09/07/2019
        """,
    )
    by_rule = {group.rule: [f.where for f in group.findings] for group in quality.by_rule}
    assert by_rule["ends_before_start"] == ["missing_episodes, episode A"]
    assert by_rule["interview_before_return"] == ["missing_episodes, episode B"]


def test_progress_8_without_a_score_names_the_pupil() -> None:
    quality = checked(ks4_results="2018,A1,4.0,1,30.5,\n2018,A2,4.0,1,30.5,-0.5\n2018,A3,4.0,0,30.5,0.1")
    by_rule = {group.rule: [f.where for f in group.findings] for group in quality.by_rule}
    assert by_rule["in_p8_without_score"] == ["ks4_results, pupil A1, 2018"]
    assert by_rule["score_without_in_p8"] == ["ks4_results, pupil A3, 2018"]


def test_children_lists_that_are_not_recorded() -> None:
    quality = checked(
        header="1,1,05/05/2008,\n2,2,06/06/2009,WBRI",
        episodes="1,01/01/2018,S,C2,N1,U4,PR1,,\n2,01/01/2018,S,C2,N1,U4,PR1,,",
        allocations="1,W1,SW,T1,01/01/2018,",
        education_status="31/07/2019,1,SECONDARY,,N,N,N,100,5",
    )
    found = rules_found(quality)
    assert found["ethnicity_not_recorded"] == ["1"]
    assert found["no_social_worker"] == ["2"]
    assert found["no_education_row"] == ["2"]


def test_the_same_finding_has_the_same_key() -> None:
    first, again = (checked(header=HEADER, episodes="1,01/01/2018,P,C2,N1,U4,PR1,,") for _ in range(2))
    assert [f.key for f in first.findings] == [f.key for f in again.findings]
    assert len({f.key for f in first.findings}) == len(first.findings)


def test_every_rule_has_words_and_nothing_imported_finds_nothing() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.title and rule.advice.endswith(".") for rule in RULES)
    assert checked().findings == ()
