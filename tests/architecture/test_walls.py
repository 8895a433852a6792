"""Walls between the rooms that import contracts cannot see: names, files, and what a process has loaded."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
THREADS = {"Thread", "Timer", "QThread", "QThreadPool", "QRunnable", "QtConcurrent", "start_new_thread"}
RESOURCE_DOOR = ROOT / "engine" / "resource.py"
TASKS = ROOT / "desktop" / "tasks.py"
PRODUCT = sorted(path for room in ("engine", "desktop") for path in (ROOT / room).rglob("*.py"))


def names_in(path: Path) -> Iterator[str]:
    """Every name that a file imports, uses or takes from a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.name for alias in node.names)
            yield getattr(node, "module", None) or ""


def test_threads_are_started_in_one_place() -> None:
    assert THREADS & set(names_in(TASKS)), "the tasks are expected to start threads"
    offenders = {str(path): THREADS & set(names_in(path)) for path in PRODUCT if path != TASKS}
    assert {path: names for path, names in offenders.items() if names} == {}


def test_resources_are_reached_through_one_door() -> None:
    doors = {"importlib.resources", "importlib_resources", "pkgutil", "resources", "__file__"}
    assert doors & set(names_in(RESOURCE_DOOR))
    offenders = {str(path): doors & set(names_in(path)) for path in PRODUCT if path != RESOURCE_DOOR}
    assert {path: names for path, names in offenders.items() if names} == {}


def test_the_packaging_folder_does_not_shadow_the_packaging_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    program = "import packaging.version; print(packaging.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "site-packages" in found.stdout


HEAVY = "pandas", "pyarrow.csv", "pyarrow.dataset", "reportlab", "pyqtgraph", "xlsxwriter", "scipy"


def loaded_by(program: str) -> set[str]:
    """The modules that a new process has loaded after running a program."""
    listing = f"{program}\nimport sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", listing], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "program",
    [
        "import engine.command_line.asking, engine.command_line.arguments, engine.workspace.extracts",
        "import desktop.app",
    ],
    ids=["results", "first window"],
)
def test_nothing_heavy_is_loaded_on_the_way(program: str) -> None:
    assert loaded_by(program).isdisjoint(HEAVY)


def test_results_need_no_qt() -> None:
    loaded = loaded_by("import engine.command_line.asking, engine.command_line.arguments")
    assert not {name for name in loaded if name.startswith(("PySide6", "shiboken6", "desktop"))}


def test_every_folder_is_a_package_so_that_contracts_and_installers_see_it() -> None:
    folders = {path.parent for path in PRODUCT}
    assert {str(folder) for folder in folders if not (folder / "__init__.py").exists()} == set()


def imported_by(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its head or later."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_reaches_another_machine() -> None:
    network = {
        "socket",
        "ssl",
        "http",
        "urllib.request",
        "requests",
        "ftplib",
        "smtplib",
        "PySide6.QtNetwork",
    }
    offenders = {str(path.relative_to(ROOT)): network & set(imported_by(path)) for path in PRODUCT}
    # The one socket asks whether this machine's own screen answers.
    assert {path: names for path, names in offenders.items() if names} == {"engine/display.py": {"socket"}}


def test_what_the_built_folder_leaves_out_is_not_needed() -> None:
    specification = ast.parse((ROOT / "packaging" / "scorecard.spec").read_text(encoding="utf-8"))
    left_out = next(
        ast.literal_eval(node.value)
        for node in specification.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "UNUSED"
    )
    assert "pytest" in left_out
    # Frames are for people who work in Python, not for the folder's programs.
    needed = [path for path in PRODUCT if path != ROOT / "engine" / "frames.py"]
    used = {name for path in needed for name in imported_by(path)}
    assert not any("engine.frames" in imported_by(path) for path in needed)
    assert {name for name in used if name.partition(".")[0] in left_out or name in left_out} == set()
