"""Lets the engine and the oracle compute the same council and tells where they differ.

The only module here, tests apart, that knows the engine.
"""

import dataclasses
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from engine.arrays import ABSENT, NEVER
from engine.calendar import Month
from engine.care.model import CareModel
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.figures import behind
from engine.profile import Profile as EngineProfile
from engine.profile import shipped
from engine.results import ScorecardRow
from engine.scorecard import scorecard
from engine.table_catalogue import table_called
from engine.tables import Extracts as EngineExtracts

from .arrow import UNIT, clean_tables
from .care import (
    View,
    allocations_in,
    current_episode,
    current_placement,
    is_uasc,
    placement_authority,
    placement_spells,
    with_current_worker_since,
)
from .catalogue import INDICATORS
from .loading import Extracts
from .profile import Profile
from .results import Council, ResultRow, children_behind, result_row
from .tables import NAMES, table


def engine_profile(profile: Profile) -> EngineProfile:
    """The same choices as the engine holds them."""
    kent = shipped("kent")
    settings = {
        **kent.settings,
        "leave_out_uasc_starts_2016_to_2018": profile.leave_out_uasc_starts,
        "health_months_in_care": profile.health_months_in_care,
        "adopted_includes_special_guardianship": profile.adopted_or_sgo,
        "rag_for_social_worker_caseload": profile.rag_for_social_worker_caseload,
        "rag_for_iro_caseload": profile.rag_for_iro_caseload,
    }
    return dataclasses.replace(
        kent, own_codes=profile.own, neighbour_codes=profile.neighbour, settings=settings
    )


def differences(extracts: Extracts, profile: Profile, ends: tuple[date, ...]) -> Iterator[str]:
    """What the two say differently of the scorecard, the children behind it and the tables."""
    yield from between(EngineExtracts.of(clean_tables(extracts)), extracts, profile, ends)


def between(
    clean: EngineExtracts, extracts: Extracts, profile: Profile, ends: tuple[date, ...]
) -> Iterator[str]:
    """The same, of extracts that the engine was given in its own form."""
    council, own = Council(extracts, profile), engine_profile(profile)
    months = [Month(end.year, end.month) for end in ends]
    rows = {(row.indicator, row.month): row for row in scorecard(clean, months, own).rows}
    for end, month in zip(ends, months, strict=True):
        model = CareModel(clean, [month], own)
        yield from _difference(f"care {month}", _care_as_read(model), _care_as_defined(council.at(end)))
        for indicator in CATALOGUE:
            place = f"{indicator.id} {month}"
            expected = result_row(council, indicator.id, end)
            yield from _difference(place, _as_result(rows[indicator.id, month]), expected)
            units = children_behind(council, INDICATORS[indicator.id], end)
            wanted = [(unit.unit, unit.child, unit.numerator, unit.denominator) for unit in units]
            listed = [
                (unit, child, _exact(numerator), _exact(denominator))
                for unit, child, numerator, denominator in behind(indicator, model)
            ]
            yield from _difference(f"{place} children", listed, wanted)
        for name in NAMES:
            built = table_called(name)(clean, month, own)
            yield from _difference(f"table {name} {month}", built, table(council, name, end))


def _care_as_read(model: CareModel) -> list[tuple[object, ...]]:
    """Per child in care: stay, episode, placement, spells and workers, as the engine has them."""
    roll, episodes, placements = model.roll, model.episodes, model.placements
    names = model.child_texts(roll.child)
    since = [model.workers(role).since(roll) for role in ("SW", "IRO")]
    authority = model.places.authority[roll.episode]
    spells_of_reading: dict[int, list[tuple[int, int]]] = {}
    for place, period in enumerate(placements.spell_period.tolist()):
        span = int(placements.spell_start[place]), int(placements.spell_end[place])
        spells_of_reading.setdefault(int(model.periods.reading[period]), []).append(span)
    return sorted(
        (
            names[row],
            int(roll.start[row]),
            int(roll.age[row]),
            bool(roll.uasc[row]),
            int(episodes.start[roll.episode[row]]),
            int(episodes.start[roll.settled[row]]),
            [
                (start, end if end <= model.days[0] else None)
                for start, end in spells_of_reading[int(episodes.reading[roll.episode[row]])]
                if start <= model.days[0]
            ],
            *(None if days[row] == NEVER else int(days[row]) for days in since),
            int(authority[row]),
        )
        for row in range(len(roll))
    )


def _care_as_defined(view: View) -> list[tuple[object, ...]]:
    """The same from the oracle."""
    allocations = [allocations_in(view, role) for role in ("SW", "IRO")]
    return sorted(
        (
            child,
            _number(period.s0),
            view.age_at_end(child),
            is_uasc(view, child),
            _number(current_episode(view, period)["DECOM"]),
            _number(current_placement(view, period)["DECOM"]),
            [
                (_number(spell.start), _number(spell.end))
                for every in view.periods[child]
                for spell in placement_spells(every)
            ],
            *(_number(with_current_worker_since(view, rows.get(child, []))) for rows in allocations),
            _kind_of_authority(view, placement_authority(view, period)),
        )
        for child, period in view.cic.items()
    )


def _number(day: date | None) -> int | None:
    return None if day is None else (day - date(1970, 1, 1)).days


def _kind_of_authority(view: View, code: str | None) -> int:
    if code is None:
        return ABSENT
    return 0 if code in view.profile.own else 1 if code in view.profile.neighbour else 2


def _difference(place: str, engine: object, oracle: object) -> Iterator[str]:
    if engine == oracle:
        return
    if isinstance(engine, list) and isinstance(oracle, list):
        engine, oracle = [x for x in engine if x not in oracle], [x for x in oracle if x not in engine]
    yield f"{place}\n  engine {engine}\n  oracle {oracle}"


def _exact(billionths: int | None) -> Fraction | None:
    return None if billionths is None else Fraction(billionths, UNIT)


def _as_result(row: ScorecardRow) -> ResultRow:
    return ResultRow(
        indicator=row.indicator,
        month=str(row.month),
        numerator=row.figure.numerator,
        denominator=row.figure.denominator,
        value=row.figure.value,
        printed=row.printed,
        rag=row.rag,
        one_month_ago=row.month_ago.printed,
        one_month_dot=row.month_ago.direction,
        one_year_ago=row.year_ago.printed,
        one_year_dot=row.year_ago.direction,
        target=row.target,
        floor=row.floor,
        national=row.national,
    )
