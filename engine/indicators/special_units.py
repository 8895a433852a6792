"""Units that are not simply rows of an extract: missing episodes, sibling groups, children who turn 18."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.arrays import ABSENT, NEVER, Days, Mask, Rows, distinct, place_among
from engine.calendar import Window, birthday
from engine.calendar.iso import iso
from engine.care.model import CareModel
from engine.indicators.units import Spanning, Spans, Whole, every_row, in_window
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


@dataclass(frozen=True)
class MissingEpisodes(Spanning):
    """Missing episodes (TYPE M), each in every month whose window holds the day asked for.

    Times are in seconds since 1970; an episode that is still open ends at NEVER.
    """

    source: MissingSource

    @property
    def extract(self) -> Extract:
        """The extract that the episodes come from."""
        return self.source.extract

    @property
    def row(self) -> Rows:
        """The row of the extract."""
        return self.spans.pairs[0]

    @property
    def started(self) -> npt.NDArray[np.int64]:
        """When it began."""
        return self.source.started[self.row]

    @property
    def end_day(self) -> Days:
        """The day on which it ended."""
        return self.source.end_day[self.row]

    @property
    def child(self) -> Rows:
        """The child's number."""
        return self.model.children.number(self.extract)[self.row]

    @property
    def in_care(self) -> Mask:
        """Whether the child had a period open on the start date."""
        start_day = (self.started // DAY).astype(np.int32)
        return self.model.periods.open_on(self.child, self.day, start_day)

    @property
    def seconds(self) -> npt.NDArray[np.int64]:
        """How long it lasted; one still open at D counts to the end of D."""
        end_of_day = (self.day.astype(np.int64) + 1) * DAY
        return np.where(self.end_day <= self.day, self.source.ended[self.row], end_of_day) - self.started

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """EPISODE_ID; from the 903 file CHILD, a space, MIS_START."""
        chosen = self.row[rows]
        children = self.extract.text_at("CHILD", chosen)
        if self.extract.name == "missing_episodes":
            return self.extract.text_at("EPISODE_ID", chosen), children
        days = self.extract.days("MIS_START")[chosen]
        return [f"{child} {iso(day)}" for child, day in zip(children, days, strict=True)], children


def _source(model: CareModel) -> MissingSource:
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
    row = np.flatnonzero(source.wanted).astype(np.int32)
    spans = in_window(model, row, days[row], window)
    begun = place_among(model.days, (source.started[row] // DAY).astype(np.int32))
    return MissingEpisodes(model, Spans(row, np.maximum(spans.first, begun), spans.after), source)


def missing_started(model: CareModel) -> MissingEpisodes:
    """Missing episodes started in the month."""
    source = _source(model)
    return _missing(model, source, (source.started // DAY).astype(np.int32), Window.MONTH)


def missing_ended(model: CareModel) -> MissingEpisodes:
    """Missing episodes that ended in the last twelve months."""
    source = _source(model)
    return _missing(model, source, source.end_day, Window.ROLLING_YEAR)


@dataclass(frozen=True)
class ChildMonths(Whole):
    """Children, each in the months that concern them."""

    model: CareModel
    month: Rows
    child: Rows

    @property
    def day(self) -> Days:
        """D."""
        return self.model.days[self.month]

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """CHILD."""
        children = self.model.child_texts(self.child[rows])
        return children, children


def turned_18(model: CareModel) -> ChildMonths:
    """Children with an 18th birthday b in the month and a period with S0 < b and (E0 blank or E0 >= b)."""
    birthdays = birthday(model.children.birth[:-1], 18)
    child, month = in_window(model, every_row(len(birthdays)), birthdays, Window.MONTH).pairs
    reached = birthdays[child]
    held_until = model.periods.latest_end_of_those_begun(child, model.days[month], reached - np.int32(1))
    in_care = held_until >= reached
    return ChildMonths(model, month[in_care], child[in_care])


def missing_children(model: CareModel) -> ChildMonths:
    """Children in care with a missing episode started in the month."""
    episodes = missing_started(model)
    in_care = episodes.in_care
    pairs = distinct(episodes.child[in_care].astype(np.int64) * len(model.days) + episodes.month[in_care])
    child, month = np.divmod(pairs, max(1, len(model.days)))
    return ChildMonths(model, month.astype(np.int32), child.astype(np.int32))


@dataclass(frozen=True)
class SiblingGroups(Whole):
    """Sibling groups of two or more who are to be placed together, by their earliest placing."""

    model: CareModel
    month: Rows
    group: Rows
    names_of_groups: list[str]
    last_placed: Days
    one_family: Mask

    @property
    def together(self) -> Mask:
        """Whether all members are placed by D, with one and the same adopter family."""
        placed = self.last_placed[self.group] <= self.model.days[self.month]
        return placed & self.one_family[self.group]

    def names(self, rows: Rows) -> tuple[list[str], list[str]]:
        """GROUP_ID; no child."""
        return [self.names_of_groups[group] for group in self.group[rows]], [""] * len(rows)


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
    large = np.flatnonzero(np.bincount(group, minlength=len(names)) >= 2)
    group, month = in_window(model, large.astype(np.int32), first[large], Window.ROLLING_YEAR).pairs
    one_family = (lowest == highest) & (lowest != ABSENT)
    return SiblingGroups(model, month, group, names, last, one_family)
