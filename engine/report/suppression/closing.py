"""Which numbers of a pack are withheld: the small ones, and others until those cannot be worked out."""

from collections.abc import Collection, Iterable

from engine.report.figures import Key
from engine.report.suppression.attack import Attack, Bounds, components
from engine.report.suppression.facts import Facts, Sum


def withheld(facts: Facts, most: int) -> frozenset[Key]:
    """The numbers that the public edition does not tell.

    First those from 1 to `most`; then, one by one, the number whose printing holds a small one most tightly
    and whose loss costs a reader least, until a reader cannot tell any of them to within `most` values.
    """
    small = {key for key in facts.printed if 1 <= facts.values[key] <= most}
    return frozenset(_Closing(facts, most, small).run())


class _Closing:
    def __init__(self, facts: Facts, most: int, closed: set[Key]) -> None:
        self._facts = facts
        self._most = most
        self._closed = closed
        self._height = _heights(facts.sums)

    def run(self) -> set[Key]:
        """Close until every component is safe; closing can join components, so all are looked at again."""
        safe: set[tuple[Sum, ...]] = set()
        while True:
            exposed = [sums for sums in components(self._facts, self._closed) if sums not in safe]
            choices = {sums: self._close_one(sums) for sums in exposed}
            safe |= {sums for sums, choice in choices.items() if choice is None}
            chosen = {choice for choice in choices.values() if choice is not None}
            if not chosen:
                return self._closed
            self._closed |= chosen

    def _close_one(self, sums: tuple[Sum, ...]) -> Key | None:
        """A number to close so that one of the component is less exposed; None where it is safe."""
        attack = Attack(self._facts, sums, self._closed)
        for key in self._targets(sums):
            bounds = attack.bounds(key)
            if bounds.width < self._needed(key) - 0.5:
                choice = self._choice(bounds, sums)
                if choice is not None:
                    return choice
        return None

    def _targets(self, sums: Iterable[Sum]) -> list[Key]:
        """What must be kept: the small numbers first."""
        keys = {key for total, parts in sums for key in (total, *parts)}
        targets = [key for key in keys if key in self._closed or self._is_small_and_protected(key)]
        return sorted(targets, key=lambda key: (self._facts.values[key] > self._most, key))

    def _is_small_and_protected(self, key: Key) -> bool:
        return key in self._facts.protected and 1 <= self._facts.values[key] <= self._most

    def _needed(self, key: Key) -> int:
        """How wide the bounds must be: all small values for a small number, any two for another."""
        return self._most - 1 if self._facts.values[key] <= self._most else 1

    def _choice(self, bounds: Bounds, sums: Iterable[Sum]) -> Key | None:
        """The number to close: of those that hold the bounds, the one whose loss costs a reader least."""
        held = [key for key in bounds.holds if self._facts.values[key]]
        if not held:
            held = [key for total, parts in sums for key in (total, *parts) if self._can_close(key)]
        return min(held, key=self._cost, default=None)

    def _can_close(self, key: Key) -> bool:
        printed = key in self._facts.printed and key not in self._closed
        return printed and self._facts.values[key] > 0

    def _cost(self, key: Key) -> tuple[int, int, Key]:
        return self._height.get(key, 0), self._facts.values[key], key


def _heights(sums: Collection[Sum]) -> dict[Key, int]:
    """How far up each number stands: a total is higher than what it is the sum of."""
    heights: dict[Key, int] = {}
    for _ in range(4):
        for total, parts in sums:
            heights[total] = max(
                heights.get(total, 0), 1 + max((heights.get(p, 0) for p in parts), default=0)
            )
    return heights
