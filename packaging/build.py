"""Make the folder that is given to users, try it, and pack it.

    python packaging/bootstrap.py build

On Windows this gives programs for Windows, on Linux for Linux. The result is a zip archive: unpacked
anywhere it runs, without administrator rights, without Python, without a network.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import smoke_test

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
NAME = "Corporate Parenting Scorecard"


def main() -> int:
    """Build, try, pack; the exit status of the first step that fails."""
    specification = str(ROOT / "packaging" / "scorecard.spec")
    options = ["--noconfirm", "--log-level=WARN", "--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    print("Building ...", flush=True)
    built = subprocess.run([sys.executable, "-m", "PyInstaller", *options, specification], check=False)
    if built.returncode:
        return built.returncode
    print("Trying ...", flush=True)
    failures = smoke_test.failures_of(DIST / NAME)
    if failures:
        print("\n".join(failures), file=sys.stderr)
        return 1
    archive = shutil.make_archive(str(DIST / f"{NAME} {version()}"), "zip", DIST, NAME)
    print(f"Built, tried and packed: {archive}")
    return 0


def version() -> str:
    """The product's version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


if __name__ == "__main__":
    sys.exit(main())
