"""Missing episodes with their return interviews: children, long episodes and interviews as planned."""

import numpy as np

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.picking import some_of
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.sums import planned_years, rolling
from engine.synthetic.calibrated.timeline import (
    COUNT,
    ENDS,
    JULY_2018,
    JULY_2019,
    JUNE_2019,
    LAST_DAY,
    STARTS,
    weekdays_between,
    working_days_later,
)
from engine.synthetic.chance import between, happens
from engine.synthetic.columns import (
    OPEN,
    Flags,
    Ints,
    constant,
    dates,
    flags,
    identifiers,
    numbers,
    times,
)

_MINUTES = 1440
_TWO_DAYS = 2 * _MINUTES
_TWICE = 0.3  # the share of children who go missing twice in a month


class MissingEpisodes:
    """Episodes of all months, by start; minutes count from 1970, `ended` is OPEN while the child is away."""

    def __init__(self, rng: np.random.Generator, population: Population) -> None:
        self._rng = rng
        self._people = population
        self._back = np.zeros(len(population), np.int64)
        often = rng.exponential(1.0, len(population)) ** 2
        self._weight = np.where(population.alone, often * 0.5, often)
        months = [self._month(month) for month in range(COUNT)]
        self.period, self.started, self.ended = (
            np.concatenate(column) for column in zip(*months, strict=True)
        )
        self.ended[self.ended // _MINUTES > LAST_DAY] = OPEN * _MINUTES

    def _month(self, month: int) -> tuple[Ints, Ints, Ints]:
        """Period, start and end: as many children as planned, some twice, so many episodes over two days."""
        children, long = planned(self._rng, "children", month), planned(self._rng, "over_48_hours", month)
        chosen = self._children(month, children)
        second = round(_TWICE * children)
        size, days = len(chosen) + second, int(ENDS[month] - STARTS[month] + 1)
        period = np.concatenate([chosen, chosen[:second]])
        day = between(self._rng, 0, days - 1, size)
        day[:second] = between(self._rng, 0, days // 2 - 3, second)
        day[len(chosen) :] = between(self._rng, days // 2, days - 1, second)
        started = (STARTS[month] + day) * _MINUTES + between(self._rng, 0, _MINUTES - 1, size)
        alone = np.arange(size) >= second  # no other of the month follows
        over = self._over_two_days(started, alone, (int(ENDS[month]) + 1) * _MINUTES, long)
        ended = started + self._lengths(over)
        np.maximum.at(self._back, period, ended)
        return period, started, ended

    def _children(self, month: int, count: int) -> Ints:
        """Children over ten, in care all month, not away when it begins; some go more often than others."""
        people = self._people
        there = people.in_care[:, month] & (people.start < STARTS[month])
        there &= self._back < STARTS[month] * _MINUTES
        possible = np.flatnonzero(there & (people.age[:, month] >= 11))
        weight = self._weight[possible]
        return some_of(self._rng, possible, count, weight)

    def _over_two_days(self, started: Ints, alone: Flags, end_of_month: int, count: int) -> Flags:
        """Which last over two days: they must have passed by the end of the month."""
        over = np.zeros(len(started), np.bool_)
        able = np.flatnonzero(alone & (started + _TWO_DAYS + 30 < end_of_month))
        over[some_of(self._rng, able, count)] = True
        return over

    def _lengths(self, over: Flags) -> Ints:
        """Minutes away: some days for a few, an hour to two days for the others, mostly less than one."""
        size = len(over)
        short = between(self._rng, 60, _TWO_DAYS - 60, size)
        short = np.where(happens(self._rng, 0.6, size), np.minimum(short, 900 + short // 4), short)
        long = _TWO_DAYS + 20 + (self._rng.exponential(2.0, size) * _MINUTES).astype(np.int64)
        return np.where(over, np.minimum(long, 11 * _MINUTES), short)


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
    columns = {
        "EPISODE_ID": identifiers("M", 1 + np.arange(size), 6),
        "CHILD": identity.child(child),
        "TYPE": constant("M", size),
        "START_DATETIME": times(started),
        "END_DATETIME": times(ended),
        "RHI_REQUIRED": flags(required[order]),
        "RHI_COMPLETED_DATE": dates(interview[order]),
    }
    return (columns, size), _whole_days(identity, child, started // _MINUTES, ended // _MINUTES)


def _whole_days(identity: Identity, child: Ints, started: Ints, ended: Ints) -> Extract:
    """The 903 file: one row a child and day."""
    row = np.unique(child * 2 * int(OPEN) + started, return_index=True)[1]
    return {
        "CHILD": identity.child(child[row]),
        "DOB": dates(identity.birth[child[row]]),
        "MISSING": constant("M", len(row)),
        "MIS_START": dates(started[row]),
        "MIS_END": dates(ended[row]),
    }, len(row)


def _interviews(rng: np.random.Generator, episodes: MissingEpisodes) -> tuple[Flags, Ints]:
    """Which episodes need an interview, and when it was; all within the month in which the child came back.

    The first of the month's returns have time for a late interview, the last only for a prompt one.
    """
    back = episodes.ended // _MINUTES
    month = np.searchsorted(ENDS, back, side="left")
    counts = np.bincount(month, minlength=COUNT + 1)[:COUNT]
    required = rolling(rng, planned_years("return interviews required"), counts)
    completed = rolling(rng, planned_years("return interviews completed"), required)
    in_time = rolling(rng, planned_years("return interviews within three days"), completed)
    needs, day = np.zeros(len(back), np.bool_), np.full(len(back), OPEN)
    for place in range(COUNT):
        rows = np.flatnonzero(month == place)
        chosen = some_of(rng, rows, int(required[place]))
        needs[chosen] = True
        chosen = chosen[np.argsort(back[chosen], kind="stable")]
        late = int(completed[place] - in_time[place])
        prompt = some_of(rng, chosen[late:], int(in_time[place]))
        limit = np.minimum(working_days_later(back[prompt], 3), ENDS[place])
        day[prompt] = weekdays_between(rng, back[prompt], limit, len(prompt))
        after = working_days_later(back[chosen[:late]], 3) + 1
        latest = np.maximum(np.minimum(after + 14, ENDS[place]), after)
        day[chosen[:late]] = weekdays_between(rng, after, latest, late)
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
