"""All indicators, in the document's order."""

from engine.errors import UserError
from engine.indicators import adoption, children, education, health, missing, services
from engine.indicators.declaration import Indicator

CATALOGUE: tuple[Indicator, ...] = (
    *children.INDICATORS,
    *education.INDICATORS,
    *health.INDICATORS,
    *adoption.INDICATORS,
    *missing.INDICATORS,
    *services.INDICATORS,
)

_BY_ID = {indicator.id: indicator for indicator in CATALOGUE}


def indicator(name: str) -> Indicator:
    """The indicator of that id, without regard to case; raises UserError if there is none."""
    found = _BY_ID.get(name.strip().lower())
    if found is None:
        raise UserError(f"There is no indicator '{name}'. Ids are listed in docs/definitions.md.")
    return found
