"""Periods of care and placement spells (section 2)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import ABSENT, NEVER, Days, Mask, Rows, either, keys, looked_up, running_maximum
from engine.care.readings import Episodes

TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
PLACED_FOR_ADOPTION = ("A3", "A4", "A5", "A6")


@dataclass(frozen=True)
class Periods:
    """Periods of care sorted by reading, then S0; `first` and `last` are rows of Episodes, `end` is E0."""

    episodes: Episodes
    first: Rows
    last: Rows

    @cached_property
    def start(self) -> Days:
        """S0."""
        return self.episodes.start[self.first]

    @cached_property
    def end(self) -> Days:
        """E0, NEVER while open."""
        return self.episodes.end[self.last]

    @cached_property
    def child(self) -> Rows:
        """The child's number."""
        return self.episodes.child[self.first]

    @cached_property
    def reading(self) -> Rows:
        """The reading that the period belongs to."""
        return self.episodes.reading[self.first]

    @cached_property
    def known_from(self) -> Days:
        """The first day on which the child's episodes read like this."""
        return self.episodes.reading_from[self.reading]

    @cached_property
    def known_until(self) -> Days:
        """The day on which they begin to read otherwise."""
        return self.episodes.reading_until[self.reading]

    def end_code(self, *values: str) -> Mask:
        """Which periods' last episode ended with one of the codes; a code without its end is unknown."""
        return self.episodes.among("REC", *values)[self.last] & self.episodes.end_given[self.last]

    @cached_property
    def previous_end(self) -> Days:
        """E0 of the child's period before; NEVER where there is none."""
        same = np.zeros(len(self.first), dtype=bool)
        same[1:] = self.reading[1:] == self.reading[:-1]
        before = np.append(np.int32(NEVER), self.end[:-1]).astype(np.int32)[: len(same)]
        return either(same, before, NEVER)

    @cached_property
    def _latest_ends(self) -> Days:
        """The latest E0 of the reading so far."""
        return running_maximum(self.reading, self.end)

    @cached_property
    def _starts(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return keys(self.reading, self.start)

    def latest_end_of_those_begun(self, child: Rows, known_at: Days, by: Days) -> Days:
        """The latest E0 among a child's periods with S0 <= `by`, as read at a month end.

        Before all time where there is none.
        """
        nothing = np.full(len(child), -(2**31), dtype=np.int32)
        if len(self.first) == 0:
            return nothing
        reading = self.episodes.reading_at(child, known_at)
        found = np.searchsorted(self._starts, keys(reading, by), side="right") - 1
        begun = (reading != ABSENT) & (found >= 0) & (self.reading[found] == reading)
        return np.where(begun, self._latest_ends[found], nothing).astype(np.int32)

    def open_on(self, child: Rows, known_at: Days, day: Days) -> Mask:
        """Whether the child had a period with S0 <= day < E0, as read at a month end."""
        return self.latest_end_of_those_begun(child, known_at, day) > day


def read_periods(episodes: Episodes) -> Periods:
    """A period begins with a child's first episode, at RNE S, or where DECOM is not the DEC before."""
    count = len(episodes.row)
    begins = np.ones(count, dtype=bool)
    follows = episodes.reading[1:] == episodes.reading[:-1]
    joined = follows & (episodes.start[1:] == episodes.end[:-1])
    begins[1:] = ~joined | episodes.among("RNE", "S")[1:]
    first = np.flatnonzero(begins).astype(np.int32)
    last = np.append(first[1:], count).astype(np.int32)[: len(first)] - 1
    return Periods(episodes, first, last.astype(np.int32))


@dataclass(frozen=True)
class Placements:
    """What each episode says of the child's placement, row by row of Episodes.

    `settled` is the episode itself or, in a temporary placement, the latest before it in the period that is
    not temporary (its own where there is none): current PLACE and provider are read there. `spell` numbers
    the placement spells; `spell_start`, `spell_end` and `spell_period` describe them.
    """

    settled: Rows
    spell: Rows
    spell_start: Days
    spell_end: Days
    spell_period: Rows


def read_placements(episodes: Episodes, periods: Periods) -> Placements:
    """Walk each period's episodes in order and tell where a new placement spell begins."""
    lengths = periods.last - periods.first + 1
    period = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    opening = np.repeat(periods.first, lengths)
    row = np.arange(len(opening), dtype=np.int32)
    temporary = episodes.among("PLACE", *TEMPORARY)
    latest_settled = np.maximum.accumulate(either(temporary, np.int32(ABSENT), row))
    begins = _begins_spell(episodes, opening, temporary, latest_settled)
    begins[periods.first] = True  # a period's first episode always does
    first = np.flatnonzero(begins).astype(np.int32)
    spell_period = looked_up(period, first)
    end = looked_up(periods.end, spell_period)
    same = np.flatnonzero(spell_period[1:] == spell_period[:-1])
    end[same] = looked_up(episodes.start, looked_up(first, same + 1))
    return Placements(
        settled=either(latest_settled >= opening, latest_settled, row),
        spell=np.cumsum(begins, dtype=np.int32) - np.int32(1),
        spell_start=looked_up(episodes.start, first),
        spell_end=end,
        spell_period=spell_period,
    )


def _begins_spell(episodes: Episodes, opening: Rows, temporary: Mask, latest_settled: Rows) -> Mask:
    """Every episode but temporary ones, returns from these, and those that move nobody (RNE L, T, U)."""
    joins = temporary | episodes.among("RNE", "L", "T", "U")
    after = np.flatnonzero(temporary[:-1]).astype(np.int32) + np.int32(1)
    joins[after] |= _returns(episodes, after, opening.take(after), latest_settled.take(after - 1))
    return ~joins


def _returns(episodes: Episodes, row: Rows, opening: Rows, reference: Rows) -> Mask:
    """Whether episodes after a temporary placement are in the place of the period's latest other one."""
    has_reference = (reference >= opening) & (row > opening)
    place, urn = (episodes.codes(column) for column in ("PLACE", "URN"))
    here, there = place.take(row), place.take(reference)
    own, other = urn.take(row), urn.take(reference)
    another_home = (own != ABSENT) & (other != ABSENT) & (own != other)
    returns: Mask = has_reference & (here != ABSENT) & (here == there) & ~another_home
    return returns
