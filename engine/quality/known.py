"""Episodes as known at the end of a month, in the order in which the checks read them."""

from dataclasses import dataclass

import numpy as np

from engine.analysis.labels import day_name
from engine.arrays import NEVER, Days, Mask, Rows, keys
from engine.care.model import CareModel
from engine.care.readings import SHORT_BREAKS


@dataclass(frozen=True)
class KnownEpisodes:
    """Rows of `episodes` that begin by D, by child, then DECOM; short breaks dropped, later ends blank.

    `follows` says that the row before is the same child's; `precedes` that the row after is.
    """

    model: CareModel
    row: Rows
    child: Rows
    start: Days
    end: Days
    follows: Mask
    precedes: Mask

    def among(self, column: str, *values: str) -> Mask:
        """Which episodes have one of the codes."""
        return self.model.extracts["episodes"].among(column, values)[self.row]

    def filled(self, column: str) -> Mask:
        """Which episodes have the column recorded."""
        return self.model.extracts["episodes"].filled(column)[self.row]

    def before(self, values: Days) -> Days:
        """A column of the row before; the first row sees the last, so combine with `follows`."""
        return np.roll(values, 1)

    def after(self, values: Days) -> Days:
        """A column of the row after; combine with `precedes`."""
        return np.roll(values, -1)

    def ids(self, places: Rows) -> list[str]:
        """The children's ids."""
        return self.model.child_texts(self.child[places])

    def where(self, place: int) -> str:
        """The episode as a place: 'episodes, episode of 12 March 2018'."""
        return f"episodes, episode of {day_name(int(self.start[place]))}"


def known_episodes(model: CareModel) -> KnownEpisodes:
    """The episodes known at the model's only month end."""
    return model.keep("known episodes", lambda: _read(model))


def _read(model: CareModel) -> KnownEpisodes:
    extract, day = model.extracts["episodes"], model.days[0]
    start = extract.days("DECOM")
    kept = np.flatnonzero((start <= day) & ~extract.among("LS", SHORT_BREAKS)).astype(np.int32)
    child = extract.texts("CHILD")[0]
    kept = kept[np.argsort(keys(child[kept], start[kept]), kind="stable")]
    end = extract.days("DEC")[kept]
    owner = child[kept]
    same = np.zeros(len(kept) + 1, dtype=bool)
    same[1:-1] = owner[1:] == owner[:-1]
    return KnownEpisodes(
        model=model,
        row=kept,
        child=owner,
        start=start[kept],
        end=np.where(end <= day, end, NEVER).astype(np.int32),
        follows=same[:-1],
        precedes=same[1:],
    )


def known(days: Days) -> Mask:
    """Which days are recorded."""
    holds: Mask = days != NEVER
    return holds


def chosen(mask: Mask) -> Rows:
    """The places where a mask holds."""
    return np.flatnonzero(mask).astype(np.int32)
