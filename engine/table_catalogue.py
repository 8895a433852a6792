"""Every table by name: the demographic tables, key stages, education factors, health assessments."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from engine.breakdowns import BREAKDOWNS, breakdown_table
from engine.calendar import Month
from engine.care.model import CareModel
from engine.education_factors import education_factors_table, months_for_factors
from engine.errors import UserError
from engine.health_assessments import late_assessments_table, months_of_difference, uasc_difference_table
from engine.key_stages import ks2_table, ks4_table
from engine.profile import Profile
from engine.results import Table
from engine.tables import Extracts

Build: TypeAlias = Callable[[Extracts, Month, Profile], Table]


def _breakdown(name: str, extracts: Extracts, month: Month, profile: Profile) -> Table:
    return breakdown_table(name, CareModel(extracts, [month], profile))


def _ks2(extracts: Extracts, month: Month, profile: Profile) -> Table:
    return ks2_table(extracts, month)


def _education_factors(extracts: Extracts, month: Month, profile: Profile) -> Table:
    return education_factors_table(CareModel(extracts, months_for_factors(month), profile))


def _uasc_difference(extracts: Extracts, month: Month, profile: Profile) -> Table:
    return uasc_difference_table(CareModel(extracts, months_of_difference(month), profile))


def _late_assessments(extracts: Extracts, month: Month, profile: Profile) -> Table:
    return late_assessments_table(CareModel(extracts, [month], profile))


TABLES: dict[str, Build] = {
    **{name: partial(_breakdown, name) for name in BREAKDOWNS},
    "ks2": _ks2,
    "ks4": ks4_table,
    "education_factors": _education_factors,
    "iha_uasc_difference": _uasc_difference,
    "iha_late": _late_assessments,
}


def table_called(name: str) -> Build:
    """What makes the table of that name; raises UserError if there is none."""
    if name not in TABLES:
        raise UserError(f"There is no table '{name}'. Tables: {', '.join(TABLES)}.")
    return TABLES[name]
