"""What a pack would tell if nothing were withheld: its numbers, which are printed, what adds up to what."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.report.figures import Figures, Key

Sum = tuple[Key, tuple[Key, ...]]
"""A number, and the numbers that it is the sum of."""


@dataclass(frozen=True)
class Facts:
    """The numbers of a pack.

    `names` lead from the key and the value that a section gave to the key that the number got. `printed` are
    those that the members' edition tells; the others only follow from them. `protected` are the ones that,
    small, must not follow. Sums hold exactly.
    """

    values: dict[Key, int] = field(default_factory=dict)
    names: dict[tuple[Key, int], Key] = field(default_factory=dict)
    printed: frozenset[Key] = frozenset()
    protected: frozenset[Key] = frozenset()
    sums: tuple[Sum, ...] = ()


class Recording(Figures):
    """Prints everything, and remembers what was printed and how it adds up."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[tuple[Key, int], Key] = {}
        self._printed: set[Key] = set()
        self._protected: set[Key] = set()
        self._sums: dict[Sum, None] = {}

    def fact(self, key: Key, value: int) -> Key:
        """Make a number known, and remember the key that it got."""
        return self._names.setdefault((key, value), super().fact(key, value))

    def adds_up(self, total: Key, parts: Sequence[Key]) -> None:
        """Remember the sum, unless its numbers come from different states of the data and do not add up."""
        known = self.values
        if all(key in known for key in (total, *parts)) and known[total] == sum(known[p] for p in parts):
            self._sums[total, tuple(parts)] = None

    def implied(self, key: Key, value: int, *, protect: bool = True) -> Key:
        """A number that follows from others."""
        own = self.fact(key, value)
        if protect:
            self._protected.add(own)
        return own

    def hides(self, *keys: Key) -> bool:
        """Nothing is withheld, so all of these are told."""
        self._printed.update(keys)
        return False

    def facts(self) -> Facts:
        """Everything recorded so far."""
        return Facts(
            values=dict(self.values),
            names=dict(self._names),
            printed=frozenset(self._printed),
            protected=frozenset(self._protected),
            sums=tuple(self._sums),
        )
