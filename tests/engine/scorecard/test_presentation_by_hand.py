"""RAG, direction of travel, comparisons, targets, manual values and overrides (sections 4 and 8)."""

import dataclasses
from fractions import Fraction

import pytest

from engine.indicators.catalogue import indicator
from engine.indicators.declaration import Indicator, Polarity
from engine.profile import shipped
from engine.scorecard.rating import Standard, direction, number, rag
from tests.oracle.examples import Example

KENT = shipped("kent")
HIGH, LOW = indicator("qa_care_plans_good"), indicator("placement_3plus_12m")
NEAR = dataclasses.replace(HIGH, polarity=Polarity.TARGET)


@pytest.mark.parametrize(
    ("row", "value", "target", "floor", "expected"),
    [
        (HIGH, "90.0", "90%", "80%", "green"),
        (HIGH, "89.9", "90%", "80%", "amber"),
        (HIGH, "80.0", "90%", "80%", "amber"),
        (HIGH, "79.9", "90%", "80%", "red"),
        (HIGH, "90.0", "90%", "", "green"),
        (HIGH, "89.9", "90%", "", ""),
        (HIGH, "89.9", "90%", "n/a", ""),
        (HIGH, "89.9", "", "80%", ""),
        (HIGH, "89.9", "tbc", "80%", ""),
        (HIGH, "89.9", "about 90%", "80%", ""),
        (LOW, "10.0", "10%", "15.0%", "green"),
        (LOW, "10.1", "10%", "15.0%", "amber"),
        (LOW, "15.0", "10%", "15.0%", "amber"),
        (LOW, "15.1", "10%", "15.0%", "red"),
        (LOW, "15.1", "10%", "", ""),
        (NEAR, "52.0", "50%", "2", "green"),
        (NEAR, "48.0", "50%", "2", "green"),
        (NEAR, "47.9", "50%", "2", "red"),
        (NEAR, "50.0", "50%", "", "green"),
        (NEAR, "50.1", "50%", "", ""),
        (indicator("cic_count"), "1", "1", "1", ""),
        (indicator("edu_perm_excluded_acytd"), "1", "1", "1", ""),
        (indicator("cic_rate_per_10k_exc_uasc"), "40.9", "40", "50", ""),
        (indicator("staff_caseload_sw"), "14.0", "15.0", "16", ""),
        (indicator("staff_caseload_iro"), "64.3", "70.0", "", ""),
        (indicator("adopt_a1_days_bla_to_placed"), "426.0", "426.0", "500", "green"),
    ],
)
def test_rag(row: Indicator, value: str, target: str, floor: str, expected: str) -> None:
    assert rag(row, Fraction(value), Fraction(100), Standard(target, floor), KENT) == expected


def test_small_denominators_carry_no_rag() -> None:
    standard = Standard("90%", "80%")
    assert rag(HIGH, Fraction(90), Fraction(5), standard, KENT) == "green"
    assert rag(HIGH, Fraction(90), Fraction("4.9"), standard, KENT) == ""
    assert rag(HIGH, Fraction(90), None, standard, KENT) == "green"  # a result that was given alone
    assert rag(HIGH, None, None, standard, KENT) == ""


def test_caseloads_carry_rag_by_a_setting() -> None:
    rated = dataclasses.replace(
        KENT, settings={**KENT.settings, "rag_for_social_worker_caseload": True, "rag_for_iro_caseload": True}
    )
    standard = Standard("15.0", "16")
    assert rag(indicator("staff_caseload_sw"), Fraction(15), Fraction(9), standard, rated) == "green"
    assert rag(indicator("staff_caseload_iro"), Fraction(17), Fraction(9), standard, rated) == "red"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("98%", "98"), ("15.0%", "15"), ("426.0", "426"), ("-5", "-5"), (" 98 % ", "98"),
        ("1,610", None), ("1e3", None), ("n/a", None), ("", None), ("98%*", None), ("<10%", None),
    ],
)  # fmt: skip
def test_what_is_a_number_in_a_target(text: str, expected: str | None) -> None:
    assert number(text) == (None if expected is None else Fraction(expected))


@pytest.mark.parametrize(
    ("row", "now", "before", "target", "expected"),
    [
        (HIGH, "90.1", "90.0", "", "better"),
        (HIGH, "89.9", "90.0", "", "worse"),
        (HIGH, "90.0", "90.0", "", "same"),
        (LOW, "9.9", "10.0", "", "better"),
        (LOW, "10.1", "10.0", "", "worse"),
        (NEAR, "51.0", "48.0", "50%", "better"),
        (NEAR, "52.0", "48.0", "50%", "same"),
        (NEAR, "53.0", "48.0", "50%", "worse"),
        (NEAR, "53.0", "48.0", "", ""),
        (indicator("cic_count"), "5", "4", "", ""),
    ],
)
def test_direction_of_travel(row: Indicator, now: str, before: str, target: str, expected: str) -> None:
    assert direction(row, Fraction(now), Fraction(before), target) == expected
    assert direction(row, None, Fraction(before), target) == ""
    assert direction(row, Fraction(now), None, target) == ""


AUDITS = "CHILD AUDIT_DATE GRADE\n" + "\n".join(
    f"C{n} 2019-07-15 {'GOOD' if n < 2 else 'RI'}" for n in range(3)
)


def test_a_row_as_printed() -> None:
    council = Example(
        care_plan_audits=f"{AUDITS}\nB1 2018-07-15 GOOD\nB2 2019-05-15 RI",
        targets="""INDICATOR FROM_MONTH TARGET FLOOR NATIONAL
        QA_CARE_PLANS_GOOD 2018-04 70% 60% 68%*
        qa_care_plans_good 2019-04 75.0% 50% -
        qa_care_plans_good 2019-08 99% - -""",
    )
    row = council.row("qa_care_plans_good")
    assert (row.printed, row.rag) == ("50.0%", "")  # 2 of 4: too few for a rating
    assert (row.target, row.floor, row.national) == ("75.0%", "50%", "")
    assert (row.month_ago.printed, row.month_ago.direction) == ("50.0%", "same")
    assert (row.year_ago.printed, row.year_ago.direction) == ("100.0%", "worse")
    earlier = council.row("qa_care_plans_good", "2019-03")
    assert (earlier.target, earlier.national) == ("70%", "68%*")
    assert council.row("qa_care_plans_good", "2018-03").target == ""
    assert council.row("qa_care_plans_good", "2018-03").printed == "-"


def test_arrows_compare_what_is_printed() -> None:
    rows = "INDICATOR MONTH NUMERATOR DENOMINATOR RESULT\n"
    council = Example(
        manual_values=f"{rows}cl_eet 2019-07 - - 90.04\ncl_eet 2019-06 - - 89.96\ncl_eet 2018-07 - - 90.06"
    )
    row = council.row("cl_eet")
    assert (row.printed, row.month_ago.direction, row.year_ago.direction) == ("90.0%", "same", "worse")


def test_no_one_month_arrow_across_the_reset() -> None:
    rows = "INDICATOR MONTH NUMERATOR DENOMINATOR RESULT\n" + "\n".join(
        f"{name} {month} - - {value}"
        for name in ("bla_repeat_within_24m", "edu_perm_excluded_acytd", "cl_eet")
        for month, value in (
            ("2018-04", 9), ("2018-09", 9), ("2019-03", 5), ("2019-04", 4), ("2019-08", 5), ("2019-09", 4),
        )
    )  # fmt: skip
    council = Example(manual_values=rows)

    def arrows(name: str, month: str) -> tuple[str, str, str]:
        row = council.row(name, month)
        return row.month_ago.printed, row.month_ago.direction, row.year_ago.direction

    assert arrows("bla_repeat_within_24m", "2019-04") == ("5.0%", "", "better")
    assert arrows("bla_repeat_within_24m", "2019-09") == ("5.0%", "better", "better")
    assert arrows("edu_perm_excluded_acytd", "2019-04") == ("5", "better", "better")
    assert arrows("edu_perm_excluded_acytd", "2019-09") == ("5", "", "better")
    assert arrows("cl_eet", "2019-04") == ("5.0%", "worse", "worse")


@pytest.mark.parametrize(
    ("name", "given", "figure", "printed"),
    [
        ("cl_eet", "9 12 -", (9, 12, 75), "75.0%"),
        ("cl_eet", "9 12 74.96", (9, 12, Fraction("74.96")), "75.0%"),
        ("cl_eet", "- - 74.96", (None, None, Fraction("74.96")), "75.0%"),
        ("cl_eet", "9 0 -", (None, None, None), "-"),
        ("cl_eet", "9 - -", (None, None, None), "-"),
        ("adopt_a1_days_bla_to_placed", "27762 77 -", (27762, 77, Fraction(27762, 77)), "360.5"),
        ("adopt_a1_days_bla_to_placed", "- - 1234.56", (None, None, Fraction("1234.56")), "1234.6"),
        ("cic_count", "1706 9 -", (1706, None, 1706), "1,706"),
        ("cic_count", "5 9 1706", (1706, None, 1706), "1,706"),
        ("cic_count", "- 9 -", (None, None, None), "-"),
        ("cic_count", "0 - -", (0, None, 0), "0"),
        (
            "cic_rate_per_10k_exc_uasc",
            "1390 340140 -",
            (1390, 340140, Fraction(1390 * 10_000, 340_140)),
            "40.9",
        ),
    ],
)
def test_manual_values(name: str, given: str, figure: tuple[Fraction | None, ...], printed: str) -> None:
    rows = f"INDICATOR MONTH NUMERATOR DENOMINATOR RESULT\n{name} 2019-07 {given}"
    row = Example(manual_values=rows).row(name)
    assert (row.figure.numerator, row.figure.denominator, row.figure.value) == figure
    assert row.printed == printed


def test_a_manual_row_that_says_nothing_does_nothing() -> None:
    rows = "INDICATOR MONTH NUMERATOR DENOMINATOR RESULT OVERRIDE_TEXT\nqa_care_plans_good 2019-07 - - - -"
    council = Example(care_plan_audits=AUDITS, manual_values=rows)
    assert council.figure("qa_care_plans_good") == (2, 3)


def test_an_override_replaces_every_figure_of_the_row() -> None:
    text = "Data not available due to new system implementation"
    council = Example(
        care_plan_audits=f"{AUDITS}\nB1 2019-05-15 RI",
        targets="INDICATOR FROM_MONTH TARGET FLOOR NATIONAL\nqa_care_plans_good 2019-01 75% 60% 80%**",
        manual_values="INDICATOR MONTH NUMERATOR DENOMINATOR RESULT OVERRIDE_TEXT\n"
        f"qa_care_plans_good 2019-07 5 6 7 {text.replace(' ', '~')}",
    )
    row = council.row("qa_care_plans_good")
    assert row.printed == text
    assert (row.figure.numerator, row.figure.denominator, row.figure.value, row.rag) == (None, None, None, "")
    assert (row.month_ago.printed, row.month_ago.direction) == ("", "")
    assert (row.year_ago.printed, row.year_ago.direction) == ("", "")
    assert (row.target, row.national) == ("75%", "80%**")
    later = council.row("qa_care_plans_good", "2019-08")
    assert (later.month_ago.printed, later.month_ago.direction) == ("-", "")
    assert len(council.units("qa_care_plans_good")) == 4  # the computed units


def test_a_manual_value_stands_in_comparisons() -> None:
    rows = "INDICATOR MONTH NUMERATOR DENOMINATOR RESULT\nqa_care_plans_good 2019-06 1 4 -"
    council = Example(care_plan_audits=AUDITS, manual_values=rows)
    comparison = council.row("qa_care_plans_good").month_ago
    assert (comparison.printed, comparison.direction) == ("25.0%", "better")
