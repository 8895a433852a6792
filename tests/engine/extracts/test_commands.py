"""`scorecard import` and `scorecard templates`: what they print, write and return (commands.md)."""

import csv
import sys
from pathlib import Path

import pytest

from engine.command_line import importing, main
from engine.extracts import read
from engine.extracts.layouts import layouts
from engine.workspace import Workspace

EPISODES = "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n"
GOOD = EPISODES + "SECRET1,01/02/2018,S,C2,U1,PR1,,\n"


@pytest.fixture(autouse=True)
def no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workspaces that are not encrypted."""
    monkeypatch.delenv("SCORECARD_PASSWORD", raising=False)


def bring(folder: Path, text: str, *options: str) -> int:
    """Import a file with this text into the folder's workspace."""
    (folder / "file.csv").write_text(text)
    return main(["import", str(folder / "file.csv"), "--workspace", str(folder / "w.scorecard"), *options])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (GOOD, 0),
        (EPISODES, 0),
        (EPISODES.replace("REC", "REC,NOTE") + "A,01/02/2018,QQ,C2,U1,PR1,,,n\n" * 2, 0),
        (GOOD + "B,1/2/2018,S,C2,U1,PR1,,\n", 1),
        (EPISODES + "B,1/2/2018,S,C2,U1,PR1,,\n", 2),
        ("a,b\n1,2\n", 2),
        ("", 2),
    ],
)
def test_exit_status(tmp_path: Path, text: str, status: int) -> None:
    assert bring(tmp_path, text) == status
    assert (tmp_path / "w.scorecard").exists() == (status < 2)


def test_an_unrecognised_file_beside_a_good_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.txt").write_text("hello")
    (tmp_path / "in" / "e.csv").write_text(GOOD)
    assert main(["import", str(tmp_path / "in"), "--workspace", str(tmp_path / "w.scorecard")]) == 1
    said = capsys.readouterr()
    assert said.out == "episodes: read 1, kept 1, rejected 0, duplicates 0\n"
    assert "notes.txt was not imported. No heading" in said.err


def test_one_line_per_extract_and_nothing_personal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(tmp_path, GOOD + "SECRET1,01/02/2018,S,C2,U1,PR1,,\nSECRET2,SECRET3,S,C2,U1,PR1,,\n")
    said = capsys.readouterr()
    assert said.out == "episodes: read 3, kept 1, rejected 1, duplicates 1\n"
    assert "SECRET" not in said.out + said.err


def test_the_report_has_its_columns(tmp_path: Path) -> None:
    bring(tmp_path, EPISODES + 'B,"1/2/2018",S,C2,U1,PR1,,\n', "--report", str(tmp_path / "r.csv"))
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["file", "line", "column", "value", "reason"]
    assert rows[1][:4] == ["file.csv", "2", "DECOM", "1/2/2018"]


def test_a_report_that_cannot_be_written_stops_the_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(tmp_path, GOOD, "--report", str(tmp_path / "no" / "r.csv")) == 2
    assert not (tmp_path / "w.scorecard").exists()
    assert "r.csv' cannot be read or written" in capsys.readouterr().err


def test_a_workspace_in_which_nothing_can_be_imported_stays_as_it_was(tmp_path: Path) -> None:
    bring(tmp_path, GOOD)
    assert bring(tmp_path, EPISODES + "B,1/2/2018,S,C2,U1,PR1,,\n") == 2
    with Workspace.open(tmp_path / "w.scorecard") as workspace:
        assert workspace.extract_rows() == {"episodes": 1}
        assert len(workspace.imports()) == 1


def test_the_workspace_and_the_report_may_lie_among_the_extracts(tmp_path: Path) -> None:
    for _ in range(2):
        (tmp_path / "file.csv").write_text(GOOD)
        options = ["--workspace", str(tmp_path / "w.scorecard"), "--report", str(tmp_path / "report.csv")]
        assert main(["import", str(tmp_path), *options]) == 0


def test_add(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(tmp_path, GOOD)
    capsys.readouterr()
    assert bring(tmp_path, GOOD.replace("SECRET1", "X") + "SECRET1,01/02/2018,S,C2,U1,PR1,,\n", "--add") == 0
    assert capsys.readouterr().out == "episodes: read 2, kept 1, rejected 0, duplicates 1\n"
    with Workspace.open(tmp_path / "w.scorecard") as workspace:
        assert workspace.extract_rows() == {"episodes": 2}


def test_adding_what_is_there_already_leaves_it_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(tmp_path, GOOD)
    capsys.readouterr()
    assert bring(tmp_path, GOOD, "--add") == 0
    assert bring(tmp_path, GOOD + "B,1/2/2018,S,C2,U1,PR1,,\n", "--add") == 1
    assert capsys.readouterr().out.splitlines() == [
        "episodes: read 1, kept 0, rejected 0, duplicates 1",
        "episodes: read 2, kept 0, rejected 1, duplicates 1",
    ]
    with Workspace.open(tmp_path / "w.scorecard") as workspace:
        assert workspace.extract_rows() == {"episodes": 1}


def test_the_profile_of_a_new_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(tmp_path, GOOD, "--profile", "nowhere") == 2
    assert "no council profile 'nowhere'" in capsys.readouterr().err
    bring(tmp_path, GOOD, "--profile", "neutral")
    with Workspace.open(tmp_path / "w.scorecard") as workspace:
        assert "Kent" not in workspace.profile_text


def test_progress_is_shown_on_a_terminal_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_PATIENCE", 0.0)
    bring(tmp_path, GOOD)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    bring(tmp_path, GOOD)
    assert "100% Storing" in capsys.readouterr().err


def test_templates_have_the_headings_of_every_extract(tmp_path: Path) -> None:
    assert main(["templates", str(tmp_path / "t")]) == 0
    reading = read([tmp_path / "t"])
    assert set(reading.counts) == set(layouts())
    assert reading.findings.num_rows == 0
    assert {name: tuple(table.column_names) for name, table in reading.tables.items()} == {
        name: tuple(layout.by_name) for name, layout in layouts().items()
    }


def test_templates_write_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "episodes.csv").write_text(GOOD)
    assert main(["templates", str(tmp_path)]) == 2
    assert (tmp_path / "episodes.csv").read_text() == GOOD
    assert "episodes.csv" in capsys.readouterr().err
