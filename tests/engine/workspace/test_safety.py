"""A killed process loses nothing that was committed; two programs do not get in each other's way."""

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine.profile import shipped_text
from engine.workspace import Workspace, database
from engine.workspace.errors import PasswordWrong, WorkspaceChanged, WorkspaceLocked
from tests.engine.workspace.making import record, reviews

WRITER = """
import sys
from pathlib import Path
import numpy as np
import pyarrow as pa
from engine.workspace import Counts, ImportRecord, Workspace
with Workspace.open(Path(sys.argv[1]), sys.argv[2]) as workspace:
    number = len(workspace.imports())
    while True:
        number += 1
        noise = np.random.default_rng(number).integers(0, 2**62, 300_000)
        table = pa.table({"A": pa.array(noise), "N": pa.array(np.full(300_000, number))})
        workspace.apply({"a": table, "b": table}, ImportRecord({"a": Counts(1, 1, 0, 0)}))
        print(number, flush=True)
"""
KILLS = 5


def test_a_process_killed_at_any_moment_loses_nothing_that_was_committed(path: Path) -> None:
    Workspace.create(path, "key", shipped_text("neutral")).close()
    chance, committed = random.Random(20190731), 0
    for _ in range(KILLS):
        committed = max(committed, _write_until_killed(path, chance.uniform(0.0, 0.15)))
        with pytest.raises(PasswordWrong):
            Workspace.open(path, "wrong")
        with Workspace.open(path, "key") as workspace:
            imports = workspace.imports()
            assert len(imports) >= committed
            committed = len(imports)
            states = [workspace.table(name).column("N").to_pylist() for name in workspace.extract_rows()]
            assert all(set(state) == {committed} for state in states), (
                "both extracts of the last import, whole"
            )
            with workspace.reading() as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert committed >= KILLS


def _write_until_killed(path: Path, delay: float) -> int:
    """The last import that the writer said was committed; it is killed soon after its first."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, path, "key"], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    said = [writer.stdout.readline()]
    threading.Event().wait(delay)
    writer.kill()
    said += writer.stdout.read().splitlines()
    writer.wait()
    writer.stdout.close()
    return int([line for line in said if line.strip()][-1])


def test_what_another_program_changed_is_not_written_over(path: Path, workspace: Workspace) -> None:
    with Workspace.open(path) as other:
        other.set_setting("theme", "dark")
        with pytest.raises(WorkspaceChanged, match="changed by another program"):
            workspace.set_setting("theme", "light")
        assert workspace.setting("theme") == "dark"
        assert workspace.refresh()
        workspace.set_setting("theme", "light")
        assert not workspace.refresh()


def test_while_another_program_writes_the_wait_ends_with_a_sentence(
    path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    with Workspace.open(path) as other:
        with workspace.writing(), pytest.raises(WorkspaceLocked, match="in use by another program"):
            other.set_setting("theme", "dark")
        other.set_setting("theme", "dark")


HOLDER = """
import sys
from pathlib import Path
from engine.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as workspace, workspace.writing():
    print("writing", flush=True)
    sys.stdin.readline()
"""


def test_two_processes_do_not_write_at_the_same_time(
    path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.set_setting("theme", "dark")
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    with (
        subprocess.Popen(
            [sys.executable, "-c", HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other,
        Workspace.open(path) as here,
    ):
        assert other.stdout is not None
        assert other.stdout.readline() == "writing\n"
        with pytest.raises(WorkspaceLocked, match="in use by another program"):
            here.set_setting("theme", "light")
        assert here.setting("theme") == "dark", "what is there can be read meanwhile"
        other.communicate("go on\n")
        here.set_setting("theme", "light")


def test_a_writer_waits_for_a_short_write_to_end(path: Path, workspace: Workspace) -> None:
    with Workspace.open(path) as other:
        with workspace.writing():
            writer = threading.Thread(target=lambda: other.set_setting("theme", "dark"))
            writer.start()
        writer.join()
    assert workspace.setting("theme") == "dark"


def test_a_failure_in_the_middle_changes_nothing(workspace: Workspace) -> None:
    workspace.apply({"a": reviews("1")}, record("a"))
    with pytest.raises(AttributeError):
        workspace.apply({"a": reviews("2"), "b": "no table"}, record("a"))  # type: ignore[dict-item]
    assert workspace.table("a").equals(reviews("1"))
    assert len(workspace.imports()) == 1


def test_threads_change_one_after_another(workspace: Workspace) -> None:
    def change(name: str) -> None:
        for number in range(20):
            workspace.set_setting(name, number)

    threads = [threading.Thread(target=change, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [workspace.setting(name) for name in "abcd"] == [19] * 4
    assert len(workspace.history("setting")) == 80
