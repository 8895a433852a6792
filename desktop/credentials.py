"""Passwords that the user asked this PC to remember, in the system's own credential store.

The store may be missing or locked; then nothing is remembered and the password is asked for. Called in the
worker, since a store may take its time.
"""

from __future__ import annotations

from pathlib import Path

SERVICE = "Corporate Parenting Scorecard"


def remembered(path: Path) -> str | None:
    """The password of a workspace; None where none is remembered."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, _name(path))
    except KeyringError:
        return None


def remember(path: Path, password: str) -> bool:
    """Keep a password; whether the system's store took it."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, _name(path), password)
    except KeyringError:
        return False
    return True


def forget(path: Path) -> None:
    """Take a password out of the store."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, _name(path))
    except KeyringError:
        return


def _name(path: Path) -> str:
    return str(path.resolve())
