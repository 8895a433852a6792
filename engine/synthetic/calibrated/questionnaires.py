"""Strengths and difficulties questionnaires: each child once a year, with the planned sums of scores."""

import numpy as np

from engine.synthetic.calibrated.picking import some_of
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.sums import with_sum
from engine.synthetic.calibrated.timeline import (
    COUNT,
    ENDS,
    JULY_2018,
    JULY_2019,
    JUNE_2019,
    STARTS,
    weekdays_between,
)
from engine.synthetic.chance import age_on
from engine.synthetic.columns import Flags, Ints

_NOW, _SUM_NOW = 264, 3974
_JUNE, _SUM_JUNE = 198, 2911  # 14.7
_YEAR_AGO, _SUM_YEAR_AGO = 240, 3216  # 13.4
_A_MONTH = 62
_MEANS = {2015: 13.9, 2016: 13.7, 2017: 13.6, 2018: 13.5, 2019: 14.7}


class Questionnaires:
    """Forms filled in month by month; a child once between April and March."""

    def __init__(self, rng: np.random.Generator, population: Population) -> None:
        self._rng = rng
        self._people = population
        self._level = rng.normal(0, 5.0, len(population))
        self.period: Ints = np.zeros(0, np.int64)
        self.day: Ints = np.zeros(0, np.int64)
        self.score: Ints = np.zeros(0, np.int64)

    def drawn(self) -> "Questionnaires":
        """All forms with their scores."""
        done = np.zeros(len(self._people), np.bool_)
        for month in range(COUNT):
            if _is_april(month):
                done[:] = False
            self._fill_in(month, done, self._wanted(month, done))
        self._settle(JULY_2018, _SUM_YEAR_AGO, first=JULY_2018 - 3)
        self._settle(JUNE_2019, _SUM_JUNE, first=JUNE_2019 - 2)
        self._settle(JULY_2019, _SUM_NOW, first=JULY_2019)
        return self

    def _wanted(self, month: int, done: Flags) -> int:
        """So many new forms that those of children still in care are as many as printed."""
        printed = {JULY_2018: _YEAR_AGO, JUNE_2019: _JUNE, JULY_2019: _NOW}
        if month not in printed:
            return _A_MONTH
        return printed[month] - int((done & self._people.in_care[:, month]).sum())

    def _fill_in(self, month: int, done: Flags, count: int) -> None:
        people = self._people
        old_enough = (age_on(people.birth, np.full(len(people), STARTS[month])) >= 4) & (
            people.age[:, month] <= 16
        )
        possible = people.in_care_for(2)[:, month] & old_enough & ~done
        period = some_of(self._rng, np.flatnonzero(possible), count)
        done[period] = True
        mean = _MEANS[
            int(np.datetime64(int(ENDS[month]) - 90, "D").astype("datetime64[Y]").astype(int)) + 1970
        ]
        score = mean + self._level[period] + self._rng.normal(0, 2.5, count)
        self.period = np.concatenate([self.period, period])
        self.day = np.concatenate([self.day, weekdays_between(self._rng, STARTS[month], ENDS[month], count)])
        self.score = np.concatenate([self.score, np.clip(np.rint(score), 0, 40).astype(np.int64)])

    def _settle(self, month: int, total: int, first: int) -> None:
        """Make the scores of the year to date add up to a total, changing those from the month `first` on."""
        year_begins = STARTS[max(place for place in range(month + 1) if _is_april(place))]
        counted = (self.day >= year_begins) & (self.day <= ENDS[month])
        counted &= self._people.in_care[self.period, month]
        free = counted & (self.day >= STARTS[first])
        fixed = int(self.score[counted & ~free].sum())
        size = int(free.sum())
        self.score[free] = with_sum(
            self._rng, self.score[free], np.zeros(size, np.int64), np.full(size, 40), total - fixed
        )


def _is_april(month: int) -> bool:
    return bool(np.datetime64(int(ENDS[month]), "D").astype("datetime64[M]").astype(int) % 12 == 3)
