"""Reasons of the ADOPTION theme."""

import numpy as np

from engine.analysis.codes import told
from engine.analysis.reasons.facts import Reason, short_day, texts_at
from engine.arrays import ABSENT, Rows
from engine.care.roll import Roll
from engine.indicators.adoption import date_of_match, first_order, moved_in
from engine.indicators.special_units import SiblingGroups
from engine.indicators.units import ExtractRows, PeriodRows


def days_to_moving_in(periods: PeriodRows, rows: Rows) -> list[str]:
    """From the start of the period to moving in."""
    moved = moved_in(periods.model)[periods.period[rows]].tolist()
    return [
        f"In care from {short_day(start)}, moved in {short_day(day)}: {day - start:,} days"
        for start, day in zip(periods.start[rows].tolist(), moved, strict=True)
    ]


def days_to_match(periods: PeriodRows, rows: Rows) -> list[str]:
    """From the order to the match."""
    order = first_order(periods.model)[periods.period[rows]].tolist()
    match = date_of_match(periods)[rows].tolist()
    return [
        f"Order {short_day(first)}, match {short_day(day)}: {max(0, day - first):,} days"
        for first, day in zip(order, match, strict=True)
    ]


def way_of_leaving(periods: PeriodRows, rows: Rows) -> list[str]:
    """When and how the period ended."""
    model = periods.model
    last = model.periods.last[periods.period[rows]]
    known = np.where(model.episodes.end_given[last], model.episodes.row[last], ABSENT)
    codes = texts_at(model.episodes.extract.texts("REC"), known)
    ends = periods.end[rows].tolist()
    return [
        f"Left {short_day(day)}: {told('end_reasons', code)}" for day, code in zip(ends, codes, strict=True)
    ]


def plan_to_decision(rows_of: ExtractRows, rows: Rows) -> list[str]:
    """Days from plan to decision."""
    planned, decided = (rows_of.days(c)[rows].tolist() for c in ("DATE_ADOPTION_PLAN", "DATE_ADM_DECISION"))
    return [
        f"Plan {short_day(first)}, decision {short_day(day)}: {day - first:,} days of 56"
        for first, day in zip(planned, decided, strict=True)
    ]


def siblings(groups: SiblingGroups, rows: Rows) -> list[str]:
    """Whether all were placed together."""
    words = {True: "All placed with one family", False: "Not all placed with one family yet"}
    return [words[together] for together in groups.together[rows].tolist()]


def decision(roll: Roll, rows: Rows) -> list[str]:
    """The standing decision, and where the child lives."""
    model, episodes = roll.model, roll.model.episodes
    extract = model.extracts["placed_adoption"]
    found = roll.open_in("placed_adoption", "DATE_PLACED", "DATE_PLACED_CEASED")[rows]
    decided = np.append(extract.days("DATE_PLACED"), 0)[found].tolist()
    places = texts_at(episodes.extract.texts("PLACE"), episodes.row[roll.settled[rows]])
    return [
        f"Decision {short_day(day)}; {told('placements', place)}"
        if row != ABSENT
        else "No standing decision that the child should be placed for adoption"
        for row, day, place in zip(found.tolist(), decided, places, strict=True)
    ]


REASONS: dict[str, Reason] = {
    "adopt_a1_days_bla_to_placed": days_to_moving_in,
    "adopt_a2_days_order_to_match": days_to_match,
    "leavers_adopted_exc_uasc": way_of_leaving,
    "leavers_sgo_exc_uasc": way_of_leaving,
    "leavers_sgo_all": way_of_leaving,
    "adopt_plan_to_adm_8wk": plan_to_decision,
    "adopt_siblings_together": siblings,
    "adopt_adm_not_placed": decision,
}
