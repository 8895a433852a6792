"""Libraries are pinned, locked, and each was chosen for a reason that is written down."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
LOCKED = [
    line.partition(";")[0].strip()
    for line in (ROOT / "packaging" / "lock.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def canonical(name: str) -> str:
    """A library's name as the package index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_locked_library_has_one_exact_version() -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9a-z.]+", line) for line in LOCKED)


def test_every_exact_pin_is_locked_as_it_is_pinned() -> None:
    pinned = [requirement.split("==") for requirement in REQUIREMENTS if "==" in requirement]
    assert {f"{canonical(name)}=={version}" for name, version in pinned if ";" not in version} <= set(LOCKED)


def test_the_lock_holds_a_qt_for_old_and_new_python() -> None:
    qt = sorted(line.split("==")[1] for line in LOCKED if line.startswith("pyside6-essentials"))
    assert [version.split(".")[:2] for version in qt] == [["6", "11"], ["6", "12"]]


def test_the_lock_names_no_host() -> None:
    assert "://" not in (ROOT / "packaging" / "lock.txt").read_text(encoding="utf-8")


def test_each_library_has_its_line_among_the_decisions() -> None:
    decisions = canonical((ROOT / "docs" / "decisions" / "libraries.md").read_text(encoding="utf-8"))
    names = {canonical(re.split(r"[=<>;]", requirement)[0]) for requirement in REQUIREMENTS}
    assert {name for name in names if name not in decisions} == set()
