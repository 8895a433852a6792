"""The virtual environment beside the product, with the libraries of lock.txt in it."""

import hashlib
import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

from problems import SetUpError

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
LOCK = ROOT / "packaging" / "lock.txt"
STAMP = FOLDER / "installed.txt"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make(with_tests: bool) -> str:
    """The path of the environment's Python, after making or completing the environment where needed."""
    wanted = _fingerprint("test" if with_tests else "run")
    found = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() and PYTHON.exists() else []
    # What the tests need includes what the product needs.
    if wanted not in found and _fingerprint("test") not in found:
        _make_empty()
        _install("." if not with_tests else ".[test]")
        STAMP.write_text(wanted + "\n", encoding="utf-8")
    return str(PYTHON)


def _fingerprint(purpose: str) -> str:
    """Changes whenever something must be installed again."""
    files = (LOCK, ROOT / "pyproject.toml")
    parts = [*(file.read_bytes() for file in files), sys.version.encode(), purpose.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _make_empty() -> None:
    """An environment without a pip of its own: Debian's Python cannot make one with it."""
    if importlib.util.find_spec("pip") is None:
        raise SetUpError("This Python has no pip. On Debian: apt-get install python3-pip. Then try again.")
    print(f"Making a Python environment in {FOLDER} ...", flush=True)
    venv.create(FOLDER, symlinks=os.name != "nt", with_pip=False)


def _install(product: str) -> None:
    """The product in place, and the libraries that it names, in the versions of the lock file."""
    print("Installing the locked libraries ...", flush=True)
    command = [sys.executable, "-m", "pip", "--python", str(PYTHON), "--disable-pip-version-check", "install"]
    options = ["--quiet", "--only-binary", ":all:", "--constraint", str(LOCK), "--editable", product]
    if subprocess.run([*command, *options], cwd=ROOT, check=False).returncode:
        raise SetUpError(
            "The libraries could not be installed (pip says why above). "
            "Check the connection to the Python package index and try again."
        )
