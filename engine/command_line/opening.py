"""Opening a workspace from the command line, password included."""

import getpass
import os
import sys

VARIABLE = "SCORECARD_PASSWORD"


def password(prompt: str) -> str | None:
    """The password from SCORECARD_PASSWORD, else asked for on a terminal; None where there is neither."""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(prompt) or None
    return None
