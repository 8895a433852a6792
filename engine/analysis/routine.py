"""The monthly routine as a checklist: what is done and what is still to do before a month is published."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from engine.analysis.history import History
from engine.analysis.labels import month_name, name_of
from engine.calendar import Month
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.declaration import Polarity
from engine.scorecard.rating import number


class State(StrEnum):
    """How far a step is."""

    DONE = "Done"
    PARTLY = "Partly done"
    TO_DO = "To do"


@dataclass(frozen=True)
class Step:
    """One step: its id, title, state, a sentence that says what is missing, and what is still open.

    `open` are names, `indicators` the ids of the same where indicators are open.
    """

    id: str
    title: str
    state: State
    sentence: str
    open: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Routine:
    """The steps of a month, in order."""

    month: Month
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.state is State.DONE for step in self.steps)


def routine(
    history: History,
    month: Month,
    commentary: Mapping[str, str],
    *,
    findings: int,
    findings_looked_at: int,
    imported: Collection[str],
) -> Routine:
    """The checklist of a month.

    `commentary` are the month's comments by indicator; `findings` the data quality findings of the month, of
    which so many were looked at; `imported` the names of the extracts that are there.
    """
    return Routine(
        month,
        (
            _imported(history, month, imported),
            _findings(findings, findings_looked_at),
            _targets(history, month),
            _commented(history, month, commentary),
            _published(history, month),
        ),
    )


def _imported(history: History, month: Month, imported: Collection[str]) -> Step:
    title = f"Import the extracts for {month_name(month)}"
    if not {"episodes", "header"} <= set(imported):
        return Step("imported", title, State.TO_DO, "Header and episodes are not imported yet.")
    silent = tuple(
        name_of(each, history.profile)
        for each in CATALOGUE
        if history.shown[each.id][month].value is None and not history.shown[each.id][month].override
    )
    if not silent:
        return Step("imported", title, State.DONE, "Every indicator has a figure.")
    have = "has" if len(silent) == 1 else "have"
    sentence = f"{len(silent)} of {len(CATALOGUE)} indicators {have} no figure because data is missing."
    return Step("imported", title, State.PARTLY, sentence, silent)


def _findings(count: int, looked_at: int) -> Step:
    title = "Look at the data quality findings"
    if looked_at >= count:
        all_of_them = "The finding has" if count == 1 else f"All {count:,} findings have"
        words = "No findings." if count == 0 else f"{all_of_them} been looked at."
        return Step("findings", title, State.DONE, words)
    state = State.PARTLY if looked_at else State.TO_DO
    return Step(
        "findings", title, state, f"{count - looked_at:,} of {count:,} findings are still to look at."
    )


def _targets(history: History, month: Month) -> Step:
    title = "Check targets and floor standards"
    rated = [each for each in CATALOGUE if each.polarity is not Polarity.NONE and not each.is_count]
    standards = {each.id: history.standards.of(each, month) for each in rated}
    with_target = [each for each in rated if number(standards[each.id].target) is not None]
    without_floor = tuple(
        name_of(each, history.profile) for each in with_target if number(standards[each.id].floor) is None
    )
    if not with_target:
        return Step("targets", title, State.TO_DO, "No targets hold in this month, so nothing is rated.")
    if without_floor:
        who = "1 indicator has" if len(without_floor) == 1 else f"{len(without_floor)} indicators have"
        sentence = f"{who} a target and no floor standard."
        return Step("targets", title, State.PARTLY, sentence, without_floor)
    return Step("targets", title, State.DONE, f"{len(with_target)} indicators have a target and a floor.")


def _commented(history: History, month: Month, commentary: Mapping[str, str]) -> Step:
    title = "Comment on every red indicator"
    red = [each for each in CATALOGUE if history.row(each, month).rag == "red"]
    silent = [each for each in red if not commentary.get(each.id, "").strip()]
    if not silent:
        all_of_them = "The red indicator has" if len(red) == 1 else f"All {len(red)} red indicators have"
        words = f"{all_of_them} commentary." if red else "No indicator is red."
        return Step("commented", title, State.DONE, words)
    state = State.PARTLY if len(silent) < len(red) else State.TO_DO
    lack = "lacks" if len(silent) == 1 else "lack"
    return Step(
        "commented",
        title,
        state,
        f"{len(silent)} of {len(red)} red indicators {lack} one.",
        tuple(name_of(each, history.profile) for each in silent),
        tuple(each.id for each in silent),
    )


def _published(history: History, month: Month) -> Step:
    title = f"Publish {month_name(month)}"
    frozen = history.published.get(month)
    if frozen is None:
        return Step(
            "published", title, State.TO_DO, "The month is not published yet; figures may still change."
        )
    when = f"{frozen.on.day} {frozen.on:%B} {frozen.on.year}"
    return Step("published", title, State.DONE, f"Published on {when} by {frozen.by}.")
