"""The version that the program knows itself by is the one that it is built as."""

import tomllib
from pathlib import Path

from engine import VERSION

ROOT = Path(__file__).resolve().parents[2]


def test_the_program_knows_the_version_it_is_built_as() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
