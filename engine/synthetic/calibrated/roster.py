"""The settled periods of care: the draft whose cohorts have the planned sizes."""

from dataclasses import replace

import numpy as np

from engine.synthetic.calibrated.cohorts import COHORTS
from engine.synthetic.calibrated.draft import IN_CARE, Draft, first_draft, redrawn
from engine.synthetic.calibrated.fitting import Misfit, fit
from engine.synthetic.calibrated.picking import PlanOutOfReachError
from engine.synthetic.columns import Ints

# A change may hurt a little at first, so that the search does not settle too early.
_LENIENCY = np.append(np.linspace(1.5, 0, 100), np.zeros(300))


def settled_draft(rng: np.random.Generator) -> Draft:
    """Periods of care in which every cohort has its size; raises PlanOutOfReachError if none is found."""
    misfit = Misfit(COHORTS)
    draft = fit(first_draft(rng), misfit, lambda draft: _proposal(rng, draft), _LENIENCY)
    if misfit.of(misfit.membership(draft).sum(axis=0, dtype=np.int64)) >= 1:
        raise PlanOutOfReachError("No draft of the sample's periods has the planned cohorts.")
    return draft


def _proposal(rng: np.random.Generator, draft: Draft) -> tuple[Draft, Ints]:
    """New dates for all; and for some pairs of children of one sex, their ages at start exchanged."""
    partner = _partners(rng, draft)
    exchanged = replace(draft, age_at_start=draft.age_at_start[partner])
    return redrawn(rng, exchanged), partner


def _partners(rng: np.random.Generator, draft: Draft) -> Ints:
    partner = np.arange(len(draft))
    for female in (True, False):
        for alone in (True, False):
            alike = (draft.kind == IN_CARE) & (draft.female == female) & (draft.alone == alone)
            mixed = rng.permutation(np.flatnonzero(alike))
            half = len(mixed) // 4
            first, second = mixed[:half], mixed[half : 2 * half]
            fits = (draft.age_at_start[second] <= draft.age[first]) & (
                draft.age_at_start[first] <= draft.age[second]
            )
            partner[first[fits]], partner[second[fits]] = second[fits], first[fits]
    return partner
