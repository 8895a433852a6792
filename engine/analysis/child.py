"""One child: the timeline, and which indicators the child counts in this month."""

from dataclasses import dataclass

import numpy as np

from engine.analysis.behind import COUNTED, NOT_COUNTED
from engine.analysis.child_lanes import lanes_of
from engine.analysis.evaluated import evaluated
from engine.analysis.history import History
from engine.analysis.labels import name_of, theme_name
from engine.analysis.people import People, Person
from engine.analysis.reasons import reason_of
from engine.arrays import UNIT
from engine.calendar import Month
from engine.care.model import CareModel
from engine.charts import Timeline
from engine.errors import UserError
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.declaration import Indicator

MARGIN = 60
"""Days of empty time around a timeline, so that its first and last entries can be seen."""


@dataclass(frozen=True)
class ChildCount:
    """What a child adds to one indicator: `units` counts it (reviews, say), amounts in plain numbers."""

    indicator: str
    theme: str
    name: str
    units: int
    numerator: float
    denominator: float | None
    standing: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class ChildView:
    """Everything the product knows of one child as at the end of a month."""

    child: str
    month: Month
    person: Person
    born: int | None
    in_care: bool
    timeline: Timeline
    counts: tuple[ChildCount, ...]


def child_view(history: History, child: str, month: Month) -> ChildView:
    """The view of a child by id; raises UserError if no extract with episodes knows the id."""
    number = history.extracts.children.get(child.strip())
    if number is None:
        raise UserError(
            "No child with this id has an episode in the imported files. "
            "Check the id; leading zeros and capitals count."
        )
    model = history.model_at(month)
    numbers = np.array([number], dtype=np.int32)
    person = People(model, numbers).persons()[0]
    birth = int(model.children.birth[number])
    return ChildView(
        child=person.child,
        month=month,
        person=person,
        born=birth if person.age is not None else None,
        in_care=person.in_care_since is not None,
        timeline=_timeline(model, number, person.child, month),
        counts=_counts(history, model, number),
    )


def _timeline(model: CareModel, number: int, child: str, month: Month) -> Timeline:
    lanes = lanes_of(model, number, child)
    today = month.last_day
    days = [span.start for lane in lanes for span in lane.spans]
    days += [moment.day for lane in lanes for moment in lane.moments]
    ends = [span.end for lane in lanes for span in lane.spans if span.end is not None]
    first = min(days, default=today) - MARGIN
    last = max([*days, *ends, today]) + MARGIN
    return Timeline(f"Child {child}", first, last, today, lanes)


def _counts(history: History, model: CareModel, number: int) -> tuple[ChildCount, ...]:
    found = (_count(history, model, indicator, number) for indicator in CATALOGUE)
    return tuple(count for count in found if count is not None)


def _count(history: History, model: CareModel, indicator: Indicator, number: int) -> ChildCount | None:
    """What the child adds to an indicator; None where it is in none of its units."""
    found = evaluated(model, indicator)
    if found is None or found.child is None:
        return None
    own = np.flatnonzero(found.child == number)
    if len(own) == 0:
        return None
    rows, amounts = found.rows[own], found.numerators[own]
    of = [found.denominators[place] for place in own]
    counted = int((amounts != 0).sum())
    return ChildCount(
        indicator=indicator.id,
        theme=theme_name(indicator.theme),
        name=name_of(indicator, history.profile),
        units=len(rows),
        numerator=int(amounts.sum()) / UNIT,
        denominator=None if indicator.is_count else sum(amount or 0 for amount in of) / UNIT,
        standing=_standing(counted, len(rows)),
        why=tuple(reason_of(indicator, found.units, rows)),
    )


def _standing(counted: int, units: int) -> str:
    if units == 1:
        return COUNTED if counted else NOT_COUNTED
    return f"{counted} of {units} in the numerator"
