"""The children (or other units) behind a number: in the numerator or not, why, and who they are."""

from dataclasses import dataclass

from engine.analysis.evaluated import evaluated
from engine.analysis.history import History
from engine.analysis.people import People, Person
from engine.analysis.reasons import reason_of
from engine.arrays import ABSENT, Rows
from engine.calendar import Month
from engine.indicators.declaration import Indicator

COUNTED, NOT_COUNTED, BASE = "In the numerator", "Not in the numerator", "In the denominator only"


@dataclass(frozen=True)
class Unit:
    """One unit behind a number; amounts in billionths, denominator None for a count.

    `standing` says in words whether it is in the numerator, `why` the facts that decide it. `person` is None
    for units that are no children (teams, sibling groups) and for children without SSDA903 episodes.
    """

    unit: str
    child: str
    numerator: int
    denominator: int | None
    counted: bool
    standing: str
    why: str
    person: Person | None


def units_behind(history: History, indicator: Indicator, month: Month) -> tuple[Unit, ...]:
    """Every unit of the denominator (for a count, every one counted), by unit; none where not reported.

    Always from today's data, as `scorecard children`.
    """
    model = history.model_at(month)
    found = evaluated(model, indicator)
    if found is None:
        return ()
    names, children = found.units.names(found.rows)
    people = [None] * len(found.rows) if found.child is None else _persons(People(model, found.child))
    listed = [
        Unit(unit, child, amount, of, amount != 0, COUNTED if amount else NOT_COUNTED, why, person)
        for unit, child, amount, of, why, person in zip(
            names,
            children,
            found.numerators.tolist(),
            found.denominators,
            reason_of(indicator, found.units, found.rows),
            people,
            strict=True,
        )
    ]
    if indicator.base is not None:
        base = indicator.base(model)
        listed += [
            Unit(unit, "", 0, amount, False, BASE, "", None)
            for unit, amount in zip(base.unit, base.amount.tolist(), strict=True)
        ]
    return tuple(sorted(listed, key=lambda unit: (unit.unit, unit.child)))


def _persons(people: People) -> list[Person | None]:
    return [person if person.child else None for person in people.persons()]


def people_in(history: History, month: Month, children: Rows) -> tuple[Person, ...]:
    """Some children by number as at the end of a month, sorted by id."""
    model = history.model_at(month)
    known = children[children != ABSENT]
    return tuple(sorted(People(model, known).persons(), key=lambda person: person.child))
