"""Education factors: the printed table, and each exact combination for a picture."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from engine.analysis.behind import people_in
from engine.analysis.history import History
from engine.analysis.people import Person
from engine.analysis.printed_tables import printed_table
from engine.arrays import Mask
from engine.calendar import Month
from engine.care.model import CareModel
from engine.charts import Combination, UpSetChart, UpSetSet, axis_for
from engine.education_factors import (
    EXTRACT,
    factors_of_children,
)
from engine.indicators import needs
from engine.results import Table

FACTORS = {
    "E": "Fixed-term exclusion",
    "P": "Persistent absence",
    "R": "Reduced timetable",
    "N": "Not in education",
}
PHASES = {"Primary School": "PRIMARY", "Secondary School": "SECONDARY"}


@dataclass(frozen=True)
class EducationFactors:
    """The table as printed (with last month's figures and the change), and the combinations.

    `available` says whether the month has an education return; `without` names factors that cannot be told.
    """

    month: Month
    table: Table
    chart: UpSetChart
    available: bool
    without: tuple[str, ...]


def education_factors(history: History, month: Month) -> EducationFactors:
    """The factors of a month."""
    table = printed_table(history, "education_factors", month)
    model = history.model_at(month)
    available = len(table) > 1 and bool(needs.snapshot(EXTRACT)(model)[0])
    without = () if model.extracts.imported("exclusions") else (FACTORS["E"],)
    return EducationFactors(month, table, _chart(model, available), available, without)


def _known_factors(model: CareModel) -> dict[str, Mask]:
    """The factors that can be told, children at school only, in the order of the printed table."""
    at_school = model.roll.snapshot(EXTRACT, "PHASE", *PHASES.values())
    known = factors_of_children(model)
    if not model.extracts.imported("exclusions"):
        del known["E"]
    return {name: holds & at_school for name, holds in known.items()}


def _chart(model: CareModel, available: bool) -> UpSetChart:
    title, unit = "Education factors: exact combinations", "children"
    if not available:
        return UpSetChart(title, unit, (), (), axis_for((), from_zero=True))
    known = _known_factors(model)
    sets = tuple(UpSetSet(FACTORS[name], int(holds.sum())) for name, holds in known.items())
    found = [
        Combination(chosen, count)
        for size in range(1, len(known) + 1)
        for chosen in combinations(range(len(known)), size)
        if (count := int(_exactly(list(known.values()), chosen).sum()))
    ]
    found.sort(key=lambda combination: (-(combination.count or 0), combination.members))
    counts = [float(combination.count or 0) for combination in found]
    return UpSetChart(title, unit, sets, tuple(found), axis_for(counts, from_zero=True))


def _exactly(factors: list[Mask], chosen: tuple[int, ...]) -> Mask:
    holds: Mask = np.logical_and.reduce(
        [factor if place in chosen else ~factor for place, factor in enumerate(factors)]
    )
    return holds


def children_with_factors(
    history: History, month: Month, factors: str, phase: str | None = None, *, exactly: bool = False
) -> tuple[Person, ...]:
    """The children who have at least (or exactly) some factors ("EP"), of a phase column or of both."""
    model = history.model_at(month)
    known = _known_factors(model)
    if not set(factors) <= set(known):
        return ()
    chosen = tuple(place for place, name in enumerate(known) if name in factors)
    holds = _exactly(list(known.values()), chosen) if exactly else _at_least(known, factors)
    if phase in PHASES:
        holds = holds & model.roll.snapshot(EXTRACT, "PHASE", PHASES[phase])
    return people_in(history, month, model.roll.child[holds])


def _at_least(known: dict[str, Mask], factors: str) -> Mask:
    holds: Mask = np.logical_and.reduce([known[factor] for factor in factors])
    return holds


def exclusive_counts(history: History, month: Month) -> dict[tuple[str, str], int]:
    """Children per phase column and exact combination ("EP"), of every combination; none without a return."""
    model = history.model_at(month)
    if not model.extracts.imported(EXTRACT) or not needs.snapshot(EXTRACT)(model)[0]:
        return {}
    known = _known_factors(model)
    counts = {}
    for phase, code in PHASES.items():
        here = model.roll.snapshot(EXTRACT, "PHASE", code)
        for size in range(1, len(known) + 1):
            for chosen in combinations(range(len(known)), size):
                name = "".join(list(known)[place] for place in chosen)
                counts[phase, name] = int((_exactly(list(known.values()), chosen) & here).sum())
    return counts
