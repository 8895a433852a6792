"""Going through time once: what holds at one month end is brought forward to the next."""

from collections.abc import Callable, Iterable

from engine.arrays import Rows


class Sweep:
    """What holds for every child (or other group) at the month ends of a model.

    `states` goes through the month ends in order and gives an array by group for each; it may be one array
    that changes. Months are best asked for in order: an earlier one goes through them anew.
    """

    def __init__(self, states: Callable[[], Iterable[Rows]]) -> None:
        self._states = states
        self._begin()

    def _begin(self) -> None:
        self._following = iter(self._states())
        self._place = -1

    def at(self, place: int) -> Rows:
        """What holds at a month end, by group, until another is asked for."""
        if place < self._place:
            self._begin()
        while self._place < place:
            self._state = next(self._following)
            self._place += 1
        return self._state
