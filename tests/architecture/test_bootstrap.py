"""The set-up of a bare machine: what it does again, what it leaves alone, and what it says when it cannot."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    module = importlib.import_module("environment")
    lock = tmp_path / "lock.txt"
    lock.write_text("numpy==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    python = tmp_path / "python"
    python.touch()
    for name, value in {"ROOT": tmp_path, "FOLDER": tmp_path, "LOCK": lock, "PYTHON": python}.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "STAMPS", tmp_path / "installed.txt")
    monkeypatch.setattr(module, "_make_empty", lambda: None)
    return module


@pytest.fixture
def installed(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    monkeypatch.setattr(environment, "_install", done.append)
    return done


def test_what_is_there_is_not_installed_again(environment: ModuleType, installed: list[str]) -> None:
    for extra in ("", "", "test", "test", "", "installer", "test"):
        environment.make(extra)
    assert installed == [".", ".[test]", ".[installer]"]


def test_a_changed_lock_installs_again(environment: ModuleType, installed: list[str]) -> None:
    environment.make("test")
    environment.LOCK.write_text("numpy==2\n")
    environment.make("test")
    assert installed == [".[test]", ".[test]"]


def test_an_installation_that_failed_is_tried_again(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(subprocess, "run", fail)
    for _ in range(2):
        with pytest.raises(environment.SetUpError, match="could not be installed"):
            environment.make()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves libraries to the system")
def test_missing_libraries_are_named_where_there_is_no_apt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    libraries = importlib.import_module("system_libraries")
    monkeypatch.setattr(libraries, "ALWAYS", {"libnowhere.so.9": "libnowhere9"})
    monkeypatch.setattr(libraries.shutil, "which", lambda name: None)
    with pytest.raises(libraries.SetUpError, match=r"libnowhere\.so\.9"):
        libraries.make_available(tmp_path, with_display=False)


@pytest.mark.parametrize("arguments", [[], ["walk"], ["run", "test"]])
def test_a_wrong_command_is_told_the_right_ones(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(PACKAGING / "bootstrap.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "run|test|build" in done.stderr
