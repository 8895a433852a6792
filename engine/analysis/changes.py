"""What changed since last month: ratings, the biggest moves, who came into care and who left."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from engine.analysis.behind import people_in
from engine.analysis.history import History
from engine.analysis.labels import RAG_WORDS, name_of
from engine.analysis.people import Person
from engine.analysis.spc import outside_limits
from engine.analysis.trend import TWO_YEARS, difference, trend
from engine.calendar import Month
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.declaration import Indicator
from engine.scorecard.printing import printed, printed_number

WORSE_ORDER = {"green": 0, "amber": 1, "red": 2}
MOST_MOVES = 5


@dataclass(frozen=True)
class RagChange:
    """An indicator whose rating is not last month's; `worsened` where it went towards red."""

    indicator: str
    name: str
    before: str
    after: str
    printed_before: str
    printed_after: str
    worsened: bool

    @property
    def sentence(self) -> str:
        """From amber (85.1%) to red (62.4%)."""
        before, after = (RAG_WORDS[rag].lower() for rag in (self.before, self.after))
        return f"from {before} ({self.printed_before}) to {after} ({self.printed_after})"


@dataclass(frozen=True)
class Move:
    """A change of value that is large beside the indicator's usual monthly changes.

    `size` is the change as a multiple of the mean monthly change over two years; `direction` better or worse.
    """

    indicator: str
    name: str
    printed_before: str
    printed_after: str
    change: str
    direction: str
    size: float
    beyond_limits: bool


@dataclass(frozen=True)
class Changes:
    """What is new in a month."""

    month: Month
    rag: tuple[RagChange, ...]
    moves: tuple[Move, ...]
    came: tuple[Person, ...]
    left: tuple[Person, ...]

    @property
    def worsened(self) -> tuple[RagChange, ...]:
        """Ratings that went towards red."""
        return tuple(change for change in self.rag if change.worsened)

    @property
    def improved(self) -> tuple[RagChange, ...]:
        """Ratings that went towards green."""
        return tuple(change for change in self.rag if not change.worsened)


def changes(history: History, month: Month) -> Changes:
    """What changed between the month before and a month."""
    rag = (rag_change(history, each, month) for each in CATALOGUE)
    moves = [move for each in CATALOGUE if (move := _move(history, each, month))]
    moves.sort(key=lambda move: -move.size)
    came, left = came_and_left(history, month)
    return Changes(month, tuple(c for c in rag if c), tuple(moves[:MOST_MOVES]), came, left)


def rag_change(history: History, indicator: Indicator, month: Month) -> RagChange | None:
    """The change of rating since the month before; None where either month has none, or they are equal."""
    before_month = month.plus(-1)
    if before_month.plus(-12) not in history.shown[indicator.id]:
        return None
    now, before = history.row(indicator, month), history.row(indicator, before_month)
    if not now.rag or not before.rag or now.rag == before.rag:
        return None
    return RagChange(
        indicator=indicator.id,
        name=name_of(indicator, history.profile),
        before=before.rag,
        after=now.rag,
        printed_before=before.printed,
        printed_after=now.printed,
        worsened=WORSE_ORDER[now.rag] > WORSE_ORDER[before.rag],
    )


def _move(history: History, indicator: Indicator, month: Month) -> Move | None:
    """The indicator's change since last month beside its usual one; None where it did not change."""
    figures, row = history.shown[indicator.id], history.row(indicator, month)
    before = figures.get(month.plus(-1))
    if before is None or row.month_ago.direction not in ("better", "worse"):
        return None
    values = [
        printed_number(indicator, figures[each])
        for each in (month.plus(-back) for back in range(TWO_YEARS, -1, -1))
        if each in figures
    ]
    steps = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    typical = float(sum(steps) / len(steps)) if steps else 0.0
    if not typical:
        return None
    found = trend(history, indicator, month, TWO_YEARS)
    shown = [printed_number(indicator, point.figure) for point in found.points]
    marks = (
        outside_limits([None if v is None else float(v) for v in shown], found.limits) if found.limits else {}
    )
    return Move(
        indicator=indicator.id,
        name=found.name,
        printed_before=printed(indicator, before),
        printed_after=row.printed,
        change=difference(indicator, before, row.figure),
        direction=row.month_ago.direction,
        size=float(steps[-1]) / typical,
        beyond_limits=len(shown) - 1 in marks,
    )


def came_and_left(history: History, month: Month) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Children in care now who were not at the end of last month, and the other way round, sorted by id."""
    now, before = history.model_at(month), history.model_at(month.plus(-1))
    here, there = now.roll.child, before.roll.child
    came, left = np.setdiff1d(here, there), np.setdiff1d(there, here)
    return people_in(history, month, came), people_in(history, month, left)
