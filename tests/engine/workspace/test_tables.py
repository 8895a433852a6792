"""What is stored is read back as it was, whole, by column, and after an undo."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from engine.profile import shipped_text
from engine.workspace import Workspace, columns
from engine.workspace.errors import ExtractMissing, NothingToUndo, WorkspaceChanged
from engine.workspace.extracts import extracts_of
from tests.engine.workspace.making import record, reviews, texts


def test_a_table_comes_back_as_it_was_after_the_file_was_closed(path: Path) -> None:
    stored = reviews("001", "002", "ä")
    with Workspace.create(path, None, shipped_text("neutral")) as workspace:
        workspace.apply({"reviews": stored}, record("reviews"))
    with Workspace.open(path) as workspace:
        assert workspace.table("reviews").equals(stored)
        assert workspace.extract_rows() == {"reviews": 3}


def test_a_table_in_several_chunks_comes_back_with_the_same_values(workspace: Workspace) -> None:
    first, second = reviews("1", "2"), reviews("3", "2")
    workspace.apply({"reviews": pa.concat_tables([first, second])}, record("reviews"))
    assert workspace.table("reviews").to_pylist() == first.to_pylist() + second.to_pylist()


@pytest.mark.parametrize("rows", [0, 1, 5000])
def test_a_column_larger_than_a_part_comes_back_whole(
    rows: int, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "PART_BYTES", 1000)
    values = [str(number) for number in np.random.default_rng(1).integers(0, 10**9, rows)]
    workspace.apply({"x": pa.table({"A": texts(values), "B": texts(["y"] * rows)})}, record("x"))
    assert workspace.table("x").column("A").to_pylist() == values


def test_an_extract_that_was_never_imported_is_missing(workspace: Workspace) -> None:
    with pytest.raises(ExtractMissing, match="holds no episodes"):
        workspace.table("episodes")


def test_an_import_replaces_its_extracts_and_leaves_the_others(workspace: Workspace) -> None:
    workspace.apply({"a": reviews("1"), "b": reviews("2")}, record("a", "b"))
    workspace.apply({"a": reviews("3", "4")}, record("a"))
    assert workspace.extract_rows() == {"a": 2, "b": 1}
    assert workspace.table("b").equals(reviews("2"))


def test_undo_puts_back_what_the_last_import_replaced_and_takes_away_what_it_brought(
    workspace: Workspace,
) -> None:
    workspace.apply({"a": reviews("1"), "b": reviews("2")}, record("a", "b"))
    workspace.apply({"a": reviews("3", "4"), "c": reviews("5")}, record("a", "c"))
    assert workspace.undo_last_import().number == 2
    assert workspace.extract_rows() == {"a": 1, "b": 1}
    assert workspace.table("a").equals(reviews("1"))


def test_only_the_last_import_can_be_undone_and_only_once(workspace: Workspace) -> None:
    with pytest.raises(NothingToUndo):
        workspace.undo_last_import()
    workspace.apply({"a": reviews("1")}, record("a"))
    workspace.apply({"a": reviews("2")}, record("a"))
    workspace.undo_last_import()
    with pytest.raises(NothingToUndo):
        workspace.undo_last_import()
    assert workspace.table("a").equals(reviews("1"))


def test_importing_after_an_undo_can_be_undone_to_the_same_state(workspace: Workspace) -> None:
    workspace.apply({"a": reviews("1")}, record("a"))
    workspace.apply({"a": reviews("2")}, record("a"))
    workspace.undo_last_import()
    workspace.apply({"a": reviews("3")}, record("a"))
    workspace.undo_last_import()
    assert workspace.table("a").equals(reviews("1"))
    assert [r.undone_at is not None for r in workspace.imports()] == [False, True, True]


def test_the_import_log_keeps_counts_files_and_findings(workspace: Workspace) -> None:
    findings = pa.table({"file": texts(["a.csv"]), "line": pa.array([3], pa.int64())})
    written = workspace.apply({"a": reviews("1")}, record("a", findings=findings))
    workspace.apply({"a": reviews("2")}, record("a"))
    first, second = workspace.imports()
    assert first == written
    assert (first.extracts, first.files) == (record("a").extracts, record("a").files)
    assert workspace.findings(first.number) == findings
    assert workspace.findings(second.number) is None


def test_two_imports_back_is_no_longer_in_the_file(workspace: Workspace) -> None:
    for child in "123":
        workspace.apply({"a": reviews(child)}, record("a"))
    with workspace.reading() as connection:
        assert connection.execute("SELECT count(*) FROM stored").fetchone() == (2,)
        assert connection.execute("SELECT count(DISTINCT stored) FROM part").fetchone() == (2,)


def test_the_engine_reads_columns_when_it_asks_for_them(workspace: Workspace) -> None:
    workspace.apply({"reviews": reviews("1", "2")}, record("reviews"))
    extracts = extracts_of(workspace)
    assert extracts.imported("reviews")
    assert not extracts.imported("episodes")
    assert extracts["reviews"].text_at("REVIEW_CODE", [0, 1]) == ["PN1", ""]
    assert not extracts["reviews"].has("DOB")


def test_figures_never_mix_two_imports(workspace: Workspace) -> None:
    workspace.apply({"a": reviews("1"), "b": reviews("1")}, record("a", "b"))
    extracts = extracts_of(workspace)
    workspace.apply({"a": reviews("2"), "b": reviews("2")}, record("a", "b"))
    assert extracts["a"].texts("CHILD")[1] == ["1"], "the state before the last import is still there"
    workspace.apply({"a": reviews("3"), "b": reviews("3")}, record("a", "b"))
    with pytest.raises(WorkspaceChanged):
        extracts["b"].texts("CHILD")
