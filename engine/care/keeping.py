"""Things that are worked out once and asked for often."""

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TypeVar

T = TypeVar("T")


class Keeping:
    """Keeps what was made of it."""

    @cached_property
    def _kept(self) -> dict[Hashable, object]:
        return {}

    def keep(self, key: Hashable, build: Callable[[], T]) -> T:
        """What `build` makes, made once for each key."""
        if key not in self._kept:
            self._kept[key] = build()
        return self._kept[key]  # type: ignore[return-value]
