"""What can be read off a picture: a place in it, the words, and what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """A point or bar: its place in the plot's own units, its exact value in words, and its key."""

    x: float
    y: float
    words: str
    key: tuple[int, ...]


@dataclass(frozen=True)
class Drawing:
    """What a picture offers to read, in the order in which the keyboard walks through it.

    `along_x` says that hovering picks the nearest place along the horizontal axis, whatever the height.
    `rows` are the lines of text that must fit below one another.
    """

    readings: Sequence[Reading]
    along_x: bool = False
    rows: int = 0


NOTHING = Drawing(())
