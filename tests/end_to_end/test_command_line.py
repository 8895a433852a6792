"""The command line as users and scripts run it: real processes on a small invented council."""

import csv
import io
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.command_line.asking import CHILDREN_COLUMNS, RESULT_COLUMNS
from engine.indicators.catalogue import CATALOGUE
from engine.synthetic import write_council

PASSWORD = "Zürich 1"
MONTH = "2019-06"


@dataclass(frozen=True)
class Ran:
    """What a process said and how it ended."""

    status: int
    out: str
    error: str

    @property
    def rows(self) -> list[dict[str, str]]:
        """Standard output as CSV."""
        return list(csv.DictReader(io.StringIO(self.out)))


def run(*arguments: object, variables: Mapping[str, str] | None = None) -> Ran:
    """Run `scorecard` without a terminal."""
    process = subprocess.run(
        [sys.executable, "-m", "engine.command_line", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "SCORECARD_PASSWORD": PASSWORD, **(variables or {})},
        check=False,
    )
    assert "Traceback" not in process.stderr
    return Ran(process.returncode, process.stdout, process.stderr)


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small council's extracts, with a comment and a nationality that look like formulas."""
    folder = tmp_path_factory.mktemp("extracts")
    write_council(folder, 200, 7)
    details = folder / "child_details.csv"
    details.write_text(details.read_text().replace("British", "=1+1"))
    return folder


@pytest.fixture(scope="module")
def workspace(extracts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council, imported into an encrypted workspace."""
    path = tmp_path_factory.mktemp("workspace") / "council.scorecard"
    imported = run("import", extracts, "--workspace", path)
    assert imported.status == 0, imported.error
    assert re.search(r"^episodes: read \d+, kept \d+, rejected 0, duplicates 0$", imported.out, re.M)
    return path


def test_results_have_a_row_per_indicator_and_month_in_the_document_s_order(workspace: Path) -> None:
    ran = run("results", "--workspace", workspace, "--month", MONTH, "--months", 3)
    assert (ran.status, ran.error) == (0, "")
    assert ran.out.splitlines()[0] == ",".join(RESULT_COLUMNS)
    months = ["2019-04", "2019-05", "2019-06"]
    expected = [(indicator.id, month) for indicator in CATALOGUE for month in months]
    assert [(row["indicator"], row["month"]) for row in ran.rows] == expected
    assert {row["rag"] for row in ran.rows} <= {"green", "amber", "red", ""}
    assert {row["one_month_dot"] for row in ran.rows} <= {"better", "same", "worse", ""}


def test_numbers_are_plain_and_add_up_with_the_children_behind_them(workspace: Path) -> None:
    results = {
        row["indicator"]: row for row in run("results", "--workspace", workspace, "--month", MONTH).rows
    }
    count = results["cic_count"]
    assert (count["denominator"], count["numerator"]) == ("", count["value"])
    for name in ("placement_3plus_12m", "cic_count"):
        ran = run("children", "--workspace", workspace, "--month", MONTH, "--indicator", name)
        assert ran.status == 0
        assert ran.out.splitlines()[0] == ",".join(CHILDREN_COLUMNS)
        units = [row["unit"] for row in ran.rows]
        assert units == sorted(units)
        for column in ("numerator", "denominator"):
            filled = [int(row[column]) for row in ran.rows if row[column]]
            assert results[name][column] == (str(sum(filled)) if filled else "")


def test_a_table_is_written_as_printed_and_a_formula_as_it_stands(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    ran = run("table", "--workspace", workspace, "--month", MONTH, "--table", "nationality", "--out", out)
    assert (ran.status, ran.out, ran.error) == (0, "", "")
    header, *rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert header == ["Nationality", "Female", "Male", "Grand Total"]
    assert "=1+1" in [row[0] for row in rows]
    assert rows[-1][0] == "Grand Total"
    assert b"\r" not in out.read_bytes()


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"SCORECARD_PASSWORD": ""}, r"protected with a password .* SCORECARD_PASSWORD\."),
        ({"SCORECARD_PASSWORD": "zürich 1"}, "The password does not open"),
    ],
)
def test_an_encrypted_workspace_opens_with_its_password_alone(
    variables: dict[str, str], sentence: str, workspace: Path
) -> None:
    ran = run("results", "--workspace", workspace, "--month", MONTH, variables=variables)
    assert (ran.status, ran.out) == (2, "")
    assert re.fullmatch(rf"scorecard: .*{sentence}.*\n", ran.error), ran.error


def _has_terminals() -> bool:
    try:
        for end in os.openpty():
            os.close(end)
    except (AttributeError, OSError):
        return False
    return True


@pytest.mark.skipif(not _has_terminals(), reason="this machine has no pseudo-terminals")
def test_on_a_terminal_the_password_is_asked_for_and_not_shown(workspace: Path) -> None:
    status, shown = _on_a_terminal(
        ["table", "--workspace", str(workspace), "--month", MONTH, "--table", "uasc"], PASSWORD
    )
    assert status == 0
    assert "Password for" in shown
    assert "UASC?,Female,Male,Grand Total" in shown
    assert PASSWORD not in shown


def _on_a_terminal(arguments: Sequence[str], typed: str) -> tuple[int, str]:
    import pty  # noqa: PLC0415 - Windows has none

    child, terminal = pty.fork()
    if child == 0:
        os.environ.pop("SCORECARD_PASSWORD", None)
        os.execv(sys.executable, [sys.executable, "-m", "engine.command_line", *arguments])
    shown = b""
    while chunk := _read(terminal):
        shown += chunk
        if shown.endswith(b": ") and typed:
            os.write(terminal, typed.encode() + b"\n")
            typed = ""
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux's way to say that the other side has gone
        return b""


def test_a_reader_that_goes_away_is_no_error(workspace: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "engine.command_line", "results", "--workspace", workspace, "--month", MONTH,
         "--months", "60"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "SCORECARD_PASSWORD": PASSWORD},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 141


HEAVY = (
    "pandas",
    "pyarrow.csv",
    "pyarrow.compute",
    "PySide6",
    "reportlab",
    "pyqtgraph",
    "tomlkit",
    "numpy.ma",
    "engine.table_catalogue",
)


def test_results_load_nothing_heavy(workspace: Path) -> None:
    """What `scorecard results` costs must stay near what Python, numpy and pyarrow cost."""
    program = (
        "import sys; from engine.command_line import main; "
        f"status = main(['results', '--workspace', {str(workspace)!r}, '--month', '{MONTH}']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr); sys.exit(status)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={**os.environ, "SCORECARD_PASSWORD": PASSWORD},
    )  # fmt: skip
    assert ran.stderr == "[]\n"
    assert ran.stdout.count("\n") == len(CATALOGUE) + 1
