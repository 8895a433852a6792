"""Facts about the invented council itself: population, teams, other councils' placements."""

import numpy as np

from engine.synthetic.chance import between, month_ends, waiting
from engine.synthetic.columns import OPEN, Column, constant, dates, decimals, identifiers, numbers, words
from engine.synthetic.education import SNAPSHOTS
from engine.synthetic.people import FIRST_DAY, LAST_DAY, LAST_MONTH, Periods

_PEOPLE_PER_CHILD = 56  # inhabitants under 18 for each child of five years' history
_TEAM_TYPES = ["CIC_DISTRICT", "CIC_OTHER", "FOSTERING", "ADOPTION", "IRO"]
_PLACING = ["203", "205", "207", "303", "305", "308", "316", "820", "822", "845", "846", "936", "938"]


def population(children: int) -> tuple[dict[str, Column], int]:
    """Inhabitants under 18, slowly growing."""
    years = np.arange(2013, 2020)
    people = np.rint(children * _PEOPLE_PER_CHILD * 1.007 ** (years - 2013)).astype(np.int64)
    return {"YEAR": numbers(years), "POP_0_17": numbers(people)}, len(years)


def ola_placements(rng: np.random.Generator, children: int) -> tuple[dict[str, Column], int]:
    """Children whom other councils placed here."""
    size = children * 3 // 5
    start = between(rng, FIRST_DAY - 700, LAST_DAY, size)
    end = start + waiting(rng, 750, size)
    age_in_days = between(rng, 300, 6000, size)
    return {
        "OLA_REF": identifiers("OLA", np.arange(size) + 1, 6),
        "PLACING_LA": words(_PLACING, between(rng, 0, len(_PLACING) - 1, size)),
        "START_DATE": dates(start),
        "END_DATE": dates(np.where(end > LAST_DAY, OPEN, end)),
        "DOB": dates(start - age_in_days),
    }, size


def staffing(rng: np.random.Generator, periods: Periods) -> tuple[dict[str, Column], int]:
    """Teams at each month end, sized to the children then in care."""
    ends = month_ends(LAST_MONTH, SNAPSHOTS)
    in_care = np.array([np.count_nonzero(periods.open_on(end)) for end in ends.tolist()])
    teams = max(1, int(in_care[-1]) // 140)
    kinds = np.repeat(np.arange(5), (teams, max(1, teams // 4), max(1, teams // 4), 1, max(1, teams // 4)))
    size, month = len(kinds) * len(ends), np.repeat(np.arange(len(ends)), len(kinds))
    kind = np.tile(kinds, len(ends))
    share = in_care[month] / np.bincount(kinds)[kind]  # children in care for each team of the kind
    cases = np.rint(share * np.array([0.94, 0.06, 0.3, 0.05, 1.0])[kind]).astype(np.int64)
    per_worker = np.array([15.8, 12.0, 20.0, 8.0, 66.0])[kind] * rng.normal(1, 0.03, size)
    holding = np.maximum(0.5, cases / per_worker)
    established = holding * 1.12
    return {
        "AS_AT": dates(ends[month]),
        "TEAM": identifiers("TEAM", np.tile(np.arange(len(kinds)) + 1, len(ends)), 3),
        "TEAM_TYPE": words(_TEAM_TYPES, kind),
        "ESTABLISHED_FTE": decimals(established, 1),
        "PERM_QSW_FTE": decimals(established * rng.normal(0.79, 0.03, size).clip(0, 1), 1),
        "CASEHOLDING_FTE": decimals(holding, 1),
        "CASES": numbers(cases),
    }, size


def manual_values() -> tuple[dict[str, Column], int]:
    """One figure that the council had to give by hand."""
    return {
        "INDICATOR": constant("edu_ehcp_20wk_acytd", 1),
        "MONTH": constant(LAST_MONTH, 1),
        "NUMERATOR": constant("", 1),
        "DENOMINATOR": constant("", 1),
        "RESULT": constant("", 1),
        "OVERRIDE_TEXT": constant("Data not available due to new system implementation", 1),
    }, 1


def commentary() -> tuple[dict[str, Column], int]:
    """One comment."""
    return {
        "INDICATOR": constant("health_iha_20wd", 1),
        "MONTH": constant(LAST_MONTH, 1),
        "TEXT": constant("An invented comment on an invented council.", 1),
    }, 1
