"""An indicator's cohort and rule at one month end, worked out once for every question about it."""

from dataclasses import dataclass

import numpy as np

from engine.arrays import Amounts, Mask, Rows
from engine.care.model import CareModel
from engine.care.monthly import Monthly
from engine.indicators.declaration import Indicator, exact
from engine.indicators.figures import compute, unit_denominators


@dataclass(frozen=True)
class Evaluated:
    """The rows of a table of units that make up a figure, and what each adds to it, in billionths.

    `rows` are the members of the cohort; for a count those that it counts. `denominators` are None for a
    count. `child` is the child's number of each row of `rows` (ABSENT for one without episodes); None where
    the units are no children's.
    """

    units: Monthly
    rows: Rows
    numerators: Amounts
    denominators: list[int | None]
    child: Rows | None


def evaluated(model: CareModel, indicator: Indicator) -> Evaluated | None:
    """The figure's parts at the model's only month end; None where it is not reported."""
    return model.keep(("evaluated", indicator.id), lambda: _evaluate(model, indicator))


def _evaluate(model: CareModel, indicator: Indicator) -> Evaluated | None:
    if not compute(indicator, model).reported[0]:
        return None
    units, members = indicator.cohort.of(model)
    counts = exact(indicator.counts(units))
    chosen: Mask = members & (counts != 0) if indicator.is_count else members
    rows = np.flatnonzero(chosen).astype(np.int32)
    child = _child_numbers(units)
    return Evaluated(
        units=units,
        rows=rows,
        numerators=counts[rows],
        denominators=unit_denominators(indicator, units, rows),
        child=None if child is None else child[rows],
    )


def _child_numbers(units: Monthly) -> Rows | None:
    """The child's number in each row of a table of units; None where units are no children's."""
    extract = getattr(units, "extract", None)
    if extract is not None and not extract.has("CHILD"):
        return None
    numbers: Rows | None = getattr(units, "child", None)
    return numbers
