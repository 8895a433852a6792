"""Whether there is a screen to open a window on. Knows the standard library alone."""

import os
import re
import socket
import sys
from collections.abc import Mapping

LOCAL_DISPLAY = re.compile(r":(\d+)(\.\d+)?")


def is_there(variables: Mapping[str, str] = os.environ) -> bool:
    """True on Windows and macOS; on Linux when a Wayland or X display is named, and a local X one answers."""
    if not sys.platform.startswith("linux"):
        return True
    if variables.get("QT_QPA_PLATFORM") or variables.get("WAYLAND_DISPLAY"):
        return True
    named = variables.get("DISPLAY", "")
    local = LOCAL_DISPLAY.fullmatch(named)
    return _answers(int(local[1])) if local else bool(named)


def _answers(number: int) -> bool:
    """Whether a local X server listens, on its file or its abstract address."""
    return any(_connects(f"{start}/tmp/.X11-unix/X{number}") for start in ("", "\0"))


def _connects(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as caller:
        try:
            caller.connect(address)
        except OSError:
            return False
    return True
