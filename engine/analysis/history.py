"""Every indicator at every month end, computed once: what all pages are cut from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from engine.analysis.coverage import months_covered
from engine.analysis.published import PublishedMonth
from engine.calendar import Month
from engine.care.model import CareModel
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.declaration import Indicator
from engine.profile import Profile
from engine.results import ScorecardRow, Value
from engine.scorecard.printing import shown
from engine.scorecard.rows import months_needed, row_of, values_of
from engine.scorecard.settings import ManualValues, Standards
from engine.tables import Extracts

YEAR = 12
MOST_MODELS = 8
"""Models kept for single months; more would hold memory for months that nobody looks at."""


@dataclass(frozen=True, eq=False)
class History:
    """A run of months, with the year before the first so that each has its comparisons.

    `recomputed` are today's figures by indicator id and month, manual values applied. `published` are the
    months that were frozen; `shown` prefers them (section 4 of the definitions).
    """

    extracts: Extracts
    profile: Profile
    first: Month
    last: Month
    published: Mapping[Month, PublishedMonth] = field(default_factory=dict)

    @classmethod
    def of(
        cls, extracts: Extracts, profile: Profile, published: Mapping[Month, PublishedMonth] | None = None
    ) -> "History":
        """All months that the data covers; raises UserError where it covers none."""
        return cls(extracts, profile, *months_covered(extracts), published or {})

    @classmethod
    def ending(
        cls,
        extracts: Extracts,
        profile: Profile,
        month: Month,
        months: int = 13,
        published: Mapping[Month, PublishedMonth] | None = None,
    ) -> "History":
        """The months that end with one, whatever the data covers."""
        return cls(extracts, profile, month.plus(1 - months), month, published or {})

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months that can be asked for, ascending."""
        return self.first.until(self.last)

    @cached_property
    def model(self) -> CareModel:
        """The care model at all month ends, the year before the first included."""
        before = [self.first.plus(-back) for back in range(YEAR, 0, -1)]
        return CareModel(self.extracts, [*before, *self.months], self.profile)

    @cached_property
    def standards(self) -> Standards:
        """Targets, floors and national figures."""
        return Standards(self.extracts)

    @cached_property
    def recomputed(self) -> dict[str, dict[Month, Value]]:
        """Today's figures by indicator and month."""
        return values_of(CATALOGUE, self.model, ManualValues(self.extracts))

    @cached_property
    def shown(self) -> dict[str, dict[Month, Value]]:
        """The figures to show: published where the month was published, else recomputed."""
        return {
            name: {
                month: self.published[month].rows[name].figure if self._frozen(name, month) else value
                for month, value in figures.items()
            }
            for name, figures in self.recomputed.items()
        }

    def _frozen(self, name: str, month: Month) -> bool:
        return month in self.published and name in self.published[month].rows

    def row(self, indicator: Indicator, month: Month) -> ScorecardRow:
        """The row to show: the published one, else the recomputed beside what was published before."""
        if self._frozen(indicator.id, month):
            return self.published[month].rows[indicator.id]
        figures = self.shown[indicator.id]
        told = {each: shown(indicator, figures[each]) for each in months_needed([month])}
        return row_of(indicator, month, told, self.standards, self.profile)

    def model_at(self, *months: Month) -> CareModel:
        """The care model at a few month ends, sharing what the whole history has worked out."""
        models = self._models
        model = models.pop(months, None) or self.model.seen_at(months)
        models[months] = model
        if len(models) > MOST_MODELS:
            del models[next(iter(models))]
        return model

    @cached_property
    def _models(self) -> dict[tuple[Month, ...], CareModel]:
        """The models used last, the latest at the end."""
        return {}
