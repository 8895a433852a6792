"""The rows of a month's scorecard as they are shown: plain values, whatever worked them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from engine.analysis.revisions import Revision
    from engine.calendar import Month
    from engine.results import ScorecardRow


@dataclass(frozen=True)
class Gap:
    """How far the numerator is from one that meets the target.

    `amount` is the smallest change of the numerator that does: positive for more, negative for fewer.
    `words` is 'needs 143 more', `sentence` says it in full. `within_reach` is false where the denominator is
    too small for the target.
    """

    amount: Fraction
    words: str
    sentence: str
    within_reach: bool = True


@dataclass(frozen=True)
class OverviewRow:
    """One indicator in one month, ready to be shown.

    `numerator` and `denominator` are as printed. `trend` holds the printed values of the 13 months that end
    with it, None where not reported. `rag_words`, `period_words` and the direction words are what a screen
    reader says. `note` is short ("floor not set"); `footnote` is the indicator's own. `revision` is there
    where a published figure differs from today's.
    """

    indicator: str
    theme: str
    name: str
    polarity: str
    polarity_words: str
    period: str
    period_words: str
    row: ScorecardRow
    numerator: str
    denominator: str
    trend: tuple[float | None, ...]
    gap: Gap | None
    rag_words: str
    month_words: str
    year_words: str
    note: str
    footnote: str
    revision: Revision | None
    month_ago_revised: bool
    year_ago_revised: bool

    @property
    def got_worse(self) -> bool:
        """Whether the direction of travel since last month is worse."""
        return self.row.month_ago.direction == "worse"


@dataclass(frozen=True)
class Overview:
    """All rows of one month, in the document's order; `published` says whether the month was."""

    month: Month
    rows: tuple[OverviewRow, ...]
    published: bool

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes in order."""
        return tuple(dict.fromkeys(row.theme for row in self.rows))

    def count(self, rag: str) -> int:
        """How many rows have a rating."""
        return sum(row.row.rag == rag for row in self.rows)
