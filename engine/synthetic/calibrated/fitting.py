"""Drawing dates again and again until every cohort of the printed months has its planned size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.synthetic.calibrated.draft import Draft
from engine.synthetic.columns import Flags, Floats, Ints

Membership = npt.NDArray[np.int8]
_LARGEST = 6000


@dataclass(frozen=True)
class Cohort:
    """A group of periods that must have one of some sizes; a size that is off counts by its weight."""

    name: str
    members: Callable[[Draft], Flags]
    sizes: tuple[int, ...]
    weight: float = 1.0


class Misfit:
    """How far the cohorts of a draft are from their sizes."""

    def __init__(self, cohorts: Sequence[Cohort]) -> None:
        self._cohorts = cohorts
        self._costs = np.stack([_costs(cohort) for cohort in cohorts])
        self._places = np.arange(len(cohorts))

    def membership(self, draft: Draft) -> Membership:
        """Periods by cohorts: 1 where the period belongs to the cohort."""
        return np.stack([cohort.members(draft) for cohort in self._cohorts], axis=1).astype(np.int8)

    def of(self, counts: Ints) -> float:
        """The weighted distance of all cohorts from their sizes."""
        return float(self._costs[self._places, counts].sum())


def _costs(cohort: Cohort) -> Floats:
    sizes = np.arange(_LARGEST)
    costs: Floats = cohort.weight * np.min([np.abs(sizes - size) for size in cohort.sizes], axis=0)
    return costs


def fit(
    draft: Draft,
    misfit: Misfit,
    propose: Callable[[Draft], tuple[Draft, Ints]],
    leniency: Floats,
) -> Draft:
    """Take over proposed rows wherever they bring the cohorts no further from their sizes.

    `propose` gives a draft of the same periods, and for each period the other one that must change with it
    (itself if none). `leniency` is by how much a change may hurt, sweep by sweep. Stops when all is met that
    matters (weight 1), which is when the misfit is below 1.
    """
    member = misfit.membership(draft)
    counts = member.sum(axis=0, dtype=np.int64)
    for allowed in leniency.tolist():
        proposed, partner = propose(draft)
        changed = _sweep(member, misfit.membership(proposed), partner, misfit, counts, allowed)
        draft = draft.with_(changed, proposed)
        if misfit.of(counts) < 1:
            break
    return draft


def _sweep(
    member: Membership, proposed: Membership, partner: Ints, misfit: Misfit, counts: Ints, allowed: float
) -> Flags:
    """Accept what does not hurt; `member` and `counts` are brought up to date."""
    changed = np.zeros(len(member), np.bool_)
    cost = misfit.of(counts)
    paired: Flags = partner != np.arange(len(partner))
    change = (proposed - member).astype(np.int64)
    change = change + np.where(paired[:, None], change[partner], 0)
    harmless = (change == 0).all(axis=1)
    for row in range(len(member)):
        other = partner[row]
        if other < row or (harmless[row] and paired[row]):
            continue
        if not harmless[row]:
            new = misfit.of(counts + change[row])
            if new > cost + allowed or (paired[row] and new == cost):
                continue
            cost = new
            counts += change[row]
        for accepted in (row, other):
            changed[accepted] = True
            member[accepted] = proposed[accepted]
    return changed
