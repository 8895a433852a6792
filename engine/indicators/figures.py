"""From a declaration to numbers: numerator and denominator for every month, and the units behind one."""

from dataclasses import dataclass

import numpy as np

from engine.arrays import UNIT, Amounts, Mask, Rows
from engine.care.model import CareModel
from engine.indicators.declaration import Base, Indicator, exact
from engine.results import BehindNumber


@dataclass(frozen=True)
class Figures:
    """One indicator for every month of a model, in billionths; `reported` says where there is a result."""

    numerator: Amounts
    denominator: Amounts
    reported: Mask


def _sums(month: Rows, members: Mask, amounts: Mask | Amounts, months: int) -> Amounts:
    """Exact sums per month over the members."""
    if amounts.dtype == np.bool_:
        return np.bincount(month.compress(members & amounts), minlength=months).astype(np.int64) * UNIT
    month, amounts = month.compress(members), amounts.compress(members)
    totals = np.zeros(months, dtype=np.int64)
    np.add.at(totals, month, amounts)
    return totals


def _both(
    month: Rows, members: Mask, counts: Mask | Amounts, of: Mask | Amounts, months: int
) -> tuple[Amounts, Amounts]:
    """What the members add to numerator and denominator per month."""
    if counts.dtype != np.bool_ or of.dtype != np.bool_:
        return _sums(month, members, counts, months), _sums(month, members, of, months)
    # Masks are counted together: 0 is no member, 1 a member, 2 one that the rule counts.
    kind = members.view(np.uint8) + (members & counts).view(np.uint8)
    counted = np.bincount(month * np.int32(3) + kind, minlength=3 * months).reshape(months, 3) * UNIT
    return counted[:, 2], counted[:, 1] + counted[:, 2]


def compute(indicator: Indicator, model: CareModel) -> Figures:
    """Numerator and denominator at every month end; a denominator of 0 is not reported."""
    months = len(model.months)
    reported = np.ones(months, dtype=bool)
    for need in indicator.needs:
        reported &= need(model)
    if not reported.any():
        nothing = np.zeros(months, dtype=np.int64)
        return Figures(nothing, nothing, reported)
    numerator, denominator = np.zeros(months, dtype=np.int64), np.zeros(months, dtype=np.int64)
    for units in indicator.cohort.units(model).parts:
        members, counts = indicator.cohort.members(units), indicator.counts(units)
        of = members if indicator.of is None else indicator.of(units)
        counted, members_counted = _both(units.month, members, counts, of, months)
        numerator += counted
        denominator += members_counted
    if indicator.base is not None:
        denominator = _base(indicator.base(model), months)
    if not indicator.is_count:
        reported = reported & (denominator != 0)
    return Figures(numerator, denominator, reported)


def _base(base: Base, months: int) -> Amounts:
    return _sums(base.month, np.ones(len(base.month), dtype=bool), base.amount, months)


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


def unit_denominators(indicator: Indicator, units: object, chosen: Rows) -> list[int | None]:
    """What some units of the cohort add to the denominator, in billionths; None for a count."""
    if indicator.is_count:
        return [None] * len(chosen)
    if indicator.base is not None:
        return [0] * len(chosen)
    if indicator.of is not None:
        denominators: list[int | None] = exact(indicator.of(units))[chosen].tolist()
        return denominators
    return [UNIT] * len(chosen)
