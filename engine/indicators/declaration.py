"""What an indicator is: one declaration says its name, period, cohort and rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, TypeAlias

import numpy as np

from engine.arrays import UNIT, Amounts, Mask, Rows
from engine.calendar import Window
from engine.care.model import CareModel
from engine.care.monthly import Monthly

Rule: TypeAlias = Callable[[Any], Mask | Amounts]
"""From the units of a cohort to a mask (counts one each) or amounts in billionths, unit by unit."""


@dataclass(frozen=True)
class Need:
    """What a row needs before it is reported.

    `words` say it to people, `extracts` are the extracts that can meet it, `holds` tells the months for
    which those that were imported do.
    """

    words: str
    extracts: tuple[str, ...]
    holds: Callable[[CareModel], Mask]

    def __call__(self, model: CareModel) -> Mask:
        """The months of the model for which the need is met."""
        return self.holds(model)


class Theme(StrEnum):
    """The sections of the scorecard, in the document's order."""

    CHILDREN = "CHILDREN"
    EDUCATION = "EDUCATION"
    HEALTH = "HEALTH & WELLBEING"
    ADOPTION = "ADOPTION"
    MISSING = "MISSING CHILDREN"
    COMPLAINTS = "COMPLAINTS"
    CARE_LEAVERS = "CARE LEAVERS"
    QUALITY = "QUALITY ASSURANCE"
    STAFFING = "STAFFING"


class Polarity(StrEnum):
    """Which way is better."""

    HIGH = "H"
    LOW = "L"
    TARGET = "T"
    NONE = ""


class Scale(Enum):
    """How numerator and denominator make the value."""

    PERCENT = 100
    AVERAGE = 1
    PER_10_000 = 10_000
    COUNT = 0


@dataclass(frozen=True)
class Cohort:
    """Who or what is asked about: units, and the conditions that they all meet."""

    units: Callable[[CareModel], Any]
    conditions: tuple[Callable[[Any], Mask], ...] = ()

    def of(self, model: CareModel) -> tuple[Monthly, Mask]:
        """The table of units, and which of its rows belong to the cohort."""
        units = self.units(model)
        return units, self.members(units)

    def members(self, units: Monthly) -> Mask:
        """Which rows of a table of units belong to the cohort."""
        members = np.ones(len(units), dtype=bool)
        for condition in self.conditions:
            members &= condition(units)
        return members


def cohort(units: Callable[[CareModel], Any], *conditions: Callable[[Any], Mask]) -> Cohort:
    """The units that meet all the conditions."""
    return Cohort(units, conditions)


@dataclass(frozen=True)
class Base:
    """Rows that stand in a denominator beside the cohort: a population, teams of officers."""

    month: Rows
    unit: list[str]
    amount: Amounts


@dataclass(frozen=True)
class Indicator:
    """One row of the scorecard (section 3).

    `name` may hold the profile's words in braces. `period` is the data period as printed. `counts` is the
    numerator's rule over the cohort; a cohort member adds 1 to the denominator, or what `of` says, or
    nothing where `base` gives the denominator. `needs` are the extracts without which it is not reported.
    `definition` is the text that users read. `whole` says that numerator and denominator are whole numbers.
    `rag_setting` names the setting that gives RAG to a row which has a target but, as printed, no rating.
    """

    id: str
    theme: Theme
    name: str
    polarity: Polarity
    period: Window
    scale: Scale
    cohort: Cohort
    counts: Rule
    needs: tuple[Need, ...]
    definition: str
    of: Rule | None = None
    base: Callable[[CareModel], Base] | None = None
    whole: bool = True
    rag_setting: str | None = None
    note: str = ""

    @property
    def is_count(self) -> bool:
        """Whether the row is a number without a denominator."""
        return self.scale is Scale.COUNT


def everyone(units: Monthly) -> Mask:
    """The rule that counts every member of the cohort."""
    return np.ones(len(units), dtype=bool)


def exact(values: Mask | Amounts) -> Amounts:
    """A rule's result in billionths."""
    amounts: Amounts = values.astype(np.int64)
    return amounts * UNIT if values.dtype == np.bool_ else amounts
