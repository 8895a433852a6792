"""Try the folder that is given to users: its commands give the figures of the source, its window opens."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from engine import resource

WINDOW, COMMANDS = "Corporate Parenting Scorecard", "scorecard"
MONTH = "2019-07"
PATIENCE = 120  # seconds in which the window has to have made the sample council


def failures_of(folder: Path) -> list[str]:
    """A sentence for each thing that does not work; nothing if all does."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        return [*_commands(folder, Path(scratch)), *_window(folder, Path(scratch))]


def _program(folder: Path, name: str) -> str:
    return str(folder / (f"{name}.exe" if os.name == "nt" else name))


def _commands(folder: Path, scratch: Path) -> list[str]:
    """Import the sample and compare the results with those of the source."""
    built, source = [_program(folder, COMMANDS)], [sys.executable, "-m", "engine.command_line"]
    workspace = scratch / "smoke.scorecard"
    imported = _run(
        [*built, "import", str(resource.path("sample", "council.zip")), "--workspace", str(workspace)]
    )
    if imported.returncode not in (0, 1):
        return [f"The import of the sample failed: {imported.stderr}"]
    asked = ["results", "--workspace", str(workspace), "--month", MONTH]
    results, expected = _run([*built, *asked]), _run([*source, *asked])
    if results.stdout != expected.stdout or len(results.stdout.splitlines()) < 2:
        return [f"The results of the sample differ from those of the source: {results.stderr}"]
    return _pack(built, source, workspace)


def _pack(built: list[str], source: list[str], workspace: Path) -> list[str]:
    """Make the sample's pack and workbook, and compare the pack with that of the source, byte for byte."""
    packs = []
    for name, program in {"built": built, "source": source}.items():
        pack, workbook = workspace.with_name(f"{name}.pdf"), workspace.with_name(f"{name}.xlsx")
        asked = ["pack", "--workspace", str(workspace), "--month", MONTH, "--out", str(pack)]
        made = _run([*program, *asked, "--xlsx", str(workbook)])
        if made.returncode or not workbook.exists():
            return [f"The pack of the sample failed ({name}): {made.stderr}"]
        packs.append(pack.read_bytes())
    return [] if packs[0] == packs[1] else ["The pack of the sample differs from that of the source."]


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def _window(folder: Path, scratch: Path) -> list[str]:
    """Open the window on the sample council; once it has made the sample's workspace, it works."""
    variables = {**os.environ, "XDG_DATA_HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch)}
    if os.name != "nt":
        variables["QT_QPA_PLATFORM"] = "offscreen"
    window = subprocess.Popen([_program(folder, WINDOW), "--sample"], env=variables)
    until = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < until:
            if window.poll() is not None:
                return [f"The window ended by itself with status {window.returncode}."]
            if _sample_was_made(scratch):
                return []
            time.sleep(0.2)
        return [f"The window did not open the sample council within {PATIENCE} seconds."]
    finally:
        window.terminate()
        window.wait()


def _sample_was_made(scratch: Path) -> bool:
    """Whether the sample's workspace lies where the window keeps it (Windows knows that place by itself)."""
    data = Path(os.environ["LOCALAPPDATA"]) if os.name == "nt" else scratch
    return any(data.glob("Corporate Parenting Scorecard/**/*.scorecard"))


if __name__ == "__main__":
    found = failures_of(Path(sys.argv[1]))
    print("\n".join(found) or "Commands and window work.")
    sys.exit(bool(found))
