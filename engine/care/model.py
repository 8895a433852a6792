"""The care model: everything that indicators ask about, for a list of month ends at once."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from engine.arrays import ABSENT, Days, Mask, Rows
from engine.calendar import Month, Window, window_starts
from engine.care.children import Children
from engine.care.events import Events
from engine.care.keeping import Keeping
from engine.care.periods import Periods, Placements, read_periods, read_placements
from engine.care.places import Places
from engine.care.readings import Episodes, read_episodes
from engine.care.roll import Roll
from engine.care.snapshots import rows_of_months
from engine.care.workers import Workers
from engine.profile import Profile
from engine.tables import Extracts


class CareModel(Keeping):
    """Extracts seen at the ends of some months (ascending); each part is computed when first asked for."""

    def __init__(self, extracts: Extracts, months: Sequence[Month], profile: Profile) -> None:
        self.extracts = extracts
        self.months = tuple(months)
        self.profile = profile
        self.days: Days = np.array([month.last_day for month in months], dtype=np.int32)
        self.facts = Keeping()
        """What does not depend on months."""

    def seen_at(self, months: Sequence[Month]) -> "CareModel":
        """The same extracts seen at the ends of other months; what does not depend on months is shared."""
        other = CareModel(self.extracts, months, self.profile)
        other.facts = self.facts
        for name in ("children", "episodes", "periods", "period_of_episode", "placements", "places"):
            other.__dict__[name] = getattr(self, name)
        return other

    def window_start(self, window: Window) -> Days:
        """The first day of the window that ends at each month end."""
        return self.keep(window, lambda: window_starts(window, self.months))

    @cached_property
    def children(self) -> Children:
        """Facts by child."""
        return Children(self.extracts)

    def child_texts(self, numbers: Rows) -> list[str]:
        """The ids of some children."""
        texts = self.extracts["episodes"].texts("CHILD")[1]
        return [texts[number] for number in numbers]

    @cached_property
    def episodes(self) -> Episodes:
        """Episodes in care."""
        return read_episodes(self.extracts)

    @cached_property
    def periods(self) -> Periods:
        """Periods of care."""
        return read_periods(self.episodes)

    @cached_property
    def period_of_episode(self) -> Rows:
        """The period that each episode belongs to."""
        lengths = self.periods.last - self.periods.first + 1
        return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)

    @cached_property
    def placements(self) -> Placements:
        """Placement spells."""
        return read_placements(self.episodes, self.periods)

    @cached_property
    def places(self) -> Places:
        """Distance and placement authority by episode."""
        return Places(self.episodes, self.extracts["postcodes"], self.profile)

    @cached_property
    def roll(self) -> Roll:
        """CIC(D) for every month end."""
        return Roll.called(self)

    def workers(self, role: str) -> Workers:
        """Who held a role (SW, IRO, PA) for each child."""
        return self.facts.keep(("workers", role), lambda: Workers(self.extracts, self.children, role))

    def health_events(self, *events: str) -> Events:
        """Completed health events of some kinds, by child and date."""
        return self.facts.keep(("health", events), lambda: self._read_health_events(events))

    def _read_health_events(self, events: tuple[str, ...]) -> Events:
        extract = self.extracts["health_events"]
        wanted = extract.among("EVENT", events) & self.completed
        return Events.of(self.children.number(extract), extract.days("EVENT_DATE"), wanted)

    @cached_property
    def completed(self) -> Mask:
        """Which rows of health_events are completed; a blank status is."""
        extract = self.extracts["health_events"]
        return ~extract.filled("STATUS") | extract.among("STATUS", ["COMPLETED"])

    def month_of_snapshot_rows(self, extract_name: str) -> Rows:
        """The month that each row of an AS_AT extract speaks for; ABSENT for none."""
        return self.keep(("snapshot", extract_name), lambda: self._month_of_rows(extract_name))

    def _month_of_rows(self, extract_name: str) -> Rows:
        month = np.full(self.extracts[extract_name].rows, ABSENT, dtype=np.int32)
        for place, rows in enumerate(self.snapshot_rows(extract_name)):
            month[rows] = place
        return month

    def snapshot_rows(self, extract_name: str) -> list[Rows]:
        """For every month its rows of an AS_AT extract."""
        return self.keep(("snapshot rows", extract_name), lambda: self._snapshot_rows(extract_name))

    def _snapshot_rows(self, extract_name: str) -> list[Rows]:
        days = self.extracts[extract_name].days("AS_AT")
        return rows_of_months(days, self.window_start(Window.SNAPSHOT), self.days)

    def snapshots_by_child(self, extract_name: str) -> Iterator[Rows]:
        """For every month, by child: the row among the month's rows of an AS_AT extract; ABSENT for none."""
        child = self.children.number(self.extracts[extract_name])
        for rows in self.snapshot_rows(extract_name):
            found = np.full(self.children.count + 1, ABSENT, dtype=np.int32)
            found[child.take(rows)] = rows
            found[ABSENT] = ABSENT
            yield found
