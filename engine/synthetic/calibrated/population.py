"""The children of the sample: settled periods of care, children who come back, and who is in care when."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.synthetic.calibrated import plan
from engine.synthetic.calibrated.draft import HOME, IN_CARE, SHORT, Draft
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
    joined, earlier, later = _returns(rng, draft)
    owner = np.arange(len(draft))
    owner[earlier] = later
    _, child = np.unique(owner, return_inverse=True)
    return Population(joined, child)


def _returns(rng: np.random.Generator, draft: Draft) -> tuple[Draft, Ints, Ints]:
    """So many starts of each month are of children who left within the 24 months before.

    The earlier period takes over the birth and sex of the later one. It lasted less than a year, so that no
    cohort depends on its age.
    """
    wanted = _returns_by_month(draft)
    free = np.isin(draft.kind, (HOME, SHORT)) & (draft.end - draft.start < 360)
    month = month_of(draft.start)
    birth, female = draft.birth.copy(), draft.female.copy()
    earlier, later = [], []
    for place in range(COUNT):
        starts = rng.permutation(np.flatnonzero((month == place) & ~draft.alone & (draft.kind <= HOME)))
        found = 0
        for period in starts.tolist():
            if found == wanted[place]:
                break
            chosen = _earlier_period(rng, draft, free, period)
            if chosen is None:
                continue
            free[[chosen, period]] = False
            birth[chosen], female[chosen] = birth[period], female[period]
            earlier.append(chosen)
            later.append(period)
            found += 1
        assert found == wanted[place]
    joined = Draft(
        draft.kind, draft.alone, female, draft.age, draft.age_at_start, birth, draft.start, draft.end
    )
    return joined, np.array(earlier), np.array(later)


def _returns_by_month(draft: Draft) -> Ints:
    """Returns as planned for the spans of plan/returns.csv, spread evenly over their months."""
    counts = np.zeros(COUNT, np.int64)
    for row in plan.rows("returns"):
        first, last, total = (
            month_index(row["first_month"]),
            month_index(row["last_month"]),
            int(row["count"]),
        )
        months = np.arange(total) * (last - first + 1) // total + first
        counts += np.bincount(months, minlength=COUNT)
    return counts


def _earlier_period(rng: np.random.Generator, draft: Draft, free: Flags, period: int) -> int | None:
    start = draft.start[period]
    since = months_later(np.array([start]), -24)[0]
    fits = free & (draft.end >= since) & (draft.end <= start - 10)
    fits &= draft.start > draft.birth[period] + 30
    fits[period] = False
    if draft.kind[period] == IN_CARE and draft.age_at_start[period] == 0:
        return None
    found = np.flatnonzero(fits)
    return int(rng.choice(found)) if len(found) else None
