"""Section 3, "Children"."""

from datetime import date

from .care import (
    FOR_ADOPTION,
    Period,
    View,
    allocations_in,
    current_placement,
    has_uasc,
    is_uasc,
    placement_authority,
    placement_spells,
    with_current_worker_since,
    within_miles,
)
from .days import DAY, age, is_open, months, rolling_year_start, year_start
from .loading import Row
from .units import ONE, ZERO, Unit, care_speaks, counted, dated, share, share_of, speaks

TOOK_PART = {"PN1", "PN2", "PN3", "PN5", "PN6"}
AGED_FOUR_OR_OVER = TOOK_PART | {"PN4", "PN7"}
WITH_RELATIVE_OR_FRIEND = {"U1", "U2", "U3"}
WITH_OTHER_CARER = {"U4", "U5", "U6"}


def cic_reviews_on_time(view: View) -> list[Unit] | None:
    """Section 3, cic_reviews_on_time."""
    if not (care_speaks(view) and speaks(view, "reviews")):
        return None
    due_by_now = [p for p in view.cic.values() if view.wd(p.s0, 20) <= view.end]
    return [share(p.child, p.child, reviewed_in_time(view, p)) for p in due_by_now]


def reviewed_in_time(view: View, period: Period) -> bool:
    """rk <= due(k) (if k > 0) and due(k+1) > D, with due(1), due(2), ... of section 3."""
    reviews = sorted(
        {
            row["REVIEW"]
            for row in view.rows_of("reviews", period.child)
            if period.s0 <= row["REVIEW"] <= view.end
        }
    )
    due: list[date] = [view.wd(period.s0, 20)]
    for number, review in enumerate(reviews, start=1):
        due.append(months(review, 3 if number == 1 else 6))
    k = len(reviews)
    last_was_in_time = k == 0 or reviews[k - 1] <= due[k - 1]
    return last_was_in_time and due[k] > view.end


def cic_review_participation(view: View) -> list[Unit] | None:
    """Section 3, cic_review_participation."""
    if not speaks(view, "reviews"):
        return None
    return [
        share(dated(row["CHILD"], row["REVIEW"]), row["CHILD"], row["REVIEW_CODE"] in TOOK_PART)
        for row in view.rows("reviews")
        if rolling_year_start(view.end) <= row["REVIEW"] <= view.end
        and row["REVIEW_CODE"] in AGED_FOUR_OR_OVER
    ]


def _same_worker(view: View, role: str) -> list[Unit] | None:
    allocations = allocations_in(view, role)
    if not (care_speaks(view) and allocations):
        return None
    units = []
    for child in view.in_care_months(18):
        since = with_current_worker_since(view, allocations.get(child, []))
        units.append(share(child, child, since is not None and since <= months(view.end, -12)))
    return units


def cic_18m_same_worker_12m(view: View) -> list[Unit] | None:
    """Section 3, cic_18m_same_worker_12m."""
    return _same_worker(view, "SW")


def cic_18m_same_iro_12m(view: View) -> list[Unit] | None:
    """Section 3, cic_18m_same_iro_12m."""
    return _same_worker(view, "IRO")


def placement_3plus_12m(view: View) -> list[Unit] | None:
    """Section 3, placement_3plus_12m: spells of any period of the child."""
    if not care_speaks(view):
        return None
    after = months(view.end, -12) + DAY
    units = []
    for child in view.cic:
        spells = [spell for period in view.periods[child] for spell in placement_spells(period)]
        recent = [s for s in spells if s.start <= view.end and (s.end is None or s.end > after)]
        units.append(share(child, child, len(recent) >= 3))
    return units


def placement_same_2y(view: View) -> list[Unit] | None:
    """Section 3, placement_same_2y."""
    if not care_speaks(view):
        return None
    units = []
    for child, period in view.in_care_months(30).items():
        if view.age_at_end(child) < 16:
            *earlier, current = placement_spells(period)
            long_enough = current.start <= months(view.end, -24)
            if current_placement(view, period)["PLACE"] in FOR_ADOPTION and earlier:
                long_enough = long_enough or earlier[-1].start <= months(view.end, -24)
            units.append(share(child, child, long_enough))
    return units


def _not_uasc(view: View) -> list[Period]:
    return [period for child, period in view.cic.items() if not is_uasc(view, child)]


def foster_inhouse_or_kin_exc_uasc(view: View) -> list[Unit] | None:
    """Section 3, foster_inhouse_or_kin_exc_uasc."""
    if not (care_speaks(view) and has_uasc(view)):
        return None
    units = []
    for period in _not_uasc(view):
        placement = current_placement(view, period)
        place, provider = placement["PLACE"], placement["PLACE_PROVIDER"]
        if place in WITH_RELATIVE_OR_FRIEND | WITH_OTHER_CARER:
            meets = place in WITH_RELATIVE_OR_FRIEND or provider == "PR1"
            units.append(share(period.child, period.child, meets))
    return units


def placed_within_20mi_exc_uasc(view: View) -> list[Unit] | None:
    """Section 3, placed_within_20mi_exc_uasc."""
    if not (care_speaks(view) and has_uasc(view)):
        return None
    units = []
    for period in _not_uasc(view):
        near = within_miles(view, period, 20)
        if near is not None and current_placement(view, period)["PLACE"] not in FOR_ADOPTION:
            units.append(share(period.child, period.child, near))
    return units


def cic_rate_per_10k_exc_uasc(view: View) -> list[Unit] | None:
    """Section 3, cic_rate_per_10k_exc_uasc: the population of the latest YEAR before D's year."""
    if not (care_speaks(view) and has_uasc(view) and speaks(view, "population")):
        return None
    population = sorted(view.rows("population"), key=lambda row: row["YEAR"])
    before = [row for row in population if row["YEAR"] < view.end.year]
    row = before[-1] if before else population[0]
    units = [Unit(period.child, period.child, ONE, ZERO) for period in _not_uasc(view)]
    return [*units, Unit(f"population {row['YEAR']}", "", ZERO, row["POP_0_17"])]


def cic_count(view: View) -> list[Unit] | None:
    """Section 3, cic_count."""
    return [counted(child, child) for child in view.cic] if care_speaks(view) else None


def ola_cic_in_county(view: View) -> list[Unit] | None:
    """Section 3, ola_cic_in_county: rows, not references (section 8)."""
    if not speaks(view, "ola_placements"):
        return None
    return [
        counted(dated(row["OLA_REF"], row["START_DATE"]), "")
        for row in view.rows("ola_placements")
        if is_open(row["START_DATE"], row["END_DATE"], view.end)
        and (row.get("DOB") is None or age(row["DOB"], view.end) < 18)
        and row["PLACING_LA"] not in view.profile.own
    ]


def bla_repeat_within_24m(view: View) -> list[Unit] | None:
    """Section 3, bla_repeat_within_24m: starts in YTD whose child's period before ended in 24 months."""
    if not speaks(view, "episodes"):
        return None
    units = []
    for periods in view.periods.values():
        for number, period in enumerate(periods):
            if year_start(view.end) <= period.s0 <= view.end:
                before = periods[number - 1].e0 if number > 0 else None
                repeat = before is not None and before >= months(period.s0, -24)
                units.append(share(period.unit, period.child, repeat))
    return units


def cic_open_yos(view: View) -> list[Unit] | None:
    """Section 3, cic_open_yos."""
    if not (care_speaks(view) and speaks(view, "youth_justice")):
        return None
    open_rows: list[Row] = [
        row for row in view.rows("youth_justice") if is_open(row["YOS_START"], row["YOS_END"], view.end)
    ]
    return share_of(view.cic, [row["CHILD"] for row in open_rows])


def cic_pv_placements(view: View) -> list[Unit] | None:
    """Section 3, cic_pv_placements."""
    if not care_speaks(view):
        return None
    units = []
    for child, period in view.cic.items():
        placement = current_placement(view, period)
        private = placement["PLACE_PROVIDER"] in {"PR4", "PR5"}
        residential = placement["PLACE"] in {"K1", "K2", "R1", "R2", "R3", "S1"}
        units.append(share(child, child, private and residential))
    return units


def _outside(view: View, inside: frozenset[str]) -> list[Unit] | None:
    if not care_speaks(view):
        return None
    authorities = {child: placement_authority(view, period) for child, period in view.cic.items()}
    if all(authority is None for authority in authorities.values()):
        return None
    return [
        share(child, child, authority is not None and authority not in inside)
        for child, authority in authorities.items()
    ]


def cic_outside_county_exc_medway(view: View) -> list[Unit] | None:
    """Section 3, cic_outside_county_exc_medway: neither our own authority nor the neighbour's."""
    return _outside(view, view.profile.own | view.profile.neighbour)


def cic_outside_county_inc_medway(view: View) -> list[Unit] | None:
    """Section 3, cic_outside_county_inc_medway: not our own authority."""
    return _outside(view, view.profile.own)
