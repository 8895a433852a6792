"""One command on a bare machine: `python3 packaging/bootstrap.py run`, `... test` or `... build`.

Needs python3 (3.11 or later) with pip, and nothing else: it makes a virtual environment beside the product,
installs the locked libraries into it, sees that the system has what Qt needs, and then

- `run` opens the window on the sample council; where there is no display it says so, and does the same job
  without one: imports the sample, prints the scorecard, and writes results, tables and the panel pack;
- `test` runs what continuous integration runs;
- `build` makes and tries the folder that is given to users, with Python and all libraries inside.

A second time only what changed is set up again.
"""

import os
import subprocess
import sys

import checks
import environment
import system_libraries
from problems import SetUpError

sys.path.insert(0, str(environment.ROOT))
from engine import display  # the product is not installed yet

OLDEST = (3, 11)
OPEN_SAMPLE = "from desktop.app import main; raise SystemExit(main(['--sample']))"


def main(arguments: list[str]) -> int:
    """Set up, then run or test; the exit status of what was run."""
    if sys.version_info < OLDEST:
        print(f"The scorecard needs Python 3.11 or later; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    commands = {"run": run, "test": test, "build": build}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(f"Usage: bootstrap.py {'|'.join(commands)}", file=sys.stderr)
        return 2
    try:
        return commands[arguments[0]]()
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2


def run() -> int:
    """Open the window on the sample council, or do the same job without a display."""
    seen = display.is_there()
    python, variables = set_up(with_display=seen)
    if not seen:
        print(
            "There is no display here to open the window on, so the same job is done without one.", flush=True
        )
    job = ["-c", OPEN_SAMPLE] if seen else [str(environment.ROOT / "packaging" / "without_window.py")]
    return subprocess.run([python, *job], cwd=environment.ROOT, env=variables, check=False).returncode


def test() -> int:
    """Run what continuous integration runs."""
    return checks.run_all(*set_up("test"))


def build() -> int:
    """Make the folder that is given to users, and try it."""
    python, variables = set_up("installer")
    job = str(environment.ROOT / "packaging" / "build.py")
    return subprocess.run([python, job], cwd=environment.ROOT, env=variables, check=False).returncode


def set_up(extra: str = "", with_display: bool = False) -> tuple[str, dict[str, str]]:
    """The environment's Python, and the variables that a process in it needs."""
    python = environment.make(extra)
    added = system_libraries.make_available(environment.FOLDER / "system", with_display)
    return python, {**os.environ, **added}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
