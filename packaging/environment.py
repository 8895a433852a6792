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
STAMPS = FOLDER / "installed.txt"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make(extra: str = "") -> str:
    """The path of the environment's Python, after making or completing the environment where needed.

    `extra` names what is needed beside the product's own libraries, as in pyproject.toml: test or installer.
    """
    wanted = _stamp(extra)
    done = STAMPS.read_text(encoding="utf-8").splitlines() if STAMPS.exists() and PYTHON.exists() else []
    done = [stamp for stamp in done if stamp.endswith(_fingerprint())]
    if wanted not in done and (extra or not done):
        _make_empty()
        _install(f".[{extra}]" if extra else ".")
        STAMPS.write_text("".join(f"{stamp}\n" for stamp in [*done, wanted]), encoding="utf-8")
    return str(PYTHON)


def _stamp(extra: str) -> str:
    return f"{extra or 'product'} {_fingerprint()}"


def _fingerprint() -> str:
    """Changes whenever something must be installed again."""
    parts = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _make_empty() -> None:
    """An environment without a pip of its own: Debian's Python cannot make one with it."""
    if importlib.util.find_spec("pip") is None:
        raise SetUpError("This Python has no pip. On Debian: apt-get install python3-pip. Then try again.")
    print(f"Making a Python environment in {FOLDER} ...", flush=True)
    try:
        venv.create(FOLDER, symlinks=os.name != "nt", with_pip=False)
    except OSError as error:
        raise SetUpError(
            f"The Python environment {FOLDER} cannot be made ({error.strerror}). "
            "Check that this folder can be written to, and that no program of it is running."
        ) from error


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
