"""Editing targets, manual values, commentary and benchmarks: new states, each told in the history."""

from collections.abc import Mapping

import pytest

from engine.errors import UserError
from engine.tables import Extract
from engine.workspace import Workspace
from engine.workspace.checks import problems, tidied
from engine.workspace.extracts import extracts_of
from engine.workspace.rows import EDITABLE, rows_of, table_of
from tests.engine.workspace.making import record

DENTAL = {"INDICATOR": "dental_up_to_date", "FROM_MONTH": "2019-04", "TARGET": "95%", "FLOOR": "90%"}
CARE_PLANS = {"INDICATOR": "qa_care_plans_good", "FROM_MONTH": "2019-04", "TARGET": "75%", "FLOOR": "70%"}


def told(workspace: Workspace, area: str) -> list[tuple[str, str, str]]:
    """What the history says of an area."""
    return [(change.what, change.before, change.after) for change in workspace.history(area)]


def targets(*rows: Mapping[str, str]) -> dict[str, object]:
    """An import's clean table of targets."""
    editable = EDITABLE["targets"]
    return {"targets": table_of(editable, [tidied(editable, row) for row in rows], editable.kinds)}


def test_a_typed_target_is_one_that_the_engine_reads(workspace: Workspace) -> None:
    workspace.edit_rows("targets", [DENTAL])
    (row,) = workspace.rows("targets")
    assert row == {**DENTAL, "NATIONAL": "", "NATIONAL_NOTE": ""}
    extract = extracts_of(workspace)["targets"]
    assert extract.text_at("TARGET", [0]) == ["95%"]
    assert extract.days("FROM_MONTH").tolist() == [17987]
    assert told(workspace, "targets") == [
        ("dental_up_to_date from 2019-04: TARGET", "", "95%"),
        ("dental_up_to_date from 2019-04: FLOOR", "", "90%"),
    ]


def test_a_changed_cell_is_told_with_before_and_after(workspace: Workspace) -> None:
    workspace.edit_rows("targets", [DENTAL, CARE_PLANS])
    workspace.edit_rows("targets", [{**DENTAL, "TARGET": "96%"}], reason="Agreed in May")
    assert [row["TARGET"] for row in workspace.rows("targets")] == ["96%", "75%"], "the order stays"
    change = workspace.history("targets")[-1]
    assert (change.what, change.before, change.after, change.reason) == (
        "dental_up_to_date from 2019-04: TARGET", "95%", "96%", "Agreed in May",
    )  # fmt: skip
    assert change.who


def test_a_removed_row_is_told_with_what_it_held(workspace: Workspace) -> None:
    workspace.edit_rows("targets", [DENTAL, CARE_PLANS])
    workspace.edit_rows("targets", remove=[("dental_up_to_date", "2019-04")])
    assert [row["INDICATOR"] for row in workspace.rows("targets")] == ["qa_care_plans_good"]
    assert told(workspace, "targets")[-2:] == [
        ("dental_up_to_date from 2019-04: TARGET", "95%", ""),
        ("dental_up_to_date from 2019-04: FLOOR", "90%", ""),
    ]


def test_an_edit_that_changes_nothing_leaves_no_trace(workspace: Workspace) -> None:
    workspace.edit_rows("targets", [DENTAL])
    history = workspace.history()
    workspace.edit_rows("targets", [DENTAL], remove=[("qa_care_plans_good", "2019-04")])
    assert workspace.history() == history


def test_numbers_months_and_long_texts_come_back_as_typed(workspace: Workspace) -> None:
    manual = {
        "INDICATOR": " Staff_Caseload_SW ", "MONTH": "2019-07", "NUMERATOR": "1610.50", "DENOMINATOR": "102",
        "RESULT": "-0.000000001", "OVERRIDE_TEXT": "",
    }  # fmt: skip
    workspace.edit_rows("manual_values", [manual])
    (row,) = workspace.rows("manual_values")
    assert row == {**manual, "INDICATOR": "staff_caseload_sw", "NUMERATOR": "1610.5"}
    comment = {"INDICATOR": "cic_count", "MONTH": "2019-07", "TEXT": "Zwölf “more”:\n=1+1\n" + "x" * 9000}
    workspace.edit_rows("commentary", [comment])
    assert workspace.rows("commentary") == (comment,)
    benchmark = {
        "STAGE": "ks2", "YEAR": "2018", "ROW_LABEL": "National", "MEASURE": "Cohort", "VALUE": "1,234",
    }  # fmt: skip
    workspace.edit_rows("benchmarks", [benchmark])
    assert workspace.rows("benchmarks") == ({**benchmark, "STAGE": "KS2"},)


def test_a_table_made_of_rows_is_read_back_as_the_same_rows() -> None:
    editable = EDITABLE["manual_values"]
    filled = [
        {"INDICATOR": "a", "MONTH": "2019-07", "NUMERATOR": "1", "OVERRIDE_TEXT": "t"},
        {"INDICATOR": "b", "MONTH": "1999-12", "RESULT": "0"},
    ]
    rows = [tidied(editable, row) for row in filled]
    table = table_of(editable, rows, ())
    table.validate(full=True)
    assert "DENOMINATOR" not in table.column_names, "a column that nobody filled in is absent"
    assert rows_of(editable, Extract.of("manual_values", table)) == rows
    assert table_of(editable, [], editable.kinds).num_rows == 0


def test_what_an_import_changes_or_takes_away_is_told(workspace: Workspace) -> None:
    workspace.edit_rows("targets", [DENTAL, CARE_PLANS])
    workspace.apply(targets({**DENTAL, "TARGET": "96%"}), record("targets"))  # type: ignore[arg-type]
    assert told(workspace, "targets")[-3:] == [
        ("dental_up_to_date from 2019-04: TARGET", "95%", "96%"),
        ("qa_care_plans_good from 2019-04: TARGET", "75%", ""),
        ("qa_care_plans_good from 2019-04: FLOOR", "70%", ""),
    ]
    assert workspace.history("targets")[-1].reason == "Import 1"


def test_undo_puts_back_the_edited_state_that_an_import_replaced(workspace: Workspace) -> None:
    workspace.edit_rows("targets", [DENTAL, CARE_PLANS])
    before = workspace.rows("targets")
    workspace.apply(targets({**DENTAL, "TARGET": "96%"}), record("targets"))  # type: ignore[arg-type]
    workspace.undo_last_import()
    assert workspace.rows("targets") == before


def test_edits_made_since_stay_when_the_import_is_undone(workspace: Workspace) -> None:
    workspace.edit_rows("targets", [DENTAL])
    workspace.apply(targets({**DENTAL, "TARGET": "96%"}), record("targets"))  # type: ignore[arg-type]
    workspace.edit_rows("targets", [CARE_PLANS])
    workspace.edit_rows("targets", [{**CARE_PLANS, "TARGET": "80%"}])
    workspace.undo_last_import()
    assert [(row["INDICATOR"], row["TARGET"]) for row in workspace.rows("targets")] == [
        ("dental_up_to_date", "95%"),
        ("qa_care_plans_good", "80%"),
    ]


def test_edits_of_an_extract_that_only_the_undone_import_had_stay_too(workspace: Workspace) -> None:
    workspace.apply(targets(DENTAL), record("targets"))  # type: ignore[arg-type]
    workspace.edit_rows("targets", [CARE_PLANS])
    workspace.undo_last_import()
    assert [row["INDICATOR"] for row in workspace.rows("targets")] == ["qa_care_plans_good"]


def test_edited_states_do_not_pile_up(workspace: Workspace) -> None:
    for number in range(5):
        workspace.edit_rows("targets", [{**DENTAL, "TARGET": f"{95 + number}%"}])
    with workspace.reading() as connection:
        assert connection.execute("SELECT count(*) FROM stored").fetchone() == (1,)


@pytest.mark.parametrize(
    ("extract", "row", "sentence"),
    [
        ("targets", {**DENTAL, "FLOOR": "96%"}, "floor 96% is above the target 95%"),
        ("targets", {**DENTAL, "INDICATOR": "dental"}, "no indicator 'dental'"),
        ("targets", {**DENTAL, "INDICATOR": ""}, "Indicator is blank"),
        ("targets", {**DENTAL, "FROM_MONTH": "April"}, "'April' is not a month"),
        ("targets", {**DENTAL, "TARGET": ""}, "a floor but no target"),
        (
            "targets",
            {**DENTAL, "INDICATOR": "cic_outside_county_inc_medway", "TARGET": "10%", "FLOOR": "9%"},
            "floor 9% is below the target 10%",
        ),
        ("manual_values", {"INDICATOR": "cic_count", "MONTH": "2019-07"}, "says nothing"),
        ("manual_values", {"INDICATOR": "cic_count", "MONTH": "2019-07", "RESULT": "1,610"}, "not a number"),
        ("manual_values", {"INDICATOR": "cic_count", "MONTH": "2019-07", "RESULT": "1e3"}, "not a number"),
        ("manual_values", {"INDICATOR": "cl_eet", "MONTH": "2019-07", "NUMERATOR": "3"}, "both"),
        (
            "manual_values",
            {"INDICATOR": "cl_eet", "MONTH": "2019-07", "NUMERATOR": "3", "DENOMINATOR": "0"},
            "greater than 0",
        ),
        ("commentary", {"INDICATOR": "cic_count", "MONTH": "2019-07", "TEXT": " "}, "comment is blank"),
        (
            "benchmarks",
            {"STAGE": "KS3", "YEAR": "2018", "ROW_LABEL": "a", "MEASURE": "b", "VALUE": "1"},
            "KS2 or KS4",
        ),
        (
            "benchmarks",
            {"STAGE": "KS2", "YEAR": "18", "ROW_LABEL": "a", "MEASURE": "b", "VALUE": "1"},
            "four digits",
        ),
    ],
)
def test_a_row_that_will_not_do_is_refused_with_a_sentence(
    extract: str, row: dict[str, str], sentence: str, workspace: Workspace
) -> None:
    with pytest.raises(UserError, match=sentence):
        workspace.edit_rows(extract, [row])
    assert workspace.rows(extract) == ()


@pytest.mark.parametrize(
    ("extract", "row", "column"),
    [
        ("targets", {**DENTAL, "TARGET": "tbc", "FLOOR": ""}, "TARGET"),
        ("targets", {**DENTAL, "INDICATOR": "cic_count", "TARGET": "1600", "FLOOR": ""}, "TARGET"),
        (
            "benchmarks",
            {"STAGE": "KS2", "YEAR": "2018", "ROW_LABEL": "a", "MEASURE": "b", "VALUE": "1"},
            "MEASURE",
        ),
    ],
)
def test_what_is_only_odd_is_said_and_kept(
    extract: str, row: dict[str, str], column: str, workspace: Workspace
) -> None:
    editable = EDITABLE[extract]
    (problem,) = problems(editable, tidied(editable, row))
    assert (problem.column, problem.blocks) == (column, False)
    workspace.edit_rows(extract, [row])
    assert len(workspace.rows(extract)) == 1
