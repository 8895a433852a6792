"""The key of an encrypted workspace: worked out from the password with Argon2id (RFC 9106).

Trying passwords with SQLCipher's own way (PBKDF2) needs hardly any memory and so goes by the thousand at
once; Argon2id needs its memory for every try (docs/decisions/workspace.md). The salt stands where SQLCipher
keeps it: in the file's first bytes.
"""

import os
import unicodedata
from pathlib import Path

_SALT_BYTES, _KEY_BYTES = 16, 32
_MEMORY_KIB, _PASSES, _LANES = 19 * 1024, 3, 1
"""OWASP asks for two passes over 19 MiB at least. They are fixed: a file does not say how it was made."""


def typed(password: str) -> str:
    """The password in one form, as the same letter can be typed in several ways."""
    return unicodedata.normalize("NFC", password)


def key_of(path: Path, password: str) -> str:
    """SQLCipher's key and salt for a file; for one that is not there yet, or is empty, with a new salt.

    Raises OSError if the file cannot be read.
    """
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 (only encrypted files pay for it)

    salt = b""
    if path.exists():
        with path.open("rb") as file:
            salt = file.read(_SALT_BYTES)
    # A file that is shorter than its salt is no workspace; SQLCipher says so.
    salt = salt.ljust(_SALT_BYTES, b"\0") if salt else os.urandom(_SALT_BYTES)
    secret = typed(password).encode()
    key = hash_secret_raw(secret, salt, _PASSES, _MEMORY_KIB, _LANES, _KEY_BYTES, Type.ID)
    return f"x'{key.hex()}{salt.hex()}'"
