"""The system libraries that Qt needs on Linux, from Debian's packages where they are missing.

As root they are installed. Without it they are downloaded and unpacked beside the environment, and the
variables that `make_available` returns let a process find them there.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from problems import SetUpError

ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
ON_A_DISPLAY = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
INSTALL = ["install", "--yes", "--quiet=2", "--no-install-recommends"]


def make_available(folder: Path, with_display: bool) -> dict[str, str]:
    """See that the libraries are there; the variables that let a process find those unpacked in `folder`."""
    if not sys.platform.startswith("linux"):
        return {}
    missing = {name: package for name, package in _needed(with_display).items() if not _loads(name)}
    if not missing:
        return {}
    if shutil.which("apt-get") is None:
        raise SetUpError(
            f"Qt needs system libraries that are not here: {', '.join(missing)}. "
            "Install them with the system's package manager and try again."
        )
    if os.geteuid() == 0:
        _install(missing.values())
        return {}
    if not all(_unpacked(folder, name) for name in missing):
        _unpack(missing.values(), folder)
    return _variables(folder)


def _needed(with_display: bool) -> dict[str, str]:
    return {**ALWAYS, **ON_A_DISPLAY} if with_display else ALWAYS


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _unpacked(folder: Path, library: str) -> bool:
    return any(folder.glob(f"**/{library}"))


def _install(packages: Iterable[str]) -> None:
    print("Installing the system libraries that Qt needs ...", flush=True)
    _apt(["update", "--quiet=2"])
    _apt([*INSTALL, *packages])


def _unpack(packages: Iterable[str], folder: Path) -> None:
    """Download packages with all that they need and the system lacks, and unpack them in a folder."""
    print(f"Unpacking the system libraries that Qt needs in {folder} ...", flush=True)
    own = folder / "apt"
    for part in ("lists/partial", "cache/archives/partial"):
        (own / part).mkdir(parents=True, exist_ok=True)
    places = [f"Dir::State={own}", f"Dir::State::lists={own / 'lists'}", f"Dir::Cache={own / 'cache'}"]
    options = [word for place in [*places, "Debug::NoLocking=1"] for word in ("-o", place)]
    _apt([*options, "update", "--quiet=2"])
    _apt([*options, *INSTALL, "--download-only", *packages])
    for package in sorted((own / "cache/archives").glob("*.deb")):
        subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
    shutil.rmtree(own)


def _apt(arguments: list[str]) -> None:
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL
    done = subprocess.run(["apt-get", *arguments], env=variables, stdin=quiet, stdout=quiet, check=False)
    if done.returncode:
        raise SetUpError(
            "The system libraries that Qt needs could not be installed (apt-get says why above). "
            f"Install them yourself and try again: {' '.join(ALWAYS.values())}."
        )


def _variables(folder: Path) -> dict[str, str]:
    libraries = [str(path) for path in sorted(folder.glob("**/*-linux-gnu*")) if path.is_dir()]
    before = os.environ.get("LD_LIBRARY_PATH")
    variables = {"LD_LIBRARY_PATH": os.pathsep.join([*libraries, before] if before else libraries)}
    if not Path("/etc/fonts/fonts.conf").exists():
        variables["FONTCONFIG_PATH"] = str(folder / "etc" / "fonts")
    return variables
