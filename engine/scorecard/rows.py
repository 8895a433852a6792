"""The scorecard: one row per indicator and month."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.arrays import UNIT
from engine.calendar import Month
from engine.care.model import CareModel
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.declaration import Indicator
from engine.indicators.figures import Figures, compute_all
from engine.profile import Profile
from engine.results import Comparison, ScorecardRow, Value
from engine.scorecard.printing import Shown, shown
from engine.scorecard.rating import direction, rag
from engine.scorecard.rounding import NOT_REPORTED
from engine.scorecard.settings import ManualValues, Standards, figure
from engine.tables import Extracts


@dataclass(frozen=True)
class Scorecard:
    """The figures of some months, and the rows of those that were asked for.

    `figures` holds every computed month by indicator id, manual values applied; `rows` are in the
    document's order, months ascending within an indicator.
    """

    rows: tuple[ScorecardRow, ...]
    figures: Mapping[str, Mapping[Month, Value]]


def months_needed(months: Sequence[Month]) -> list[Month]:
    """The months themselves, the month before each and the same month a year before, ascending."""
    return sorted({month.plus(back) for month in months for back in (0, -1, -12)})


def scorecard(
    extracts: Extracts,
    months: Sequence[Month],
    profile: Profile,
    indicators: Sequence[Indicator] = CATALOGUE,
) -> Scorecard:
    """All indicators for some months with their comparisons, recomputed from the extracts."""
    model = CareModel(extracts, months_needed(months), profile)
    manual, standards = ManualValues(extracts), Standards(extracts)
    figures = values_of(indicators, model, manual)
    rows: list[ScorecardRow] = []
    for indicator in indicators:
        told = {month: shown(indicator, value) for month, value in figures[indicator.id].items()}
        rows += (row_of(indicator, month, told, standards, profile) for month in sorted(months))
    return Scorecard(tuple(rows), figures)


def values_of(
    indicators: Sequence[Indicator], model: CareModel, manual: ManualValues
) -> dict[str, dict[Month, Value]]:
    """The indicators' values by id at every month end of a model, manual values applied."""
    figures = compute_all(indicators, model)
    return {
        indicator.id: {
            month: manual.apply(indicator, month, value)
            for month, value in zip(model.months, _values(indicator, figures[indicator.id]), strict=True)
        }
        for indicator in indicators
    }


def _values(indicator: Indicator, figures: Figures) -> Iterator[Value]:
    columns = (figures.numerator, figures.denominator, figures.reported)
    for numerator, denominator, reported in zip(*(column.tolist() for column in columns), strict=True):
        value = figure(indicator, Fraction(numerator, UNIT), Fraction(denominator, UNIT))
        yield value if reported else Value()


def row_of(
    indicator: Indicator,
    month: Month,
    figures: Mapping[Month, Shown],
    standards: Standards,
    profile: Profile,
) -> ScorecardRow:
    """The row of one month; `figures` holds the month itself, the one before and the one a year before."""
    now, standard = figures[month], standards.of(indicator, month)
    return ScorecardRow(
        indicator=indicator.id,
        month=month,
        figure=now.figure,
        printed=now.text,
        rag=rag(indicator, now.number, now.figure.denominator, standard, profile),
        month_ago=_compare(indicator, month, -1, figures, standard.target),
        year_ago=_compare(indicator, month, -12, figures, standard.target),
        target=standard.target,
        floor=standard.floor,
        national=standard.national,
        national_note=standard.national_note,
    )


def _compare(
    indicator: Indicator, month: Month, back: int, figures: Mapping[Month, Shown], target: str
) -> Comparison:
    now, before = figures[month], figures[month.plus(back)]
    if now.figure.override:
        return Comparison("", "")
    text = NOT_REPORTED if before.figure.override else before.text
    if back == -1 and indicator.period.resets(month):
        return Comparison(text, "")
    return Comparison(text, direction(indicator, now.number, before.number, target))
