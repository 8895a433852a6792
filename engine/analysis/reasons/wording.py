"""The reasons of all indicators by id, and how they are asked for."""

from engine.analysis.reasons import adoption, children, education, health, missing, services
from engine.analysis.reasons.facts import Reason
from engine.arrays import Rows
from engine.indicators.declaration import Indicator
from engine.indicators.units import Units

REASONS: dict[str, Reason] = {
    **children.REASONS,
    **education.REASONS,
    **health.REASONS,
    **adoption.REASONS,
    **missing.REASONS,
    **services.REASONS,
}


def reason_of(indicator: Indicator, units: Units, rows: Rows) -> list[str]:
    """The facts that decide about some rows of the indicator's cohort, one sentence each."""
    return REASONS[indicator.id](units, rows)
