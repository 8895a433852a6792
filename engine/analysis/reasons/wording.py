"""The reasons of all indicators by id, and how they are asked for."""

from engine.analysis.reasons import adoption, children, education, health, missing, services
from engine.analysis.reasons.facts import Reason
from engine.arrays import Rows
from engine.care.monthly import Monthly
from engine.indicators.declaration import Indicator

REASONS: dict[str, Reason] = {
    **children.REASONS,
    **education.REASONS,
    **health.REASONS,
    **adoption.REASONS,
    **missing.REASONS,
    **services.REASONS,
}


def reason_of(indicator: Indicator, units: Monthly, rows: Rows) -> list[str]:
    """The facts that decide about some rows of the indicator's cohort, one sentence each."""
    return REASONS[indicator.id](units, rows)
