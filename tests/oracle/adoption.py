"""Section 3, "Adoption"."""

from datetime import date
from fractions import Fraction

from .care import (
    ADOPTED,
    FOR_ADOPTION,
    SPECIAL_GUARDIANSHIP,
    TEMPORARY,
    Period,
    View,
    current_placement,
    has_uasc,
    leavers,
    uasc_at_end,
)
from .days import is_open, rolling_year_start
from .loading import Row
from .units import Unit, care_speaks, dated, share, share_of, speaks


def _leavers_in_year(view: View) -> list[Period]:
    return leavers(view, rolling_year_start(view.end))


def _adopted(view: View) -> list[Period]:
    return [period for period in _leavers_in_year(view) if period.rec in ADOPTED]


def moved_in(period: Period) -> date | None:
    """The DECOM that began the period's last unbroken run of PLACE A3-A6; T0-T4 does not break it."""
    start: date | None = None
    running = False
    for episode in period.episodes:
        if episode["PLACE"] in FOR_ADOPTION:
            if not running:
                start = episode["DECOM"]
            running = True
        elif episode["PLACE"] not in TEMPORARY:
            running = False
    return start


def adopt_a1_days_bla_to_placed(view: View) -> list[Unit] | None:
    """Section 3, adopt_a1_days_bla_to_placed."""
    if not speaks(view, "episodes"):
        return None
    units = []
    for period in _adopted(view):
        moved = moved_in(period)
        if moved is not None:
            days = Fraction((moved - period.s0).days)
            units.append(Unit(period.unit, period.child, days, Fraction(1)))
    return units


def adopt_a2_days_order_to_match(view: View) -> list[Unit] | None:
    """Section 3, adopt_a2_days_order_to_match."""
    if not speaks(view, "episodes", "ad1"):
        return None
    matched = {row["CHILD"]: row["DATE_MATCH"] for row in view.rows("ad1")}
    units = []
    for period in _adopted(view):
        orders = [episode["DECOM"] for episode in period.episodes if episode["LS"] in {"E1", "D1"}]
        match = matched.get(period.child)
        if orders and match is not None:
            days = Fraction(max(0, (match - orders[0]).days))
            units.append(Unit(period.unit, period.child, days, Fraction(1)))
    return units


def _leaving_by(periods: list[Period], codes: set[str]) -> list[Unit]:
    return [share(period.unit, period.child, period.rec in codes) for period in periods]


def leavers_adopted_exc_uasc(view: View) -> list[Unit] | None:
    """Section 3, leavers_adopted_exc_uasc: adoptions only, "adopted or SGO" by a setting (section 7)."""
    if not (speaks(view, "episodes") and has_uasc(view)):
        return None
    codes = ADOPTED | SPECIAL_GUARDIANSHIP if view.profile.adopted_or_sgo else ADOPTED
    return _leaving_by([p for p in _leavers_in_year(view) if not uasc_at_end(view, p)], codes)


def leavers_sgo_exc_uasc(view: View) -> list[Unit] | None:
    """Section 3, leavers_sgo_exc_uasc."""
    if not (speaks(view, "episodes") and has_uasc(view)):
        return None
    return _leaving_by([p for p in _leavers_in_year(view) if not uasc_at_end(view, p)], SPECIAL_GUARDIANSHIP)


def leavers_sgo_all(view: View) -> list[Unit] | None:
    """Section 3, leavers_sgo_all."""
    if not speaks(view, "episodes"):
        return None
    return _leaving_by(_leavers_in_year(view), SPECIAL_GUARDIANSHIP)


def adopt_plan_to_adm_8wk(view: View) -> list[Unit] | None:
    """Section 3, adopt_plan_to_adm_8wk."""
    if not speaks(view, "adoption_plans"):
        return None
    units = []
    for row in view.rows("adoption_plans"):
        plan, decision = row["DATE_ADOPTION_PLAN"], row["DATE_ADM_DECISION"]
        if plan is not None and rolling_year_start(view.end) <= decision <= view.end:
            in_time = 0 <= (decision - plan).days <= 56
            units.append(share(dated(row["CHILD"], decision), row["CHILD"], in_time))
    return units


def adopt_siblings_together(view: View) -> list[Unit] | None:
    """Sections 3 and 8, adopt_siblings_together: members with PLAN_TOGETHER Y, placed or not."""
    if not speaks(view, "sibling_groups"):
        return None
    groups: dict[str, list[Row]] = {}
    for row in view.rows("sibling_groups"):
        if row["PLAN_TOGETHER"] == "Y":
            groups.setdefault(row["GROUP_ID"], []).append(row)
    units = []
    for group, members in groups.items():
        placed = [row["DATE_PLACED"] for row in members if row["DATE_PLACED"] is not None]
        if len(members) >= 2 and placed and rolling_year_start(view.end) <= min(placed) <= view.end:
            families = {row["ADOPTER_FAMILY_ID"] for row in members}
            together = len(placed) == len(members) and len(families) == 1 and None not in families
            units.append(share(group, "", together))
    return units


def adopt_adm_not_placed(view: View) -> list[Unit] | None:
    """Section 3, adopt_adm_not_placed: a current decision, and current PLACE not A3-A6."""
    if not (care_speaks(view) and speaks(view, "placed_adoption")):
        return None
    decided = {
        row["CHILD"]
        for row in view.rows("placed_adoption")
        if is_open(row["DATE_PLACED"], row["DATE_PLACED_CEASED"], view.end)
    }
    waiting = [
        child
        for child, period in view.cic.items()
        if child in decided and current_placement(view, period)["PLACE"] not in FOR_ADOPTION
    ]
    return share_of(view.cic, waiting)
