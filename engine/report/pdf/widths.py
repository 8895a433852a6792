"""How wide the columns of a table are."""

from collections.abc import Sequence
from typing import NamedTuple


class Demand(NamedTuple):
    """Widths of one column in points, each at least the one before.

    `least` holds the longest word, `good` the cells without wrapping, `fine` the heading in few lines too,
    and beyond `most` the column does not grow.
    """

    least: float
    good: float
    fine: float
    most: float


def shared(room: float, demands: Sequence[Demand]) -> list[float]:
    """The room divided among the columns: as good for all as it goes.

    Where not even the longest words fit, each column gets its part and words break.
    """
    levels = list(zip(*demands, strict=True))
    if sum(levels[-1]) <= room:
        return list(levels[-1])
    for low, high in zip(levels[-2::-1], levels[:0:-1], strict=True):
        if sum(low) <= room:
            part = (room - sum(low)) / (sum(high) - sum(low))
            return [narrow + part * (wide - narrow) for narrow, wide in zip(low, high, strict=True)]
    return [room * width / sum(levels[0]) for width in levels[0]]
