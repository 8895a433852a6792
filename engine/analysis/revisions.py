"""Published figures beside what today's data says of the same month."""

from dataclasses import dataclass

from engine.analysis.history import History
from engine.calendar import Month
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.declaration import Indicator
from engine.results import Value
from engine.scorecard.printing import printed


@dataclass(frozen=True)
class Revision:
    """A published figure that today's data no longer gives; `reason` is what was noted about it."""

    indicator: str
    month: Month
    published: str
    recomputed: str
    published_figure: Value
    recomputed_figure: Value
    reason: str

    @property
    def sentence(self) -> str:
        """Published 62.4% (394 of 631); today's data gives 62.5% (395 of 632)."""
        then = _with_counts(self.published, self.published_figure)
        now = _with_counts(self.recomputed, self.recomputed_figure)
        return f"Published {then}; today's data gives {now}."

    @property
    def explained(self) -> str:
        """The sentence, and the reason that was noted."""
        reason = f"Reason: {self.reason}" if self.reason else "No reason is noted yet."
        return f"{self.sentence} {reason}"


def _with_counts(text: str, figure: Value) -> str:
    if figure.numerator is None or figure.denominator is None:
        return text
    return f"{text} ({float(figure.numerator):,.10g} of {float(figure.denominator):,.10g})"


def revision_of(history: History, indicator: Indicator, month: Month) -> Revision | None:
    """The difference between the published and the recomputed figure of a month; None where there is none."""
    frozen = history.published.get(month)
    row = frozen.rows.get(indicator.id) if frozen else None
    now = history.recomputed[indicator.id].get(month)
    if frozen is None or row is None or now is None or row.figure == now:
        return None
    return Revision(
        indicator=indicator.id,
        month=month,
        published=row.printed,
        recomputed=printed(indicator, now),
        published_figure=row.figure,
        recomputed_figure=now,
        reason=frozen.reasons.get(indicator.id, ""),
    )


def revisions(history: History, month: Month) -> tuple[Revision, ...]:
    """All revisions of a published month, in the document's order."""
    found = (revision_of(history, indicator, month) for indicator in CATALOGUE)
    return tuple(revision for revision in found if revision is not None)
