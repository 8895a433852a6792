"""What the command line says when something cannot be done: one sentence, no traceback, nothing changed."""

from pathlib import Path

import pytest

from engine.command_line import main
from engine.profile import shipped_text
from engine.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace into which nothing was imported."""
    path = tmp_path / "empty.scorecard"
    Workspace.create(path, None, shipped_text("neutral")).close()
    return path


def refusal(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What standard error says; nothing must be on standard output."""
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("scorecard: ")
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["results", "--month", "2019-13"], "'2019-13' is not a month. Write it as yyyy-mm"),
        (["results", "--month", "July"], "'July' is not a month"),
        (["results", "--month", "0000-01"], "'0000-01' is not a month"),
        (["results", "--month", "9999-12"], "'9999-12' is not a month"),
        (["results", "--month", "2019-07", "--months", "0"], "--months takes a number from 1 to 600"),
        (["results", "--month", "2019-07", "--months", "601"], "--months takes a number from 1 to 600"),
        (["children", "--month", "2019-07", "--indicator", "cic"], "There is no indicator 'cic'"),
        (["children", "--month", "2019-7", "--indicator", "cic_count"], "'2019-7' is not a month"),
        (["table", "--month", "2019-07", "--table", "ages"], "There is no table 'ages'. Tables: current_age"),
        (["table", "--month", "", "--table", "ks2"], "'' is not a month"),
        (
            ["results", "--month", "2019-07", "--out", "/nowhere/at/all.csv"],
            "'/nowhere/at/all.csv' cannot be",
        ),
    ],
)
def test_a_wrong_question_gets_a_sentence(
    arguments: list[str], sentence: str, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = workspace.read_bytes()
    said = refusal([*arguments, "--workspace", str(workspace)], capsys).splitlines()[-1]
    assert sentence in said
    assert workspace.read_bytes() == before


@pytest.mark.parametrize(("option", "value"), [("--children", "0"), ("--children", "-3"), ("--seed", "-1")])
def test_a_council_that_cannot_be_invented_gets_a_sentence(
    option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refusal(["sample", str(tmp_path / "council"), option, value], capsys)
    assert f"{option} takes a number from" in said
    assert not (tmp_path / "council").exists()


@pytest.mark.parametrize(
    "command", [["results"], ["children", "--indicator", "cic_count"], ["table", "--table", "uasc"]]
)
def test_a_missing_workspace_gets_a_sentence_and_is_not_made(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "none.scorecard"
    said = refusal([*command, "--month", "2019-07", "--workspace", str(path)], capsys)
    assert "There is no workspace" in said
    assert not path.exists()


@pytest.mark.parametrize(
    "command", [["results"], ["children", "--indicator", "cic_count"], ["table", "--table", "uasc"]]
)
def test_the_answer_is_never_written_over_the_workspace(
    command: list[str], workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = workspace.read_bytes()
    said = refusal(
        [*command, "--month", "2019-07", "--workspace", str(workspace), "--out", str(workspace)], capsys
    )
    assert "is the workspace itself" in said
    assert workspace.read_bytes() == before


def test_before_anything_is_imported_nothing_is_reported(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--month", "2019-07", "--workspace", str(workspace)]
    assert main(["results", *asked]) == 0
    said = capsys.readouterr()
    assert "nothing is imported yet" in said.err
    assert {line.split(",")[5] for line in said.out.splitlines()[1:]} == {"-"}
    assert main(["children", "--indicator", "cic_count", *asked]) == 0
    assert capsys.readouterr().out == "unit,child,numerator,denominator\n"
    assert main(["table", "--table", "uasc", *asked]) == 0
    assert capsys.readouterr().out.splitlines() == ["UASC?,Female,Male,Grand Total"]


def test_a_mistake_of_the_program_shows_no_data(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("CHILD 000123, born 1 May 2010")

    monkeypatch.setattr("engine.command_line.asking.scorecard", fail)
    assert main(["results", "--month", "2019-07", "--workspace", str(workspace)]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert "the program itself failed (KeyError in test_command_line_refusals.py:" in said
    assert "000123" not in said
