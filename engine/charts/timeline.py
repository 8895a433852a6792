"""One child's history as lanes of spans and moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from engine.charts.words import sentence

if TYPE_CHECKING:
    from engine.results import Table

EPOCH = date(1970, 1, 1)


def long_date(day: int) -> str:
    """A day counted from 1 January 1970 as '31 July 2019'."""
    when = EPOCH + timedelta(days=day)
    return f"{when.day} {when:%B} {when.year}"


@dataclass(frozen=True)
class Span:
    """Something that lasted from `start` to `end` (days since 1970; None while it goes on).

    `label` is short enough to stand in the span; `detail` says it in full. `kind` groups spans that are to
    look alike (a code of the lane).
    """

    start: int
    end: int | None
    label: str
    detail: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Moment:
    """Something that happened on one day. `effect` is 'worse' for what was late or refused, else ''."""

    day: int
    label: str
    detail: str = ""
    effect: str = ""


@dataclass(frozen=True)
class Lane:
    """One kind of facts."""

    name: str
    spans: tuple[Span, ...] = ()
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """Lanes from day `start` to day `end`; `today` is the month end that is looked at."""

    title: str
    start: int
    end: int
    today: int
    lanes: tuple[Lane, ...]

    @property
    def alt_text(self) -> str:
        """What the chart shows: the time it covers, and how much there is in each lane."""
        counts = [f"{lane.name} {len(lane.spans) + len(lane.moments)}" for lane in self.lanes]
        span = f"{long_date(self.start)} to {long_date(self.end)}"
        return sentence(f"Timeline: {self.title}, {span}", "Entries: " + ", ".join(counts) if counts else "")

    def twin(self) -> Table:
        """The same data as a table: a row per span or moment, lane by lane, by date."""
        rows = [["", "What", "From", "To", "Detail"]]
        for lane in self.lanes:
            entries = [
                (s.start, s.label, "goes on" if s.end is None else long_date(s.end), s.detail)
                for s in lane.spans
            ]
            entries += [(m.day, m.label, "", m.detail) for m in lane.moments]
            entries.sort(key=lambda entry: entry[0])
            rows += [[lane.name, label, long_date(day), to, more] for day, label, to, more in entries]
        return rows
