"""What continuous integration runs: each check on its own, the tests last."""

import shutil
import subprocess
import sys
from pathlib import Path

import environment

CHECKS = {
    "Style (ruff check)": ["ruff", "check", "."],
    "Layout (ruff format)": ["ruff", "format", "--check", "."],
    "Types (mypy --strict)": ["mypy", "--strict"],
    "Walls between the rooms (import-linter)": ["lint-imports", "--no-logo"],
    "Tests (pytest)": ["pytest", "--numprocesses=2", "--quiet"],
}


def run_all(python: str, variables: dict[str, str]) -> int:
    """Run every check even when one before it failed; 0 if all passed."""
    tools = str(Path(python).parent)
    failed = [
        name
        for name, (tool, *options) in CHECKS.items()
        if not _passes(name, [str(shutil.which(tool, path=tools)), *options], variables)
    ]
    if failed:
        print(f"Failed: {'; '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def _passes(name: str, command: list[str], variables: dict[str, str]) -> bool:
    print(f"\n== {name}", flush=True)
    offscreen = {**variables, "QT_QPA_PLATFORM": "offscreen"}
    nothing = subprocess.DEVNULL
    done = subprocess.run(command, cwd=environment.ROOT, env=offscreen, stdin=nothing, check=False)
    return done.returncode == 0
