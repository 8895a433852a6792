"""How closely a reader of the pack could work out a number that is withheld, by linear programming.

A reader knows every number that is printed, how the numbers add up, that no number is below zero, and, since
true zeros are printed, that what is withheld is at least one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from engine.report.figures import Key
from engine.report.suppression.facts import Facts, Sum

MOST = 1_000_000.0
"""No number of a council's children is larger: it stands for 'no bound'."""

TINY = 1e-6


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest value that a number can have, as far as a reader can tell.

    `holds` are the printed numbers that keep it from being less or more: printing one of them less would
    widen the bounds.
    """

    low: float
    high: float
    holds: frozenset[Key]

    @property
    def width(self) -> float:
        """How much is left open."""
        return self.high - self.low


class Attack:
    """A reader's calculation over some sums, given which numbers are withheld."""

    def __init__(self, facts: Facts, sums: Sequence[Sum], closed: Collection[Key]) -> None:
        keys = sorted({key for total, parts in sums for key in (total, *parts)})
        self._place = {key: place for place, key in enumerate(keys)}
        self._keys = keys
        self._fixed = [key in facts.printed and key not in closed for key in keys]
        self._program = _program(facts, sums, keys, self._fixed, closed)
        self._asked: int | None = None

    def bounds(self, key: Key) -> Bounds:
        """What a reader can tell of a number."""
        place = self._place[key]
        low, low_holds = self._extreme(place, 1.0)
        high, high_holds = self._extreme(place, -1.0)
        return Bounds(low, high, low_holds | high_holds)

    def _extreme(self, place: int, direction: float) -> tuple[float, frozenset[Key]]:
        """The least (direction 1) or greatest (-1) value, and the fixed numbers that hold it there."""
        program = self._program
        if self._asked is not None:
            program.changeColCost(self._asked, 0.0)
        program.changeColCost(place, direction)
        self._asked = place
        program.run()
        solution = program.getSolution()
        duals = solution.col_dual
        holds = (
            key
            for key, fixed, dual in zip(self._keys, self._fixed, duals, strict=True)
            if fixed and abs(dual) > TINY
        )
        return solution.col_value[place], frozenset(holds)


def _program(
    facts: Facts, sums: Sequence[Sum], keys: Sequence[Key], fixed: Sequence[bool], closed: Collection[Key]
) -> highspy.Highs:
    """The program: a column per number, a row per sum; nothing to optimise yet."""
    values = np.array([facts.values[key] for key in keys], dtype=np.float64)
    known = np.array(fixed, dtype=bool)
    least = np.array([1.0 if key in closed else 0.0 for key in keys])
    program = highspy.Highs()  # type: ignore[no-untyped-call]
    program.silent()
    program.setOptionValue("threads", 1)
    program.setOptionValue("solver", "simplex")
    program.setOptionValue("presolve", "off")
    program.addVars(len(keys), np.where(known, values, least), np.where(known, values, MOST))
    place = {key: number for number, key in enumerate(keys)}
    for total, parts in sums:
        columns = np.array([place[total], *(place[part] for part in parts)], dtype=np.int32)
        weights = np.array([-1.0, *[1.0] * len(parts)])
        program.addRow(0.0, 0.0, len(columns), columns, weights)
    return program


def components(facts: Facts, closed: Collection[Key]) -> list[tuple[Sum, ...]]:
    """The sums in groups that have no unknown number in common: each can be attacked on its own."""
    unknown = _unknown_of(facts, closed)
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for keys in unknown.values():
        for key in keys[1:]:
            parent[root(key)] = root(keys[0])
    groups: dict[Key, list[Sum]] = {}
    for each, keys in unknown.items():
        if keys:
            groups.setdefault(root(keys[0]), []).append(each)
    return [tuple(groups[key]) for key in sorted(groups)]


def _unknown_of(facts: Facts, closed: Collection[Key]) -> Mapping[Sum, list[Key]]:
    """The numbers of each sum that a reader is not told."""

    def unknown(keys: Iterable[Key]) -> list[Key]:
        return [key for key in keys if key not in facts.printed or key in closed]

    return {each: unknown((each[0], *each[1])) for each in facts.sums}
