"""Council profiles: those that ship, and what a wrong one is told."""

from dataclasses import replace

import pytest

from engine.errors import UserError
from engine.profile import parse, sample_text, shipped, shipped_names, shipped_text

LEAST = 'name = "Somewhere Council"\nshort_name = "Somewhere"\n'


def test_kent_is_the_default_and_a_neutral_profile_stands_beside_it() -> None:
    assert shipped().short_name == "Kent"
    assert shipped_names() == ("kent", "neutral")
    assert shipped("neutral").own_codes == frozenset()


def test_kents_own_codes_are_its_department_code_county_and_twelve_districts() -> None:
    assert shipped().own_codes == {"886", "E10000016", *(f"E07000{number}" for number in range(105, 117))}
    assert shipped().neighbour_codes == {"887", "E06000035"}


def test_the_samples_profile_is_the_default_and_says_that_its_data_is_invented() -> None:
    sample = parse(sample_text())
    assert sample.shown_name == f"{sample.name} (invented data)"
    assert replace(sample, notice="") == shipped()
    assert shipped().shown_name == shipped().name


def test_a_profile_that_does_not_ship_is_refused_with_the_names_of_those_that_do() -> None:
    with pytest.raises(UserError, match=r"kent, neutral"):
        shipped_text("essex")


def test_what_a_profile_leaves_out_has_its_default() -> None:
    profile = parse(LEAST)
    assert profile.setting("health_months_in_care") == 6
    assert profile.setting("leave_out_uasc_starts_2016_to_2018") is True
    assert profile.p8_standard_deviations[2017]["P8_ENG"] == "1.56"
    assert profile.own_codes == frozenset()


def test_a_profile_changes_what_it_names_and_nothing_else() -> None:
    profile = parse(
        LEAST + 'own_codes = ["e10000012 "]\n[settings]\nhealth_months_in_care = 12\n'
        '[p8_standard_deviations.2018]\nP8 = "1.25"\n'
    )
    assert profile.own_codes == {"E10000012"}
    assert profile.setting("health_months_in_care") == 12
    assert profile.setting("rag_smallest_denominator") == 5
    assert {year: values["P8"] for year, values in profile.p8_standard_deviations.items()} == {
        2017: "1.22",
        2018: "1.25",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = ", "cannot be read"),
        ('name = "Somewhere"', "'short_name' is missing"),
        ('name = " "\nshort_name = "S"', "'name' is missing or blank"),
        ('name = 5\nshort_name = "S"', "'name' must be a text"),
        (LEAST + 'own_code = ["886"]', "'own_code' is no entry"),
        (LEAST + 'own_codes = "886"', "'own_codes' must be a list"),
        (LEAST + "own_codes = [886]", "'own_codes' must be a list"),
        (LEAST + "words = 5", r"'words' must be a section, headed \[words\]"),
        (LEAST + "[words]\narea = 5", "'area' must be a text"),
        (LEAST + "[settings]\nhealth_month = 6", "no setting 'health_month'"),
        (LEAST + "[settings]\nhealth_months_in_care = true", "a whole number"),
        (LEAST + "[settings]\nhealth_months_in_care = -1", "a whole number"),
        (LEAST + "[settings]\nrag_for_iro_caseload = 1", "true or false"),
        (LEAST + '[p8_standard_deviations.last]\nP8 = "1.2"', "'last' .* is no year"),
        (LEAST + "[p8_standard_deviations.2018]\nP8 = 1.2", "'P8' must be a text"),
        (LEAST + '[p8_standard_deviations.2018]\nP8 = "high"', "decimal numbers"),
    ],
)
def test_a_wrong_profile_is_told_which_entry_is_wrong_and_what_to_do(text: str, told: str) -> None:
    with pytest.raises(UserError, match=told) as refused:
        parse(text)
    assert "neutral profile" in str(refused.value)
