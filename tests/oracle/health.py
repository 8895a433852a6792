"""Section 3, "Health and wellbeing": events count with STATUS completed (blank is completed)."""

from collections.abc import Collection
from datetime import date
from fractions import Fraction

from .care import Period, View, has_uasc, uasc_at_start
from .days import (
    age,
    birthday,
    is_open,
    month_start,
    months,
    rolling_year_start,
    within_last_months,
    year_start,
)
from .loading import Row
from .units import Unit, care_speaks, share, speaks

UASC_LEFT_OUT_FROM, UASC_LEFT_OUT_UNTIL = date(2016, 7, 1), date(2018, 4, 1)


def _completed(rows: list[Row], names: Collection[str]) -> list[Row]:
    return [row for row in rows if row["EVENT"] in names and row.get("STATUS") in (None, "COMPLETED")]


def events(view: View, *names: str) -> list[Row]:
    """The known completed events of these kinds."""
    return _completed(view.rows("health_events"), names)


def event_days(view: View, child: str, *names: str) -> list[date]:
    """The dates of a child's known completed events of these kinds."""
    return [row["EVENT_DATE"] for row in _completed(view.rows_of("health_events", child), names)]


def periods_due(view: View, working_days: int) -> list[Period]:
    """Periods whose wd(S0, n) is in R12M and that were open at the end of that day."""
    found = []
    for period in view.all_periods():
        due = view.wd(period.s0, working_days)
        if rolling_year_start(view.end) <= due <= view.end and is_open(period.s0, period.e0, due):
            found.append(period)
    return found


def health_iha_referral_5wd(view: View) -> list[Unit] | None:
    """Section 3, health_iha_referral_5wd."""
    if not (speaks(view, "episodes") and events(view, "IHA_REFERRAL")):
        return None
    units = []
    for period in periods_due(view, 5):
        referred = event_days(view, period.child, "IHA_REFERRAL")
        in_time = any(months(period.s0, -1) <= day <= view.wd(period.s0, 5) for day in referred)
        units.append(share(period.unit, period.child, in_time))
    return units


def iha_held_in_time(view: View, period: Period) -> bool:
    """An IHA with S0 <= date <= wd(S0, 20) (section 3, health_iha_20wd)."""
    held = event_days(view, period.child, "IHA")
    return any(period.s0 <= day <= view.wd(period.s0, 20) for day in held)


def iha_periods(view: View) -> list[Period]:
    """The denominator of health_iha_20wd (section 3), the setting on UASC starts applied."""
    return [
        period
        for period in periods_due(view, 20)
        if not (
            view.profile.leave_out_uasc_starts
            and UASC_LEFT_OUT_FROM <= period.s0 < UASC_LEFT_OUT_UNTIL
            and uasc_at_start(view, period)
        )
    ]


def iha_speaks(view: View) -> bool:
    """Whether health_iha_20wd is reported (section 8)."""
    return bool(speaks(view, "episodes") and has_uasc(view) and events(view, "IHA"))


def health_iha_20wd(view: View) -> list[Unit] | None:
    """Section 3, health_iha_20wd."""
    if not iha_speaks(view):
        return None
    return [share(p.unit, p.child, iha_held_in_time(view, p)) for p in iha_periods(view)]


def health_assessment_up_to_date(view: View) -> list[Unit] | None:
    """Section 3, health_assessment_up_to_date: 6 months under 5, else 12."""
    if not (care_speaks(view) and events(view, "IHA", "RHA")):
        return None
    units = []
    for child in view.in_care_months(view.profile.health_months_in_care):
        span = 6 if view.age_at_end(child) < 5 else 12
        days = event_days(view, child, "IHA", "RHA")
        units.append(share(child, child, any(within_last_months(day, span, view.end) for day in days)))
    return units


def dental_up_to_date(view: View) -> list[Unit] | None:
    """Section 3, dental_up_to_date."""
    if not (care_speaks(view) and events(view, "DENTAL")):
        return None
    units = []
    for child in view.in_care_months(view.profile.health_months_in_care):
        days = event_days(view, child, "DENTAL")
        units.append(share(child, child, any(within_last_months(day, 12, view.end) for day in days)))
    return units


def health_history_turned_18(view: View) -> list[Unit] | None:
    """Section 3, health_history_turned_18."""
    if not (care_speaks(view) and events(view, "HEALTH_HISTORY")):
        return None
    units = []
    for child, periods in view.periods.items():
        if child not in view.header:
            continue
        born = birthday(view.header[child]["DOB"], 18)
        in_care = any(p.s0 < born and (p.e0 is None or p.e0 >= born) for p in periods)
        if month_start(view.end) <= born <= view.end and in_care:
            units.append(share(child, child, bool(event_days(view, child, "HEALTH_HISTORY"))))
    return units


def sdq_average_ytd(view: View) -> list[Unit] | None:
    """Section 3, sdq_average_ytd: each child's latest SDQ in YTD with SCORE 0-40, aged 4 to 16."""
    if not (care_speaks(view) and events(view, "SDQ")):
        return None
    units = []
    for child in view.cic:
        usable: list[tuple[date, Fraction]] = []
        for row in _completed(view.rows_of("health_events", child), ["SDQ"]):
            score, day = row.get("SCORE"), row["EVENT_DATE"]
            if score is None or not 0 <= score <= 40:
                continue
            right_age = 4 <= age(view.header[child]["DOB"], day) <= 16
            if year_start(view.end) <= day <= view.end and right_age:
                usable.append((day, score))
        if usable:
            units.append(Unit(child, child, max(usable)[1], Fraction(1)))
    return units
