"""What a data quality check says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from engine.care.model import CareModel


class Severity(IntEnum):
    """How much a finding can change figures; the most serious first."""

    LEFT_OUT = 0
    WRONG = 1
    DOUBTFUL = 2
    INCOMPLETE = 3

    @property
    def words(self) -> str:
        """The severity for people."""
        return SEVERITY_WORDS[self]


SEVERITY_WORDS = {
    Severity.LEFT_OUT: "Children are left out",
    Severity.WRONG: "Figures are probably wrong",
    Severity.DOUBTFUL: "Figures may be wrong",
    Severity.INCOMPLETE: "Something is not recorded",
}


class Found(NamedTuple):
    """One place where a rule does not hold: the child (or other unit), where, and what was found there."""

    child: str
    where: str
    sentence: str


@dataclass(frozen=True)
class Rule:
    """One check. `title` says what is wrong, `advice` what to do, `indicators` what it can change."""

    id: str
    severity: Severity
    title: str
    advice: str
    indicators: tuple[str, ...]
    find: Callable[[CareModel], Iterable[Found]]


@dataclass(frozen=True)
class Finding:
    """One finding of a rule. `key` names it the same way each time, so that it can be remembered as seen."""

    rule: str
    severity: Severity
    child: str
    where: str
    sentence: str
    indicators: tuple[str, ...]

    @property
    def key(self) -> str:
        """The finding's name, which stays while the data stays."""
        return "|".join((self.rule, self.child, self.where))


@dataclass(frozen=True)
class RuleGroup:
    """All findings of one rule."""

    rule: str
    severity: Severity
    title: str
    advice: str
    indicators: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def children(self) -> int:
        """How many children they concern."""
        return len({finding.child for finding in self.findings if finding.child})


@dataclass(frozen=True)
class ChildGroup:
    """All findings about one child, the most serious first."""

    child: str
    severity: Severity
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Quality:
    """The findings as at the end of a month, the most serious rule first.

    `left_out` is the number of children who would be in care but have no header row, and so no age.
    """

    findings: tuple[Finding, ...]
    by_rule: tuple[RuleGroup, ...]
    by_child: tuple[ChildGroup, ...]
    left_out: int
