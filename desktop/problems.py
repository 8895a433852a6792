"""Errors in the user's words."""

from __future__ import annotations

from engine.errors import UserError


def words_for(error: Exception) -> str:
    """The sentence for an error that was foreseen; any other is raised, and the crash handler meets it."""
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, OSError):
        reason = error.strerror or "it cannot be used"
        return f"A file cannot be read or written ({reason}). Check the disk and your rights, and try again."
    raise error
