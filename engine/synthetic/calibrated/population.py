"""The children of the sample: settled periods of care, children who come back, and who is in care when."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.draft import HOME, SHORT, Draft
from engine.synthetic.calibrated.timeline import COUNT, ENDS, month_index, month_of, months_later
from engine.synthetic.chance import age_on
from engine.synthetic.columns import Flags, Ints


@dataclass(frozen=True)
class Population:
    """Periods of care (`periods`) and the number of the child that each belongs to.

    Arrays by period and month end have the shape (periods, months).
    """

    periods: Draft
    child: Ints

    def __len__(self) -> int:
        return len(self.child)

    @property
    def children(self) -> int:
        """How many children there are."""
        return int(self.child.max()) + 1

    @cached_property
    def first_period(self) -> Ints:
        """A period of each child."""
        return np.unique(self.child, return_index=True)[1]

    @property
    def birth(self) -> Ints:
        """Births, by period."""
        return self.periods.birth

    @property
    def start(self) -> Ints:
        """S0, by period."""
        return self.periods.start

    @property
    def end(self) -> Ints:
        """E0 (OPEN while in care), by period."""
        return self.periods.end

    @property
    def alone(self) -> Flags:
        """Unaccompanied asylum seeking children, by period."""
        return self.periods.alone

    @cached_property
    def in_care(self) -> Flags:
        """Whether the period is open at each month end."""
        return (self.start[:, None] <= ENDS) & (self.end[:, None] > ENDS)

    @cached_property
    def age(self) -> Ints:
        """Age at each month end."""
        births = np.repeat(self.birth[:, None], COUNT, axis=1)
        return age_on(births, np.broadcast_to(ENDS, births.shape))

    @cached_property
    def back_soon(self) -> Flags:
        """Periods that began within two months after an earlier one of the child ended."""
        order = np.lexsort((self.start, self.child))
        again = self.child[order][1:] == self.child[order][:-1]
        soon = np.zeros(len(self), np.bool_)
        soon[order[1:]] = again & (self.start[order][1:] - self.end[order][:-1] < 62)
        return soon

    def in_care_for(self, months: int) -> Flags:
        """Whether the period is open and began so many months before each month end."""
        return self.in_care & (self.start[:, None] <= months_later(ENDS, -months))


def populate(rng: np.random.Generator, draft: Draft) -> Population:
    """The periods with some of them joined as earlier and later periods of one child."""
    periods, earlier, later = _returns(rng, draft)
    owner = np.arange(len(draft))
    owner[earlier] = later
    _, child = np.unique(owner, return_inverse=True)
    return Population(periods, child)


def _returns(rng: np.random.Generator, draft: Draft) -> tuple[Draft, Ints, Ints]:
    """The draft with earlier and later periods of one child, and which they are.

    The earlier period takes over the birth and sex of the later one. It lasted less than a year, so that no
    cohort depends on its age.
    """
    pairs: list[tuple[int, int]] = []
    joined = np.zeros(len(draft), np.bool_)
    month = np.where(~draft.alone & (draft.kind <= HOME), month_of(draft.start), -1)
    for place, count in enumerate(_returns_by_month().tolist()):
        enough = len(pairs) + count
        for later in rng.permutation(np.flatnonzero(month == place)).tolist():
            possible = _earlier_periods(draft, joined, later)
            if len(pairs) < enough and len(possible) and not joined[later]:
                earlier = int(rng.choice(possible))
                joined[[earlier, later]] = True
                pairs.append((earlier, later))
    earlier_periods, later_periods = (np.array(column) for column in zip(*pairs, strict=True))
    birth, female = draft.birth.copy(), draft.female.copy()
    birth[earlier_periods], female[earlier_periods] = birth[later_periods], female[later_periods]
    return replace(draft, birth=birth, female=female), earlier_periods, later_periods


def _returns_by_month() -> Ints:
    """Returns as planned for the spans of plan/returns.csv, spread evenly over their months."""
    counts = np.zeros(COUNT, np.int64)
    for row in plan.rows("returns"):
        first, last = month_index(row["first_month"]), month_index(row["last_month"])
        total = int(row["count"])
        counts += np.bincount(first + np.arange(total) * (last - first + 1) // total, minlength=COUNT)
    return counts


def _earlier_periods(draft: Draft, joined: Flags, later: int) -> Ints:
    """Periods of less than a year that ended in the 24 months before, of a child old enough then."""
    start = draft.start[later]
    since = months_later(np.array([start]), -24)[0]
    fits = ~joined & np.isin(draft.kind, (HOME, SHORT)) & (draft.end - draft.start < 360)
    fits &= (draft.end >= since) & (draft.end <= start - 10) & (draft.start > draft.birth[later] + 30)
    return np.flatnonzero(fits)
