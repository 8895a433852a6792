"""The engine against the oracle: figures, children, tables of small councils full of awkward cases."""

import ast
from datetime import date
from pathlib import Path

import pytest

from engine.extracts import extracts_from, read
from engine.synthetic import write_council
from engine.tables import Extracts

from .arrow import rows_of
from .comparing import between, differences
from .councils import council
from .files import write_files
from .profile import Profile

HUNDREDS = range(5)
"""Councils compared on every run; any further number can be tried by hand."""

KNOW_THE_ENGINE = {"comparing.py", "examples.py"}


@pytest.mark.parametrize("hundred", HUNDREDS)
def test_engine_and_oracle_say_the_same(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        drawn = council(seed)
        found = list(differences(drawn.extracts, drawn.profile, drawn.ends))
        assert not found, f"council {seed}:\n" + "\n".join(found[:5])


@pytest.mark.parametrize("seed", range(10_000, 10_012))
def test_they_say_the_same_of_files(seed: int, tmp_path: Path) -> None:
    drawn = council(seed)
    written = write_files(tmp_path, drawn.extracts, seed)
    found = list(between(extracts_from([tmp_path]), written, drawn.profile, drawn.ends))
    assert not found, "\n".join(found[:5])


def test_they_say_the_same_of_an_invented_council(tmp_path: Path) -> None:
    write_council(tmp_path, 250, seed=11)
    tables = read([tmp_path]).tables
    found = list(between(Extracts.of(tables), rows_of(tables), Profile(), (date(2019, 7, 31),)))
    assert not found, "\n".join(found[:5])


def test_the_oracle_knows_nothing_of_the_engine() -> None:
    for path in Path(__file__).parent.glob("*.py"):
        if path.name in KNOW_THE_ENGINE or path.name.startswith("test_"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.split(".")[0] == "engine" for name in names), path.name
