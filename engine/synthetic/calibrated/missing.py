"""Missing episodes with their return interviews: children, long episodes and interviews as planned."""

import numpy as np

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.sums import YearTotals, rolling
from engine.synthetic.calibrated.timeline import (
    COUNT,
    ENDS,
    JULY_2018,
    JULY_2019,
    JUNE_2019,
    LAST_DAY,
    STARTS,
)
from engine.synthetic.calibrated.timeline import working_days_later
from engine.synthetic.chance import between, happens
from engine.synthetic.columns import OPEN, Flags, Ints, dates, flags, numbers, times, words

_MINUTES = 1440
_TWO_DAYS = 2 * _MINUTES
_REQUIRED = YearTotals(1094, 1084, 1090)
_COMPLETED = YearTotals(982, 986, 973)
_IN_TIME = YearTotals(816, 837, 834)


class MissingEpisodes:
    """Episodes of all months, by start; minutes count from 1970, `ended` is OPEN while the child is away."""

    def __init__(self, rng: np.random.Generator, population: Population) -> None:
        self._rng = rng
        self._people = population
        often = rng.exponential(1.0, len(population)) ** 2
        self._weight = np.where(population.alone, often * 0.5, often)
        months = [self._month(month) for month in range(COUNT)]
        self.period, self.started, lasted = (np.concatenate(column) for column in zip(*months, strict=True))
        self.ended = self.started + lasted
        self.ended[self.ended // _MINUTES > LAST_DAY] = OPEN * _MINUTES
        self.away: Flags = np.zeros(len(self.period), np.bool_)

    def _month(self, month: int) -> tuple[Ints, Ints, Ints]:
        """As many children as planned, some of them more than once, and so many episodes over two days."""
        children, long = planned(self._rng, "children", month), planned(self._rng, "over_48_hours", month)
        there_all_month = self._people.in_care[:, month] & (self._people.start < STARTS[month])
        possible = np.flatnonzero(there_all_month & (self._people.age[:, month] >= 11))
        weight = self._weight[possible]
        once = self._rng.choice(possible, children, replace=False, p=weight / weight.sum())
        again = self._rng.choice(once, round(0.3 * children))
        period = np.concatenate([once, again])
        size, days = len(period), int(ENDS[month] - STARTS[month] + 1)
        first_half = np.append(np.ones(len(once), np.bool_), np.zeros(len(again), np.bool_))
        day = np.where(
            first_half,
            between(self._rng, 0, days // 2 - 1, size),
            between(self._rng, days // 2, days - 1, size),
        )
        day[: len(once)] = np.where(
            np.isin(once, again), day[: len(once)], between(self._rng, 0, days - 1, len(once))
        )
        begun = (STARTS[month] + day) * _MINUTES + between(self._rng, 0, _MINUTES - 1, size)
        return period, begun, self._lengths(begun, (int(ENDS[month]) + 1) * _MINUTES, long)

    def _lengths(self, begun: Ints, end_of_month: int, long: int) -> Ints:
        """Some over two days, which must have passed by the end of the month; the others an hour to two days."""
        size = len(begun)
        able = np.flatnonzero(begun + _TWO_DAYS + 30 < end_of_month)
        over = self._rng.choice(able, long, replace=False)
        lasted = between(self._rng, 60, _TWO_DAYS - 60, size)
        lasted = np.where(happens(self._rng, 0.6, size), np.minimum(lasted, 900 + lasted // 4), lasted)
        lasted[over] = _TWO_DAYS + 20 + (self._rng.exponential(2.0, long) * _MINUTES).astype(np.int64)
        return np.minimum(lasted, 11 * _MINUTES)


def planned(rng: np.random.Generator, what: str, month: int) -> int:
    """The number of a month: as printed, or near it."""
    row = next(row for row in plan.rows("missing") if row["what"] == what)
    printed = {JULY_2018: "july_2018", JUNE_2019: "june_2019", JULY_2019: "july_2019"}
    if month in printed:
        return int(row[printed[month]])
    return int(row["usual"]) + int(between(rng, -int(row["spread"]), int(row["spread"]), 1)[0])


def missing_extracts(
    rng: np.random.Generator, population: Population, identity: Identity
) -> tuple[Extract, Extract]:
    """The episodes with times and interviews, and the same ones as 903 rows of whole days."""
    episodes = MissingEpisodes(rng, population)
    required, interview = _interviews(rng, episodes)
    order = np.argsort(episodes.started, kind="stable")
    child = population.child[episodes.period[order]]
    size = len(child)
    started, ended = episodes.started[order], episodes.ended[order]
    with_times: Extract = (
        {
            "EPISODE_ID": words([f"M{number:06d}" for number in range(1, size + 1)], np.arange(size)),
            "CHILD": identity.child(child),
            "TYPE": flags(np.zeros(size, np.bool_), "A", "M"),
            "START_DATETIME": times(started),
            "END_DATETIME": times(ended),
            "RHI_REQUIRED": flags(required[order]),
            "RHI_COMPLETED_DATE": dates(interview[order]),
        },
        size,
    )
    key = np.unique(child * 100_000 + started // _MINUTES, return_index=True)[1]
    whole_days: Extract = (
        {
            "CHILD": identity.child(child[key]),
            "DOB": dates(identity.birth[child[key]]),
            "MISSING": flags(np.zeros(len(key), np.bool_), "A", "M"),
            "MIS_START": dates(started[key] // _MINUTES),
            "MIS_END": dates(ended[key] // _MINUTES),
        },
        len(key),
    )
    return with_times, whole_days


def _interviews(rng: np.random.Generator, episodes: MissingEpisodes) -> tuple[Flags, Ints]:
    """Which episodes need an interview, and when it was; all within the month in which the child came back.

    The first of the month's returns have time for a late interview, the last only for a prompt one.
    """
    back = episodes.ended // _MINUTES
    month = np.searchsorted(ENDS, back, side="left")
    counts = np.bincount(month, minlength=COUNT + 1)[:COUNT]
    required = rolling(_REQUIRED, counts)
    completed = rolling(_COMPLETED, required)
    in_time = rolling(_IN_TIME, completed)
    needs, day = np.zeros(len(back), np.bool_), np.full(len(back), OPEN)
    for place in range(COUNT):
        rows = np.flatnonzero(month == place)
        chosen = rng.choice(rows, required[place], replace=False)
        needs[chosen] = True
        chosen = chosen[np.argsort(back[chosen], kind="stable")]
        late = int(completed[place] - in_time[place])
        prompt = rng.choice(chosen[late:], in_time[place], replace=False)
        limit = np.minimum(working_days_later(back[prompt], 3), ENDS[place])
        day[prompt] = between(rng, back[prompt], limit, len(prompt))
        after = working_days_later(back[chosen[:late]], 3) + 1
        day[chosen[:late]] = between(rng, after, np.maximum(np.minimum(after + 14, ENDS[place]), after), late)
    return needs, day


def complaints(rng: np.random.Generator, population: Population, identity: Identity) -> Extract:
    """Complaints of each month, by children in care or on their behalf."""
    numbers_ = [planned(rng, "complaints", month) for month in range(COUNT)]
    periods = [
        rng.choice(np.flatnonzero(population.in_care[:, month]), count)
        for month, count in enumerate(numbers_)
    ]
    month = np.repeat(np.arange(COUNT), numbers_)
    size = len(month)
    return {
        "COMPLAINT_ID": numbers(70_001 + np.arange(size)),
        "RECEIVED_DATE": dates(between(rng, STARTS[month], ENDS[month], size)),
        "CHILD": identity.child(population.child[np.concatenate(periods)]),
    }, size
