"""The demographic tables, worked out by hand (sections 5 and 8; commands.md on how they print)."""

from tests.oracle.examples import Example

HEADER = """CHILD SEX DOB ETHNIC
A 2 2010-05-05 WBRI
B 1 2010-05-05 -
C 1 2018-08-01 REFU
D 2 2001-08-01 WBRI"""
EPISODES = "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC\n" + "\n".join(
    f"{c} 2018-12-01 S C2 U4 PR1 - -" for c in "ABCD"
)


def test_ages_are_all_printed() -> None:
    council = Example(header=HEADER, episodes=EPISODES)
    table = council.table("current_age")
    assert table[0] == ["Current Age", "Female", "Male", "Grand Total"]
    assert [row[0] for row in table[1:]] == [*map(str, range(18)), "Grand Total"]
    rows = {row[0]: row[1:] for row in table}
    assert rows["9"] == ["1", "1", "2"]
    assert rows["0"] == ["0", "1", "1"]
    assert rows["17"] == ["1", "0", "1"]
    assert rows["5"] == ["0", "0", "0"]
    assert rows["Grand Total"] == ["2", "2", "4"]
    starts = {row[0]: row[1:] for row in council.table("age_at_start")}
    assert starts["8"] == ["1", "1", "2"]
    assert starts["Age at Period of Care Start Date"] == ["Female", "Male", "Grand Total"]


def test_another_sex_has_a_column_where_needed() -> None:
    header = f"{HEADER}\nE U 2010-05-05 WBRI\nF ? 2010-05-05 WBRI"
    table = Example(header=header, episodes=f"{EPISODES}\nE 2019-01-01 S C2 U4 PR1 - -").table("ethnicity")
    assert table[0] == ["Ethnicity", "Female", "Male", "Not Recorded", "Grand Total"]
    assert table[1] == ["A1 - White British", "2", "", "1", "3"]
    assert table[-1] == ["Grand Total", "2", "2", "1", "5"]


def test_ethnicity_prints_18_rows_and_the_unknown_where_they_occur() -> None:
    table = Example(header=HEADER, episodes=EPISODES).table("ethnicity")
    assert len(table) == 1 + 18 + 2 + 1
    assert table[2] == ["A2 - White Irish", "", "", "0"]
    assert table[18][0] == "E2 - Any other ethnic group"
    assert table[19:] == [
        ["Refused", "", "1", "1"],
        ["Information not yet obtained", "", "1", "1"],
        ["Grand Total", "2", "2", "4"],
    ]


def test_nationalities_in_order_of_the_alphabet_without_regard_to_case() -> None:
    rows = "CHILD NATIONALITY\nA zambian\nB Albanian\nC not~recorded"
    table = Example(header=HEADER, episodes=EPISODES, child_details=rows).table("nationality")
    assert table == [
        ["Nationality", "Female", "Male", "Grand Total"],
        ["Albanian", "", "1", "1"],
        ["Not Recorded", "1", "1", "2"],
        ["zambian", "1", "", "1"],
        ["Grand Total", "2", "2", "4"],
    ]


def test_disabilities_count_once_in_each_code_and_have_no_total() -> None:
    rows = "CHILD DISABILITY\nA AUT\nA LD\nA NONE\nB NONE\nC what"
    table = Example(header=HEADER, episodes=EPISODES, disabilities=rows).table("disability")
    assert len(table) == 14
    shown = {row[0]: row[1:] for row in table if row[-1] != "0"}
    assert shown == {
        "Disability": ["Female", "Male", "Grand Total"],
        "Autism or Asperger's syndrome": ["1", "0", "1"],
        "Learning": ["1", "0", "1"],
        "None": ["1", "2", "3"],
    }


def test_without_its_extract_a_table_has_its_heading_only() -> None:
    council = Example(header=HEADER, episodes=EPISODES)
    assert council.table("nationality") == [["Nationality", "Female", "Male", "Grand Total"]]
    assert council.table("disability") == [["Disability", "Female", "Male", "Grand Total"]]
    assert council.table("uasc") == [["UASC?", "Female", "Male", "Grand Total"]]
    assert Example(header=HEADER).table("current_age") == [["Current Age", "Female", "Male", "Grand Total"]]
    assert Example(episodes=EPISODES).table("ethnicity") == [["Ethnicity", "Female", "Male", "Grand Total"]]


def test_nobody_in_care_is_a_table_of_zeros() -> None:
    council = Example(header=HEADER, episodes=EPISODES)
    assert council.table("current_age", "2018-11")[-1] == ["Grand Total", "0", "0", "0"]
