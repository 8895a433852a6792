"""The key stage tables, worked out by hand (section 6)."""

import dataclasses

from engine.profile import shipped
from tests.oracle.examples import Example

KS2 = """YEAR UPN READ_SS READ_OUTCOME MATHS_SS MATHS_OUTCOME GPS_SS GPS_OUTCOME WRIT_TA
2019 1 110 - 110 - 100 - GDS
2019 2 99 AS 100 - - AS EXS
2019 3 - AS 100 - - NS EXS
2019 4 - A - B - B PKF
2019 5 100 - 100 - 120 - -
2019 6 100 - - - - A EXS
2018 7 80 - 80 - 80 - WTS"""


def shares(name: str, council: Example, month: str) -> dict[str, str]:
    header, *rows = council.table(name, month)
    return dict(zip(header, rows[-1], strict=True))


def test_key_stage_2_shares_have_their_own_denominators() -> None:
    row = shares("ks2", Example(ks2_results=KS2), "2019-09")
    assert row[""] == "Virtual School"
    assert row["Cohort"] == "6"
    # Reading, maths and writing all known: pupils 1 to 4; at the standard in all three: 1 and 3.
    assert (row["RWM >=Exp"], row["RWM High"]) == ("50.0%", "25.0%")
    assert (row["Reading Avg SS"], row["Reading <Exp"]) == ("102.3", "16.7%")
    assert (row["Reading >=Exp"], row["Reading High"]) == ("66.7%", "16.7%")
    assert (row["Writing >=Exp"], row["Writing GDS"]) == ("80.0%", "20.0%")
    assert (row["Maths Avg SS"], row["Maths <Exp"], row["Maths >=Exp"]) == ("102.5", "16.7%", "66.7%")
    assert (row["GPS Avg SS"], row["GPS <Exp"], row["GPS >=Exp"]) == ("110.0", "33.3%", "50.0%")


def test_results_are_known_from_the_first_of_september() -> None:
    council = Example(ks2_results=KS2)
    assert shares("ks2", council, "2019-08")["Cohort"] == "1"
    assert shares("ks2", council, "2019-09")["Cohort"] == "6"
    assert council.table("ks2", "2018-08") == [council.table("ks2", "2019-08")[0]]


def test_benchmarks_of_the_same_year_in_the_order_of_their_appearance() -> None:
    benchmarks = """STAGE YEAR ROW_LABEL MEASURE VALUE
    KS2 2019 National~(CLA) cohort 3,000
    KS2 2019 LA RWM~>=Exp 64.6%
    KS2 2019 National~(CLA) RWM~>=EXP 32.0%
    KS2 2018 Old Cohort 1
    KS4 2019 Other~stage Cohort 1
    KS2 2019 LA Something~else 9
    KS2 2019 LA RWM~High 9,4%"""
    table = Example(ks2_results=KS2, benchmarks=benchmarks).table("ks2", "2019-09")
    assert [row[:3] for row in table[1:]] == [
        ["National (CLA)", "3000", "32.0%"],
        ["LA", "", "64.6%"],
        ["Virtual School", "6", "50.0%"],
    ]
    assert table[2][3] == "9,4%"  # no thousands: as it was given


KS4 = """YEAR UPN KS2_FINE IN_P8 A8 P8 A8_ENG P8_ENG A8_MAT P8_MAT A8_EBACC P8_EBACC A8_OPEN P8_OPEN
2017 1 4.2 1 30 -1 6 -1.5 6 0.25 9 -1 9 -1
2017 2 - 1 15 -1.01 - - 3 - 3 -1 6 -1
2017 3 3.9 1 - - - - - - - - - -
2017 4 - 0 20 1 4 1 4 1 6 1 6 1"""


def test_key_stage_4_averages_and_intervals() -> None:
    row = shares("ks4", Example(ks4_results=KS4), "2018-07")
    assert (row["Cohort"], row["Prog. Cov."], row["Avg. KS2 Fine Lvl"]) == ("4", "75.0%", "2.0")
    assert (row["Avg. At8 Score"], row["Avg. Pr8 Score"]) == ("16.3", "-1.01")  # 65 / 4; -2.01 / 2
    assert row["Conf. Int."] == "±1.69"  # 1.96 x 1.22 / sqrt(2)
    assert (row["English Avg. Att. Score"], row["English Avg. Prog. Score"]) == ("2.5", "-1.50")
    assert row["English Conf. Int."] == "±3.06"
    assert (row["Maths Avg. Att. Score"], row["Maths Avg. Prog. Score"]) == ("3.3", "0.25")
    assert row["Other Conf. Int."] == "±1.95"


def test_a_year_without_a_standard_deviation_has_no_interval() -> None:
    rows = KS4.replace("2017", "2018")
    row = shares("ks4", Example(ks4_results=rows), "2018-09")
    assert (row["Avg. Pr8 Score"], row["Conf. Int."], row["EBacc Conf. Int."]) == ("-1.01", "", "")
    known = dataclasses.replace(shipped("kent"), p8_standard_deviations={2018: {"P8": "1.00"}})
    row = shares("ks4", Example(known, ks4_results=rows), "2018-09")
    assert (row["Conf. Int."], row["EBacc Conf. Int."]) == ("±1.39", "")


def test_columns_that_no_file_has_are_empty_or_zero() -> None:
    row = shares("ks4", Example(ks4_results="YEAR UPN KS2_FINE IN_P8 A8 P8\n2017 1 4.2 0 30 1"), "2018-07")
    assert (row["Prog. Cov."], row["Avg. Pr8 Score"], row["Conf. Int."]) == ("0.0%", "", "")
    assert (row["English Avg. Att. Score"], row["English Avg. Prog. Score"]) == ("0.0", "")
