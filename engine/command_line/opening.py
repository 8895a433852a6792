"""Opening a workspace from the command line, password included."""

import getpass
import os
import sys
from pathlib import Path

from engine.errors import UserError
from engine.workspace import Workspace
from engine.workspace.database import looks_encrypted
from engine.workspace.errors import PasswordNeeded

VARIABLE = "SCORECARD_PASSWORD"


def open_workspace(path: Path) -> Workspace:
    """The workspace; its password, where it has one, is taken from SCORECARD_PASSWORD or asked for."""
    encrypted = path.is_file() and looks_encrypted(path)
    try:
        return Workspace.open(path, password(f"Password for {path}: ") if encrypted else None)
    except PasswordNeeded as error:
        raise UserError(f"{error} A script puts it into the variable {VARIABLE}.") from error


def open_or_create(path: Path, profile_text: str) -> Workspace:
    """The workspace, a new one where there is none.

    A new one is encrypted when SCORECARD_PASSWORD is set or a password is given on the terminal.
    """
    if path.exists() and (not path.is_file() or path.stat().st_size > 0):
        return open_workspace(path)
    return Workspace.create(path, _new_password(path), profile_text)


def password(prompt: str) -> str | None:
    """The password from SCORECARD_PASSWORD, else asked for on a terminal; None where there is neither."""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(prompt) or None
    return None


def _new_password(path: Path) -> str | None:
    chosen = password(f"Password for the new workspace {path} (nothing: not encrypted): ")
    if chosen is None or os.environ.get(VARIABLE):
        return chosen
    if getpass.getpass("The same password again: ") != chosen:
        raise UserError("The two passwords differ. Nothing was made; start again.")
    return chosen
