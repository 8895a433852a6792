"""Which indicators a kind of finding can change."""

from engine.indicators.catalogue import CATALOGUE
from engine.indicators.units import roll


def _ids(*names: str) -> tuple[str, ...]:
    return names


CHILDREN_IN_CARE = tuple(indicator.id for indicator in CATALOGUE if indicator.cohort.units is roll)
"""All that ask about the children in care at the end of the month."""

STARTS = _ids("bla_repeat_within_24m", "health_iha_referral_5wd", "health_iha_20wd")
LEAVERS = _ids(
    "leavers_adopted_exc_uasc",
    "leavers_sgo_exc_uasc",
    "leavers_sgo_all",
    "adopt_a1_days_bla_to_placed",
    "adopt_a2_days_order_to_match",
)
PLACEMENTS = _ids(
    "placement_3plus_12m", "placement_same_2y", "foster_inhouse_or_kin_exc_uasc", "cic_pv_placements"
)


def _by_extract() -> dict[str, tuple[str, ...]]:
    """Per extract the indicators that need it; those that every child in care needs are left out."""
    found: dict[str, list[str]] = {"disabilities": [], "child_details": []}
    for indicator in CATALOGUE:
        for name in dict.fromkeys(name for need in indicator.needs for name in need.extracts):
            if name not in ("episodes", "header"):
                found.setdefault(name, []).append(indicator.id)
    return {name: tuple(ids) for name, ids in found.items()}


BY_EXTRACT = _by_extract()
"""The indicators that rows of an extract count in."""

MISSING = BY_EXTRACT["missing_episodes"]
HEALTH_EVENTS = BY_EXTRACT["health_events"]
UASC = BY_EXTRACT["uasc"]
