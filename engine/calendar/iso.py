"""Days as text."""

from datetime import timedelta

from engine.calendar.months import EPOCH


def iso(day: int) -> str:
    """A day counted from 1 January 1970 as yyyy-mm-dd."""
    return (EPOCH + timedelta(days=int(day))).isoformat()
