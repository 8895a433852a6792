"""School: the monthly picture of children of school age, and exclusions, with the document's factors."""

from dataclasses import dataclass

import numpy as np

from engine.synthetic.calibrated.figures import wanted
from engine.synthetic.calibrated.identity import Extract, Identity
from engine.synthetic.calibrated.picking import some_of
from engine.synthetic.calibrated.population import Population
from engine.synthetic.calibrated.services import SNAPSHOTS
from engine.synthetic.calibrated.states import held, with_count
from engine.synthetic.calibrated.timeline import COUNT, ENDS, FIRST_DAY, JULY_2019, JUNE_2019, STARTS
from engine.synthetic.chance import age_on, between, draw, happens
from engine.synthetic.columns import OPEN, Column, Flags, Floats, Ints, dates, flags, numbers, words

_PHASES = ["PRIMARY", "SECONDARY", "POST16"]
_PRIMARY, _SECONDARY, _POST16, _NONE = range(4)
# Sessions (half days) possible since 1 September, by month of the year.
_SESSIONS = {9: 38, 10: 72, 11: 116, 12: 146, 1: 184, 2: 214, 3: 252, 4: 276, 5: 314, 6: 350, 7: 380, 8: 380}
_ON_PART_TIME_IN_JUNE = 16


@dataclass(frozen=True)
class Factors:
    """Which children have what in July 2019, by period: an exclusion, absence, no school place."""

    excluded: Flags
    absent: Flags
    not_in_education: Flags


def _month_of_year(month: int) -> int:
    return int(np.datetime64(int(ENDS[month]), "D").astype("datetime64[M]").astype(int)) % 12 + 1


def _first_of_september(month: int) -> int:
    """The first day of the academic year that a month is in."""
    back = (_month_of_year(month) - 9) % 12
    begin = np.datetime64(int(ENDS[month]), "D").astype("datetime64[M]") - back
    return int(begin.astype("datetime64[D]").astype(int))


def phases(population: Population) -> Ints:
    """The phase of each child in care at each month end, by age on 1 September; shape (periods, months)."""
    septembers = np.array([_first_of_september(month) for month in range(COUNT)])
    births = np.repeat(population.birth[:, None], COUNT, axis=1)
    year = age_on(births, np.broadcast_to(septembers, births.shape))
    phase = np.digitize(year, (4, 11, 16)) - 1
    return np.where(population.in_care & (phase >= 0), phase, _NONE)


class School:
    """What the monthly returns and the exclusions say."""

    def __init__(self, rng: np.random.Generator, population: Population) -> None:
        self._rng = rng
        self._people = population
        self.phase = phases(population)
        secondary = self.phase == _SECONDARY
        counts = 84 + between(rng, -5, 5, COUNT)
        counts[JULY_2019] = 88
        self.not_in_education = held(rng, secondary, counts, 0.9)
        self.factors = self._factors(self.phase[:, JULY_2019], self.not_in_education[:, JULY_2019])
        self.neet = self._neet()
        self.part_time = self._part_time()

    def _take(self, pool: Flags, count: int) -> Flags:
        return with_count(self._rng, np.zeros_like(pool), pool, count)

    def _factors(self, phase: Ints, no_place: Flags) -> Factors:
        """The printed numbers: 10 and 104 excluded, 30 and 199 absent, and how many of them are both."""
        settled = self._people.start < ENDS[JULY_2019] - 60
        primary = (phase == _PRIMARY) & settled & (self._people.age[:, JULY_2019] >= 6)
        secondary = (phase == _SECONDARY) & settled
        excluded = self._take(primary, 10) | self._take(secondary, 104)
        both = self._take(excluded & primary, 2) | self._take(excluded & secondary & ~no_place, 54)
        without_place = self._take(secondary & no_place & ~excluded, 6)
        rest = self._take(primary & ~excluded, 28)
        rest |= self._take(secondary & ~excluded & ~no_place, 199 - 54 - 6)
        return Factors(excluded, both | without_place | rest, no_place)

    def _neet(self) -> Flags:
        cohort = self._people.in_care_for(12) & (self._people.age >= 16)
        counts = wanted(self._rng, "edu_neet_16_18_12m", cohort.sum(axis=0))
        planned = held(self._rng, cohort & (self.phase == _POST16), counts, 0.9)
        others = (self.phase == _POST16) & ~cohort
        return planned | held(self._rng, others, np.rint(others.sum(axis=0) * 0.15).astype(np.int64), 0.8)

    def _part_time(self) -> Flags:
        """Reduced timetables, of children who have a school place."""
        at_school = (self.phase <= _SECONDARY) & ~self.not_in_education
        counts = between(self._rng, 11, 18, COUNT)
        counts[JUNE_2019] = _ON_PART_TIME_IN_JUNE
        return held(self._rng, at_school, counts, 0.75)

    def absence_rates(self, month: int) -> Floats:
        """The share of sessions missed: a tenth or more for the persistently absent."""
        year = _first_of_september(month)
        own = np.random.default_rng(year)
        size = len(self._people)
        young = self.phase[:, month] == _PRIMARY
        chance = np.where(young, 0.055, 0.2)
        often = happens(own, chance, size)
        high, low = own.uniform(0.108, 0.38, size), own.uniform(0.0, 0.088, size)
        if year == _first_of_september(JULY_2019):
            in_july = self._people.in_care[:, JULY_2019]
            often = np.where(in_july, self.factors.absent, often)
        return np.where(often, high, low)


def education_status(
    rng: np.random.Generator, population: Population, identity: Identity, school: School
) -> Extract:
    """One row per month end and child of school age; nothing is said of timetables in July and August."""
    shown = school.phase < _NONE
    shown[:, : COUNT - SNAPSHOTS] = False
    month, period = np.nonzero(shown.T)
    at = (period, month)
    phase = school.phase[at]
    month_of_year = np.array([_month_of_year(place) for place in range(COUNT)])
    possible = np.array([_SESSIONS[number] for number in month_of_year.tolist()])[month]
    rates = np.stack([school.absence_rates(place) for place in range(COUNT)], axis=1)
    absent = np.where(rates[at] >= 0.1, np.ceil(rates[at] * possible), np.floor(rates[at] * possible))
    at_school = phase <= _SECONDARY
    term = ~np.isin(month_of_year[month], (7, 8))
    need = draw(rng, (27, 29, 44), len(population))[period]
    eet = np.where(school.neet[at], 1, np.where((period + month // 6) % 23 == 0, 2, 0))
    return {
        "AS_AT": dates(ENDS[month]),
        "CHILD": identity.child(population.child[period]),
        "PHASE": words(_PHASES, phase),
        "EET_STATUS": words(["EET", "NEET", "UNKNOWN", ""], np.where(at_school, 3, eet)),
        "NOT_IN_EDUCATION": _yes_no(school.not_in_education[at], at_school),
        "REDUCED_TIMETABLE": _yes_no(school.part_time[at], at_school & term),
        "SEN_PROVISION": words(["E", "K", "N"], need),
        "POSSIBLE_SESSIONS": numbers(np.where(at_school, possible, -1)),
        "ABSENT_SESSIONS": numbers(np.where(at_school, absent.astype(np.int64), -1)),
    }, len(month)


def _yes_no(values: Flags, told: Flags) -> Column:
    """Y or N where something is told, else blank."""
    return words(["N", "Y", ""], np.where(told, values.astype(np.int64), 2))


def exclusions(
    rng: np.random.Generator, population: Population, identity: Identity, school: School
) -> Extract:
    """Fixed term exclusions of each academic year, and two permanent ones."""
    fixed = [_fixed_term(rng, population, school, july) for july in range(JULY_2019 % 12, COUNT, 12)]
    permanent = _permanent(rng, population, school)
    parts = [*fixed, permanent]
    period, day = (np.concatenate(column) for column in zip(*parts, strict=True))
    kind = np.arange(len(period)) >= len(period) - len(permanent[0])
    row = np.unique(population.child[period] * 300_000 + day * 2 + kind, return_index=True)[1]
    return {
        "CHILD": identity.child(population.child[period[row]]),
        "EXCLUSION_TYPE": flags(kind[row], "PEX", "FTE"),
        "START_DATE": dates(day[row]),
        "OUTCOME": flags(kind[row], "UPHELD", ""),
    }, len(row)


def _fixed_term(
    rng: np.random.Generator, population: Population, school: School, july: int
) -> tuple[Ints, Ints]:
    """Period and day, some children twice, in the academic year that ends with a July."""
    phase = school.phase[:, july]
    weight = np.select([phase == _SECONDARY, phase == _PRIMARY], [1.0, 0.06], 0)
    chosen = some_of(rng, np.arange(len(weight)), 118, weight)
    if july == JULY_2019:
        chosen = np.flatnonzero(school.factors.excluded)
    period = np.concatenate([chosen, rng.choice(chosen, 40)])
    last = int(ENDS[july]) - 12
    begin = np.maximum(population.start[period] + 3, _first_of_september(july) + 4)
    begin = np.minimum(np.maximum(begin, FIRST_DAY), last - 14)
    return period, _school_days(between(rng, begin, last, len(period)))


def _school_days(day: Ints) -> Ints:
    """Saturdays and Sundays become the Friday before."""
    weekday = (day + 3) % 7  # 0 is Monday
    return day - np.maximum(weekday - 4, 0)


def _permanent(rng: np.random.Generator, population: Population, school: School) -> tuple[Ints, Ints]:
    """One child in care in July 2019 was excluded in February; and one two years before, in May."""
    earlier = JULY_2019 - 24
    now = school.factors.excluded & (population.start < STARTS[JULY_2019 - 6])
    now &= school.phase[:, JULY_2019] == _SECONDARY
    then = population.in_care_for(12)[:, earlier] & (school.phase[:, earlier] == _SECONDARY)
    period = np.array([rng.choice(np.flatnonzero(now)), rng.choice(np.flatnonzero(then))])
    return period, np.array([STARTS[JULY_2019 - 5] + 5, STARTS[earlier - 2] + 9])


def ehc_plans(rng: np.random.Generator, population: Population, identity: Identity) -> Extract:
    """Requests for an education, health and care plan, mostly issued within twenty weeks."""
    period = rng.choice(
        np.flatnonzero(population.in_care[:, JULY_2019] & (population.age[:, JULY_2019] >= 4)),
        260,
        replace=False,
    )
    begin = np.maximum(population.start[period], FIRST_DAY)
    requested = between(rng, begin, np.maximum(begin, ENDS[JULY_2019] - 20), len(period))
    took = np.where(happens(rng, 0.7, 260), between(rng, 84, 140, 260), between(rng, 141, 260, 260))
    issued = requested + took
    return {
        "CHILD": identity.child(population.child[period]),
        "REQUEST_DATE": dates(requested),
        "ISSUED_DATE": dates(np.where(issued > ENDS[JULY_2019], OPEN, issued)),
        "EXEMPTION": words(["N", "Y"], happens(rng, 0.03, 260).astype(np.int64)),
    }, 260
