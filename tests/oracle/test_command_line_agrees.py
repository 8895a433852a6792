"""The commands against the oracle: from files to the CSV that `results`, `children` and `table` write."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from engine.command_line import main

from .catalogue import INDICATORS
from .councils import council
from .files import write_files
from .profile import Profile
from .results import Council, children_behind, result_row
from .tables import NAMES, table

HALF_A_LAST_PLACE = Fraction(1, 2 * 10**15)


def ask(workspace: Path, *arguments: str) -> list[list[str]]:
    """What a command writes to a file, as rows."""
    out = workspace.with_suffix(".csv")
    assert main([*arguments, "--workspace", str(workspace), "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def same(text: str, value: Fraction | None) -> bool:
    """Whether a plain number says a value in full precision; blank says none."""
    return text == "" if value is None else abs(Fraction(text) - value) <= HALF_A_LAST_PLACE


@pytest.mark.parametrize("seed", [70_001, 70_002, 70_003, 70_004])
def test_a_folder_of_files_gives_what_the_definitions_say(seed: int, tmp_path: Path) -> None:
    drawn = council(seed)
    folder, workspace = tmp_path / "extracts", tmp_path / "council.scorecard"
    folder.mkdir()
    known = Council(write_files(folder, drawn.extracts, seed), Profile())
    assert main(["import", str(folder), "--workspace", str(workspace)]) == 0
    end = drawn.ends[0]
    month = f"{end.year}-{end.month:02d}"

    header, *rows = ask(workspace, "results", "--month", month)
    assert [row[0] for row in rows] == list(INDICATORS)
    for row in rows:
        expected = result_row(known, row[0], end)
        said = dict(zip(header, row, strict=True))
        for column in ("numerator", "denominator", "value"):
            assert same(said.pop(column), getattr(expected, column)), (row[0], column)
        assert said == {column: getattr(expected, column) for column in said}

    for name, indicator in INDICATORS.items():
        header, *rows = ask(workspace, "children", "--indicator", name, "--month", month)
        assert header == ["unit", "child", "numerator", "denominator"]
        units = children_behind(known, indicator, end)
        assert [row[:2] for row in rows] == [[unit.unit, unit.child] for unit in units], name
        for row, unit in zip(rows, units, strict=True):
            assert same(row[2], unit.numerator)
            assert same(row[3], unit.denominator)

    for name in NAMES:
        assert ask(workspace, "table", "--table", name, "--month", month) == table(known, name, end), name


def test_a_file_without_rows_was_imported_all_the_same(tmp_path: Path) -> None:
    files = {
        "header": "CHILD,SEX,DOB\nA,1,01/01/2010\n",
        "episodes": "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\nA,01/01/2019,S,C2,U4,PR1,,\n",
        "uasc": "CHILD,DUC\n",
        "missing": "CHILD,MISSING,MIS_START,MIS_END\nA,M,05/07/2019,08/07/2019\n",
        "missing_episodes": "EPISODE_ID,CHILD,START_DATETIME,END_DATETIME,RHI_COMPLETED_DATE\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    workspace = tmp_path / "council.scorecard"
    main(["import", *(str(tmp_path / f"{name}.csv") for name in files), "--workspace", str(workspace)])
    header, *rows = ask(workspace, "results", "--month", "2019-07")
    printed = {row[0]: row[header.index("printed")] for row in rows}
    assert printed["foster_inhouse_or_kin_exc_uasc"] == "100.0%"  # there are no such children
    assert printed["missing_children_month"] == "-"  # the 903 file serves only where there never was another
