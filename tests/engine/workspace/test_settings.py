"""Settings, profile, choices and file mappings, and what the history says of them."""

from pathlib import Path

import pytest

from engine.errors import UserError
from engine.profile import parse, shipped_text
from engine.workspace import FileMapping, Workspace


def told(workspace: Workspace, area: str) -> list[tuple[str, str, str]]:
    """What the history says of an area."""
    return [(change.what, change.before, change.after) for change in workspace.history(area)]


def test_a_setting_keeps_its_value_and_its_history(path: Path) -> None:
    with Workspace.create(path, None, shipped_text("neutral")) as workspace:
        assert workspace.setting("signals") is None
        workspace.set_setting("signals", True)
        workspace.set_setting("signals", False, reason="Too many")
        workspace.set_setting("signals", False)
        workspace.set_setting("signals", None)
    with Workspace.open(path) as workspace:
        assert workspace.setting("signals") is None
        assert told(workspace, "setting") == [
            ("signals", "", "yes"),
            ("signals", "yes", "no"),
            ("signals", "no", ""),
        ]
        assert [change.reason for change in workspace.history("setting")] == ["", "Too many", ""]


def test_the_history_begins_with_the_making_of_the_workspace(workspace: Workspace) -> None:
    (first,) = workspace.history()
    assert first.what == "Workspace made"
    assert first.who
    assert first.at.tzinfo is not None


def test_an_edited_profile_entry_is_told_and_comments_stay(path: Path) -> None:
    with Workspace.create(path, None, shipped_text("kent")) as workspace:
        workspace.edit_profile(
            {"settings.health_months_in_care": 5, "short_name": "Kent CC"}, reason="Policy"
        )
        profile = parse(workspace.profile_text)
        assert (profile.setting("health_months_in_care"), profile.short_name) == (5, "Kent CC")
        assert profile.own_codes == parse(shipped_text("kent")).own_codes
        comments = [line for line in shipped_text("kent").splitlines() if line.startswith("#")]
        assert [line for line in workspace.profile_text.splitlines() if line.startswith("#")] == comments
        before = parse(shipped_text("kent")).short_name
        assert told(workspace, "profile") == [
            ("settings.health_months_in_care", "", "5"),
            ("short_name", before, "Kent CC"),
        ]


def test_a_profile_entry_taken_away_falls_back_to_the_default(workspace: Workspace) -> None:
    workspace.edit_profile({"settings.rag_for_iro_caseload": True})
    workspace.edit_profile({"settings.rag_for_iro_caseload": None})
    assert parse(workspace.profile_text).setting("rag_for_iro_caseload") is False
    assert told(workspace, "profile")[-1] == ("settings.rag_for_iro_caseload", "yes", "")


def test_a_text_that_is_no_profile_is_refused(workspace: Workspace) -> None:
    before = workspace.profile_text
    with pytest.raises(UserError, match="cannot be read"):
        workspace.set_profile_text("name = ")
    with pytest.raises(UserError, match="cannot be read"):
        workspace.edit_profile({"name": None})
    assert workspace.profile_text == before


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("settings.health_months_in_care", "six", "'health_months_in_care' must be a whole number"),
        ("settings.rag_for_iro_caseload", 1, "'rag_for_iro_caseload' must be true or false"),
        ("settings.rag_for_nobody", True, "no setting 'rag_for_nobody'"),
    ],
)
def test_a_setting_of_the_profile_takes_values_of_its_kind(
    name: str, value: object, sentence: str, workspace: Workspace
) -> None:
    with pytest.raises(UserError, match=sentence):
        workspace.edit_profile({name: value})
    assert workspace.profile_text == shipped_text("neutral")


def test_a_choice_is_remembered_without_a_line_in_the_history(path: Path, workspace: Workspace) -> None:
    history = workspace.history()
    assert workspace.choice("pack") is None
    workspace.remember_choice("pack", {"sections": ["cover", "scorecard"], "edition": "public"})
    with Workspace.open(path) as again:
        assert again.choice("pack") == {"sections": ["cover", "scorecard"], "edition": "public"}
        assert again.history() == history


def test_what_files_with_certain_columns_are_is_remembered(path: Path, workspace: Workspace) -> None:
    first = FileMapping(frozenset({"PERSON", "FROM"}), "reviews", {"PERSON": "CHILD", "FROM": "REVIEW"})
    better = FileMapping(frozenset({"FROM", "PERSON"}), "episodes", {"PERSON": "CHILD", "FROM": "DECOM"})
    other = FileMapping(frozenset({"X"}), "uasc", {"X": "CHILD"})
    for mapping in (first, other, better):
        workspace.remember_mapping(mapping)
    with Workspace.open(path) as again:
        assert sorted(again.mappings(), key=lambda m: m.extract) == [better, other]
        again.forget_mapping(other)
        assert again.mappings() == (better,)
        assert told(again, "mapping")[2] == (
            "Files with FROM, PERSON",
            "reviews (FROM is REVIEW, PERSON is CHILD)",
            "episodes (FROM is DECOM, PERSON is CHILD)",
        )
