"""Reasons of the MISSING CHILDREN theme."""

from collections import Counter

import numpy as np

from engine.analysis.reasons.facts import Reason, dates, short_day
from engine.arrays import NEVER, Rows
from engine.calendar import working_days_after
from engine.indicators.missing import INTERVIEW_DAYS
from engine.indicators.special_units import DAY, ChildMonths, MissingEpisodes, missing_started

HOUR = 3_600


def interview(episodes: MissingEpisodes, rows: Rows) -> list[str]:
    """Return, interview, and by when it was due."""
    held = episodes.extract.days("RHI_COMPLETED_DATE")[episodes.row[rows]].tolist()
    returned, known = episodes.end_day[rows], episodes.day[rows].tolist()
    due = working_days_after(returned, INTERVIEW_DAYS).tolist()
    return [
        f"Returned {short_day(back)}; "
        f"{f'interview {short_day(day)}' if day <= now and day != NEVER else 'no interview yet'}; "
        f"due by {short_day(limit)}"
        for back, day, limit, now in zip(returned.tolist(), held, due, known, strict=True)
    ]


def episodes_of_child(children: ChildMonths, rows: Rows) -> list[str]:
    """How many episodes started in the month."""
    episodes = missing_started(children.model)
    started = Counter(zip(episodes.child.tolist(), episodes.month.tolist(), strict=True))
    pairs = zip(children.child[rows].tolist(), children.month[rows].tolist(), strict=True)
    counts = [started[pair] for pair in pairs]
    return [f"{n} missing episode{'' if n == 1 else 's'} in the month" for n in counts]


def length(episodes: MissingEpisodes, rows: Rows) -> list[str]:
    """When it started and how long it lasted."""
    hours = (episodes.seconds[rows] // HOUR).tolist()
    starts = dates("From {}", (episodes.started[rows] // DAY).astype(np.int32))
    ended = (episodes.end_day[rows] <= episodes.day[rows]).tolist()
    return [
        f"{start}: {n:,} hours{'' if over else ' up to the end of the month, still missing'}"
        for start, n, over in zip(starts, hours, ended, strict=True)
    ]


REASONS: dict[str, Reason] = {
    "missing_rhi_completed": interview,
    "missing_rhi_3wd": interview,
    "missing_children_month": episodes_of_child,
    "missing_episodes_over_48h": length,
}
