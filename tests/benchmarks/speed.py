"""What import and results cost, as whole processes, beside merely reading the same files.

    python tests/benchmarks/speed.py                  a council (6,000 children of history)
    python tests/benchmarks/speed.py 6000 60000       whether the cost grows linearly
    python tests/benchmarks/speed.py --england        400,000 children as well (some minutes, 1 GB of disk)

Prints CPU time (user and system, the least of several runs) and peak memory of each process, and the ratios
that the product promises: import and 25 months of results within 3 times reading, England within 4 GB, and
results on the sample council within twice `import pandas`. Runs where processes can be waited for with their
resources (Linux, macOS).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COUNCIL, ENGLAND = 6_000, 400_000
MONTH = "2019-07"
READ_ALONE = """
import sys
from pathlib import Path
import pyarrow.csv
for path in sorted(Path(sys.argv[1]).glob("*.csv")):
    pyarrow.csv.read_csv(path)
"""
_KIB = 1 if sys.platform == "darwin" else 1024
"""What getrusage counts memory in."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds and peak bytes of a process."""

    seconds: float
    memory: int

    def __str__(self) -> str:
        return f"{self.seconds:8.2f} s {self.memory / 1e6:8.0f} MB"


def cost(command: Sequence[object], variables: dict[str, str], runs: int) -> Cost:
    """The least that the process took in several runs, and the most memory."""
    taken = [_run([str(part) for part in command], variables) for _ in range(runs)]
    return Cost(min(one.seconds for one in taken), max(one.memory for one in taken))


def _run(command: list[str], variables: dict[str, str]) -> Cost:
    process = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(command)} failed.")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * _KIB)


class Benchmark:
    """Runs processes for one folder of results and one way of storing."""

    def __init__(self, folder: Path, password: str, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        # Users' Python keeps the compiled form of what it imports; so does this one, outside the sources.
        keeps = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.variables = {**keeps, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        self.variables["SCORECARD_PASSWORD"] = password

    def scorecard(self, *arguments: object) -> Cost:
        """What a command costs."""
        command = [sys.executable, "-m", "engine.command_line", *arguments]
        return cost(command, self.variables, self.runs)

    def python(self, *arguments: object) -> Cost:
        """What a Python process costs."""
        return cost([sys.executable, *arguments], self.variables, self.runs)

    def size(self, children: int) -> float:
        """Print what a council of a size costs; gives the ratio to reading alone."""
        extracts, workspace = self.folder / f"extracts {children}", self.folder / f"{children}.scorecard"
        if not extracts.is_dir():
            self._invent(extracts, children)
        reading = self.python("-c", READ_ALONE, extracts)
        importing = self._import(extracts, workspace)
        asked = ("results", "--workspace", workspace, "--month", MONTH)
        results, one = self.scorecard(*asked, "--months", 25), self.scorecard(*asked)
        ratio = (importing.seconds + results.seconds) / reading.seconds
        print(f"{children:,} children of history")
        for name, taken in (
            ("reading alone", reading), ("import", importing), ("results, 25 months", results),
            ("results, 1 month", one),
        ):  # fmt: skip
            print(f"  {name:20} {taken}   {taken.seconds / reading.seconds:5.2f} x reading")
        print(f"  import and 25 months  {ratio:.2f} x reading (promised: 3)")
        print(f"  per 1,000 children    {(importing.seconds + results.seconds) / children * 1e3:.4f} s")
        return ratio

    def _invent(self, extracts: Path, children: int) -> None:
        _run([sys.executable, "-m", "engine.command_line", "sample", str(extracts),
              "--children", str(children), "--seed", "1"], self.variables)  # fmt: skip

    def _import(self, extracts: Path, workspace: Path) -> Cost:
        taken = []
        for _ in range(self.runs):
            workspace.unlink(missing_ok=True)
            command = ["import", str(extracts), "--workspace", str(workspace)]
            taken.append(_run([sys.executable, "-m", "engine.command_line", *command], self.variables))
        return Cost(min(one.seconds for one in taken), max(one.memory for one in taken))

    def beside_pandas(self) -> None:
        """Print what results on the sample council cost beside importing pandas."""
        extracts, workspace = self.folder / "sample", self.folder / "sample.scorecard"
        if not extracts.is_dir():
            _run([sys.executable, "-m", "engine.command_line", "sample", str(extracts)], self.variables)
        self._import(extracts, workspace)
        pandas = self.python("-c", "import pandas")
        results = self.scorecard("results", "--workspace", workspace, "--month", MONTH)
        print("The sample council")
        print(f"  import pandas        {pandas}")
        print(f"  results, 1 month     {results}   {results.seconds / pandas.seconds:.2f} x (promised: 2)")


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("children", type=int, nargs="*", help=f"sizes of invented councils ({COUNCIL:,})")
    parser.add_argument("--england", action="store_true", help=f"{ENGLAND:,} children as well")
    parser.add_argument("--runs", type=int, default=5, help="runs of each process, of which the least counts")
    parser.add_argument("--folder", type=Path, help="keep the invented extracts here for the next time")
    parser.add_argument("--plain", action="store_true", help="store without a password")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        benchmark = Benchmark(folder, "" if options.plain else "a password", options.runs)
        benchmark.beside_pandas()
        for children in options.children or [COUNCIL]:
            benchmark.size(children)
        if options.england:
            benchmark.size(ENGLAND)


if __name__ == "__main__":
    main()
