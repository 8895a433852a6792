"""Kinds given to placements so that each has as many children as planned in the printed months."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.moves import Spells
from engine.synthetic.calibrated.picking import some_of
from engine.synthetic.calibrated.timeline import ENDS, PRINTED
from engine.synthetic.columns import Flags, Floats

Names = npt.NDArray[np.str_]
_HEADINGS = ("july_2018", "june_2019", "july_2019")


def allotted(
    rng: np.random.Generator, group: str, spells: Spells, members: Flags, likely: Mapping[str, Floats]
) -> Names:
    """The kind of each spell, of one group in plan/placements.csv; an empty text for those in none.

    Printed month after printed month, the spells open then that have not been decided get what is still to be
    given; those open in none of them get kinds in the same proportions. `likely` weighs the spells by kind.
    """
    rows = [row for row in plan.rows("placements") if row["group"] == group]
    kind = np.full(len(spells.start), "", "<U16")
    undecided, shares = members.copy(), []
    for month, heading in zip(PRINTED, _HEADINGS, strict=True):
        present = members & (spells.start <= ENDS[month]) & (spells.end > ENDS[month])
        counts = {row["value"]: int(row[heading]) for row in rows}
        left = {name: count - int((kind[present] == name).sum()) for name, count in counts.items()}
        _give(rng, kind, present & undecided, left, likely)
        undecided &= ~present
        shares.append([count / int(present.sum()) for count in counts.values()])
    numbers = np.rint(np.mean(shares, axis=0) * undecided.sum()).astype(np.int64).tolist()
    _give(rng, kind, undecided, dict(zip(counts, numbers, strict=True)), likely)
    return kind


def _give(
    rng: np.random.Generator,
    kind: Names,
    among: Flags,
    counts: Mapping[str, int],
    likely: Mapping[str, Floats],
) -> None:
    """So many of those among whom nothing is decided get each kind."""
    for name, count in counts.items():
        pool = np.flatnonzero(among & (kind == ""))
        weight = likely[name][pool] if name in likely else None
        kind[some_of(rng, pool, count, weight)] = name
