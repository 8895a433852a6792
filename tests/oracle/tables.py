"""Every table by name (commands.md)."""

from datetime import date

from . import demographics, key_stages
from .demographics import Table
from .education_factors import education_factors
from .health_tables import iha_late, iha_uasc_difference
from .results import Council

_OF_ONE_MONTH = {
    "current_age": demographics.current_age,
    "age_at_start": demographics.age_at_start,
    "nationality": demographics.nationality,
    "disability": demographics.disability,
    "uasc": demographics.uasc,
    "ethnicity": demographics.ethnicity,
    "ks2": key_stages.ks2,
    "ks4": key_stages.ks4,
}
_OF_SEVERAL = {
    "education_factors": education_factors,
    "iha_uasc_difference": iha_uasc_difference,
    "iha_late": iha_late,
}
NAMES = (*_OF_ONE_MONTH, *_OF_SEVERAL)


def table(council: Council, name: str, end: date) -> Table:
    """One table at a month end, header row first."""
    if name in _OF_ONE_MONTH:
        return _OF_ONE_MONTH[name](council.at(end))
    return _OF_SEVERAL[name](council, end)
