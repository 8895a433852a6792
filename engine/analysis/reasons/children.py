"""Reasons of the CHILDREN theme."""

import numpy as np

from engine.analysis.codes import told
from engine.analysis.reasons.facts import Reason, codes, dates, short_day, texts_at
from engine.arrays import NEVER, Rows
from engine.care.roll import Roll
from engine.indicators.reviews import review_timetable
from engine.indicators.stability import spells_in_last_year
from engine.indicators.units import ExtractRows, PeriodRows

AUTHORITIES = ("the council's own area", "the neighbouring authority", "another authority", "not known")


def reviews(roll: Roll, rows: Rows) -> list[str]:
    """The last review and the next date due."""
    found = review_timetable(roll)
    columns = (found.held, found.latest, found.latest_due, found.next_due, roll.day)
    return [_review(*facts) for facts in zip(*(column[rows].tolist() for column in columns), strict=True)]


def _review(held: int, latest: int, latest_due: int, next_due: int, now: int) -> str:
    overdue = "was due by" if next_due <= now else "is due by"
    if held == 0:
        return f"No review yet; the first {overdue} {short_day(next_due)}"
    late = f", late: it was due by {short_day(latest_due)}" if latest > latest_due else ""
    return f"Last review {short_day(latest)}{late}; the next {overdue} {short_day(next_due)}"


def participation(rows_of: ExtractRows, rows: Rows) -> list[str]:
    """How the child took part."""
    texts = rows_of.extract.text_at("REVIEW_CODE", rows_of.row[rows])
    return [text[0].upper() + text[1:] for text in codes("{}", "participation", texts)]


def with_worker(role: str, title: str) -> Reason:
    """Since when the current worker has been with the child."""

    def reason(roll: Roll, rows: Rows) -> list[str]:
        since = roll.model.workers(role).since(roll)[rows]
        limit = roll.months_before(12)[rows]
        template = f"With the current {title} since {{}}; counts from {{}} or before"
        return dates(template, since, limit, without=f"No current {title} is recorded")

    return reason


def spells(roll: Roll, rows: Rows) -> list[str]:
    """How many placements in the last 12 months."""
    counts = spells_in_last_year(roll)[rows].tolist()
    return [f"{n} placement{'' if n == 1 else 's'} in the last 12 months" for n in counts]


def placement_since(roll: Roll, rows: Rows) -> list[str]:
    """Since when in the current placement."""
    start = roll.model.placements.spell_start[roll.spell]
    return dates(
        "In this placement since {}; counts from {} or before", start[rows], roll.months_before(24)[rows]
    )


def place_and_provider(roll: Roll, rows: Rows) -> list[str]:
    """Placement type and provider."""
    episodes = roll.model.episodes
    row = episodes.row[roll.settled[rows]]
    places = texts_at(episodes.extract.texts("PLACE"), row)
    providers = texts_at(episodes.extract.texts("PLACE_PROVIDER"), row)
    return [
        f"{told('placements', place)}; provider: {told('providers', provider)}"
        for place, provider in zip(places, providers, strict=True)
    ]


def distance(roll: Roll, rows: Rows) -> list[str]:
    """Miles from home."""
    miles = roll.model.places.miles[roll.episode[rows]].tolist()
    return [f"{each:.1f} miles from home" for each in miles]


def in_care_since(roll: Roll, rows: Rows) -> list[str]:
    """Start of the period of care."""
    return dates("In care since {}", roll.start[rows])


def authority(roll: Roll, rows: Rows) -> list[str]:
    """Where the placement is."""
    return [f"Placed in {AUTHORITIES[a]}" if a >= 0 else "The placement's authority is not known"
            for a in roll.model.places.authority[roll.episode[rows]].tolist()]  # fmt: skip


def placed_by(rows_of: ExtractRows, rows: Rows) -> list[str]:
    """Who placed the child here, and since when."""
    chosen = rows_of.row[rows]
    placing = rows_of.extract.text_at("PLACING_LA", chosen)
    since = rows_of.extract.days("START_DATE")[chosen].tolist()
    return [f"Placed by {la} since {short_day(day)}" for la, day in zip(placing, since, strict=True)]


def earlier_period(periods: PeriodRows, rows: Rows) -> list[str]:
    """When the period before ended."""
    ended = np.where(periods.model.periods.previous_end[periods.period] <= periods.day,
                     periods.model.periods.previous_end[periods.period], NEVER)[rows]  # fmt: skip
    return dates("The period of care before ended {}", ended, without="No period of care before")


def youth_justice(roll: Roll, rows: Rows) -> list[str]:
    """Open to youth offending services since when."""
    start = roll.model.extracts["youth_justice"].days("YOS_START")
    since = np.append(start, NEVER)[roll.open_in("youth_justice", "YOS_START", "YOS_END")][rows]
    return dates(
        "Open to youth offending services since {}", since, without="Not open to youth offending services"
    )


REASONS: dict[str, Reason] = {
    "cic_reviews_on_time": reviews,
    "cic_review_participation": participation,
    "cic_18m_same_worker_12m": with_worker("SW", "social worker"),
    "placement_3plus_12m": spells,
    "placement_same_2y": placement_since,
    "foster_inhouse_or_kin_exc_uasc": place_and_provider,
    "placed_within_20mi_exc_uasc": distance,
    "cic_rate_per_10k_exc_uasc": in_care_since,
    "cic_count": in_care_since,
    "ola_cic_in_county": placed_by,
    "cic_18m_same_iro_12m": with_worker("IRO", "independent reviewing officer"),
    "bla_repeat_within_24m": earlier_period,
    "cic_open_yos": youth_justice,
    "cic_pv_placements": place_and_provider,
    "cic_outside_county_exc_medway": authority,
    "cic_outside_county_inc_medway": authority,
}
