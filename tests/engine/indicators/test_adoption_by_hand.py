"""The ADOPTION theme, worked out by hand from section 3."""

import dataclasses

import pytest

from engine.profile import shipped
from tests.oracle.examples import Example

EPISODES = "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n"


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        pytest.param(
            "A 2018-01-01 S C2 U4 - 2018-01-31 X1\nA 2018-01-31 P E1 A3 - 2019-07-31 E11", 30, id="plain"
        ),
        pytest.param(
            "A 2018-01-01 S C2 U4 - 2018-01-11 X1\nA 2018-01-11 P E1 A3 - 2018-02-01 X1\n"
            "A 2018-02-01 P E1 T1 - 2018-02-05 X1\nA 2018-02-05 P E1 A5 - 2019-07-01 E12",
            10,
            id="a temporary placement does not break the run",
        ),
        pytest.param(
            "A 2018-01-01 S C2 A3 - 2018-01-11 X1\nA 2018-01-11 P E1 U4 - 2018-01-21 X1\n"
            "A 2018-01-21 P E1 A5 - 2018-03-01 X1\nA 2018-03-01 P E1 A5 - 2019-07-01 E12",
            20,
            id="the last run",
        ),
        pytest.param(
            "A 2018-01-01 S C2 A3 - 2018-01-11 X1\nA 2018-01-11 P E1 - - 2018-01-21 X1\n"
            "A 2018-01-21 P E1 A5 - 2019-07-01 E12",
            20,
            id="a blank PLACE breaks the run",
        ),
        pytest.param(
            "A 2018-01-01 S C2 U4 - 2018-01-11 X1\nA 2018-01-11 P E1 A5 - 2019-06-01 X1\n"
            "A 2019-06-01 P E1 K2 - 2019-07-01 E12",
            10,
            id="a run that is over is still the last",
        ),
    ],
)
def test_days_to_moving_in(rows: str, days: int) -> None:
    council = Example(episodes=EPISODES + rows)
    assert council.units("adopt_a1_days_bla_to_placed") == {"A 2018-01-01": days}


def test_who_was_adopted_without_an_adoption_placement_has_no_days() -> None:
    council = Example(episodes=f"{EPISODES}A 2018-01-01 S C2 U4 - 2019-07-01 E11")
    assert council.row("adopt_a1_days_bla_to_placed").printed == "-"
    assert council.figure("leavers_sgo_all") == (0, 1)


def test_days_from_order_to_match() -> None:
    episodes = f"""{EPISODES}
    A 2018-01-01 S C2 U4 - 2018-02-01 X1
    A 2018-02-01 L E1 U4 - 2018-03-01 X1
    A 2018-03-01 P E1 A3 - 2019-07-01 E11
    B 2018-01-01 S D1 U4 - 2019-07-01 E12
    C 2018-01-01 S E1 U4 - 2019-07-01 E11
    D 2018-01-01 S C2 A3 - 2019-07-01 E11
    E 2018-01-01 S E1 A3 - 2019-07-01 E45"""
    ad1 = "CHILD DATE_MATCH\nA 2018-02-21\nB 2017-12-01\nC -\nD 2018-02-01\nE 2018-02-01"
    council = Example(episodes=episodes, ad1=ad1)
    assert council.units("adopt_a2_days_order_to_match") == {"A 2018-01-01": 20, "B 2018-01-01": 0}
    assert Example(episodes=episodes).figure("adopt_a2_days_order_to_match") is None


def test_leavers_of_twelve_months_and_why() -> None:
    episodes = f"""{EPISODES}
    A 2018-01-01 S C2 U4 - 2018-08-01 E11
    B 2018-01-01 S C2 U4 - 2018-07-31 E11
    C 2018-01-01 S C2 U4 - 2019-07-31 E43
    D 2018-01-01 S C2 U4 - 2019-08-01 E48
    F 2018-01-01 S C2 U4 - 2019-01-01 X1
    G 2018-01-01 S C2 U4 - 2019-01-01 -
    H 2018-01-01 S C2 U4 - - X1
    H 2019-01-01 S C2 U4 - - -
    I 2018-01-01 S C2 U4 - 2018-10-01 E4A
    I 2019-01-01 S C2 U4 - 2019-02-01 E44"""
    # F's stay ends with "episode continues" and nothing follows; H's end is inferred from the next start.
    everyone = {
        "A 2018-01-01": 0, "C 2018-01-01": 1, "G 2018-01-01": 0,
        "H 2018-01-01": 0, "I 2018-01-01": 0, "I 2019-01-01": 1,
    }  # fmt: skip
    uasc = "CHILD DUC\nC 2019-07-31\nG 2018-12-31\nI 2018-12-01"
    council = Example(episodes=episodes, uasc=uasc)
    assert council.units("leavers_sgo_all") == everyone
    # UASC at the end: DUC on or after E0. C is, G ceased the day before; I was, and was not the second time.
    without = {unit: met for unit, met in everyone.items() if unit not in ("C 2018-01-01", "I 2018-01-01")}
    assert council.units("leavers_sgo_exc_uasc") == without
    assert council.figure("leavers_adopted_exc_uasc") == (1, 4)
    kent = shipped("kent")
    both = dataclasses.replace(
        kent, settings={**kent.settings, "adopted_includes_special_guardianship": True}
    )
    assert Example(both, episodes=episodes, uasc=uasc).figure("leavers_adopted_exc_uasc") == (2, 4)
    assert Example(episodes=episodes).figure("leavers_sgo_exc_uasc") is None


def test_an_end_that_lies_ahead_is_unknown_with_its_reason() -> None:
    council = Example(episodes=f"{EPISODES}A 2018-01-01 S C2 U4 - 2019-08-01 E11")
    assert council.figure("leavers_sgo_all", "2019-07") is None
    assert council.figure("leavers_sgo_all", "2019-08") == (0, 1)


def test_decisions_within_eight_weeks_of_the_plan() -> None:
    plans = """CHILD DATE_ADOPTION_PLAN DATE_ADM_DECISION
    A 2018-12-01 2019-01-26
    B 2018-12-01 2019-01-27
    C 2019-01-02 2019-01-01
    D - 2019-01-01
    E 2019-01-01 2019-01-01
    F 2018-07-01 2018-07-31
    G 2018-08-01 2018-08-01"""
    assert Example(adoption_plans=plans).units("adopt_plan_to_adm_8wk") == {
        "A 2019-01-26": 1,
        "B 2019-01-27": 0,
        "C 2019-01-01": 0,
        "E 2019-01-01": 1,
        "G 2018-08-01": 1,
    }


def test_sibling_groups_placed_together() -> None:
    groups = """GROUP_ID CHILD PLAN_TOGETHER DATE_PLACED ADOPTER_FAMILY_ID
    together A Y 2019-01-01 F1
    together B Y 2019-02-01 F1
    apart A Y 2019-01-01 F1
    apart B Y 2019-01-01 F2
    waiting A Y 2019-01-01 F1
    waiting B Y - F1
    later A Y 2019-07-01 F1
    later B Y 2019-08-01 F1
    unnamed A Y 2019-01-01 -
    unnamed B Y 2019-01-01 -
    single A Y 2019-01-01 F1
    single B N 2019-01-01 F1
    earlier A Y 2018-07-31 F1
    earlier B Y 2019-01-01 F1
    unplaced A Y - F1
    unplaced B Y - F1"""
    council = Example(sibling_groups=groups)
    assert council.units("adopt_siblings_together") == {
        "together": 1, "apart": 0, "waiting": 0, "later": 0, "unnamed": 0,
    }  # fmt: skip
    assert council.units("adopt_siblings_together", "2019-08")["later"] == 1


def test_waiting_with_a_decision() -> None:
    header = "CHILD SEX DOB\n" + "\n".join(f"{c} 1 2017-01-01" for c in "ABCD")
    episodes = f"""{EPISODES}
    A 2019-01-01 S E1 U4 - - -
    B 2019-01-01 S E1 A3 - - -
    C 2019-01-01 S E1 U4 - - -
    D 2019-01-01 S E1 A3 - 2019-07-01 X1
    D 2019-07-01 P E1 T1 - - -"""
    decisions = """CHILD DATE_PLACED DATE_PLACED_CEASED
    A 2019-02-01 2019-08-01
    B 2019-02-01 -
    C 2019-02-01 2019-07-31
    D 2019-02-01 -"""
    council = Example(header=header, episodes=episodes, placed_adoption=decisions)
    assert council.units("adopt_adm_not_placed") == {"A": 1, "B": 0, "C": 0, "D": 0}
