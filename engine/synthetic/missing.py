"""Missing episodes with their return interviews, and complaints."""

import numpy as np

from engine.synthetic.chance import age_on, between, draw, happens
from engine.synthetic.columns import OPEN, Column, Ints, dates, flags, numbers, times
from engine.synthetic.meetings import happening
from engine.synthetic.people import LAST_DAY, Children, Periods

_MINUTES = 1440
Rows = tuple[dict[str, Column], int]


def _starts(rng: np.random.Generator, children: Children, periods: Periods) -> tuple[Ints, Ints]:
    """Child and starting minute: a few go often, most never, hardly anyone under eleven."""
    size = len(periods)
    birth = children.birth[periods.child]
    often = happens(rng, 0.12, size) & (birth + 6500 > periods.start)
    parts = [happening(rng, periods, 75, often), happening(rng, periods, 1100)]
    owner = np.concatenate([part[0] for part in parts])
    on = np.concatenate([part[1] for part in parts])
    child = periods.child[owner]
    old = age_on(children.birth[child], on) >= 11
    child, minute = child[old], on[old] * _MINUTES + between(rng, 0, _MINUTES - 1, int(old.sum()))
    order = np.lexsort((minute, child))
    child, minute = child[order], minute[order]
    apart = np.append(True, (child[1:] != child[:-1]) | (minute[1:] - minute[:-1] > 9 * _MINUTES))[
        : len(child)
    ]
    return child[apart], minute[apart]


def missing_episodes(rng: np.random.Generator, children: Children, periods: Periods) -> tuple[Rows, Rows]:
    """The episodes with times and interviews, and the same ones as 903 rows of whole days."""
    child, start = _starts(rng, children, periods)
    size = len(child)
    long = happens(rng, 0.2, size)
    lasted = np.where(long, between(rng, 2881, 8 * _MINUTES, size), between(rng, 60, 2800, size))
    end = np.where((start + lasted) // _MINUTES > LAST_DAY, OPEN * _MINUTES, start + lasted)
    speed = draw(rng, (77, 13, 10), size)
    waited = np.choose(speed, [between(rng, 0, 3, size), between(rng, 6, 20, size), np.full(size, OPEN)])
    interview = np.where(end // _MINUTES + waited <= LAST_DAY, end // _MINUTES + waited, OPEN)
    away = happens(rng, 0.08, size)
    columns = {
        "EPISODE_ID": numbers(np.arange(size) + 5_000_001),
        "CHILD": numbers(children.ids[child]),
        "TYPE": flags(away, "A", "M"),
        "START_DATETIME": times(start),
        "END_DATETIME": times(end),
        "RHI_REQUIRED": flags(happens(rng, 0.98, size)),
        "RHI_COMPLETED_DATE": dates(interview),
    }
    days = {
        "CHILD": numbers(children.ids[child]),
        "DOB": dates(children.birth[child]),
        "MISSING": flags(away, "A", "M"),
        "MIS_START": dates(start // _MINUTES),
        "MIS_END": dates(end // _MINUTES),
    }
    return (columns, size), (days, size)


def complaints(
    rng: np.random.Generator, children: Children, periods: Periods
) -> tuple[dict[str, Column], int]:
    """About one complaint a year for every 40 children in care."""
    owner, on = happening(rng, periods, 14_000)
    return {
        "COMPLAINT_ID": numbers(np.arange(len(on)) + 8_000_001),
        "RECEIVED_DATE": dates(on),
        "CHILD": numbers(children.ids[periods.child[owner]]),
    }, len(on)
