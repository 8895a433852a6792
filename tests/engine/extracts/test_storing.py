"""What an import makes of the workspace: replaced by kind, AS_AT dates one by one, or added."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.extracts import read, store
from engine.profile import shipped_text
from engine.workspace import Counts, ImportRecord, Workspace

EPISODES = "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n"
STATUS = "AS_AT,CHILD,EET_STATUS,PHASE\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new workspace."""
    with Workspace.create(tmp_path / "w.scorecard", None, shipped_text("neutral")) as made:
        yield made


def bring(workspace: Workspace, folder: Path, text: str, add: bool = False) -> ImportRecord:
    """Import a file with this text."""
    path = folder / "file.csv"
    path.write_text(text)
    return store(workspace, read([path]), add)


def rows(workspace: Workspace, extract: str, *columns: str) -> list[tuple[Any, ...]]:
    """Stored rows, as texts."""
    found: list[dict[str, Any]] = workspace.table(extract).to_pylist()
    return [tuple(str(row[column]) for column in columns) for row in found]


def test_a_later_import_replaces_the_kind(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, EPISODES + "A,01/02/2018,S,C2,U1,PR1,,\nB,01/02/2018,S,C2,U1,PR1,,\n")
    bring(workspace, tmp_path, EPISODES + "C,01/02/2018,S,C2,U1,PR1,,\n")
    assert rows(workspace, "episodes", "CHILD") == [("C",)]


def test_each_as_at_date_is_replaced_on_its_own(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, STATUS + "30/06/2019,A,EET,PRIMARY\n31/07/2019,A,EET,\n31/07/2019,B,EET,\n")
    record = bring(workspace, tmp_path, "AS_AT,CHILD,EET_STATUS\n31/07/2019,C,NEET\n31/08/2019,C,NEET\n")
    assert rows(workspace, "education_status", "AS_AT", "CHILD", "EET_STATUS", "PHASE") == [
        ("2019-06-30", "A", "EET", "PRIMARY"),
        ("2019-07-31", "C", "NEET", "None"),
        ("2019-08-31", "C", "NEET", "None"),
    ]
    assert record.extracts["education_status"] == Counts(2, 2, 0, 0)


def test_added_rows_stand_beside_the_stored_ones(workspace: Workspace, tmp_path: Path) -> None:
    stored = (
        "A,01/02/2018,S,C2,U1,PR1,01/03/2018,X1\nB,01/02/2018,S,C2,U1,PR1,,\nC,01/02/2018,S,C2,U1,PR1,,\n"
    )
    bring(workspace, tmp_path, EPISODES + stored)
    new = (
        "A,01/02/2018,S,C2,U2,PR1,,\nB,01/02/2018,S,C2,U2,PR1,01/04/2018,X1\n"
        "C,01/02/2018,S,C2,U1,PR1,,\nD,01/02/2018,S,C2,U1,PR1,,\n"
    )
    record = bring(workspace, tmp_path, EPISODES + new, add=True)
    assert sorted(rows(workspace, "episodes", "CHILD", "PLACE", "DEC")) == [
        ("A", "U1", "2018-03-01"),  # the stored row has the end
        ("B", "U2", "2018-04-01"),  # the new row has the end
        ("C", "U1", "None"),  # the same row counts once
        ("D", "U1", "None"),
    ]
    assert record.extracts["episodes"] == Counts(4, 2, 0, 2)
    assert record.added
    assert record.files[0].counts == Counts(4, 2, 0, 2)


def test_what_was_added_again_and_again_is_there_once(workspace: Workspace, tmp_path: Path) -> None:
    text = EPISODES + "A,01/02/2018,S,C2,U1,PR1,,\nA,01/02/2018,S,C2,U1,PR1,,\n"
    for _ in range(3):
        record = bring(workspace, tmp_path, text, add=True)
    assert rows(workspace, "episodes", "CHILD") == [("A",)]
    assert record.extracts["episodes"] == Counts(2, 0, 0, 2)


def test_other_kinds_stay(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, EPISODES + "A,01/02/2018,S,C2,U1,PR1,,\n")
    bring(workspace, tmp_path, "CHILD,NATIONALITY\nA,British\n", add=True)
    assert workspace.extract_rows() == {"episodes": 1, "child_details": 1}


def test_findings_are_kept_with_the_import(workspace: Workspace, tmp_path: Path) -> None:
    record = bring(workspace, tmp_path, EPISODES + "A,1/2/2018,S,C2,U1,PR1,,\nB,01/02/2018,Q,C2,U1,PR1,,\n")
    found = workspace.findings(record.number)
    assert found is not None
    assert found.select(["file", "line", "column", "value"]).to_pylist() == [
        {"file": "file.csv", "line": 2, "column": "DECOM", "value": "1/2/2018"},
        {"file": "file.csv", "line": 3, "column": "RNE", "value": "Q"},
    ]


def test_all_kinds_of_columns_come_back_as_they_went(workspace: Workspace, tmp_path: Path) -> None:
    text = (
        "EPISODE_ID,CHILD,TYPE,START_DATETIME,END_DATETIME,RHI_REQUIRED,RHI_COMPLETED_DATE\n"
        "1,A,,01/02/2018 10:00,,N,03/02/2018\n2,B,a,2018-02-01T10:00:01,02/02/2018 10:00,,\n"
    )
    bring(workspace, tmp_path, text)
    before = workspace.table("missing_episodes").to_pylist()
    bring(workspace, tmp_path, text.splitlines()[0] + "\n3,C,M,01/02/2018 10:00,,,\n", add=True)
    assert workspace.table("missing_episodes").to_pylist()[:2] == before
