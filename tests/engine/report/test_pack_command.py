"""`scorecard pack` from a stored workspace: files, editions, refusals, the same bytes anywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.calendar import Month
from engine.command_line import main
from engine.profile import shipped_text
from engine.report.options import PackOptions
from engine.workspace import Workspace

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample" / "council.zip"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample council, imported."""
    path = tmp_path_factory.mktemp("pack") / "sample.scorecard"
    assert main(["import", str(SAMPLE), "--workspace", str(path)]) in {0, 1}
    return path


def pack(workspace: Path, out: Path, *more: str) -> int:
    return main(["pack", "--workspace", str(workspace), "--month", "2019-07", "--out", str(out), *more])


def test_pack_with_workbook_and_tables(workspace: Path, tmp_path: Path) -> None:
    out, xlsx, tables = tmp_path / "pack.pdf", tmp_path / "pack.xlsx", tmp_path / "tables"
    assert (
        pack(workspace, out, "--xlsx", str(xlsx), "--tables", str(tables), "--sections", "summary,scorecard")
        == 0
    )
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert xlsx.read_bytes().startswith(b"PK")
    assert any("Scorecard by theme" in path.name for path in tables.iterdir())


def test_public_edition(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pack(workspace, tmp_path / "pack.pdf", "--edition", "public", "--sections", "scorecard") == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--sections", "appendix"), "There is no section 'appendix'"),
        (("--pages", "nothing"), "There is no indicator 'nothing'"),
    ],
)
def test_choices_that_cannot_be_met(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], words: str
) -> None:
    out = tmp_path / "pack.pdf"
    assert pack(workspace, out, *more) == 2
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_pdf_and_workbook_need_names_of_their_own(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pack.pdf"
    assert pack(workspace, out, "--xlsx", str(out)) == 2
    assert "different names" in capsys.readouterr().err


def test_the_workbook_is_not_written_over_the_workspace(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = workspace.read_bytes()
    assert pack(workspace, tmp_path / "pack.pdf", "--xlsx", str(workspace)) == 2
    assert "is the workspace itself" in capsys.readouterr().err
    assert workspace.read_bytes() == before


def test_nothing_imported_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.scorecard"
    with Workspace.create(path, None, shipped_text("neutral")):
        pass
    assert pack(path, tmp_path / "pack.pdf") == 2
    assert "Import the extracts first" in capsys.readouterr().err


def test_the_same_bytes_whatever_the_hash_seed_and_the_time_zone(workspace: Path, tmp_path: Path) -> None:
    made = []
    for number, (seed, zone) in enumerate((("1", "Pacific/Auckland"), ("2", "America/Los_Angeles"))):
        out, xlsx = tmp_path / f"{number}.pdf", tmp_path / f"{number}.xlsx"
        command = [sys.executable, "-m", "engine.command_line", "pack", "--workspace", str(workspace)]
        command += ["--month", "2019-07", "--edition", "public", "--out", str(out), "--xlsx", str(xlsx)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run(command, check=True, env=environment)
        made.append((out.read_bytes(), xlsx.read_bytes()))
    assert made[0] == made[1]


def test_options_start_with_everything() -> None:
    options = PackOptions(Month(2019, 7))
    assert options.sections[0] == "guidance"
    assert options.indicator_pages is None
