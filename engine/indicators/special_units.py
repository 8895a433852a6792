"""Units that are not simply rows of an extract: missing episodes, sibling groups, children who turn 18."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from engine.arrays import ABSENT, NEVER, Days, Mask, Rows, distinct, either, place_among
from engine.calendar import Window, birthday
from engine.calendar.iso import iso
from engine.care.model import CareModel
from engine.care.monthly import Monthly
from engine.indicators.units import in_months, in_window, monthly, months_of_window
from engine.tables import Extract

DAY = 86_400


@dataclass(frozen=True)
class MissingSource:
    """The extract that tells of missing episodes, row by row; `wanted` are its rows of TYPE M."""

    extract: Extract
    wanted: Mask
    started: npt.NDArray[np.int64]
    end_day: Days
    ended: npt.NDArray[np.int64]

    @cached_property
    def start_day(self) -> Days:
        """The day on which each began."""
        return (self.started // DAY).astype(np.int32)


@dataclass(frozen=True, eq=False)
class MissingEpisodes(Monthly):
    """Missing episodes (TYPE M), each in every month whose window holds the day asked for.

    Times are in seconds since 1970; an episode that is still open ends at NEVER.
    """

    source: MissingSource

    @property
    def extract(self) -> Extract:
        """The extract that the episodes come from."""
        return self.source.extract

    @property
    def started(self) -> npt.NDArray[np.int64]:
        """When it began."""
        return self.of(self.source.started)

    @property
    def end_day(self) -> Days:
        """The day on which it ended."""
        return self.of(self.source.end_day)

    @property
    def child(self) -> Rows:
        """The child's number."""
        return self.of(self.model.children.number(self.extract))

    @cached_property
    def in_care(self) -> Mask:
        """Whether the child had a period open on the start date."""
        model = self.model
        in_care = self.of(model.facts.keep("missing from care", self._by_the_latest_reading))
        again = np.flatnonzero(model.episodes.reads_differently.take(self.child))
        start_day = self.source.start_day[self.row[again]]
        in_care[again] = model.periods.open_on(self.child[again], self.day[again], start_day)
        return in_care

    def _by_the_latest_reading(self) -> Mask:
        """Of all rows of the extract: whether the child had a period open on the start date."""
        child = self.model.children.number(self.extract)
        return self.model.periods.open_on(child, np.full(len(child), NEVER), self.source.start_day)

    @property
    def seconds(self) -> npt.NDArray[np.int64]:
        """How long it lasted; one still open at D counts to the end of D."""
        end_of_day = (self.day.astype(np.int64) + 1) * DAY
        return either(self.end_day <= self.day, self.of(self.source.ended), end_of_day) - self.started

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """EPISODE_ID; from the 903 file CHILD, a space, MIS_START."""
        chosen = self.row[rows]
        children = self.extract.text_at("CHILD", chosen)
        if self.extract.name == "missing_episodes":
            return self.extract.text_at("EPISODE_ID", chosen), children
        days = self.extract.days("MIS_START")[chosen]
        return [f"{child} {iso(day)}" for child, day in zip(children, days, strict=True)], children


def _source(model: CareModel) -> MissingSource:
    return model.facts.keep("missing", lambda: _read_source(model))


def _read_source(model: CareModel) -> MissingSource:
    if model.extracts.imported("missing_episodes"):
        extract = model.extracts["missing_episodes"]
        wanted = ~extract.filled("TYPE") | extract.among("TYPE", ["M"])
        started, _ = extract.seconds("START_DATETIME")
        ended, known = extract.seconds("END_DATETIME")
        return MissingSource(
            extract, wanted, started, np.where(known, ended // DAY, NEVER).astype(np.int32), ended
        )
    extract = model.extracts["missing"]
    end_day = extract.days("MIS_END")
    started = extract.days("MIS_START").astype(np.int64) * DAY
    return MissingSource(
        extract, extract.among("MISSING", ["M"]), started, end_day, end_day.astype(np.int64) * DAY
    )


def _missing(model: CareModel, source: MissingSource, days: Days, window: Window) -> MissingEpisodes:
    """Episodes in the months whose window holds a day, from the month in which they began."""
    first, after = months_of_window(model, days, window)
    begun = place_among(model.days, source.start_day)
    rows = in_months(model, np.maximum(first, begun), after * source.wanted)
    return MissingEpisodes(model, monthly(rows), source)


def missing_started(model: CareModel) -> MissingEpisodes:
    """Missing episodes started in the month."""
    source = _source(model)
    return model.keep("missing started", lambda: _missing(model, source, source.start_day, Window.MONTH))


def missing_ended(model: CareModel) -> MissingEpisodes:
    """Missing episodes that ended in the last twelve months."""
    source = _source(model)
    return model.keep("missing ended", lambda: _missing(model, source, source.end_day, Window.ROLLING_YEAR))


@dataclass(frozen=True, eq=False)
class ChildMonths(Monthly):
    """Children, each in the months that concern them; a row is the child's number."""

    @property
    def child(self) -> Rows:
        """The child's number."""
        return self.row

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """CHILD."""
        children = self.model.child_texts(self.child[rows])
        return children, children


def turned_18(model: CareModel) -> ChildMonths:
    """Children with an 18th birthday b in the month and a period with S0 < b and (E0 blank or E0 >= b)."""
    birthdays = birthday(model.children.birth[:-1], 18)

    def in_care(child: Rows, known_at: np.int32) -> Rows:
        reached = birthdays.take(child)
        at = np.broadcast_to(known_at, len(child))
        return child[model.periods.latest_end_of_those_begun(child, at, reached - np.int32(1)) >= reached]

    return ChildMonths(model, monthly(map(in_care, in_window(model, birthdays, Window.MONTH), model.days)))


def missing_children(model: CareModel) -> ChildMonths:
    """Children in care with a missing episode started in the month."""
    episodes = missing_started(model)
    months = zip(episodes.by_months(episodes.child), episodes.by_months(episodes.in_care), strict=True)
    return ChildMonths(model, monthly(distinct(child[in_care]) for child, in_care in months))


@dataclass(frozen=True, eq=False)
class SiblingGroups(Monthly):
    """Sibling groups of two or more who are to be placed together, by their earliest placing.

    A row is the number of a group.
    """

    names_of_groups: list[str]
    last_placed: Days
    one_family: Mask

    @property
    def together(self) -> Mask:
        """Whether all members are placed by D, with one and the same adopter family."""
        return (self.of(self.last_placed) <= self.day) & self.of(self.one_family)

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """GROUP_ID; no child."""
        return [self.names_of_groups[group] for group in self.row[rows]], [""] * len(rows)


def sibling_groups(model: CareModel) -> SiblingGroups:
    """Groups with two or more PLAN_TOGETHER = Y members whose earliest DATE_PLACED is in R12M."""
    extract = model.extracts["sibling_groups"]
    planned = extract.among("PLAN_TOGETHER", ["Y"])
    codes, names = extract.texts("GROUP_ID")
    group, placed = codes[planned], extract.days("DATE_PLACED")[planned]
    family = extract.codes("ADOPTER_FAMILY_ID")[planned]
    first = np.full(len(names), NEVER, dtype=np.int32)
    last = np.full(len(names), -(2**31), dtype=np.int32)
    lowest, highest = np.full(len(names), NEVER), np.full(len(names), ABSENT, dtype=np.int32)
    np.minimum.at(first, group, placed)
    np.maximum.at(last, group, placed)
    np.minimum.at(lowest, group, family)
    np.maximum.at(highest, group, family)
    large = np.bincount(group, minlength=len(names)) >= 2
    one_family = (lowest == highest) & (lowest != ABSENT)
    rows = in_window(model, first, Window.ROLLING_YEAR, large)
    return SiblingGroups(model, monthly(rows), names, last, one_family)
