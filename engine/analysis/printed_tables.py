"""The tables of a month as printed: as they were published where the month was, else from today's data."""

from engine.analysis.history import History
from engine.breakdowns import BREAKDOWNS, breakdown_table
from engine.calendar import Month
from engine.education_factors import education_factors_table, months_for_factors
from engine.health_assessments import late_assessments_table, months_of_difference, uasc_difference_table
from engine.key_stages import ks2_table, ks4_table
from engine.results import Table


def printed_table(history: History, name: str, month: Month) -> Table:
    """The table of that name (see engine.table_catalogue)."""
    frozen = history.published.get(month)
    if frozen is not None and name in frozen.tables:
        return frozen.tables[name]
    return _computed(history, name, month)


def _computed(history: History, name: str, month: Month) -> Table:
    if name in BREAKDOWNS:
        return breakdown_table(name, history.model_at(month))
    if name == "ks2":
        return ks2_table(history.extracts, month)
    if name == "ks4":
        return ks4_table(history.extracts, month, history.profile)
    if name == "education_factors":
        return education_factors_table(history.model_at(*months_for_factors(month)))
    if name == "iha_uasc_difference":
        return uasc_difference_table(history.model_at(*months_of_difference(month)))
    return late_assessments_table(history.model_at(month))
