"""A file is told from its headings alone."""

import pytest

from engine.extracts.layouts import layouts
from engine.extracts.recognition import Recognised, Unrecognised, recognise
from engine.workspace.records import FileMapping


@pytest.mark.parametrize("name", layouts())
def test_each_extract_is_told_from_its_full_and_from_its_marked_columns(name: str) -> None:
    layout = layouts()[name]
    for headings in (list(layout.by_name), list(layout.marked)):
        told = recognise([f" {heading.lower()} " for heading in headings])
        assert isinstance(told, Recognised)
        assert told.layout.name == name
        assert list(told.places.values()) == headings


def test_the_closest_extract_is_named_with_what_it_lacks() -> None:
    told = recognise(["CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC"])
    assert isinstance(told, Unrecognised)
    assert told.reason == "Closest is episodes, but without the columns PLACE_PROVIDER, REC."


def test_two_that_explain_as_many_are_not_guessed() -> None:
    told = recognise(["CHILD", "NATIONALITY", "DISABILITY"])
    assert isinstance(told, Unrecognised)
    assert told.reason == (
        "It could be child_details and disabilities: both explain as many of its columns. Say which it is."
    )


def test_what_the_user_said_of_such_files_comes_first() -> None:
    mapping = FileMapping(
        frozenset({"Child ID", "Land"}), "child_details", {"child id": "CHILD", "LAND": "NATIONALITY"}
    )
    told = recognise(["LAND ", "child id"], [mapping])
    assert isinstance(told, Recognised)
    assert told.places == {0: "NATIONALITY", 1: "CHILD"}
    assert isinstance(recognise(["LAND", "child id", "more"], [mapping]), Unrecognised)


def test_a_choice_that_leaves_a_marked_column_out_is_told() -> None:
    told = recognise(
        ["Child ID", "Land"], [FileMapping(frozenset({"Child ID", "Land"}), "child_details", {})]
    )
    assert isinstance(told, Unrecognised)
    assert told.missing == ("CHILD", "NATIONALITY")


def test_unlisted_columns_are_named() -> None:
    told = recognise(["CHILD", "NATIONALITY", "Note ", "", "GENDER"])
    assert isinstance(told, Recognised)
    assert told.ignored == ("Note", "GENDER")
