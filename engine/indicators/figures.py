"""From a declaration to numbers: numerator and denominator for every month, and the units behind one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from engine.arrays import UNIT, Amounts, Mask, Rows
from engine.care.model import CareModel
from engine.care.monthly import Monthly
from engine.indicators.declaration import Base, Indicator, exact
from engine.results import BehindNumber


@dataclass(frozen=True)
class Figures:
    """One indicator for every month of a model, in billionths; `reported` says where there is a result."""

    numerator: Amounts
    denominator: Amounts
    reported: Mask


def compute(indicator: Indicator, model: CareModel) -> Figures:
    """Numerator and denominator at every month end; a denominator of 0 is not reported."""
    return compute_all([indicator], model)[indicator.id]


def compute_all(indicators: Iterable[Indicator], model: CareModel) -> dict[str, Figures]:
    """The same for several indicators by id; those that count the same units go through them together."""
    listed = tuple(indicators)
    reported = {each.id: _meets_needs(each, model) for each in listed}
    totals = {each.id: np.zeros((2, len(model.months)), dtype=np.int64) for each in listed}
    for units, together in _by_units(each for each in listed if reported[each.id].any()).items():
        for part in units(model).parts():
            for each in together:
                totals[each.id][:, list(part.rows)] = _both_sums(each, part)
    return {each.id: _figures(each, model, reported[each.id], *totals[each.id]) for each in listed}


def _meets_needs(indicator: Indicator, model: CareModel) -> Mask:
    reported = np.ones(len(model.months), dtype=bool)
    for need in indicator.needs:
        reported &= need(model)
    return reported


def _by_units(indicators: Iterable[Indicator]) -> dict[Callable[[CareModel], Monthly], list[Indicator]]:
    found: dict[Callable[[CareModel], Monthly], list[Indicator]] = {}
    for indicator in indicators:
        found.setdefault(indicator.cohort.units, []).append(indicator)
    return found


def _both_sums(indicator: Indicator, units: Monthly) -> tuple[list[int], list[int]]:
    """What units add to numerator and denominator at each of their month ends."""
    members, counts = indicator.cohort.members(units), indicator.counts(units)
    of = members if indicator.of is None else indicator.of(units)
    return _sums(units, members, counts), _sums(units, members, of)


def _figures(
    indicator: Indicator, model: CareModel, reported: Mask, numerator: Amounts, denominator: Amounts
) -> Figures:
    if indicator.base is not None and reported.any():
        denominator = _base(indicator.base(model), len(model.months))
    if not indicator.is_count:
        reported = reported & (denominator != 0)
    return Figures(numerator, denominator, reported)


def _sums(units: Monthly, members: Mask, amounts: Mask | Amounts) -> list[int]:
    """The exact sum over the members at each month end of some units."""
    if amounts.dtype == np.bool_:
        counted = amounts if amounts is members else members & amounts
        return [int(np.count_nonzero(month)) * UNIT for month in units.by_months(counted)]
    amounts = amounts * members
    return [int(month.sum()) for month in units.by_months(amounts)]


def _base(base: Base, months: int) -> Amounts:
    totals = np.zeros(months, dtype=np.int64)
    np.add.at(totals, base.month, base.amount)
    return totals


def behind(indicator: Indicator, model: CareModel) -> list[BehindNumber]:
    """The units behind the figure of a model's only month, sorted by unit; none where not reported."""
    if not compute(indicator, model).reported[0]:
        return []
    units, members = indicator.cohort.of(model)
    counts = exact(indicator.counts(units))
    chosen = np.flatnonzero(members & (counts != 0) if indicator.is_count else members).astype(np.int32)
    denominators = unit_denominators(indicator, units, chosen)
    names, children = units.names(chosen)
    listed = [
        BehindNumber(*row) for row in zip(names, children, counts[chosen].tolist(), denominators, strict=True)
    ]
    if indicator.base is not None:
        base = indicator.base(model)
        listed += [
            BehindNumber(unit, "", 0, amount)
            for unit, amount in zip(base.unit, base.amount.tolist(), strict=True)
        ]
    return sorted(listed, key=lambda row: (row.unit, row.child))


def unit_denominators(indicator: Indicator, units: Monthly, chosen: Rows) -> list[int | None]:
    """What some units of the cohort add to the denominator, in billionths; None for a count."""
    if indicator.is_count:
        return [None] * len(chosen)
    if indicator.base is not None:
        return [0] * len(chosen)
    if indicator.of is not None:
        denominators: list[int | None] = exact(indicator.of(units))[chosen].tolist()
        return denominators
    return [UNIT] * len(chosen)
