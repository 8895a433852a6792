"""What a pack is made of: the answers of the analysis for its month, gathered before anything is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from engine.analysis.changes import Changes, changes, rag_change
from engine.analysis.demographics import Demographic, demographics
from engine.analysis.factors import EducationFactors, education_factors
from engine.analysis.health_page import HealthTables, health_tables
from engine.analysis.history import History
from engine.analysis.labels import definition_of
from engine.analysis.overview import Overview, OverviewRow, overview, overview_row
from engine.analysis.revisions import Revision, revisions
from engine.analysis.splits import Split, splits
from engine.analysis.stages import KeyStages, key_stages
from engine.analysis.trend import Trend, trend
from engine.calendar import Month
from engine.calendar.months import EPOCH
from engine.indicators.catalogue import CATALOGUE
from engine.indicators.catalogue import indicator as indicator_called
from engine.profile import Profile
from engine.quality import Quality, check
from engine.report.boxes import Boxes
from engine.report.extract_notes import ExtractNote, extract_notes
from engine.report.options import PackOptions
from engine.results import Value

HEALTH_PAGE = "health_iha_20wd"


@dataclass(frozen=True)
class PageData:
    """One indicator page. `health` is there for initial health assessments alone."""

    row: OverviewRow
    definition: str
    trend: Trend
    splits: tuple[Split, ...]
    health: HealthTables | None
    commentary: str


@dataclass(frozen=True)
class PackData:
    """Everything that a pack says of its month, all of it known to the members.

    `dated` is the day of publication, or the last day of a month that is not published. `boxes` are the
    letters that cannot be printed; they are known once the pack has been laid out.
    """

    options: PackOptions
    profile: Profile
    month: Month
    dated: date
    is_published: bool
    history: History
    overview: Overview
    changes: Changes
    demographics: tuple[Demographic, ...]
    key_stages: KeyStages
    factors: EducationFactors
    pages: tuple[PageData, ...]
    commentary: Mapping[str, str]
    extracts: tuple[ExtractNote, ...]
    quality: Quality
    revisions: tuple[Revision, ...]
    boxes: tuple[Boxes, ...] = ()

    def figure(self, indicator: str, month: Month) -> Value | None:
        """The figure shown for a month; None outside the months that were computed."""
        return self.history.shown[indicator].get(month)


def gather(history: History, options: PackOptions) -> PackData:
    """Ask the analysis for everything that the pack needs."""
    month = options.month
    frozen = history.published.get(month)
    commentary = frozen.commentary if frozen else comments(history, month)
    return PackData(
        options=options,
        profile=history.profile,
        month=month,
        dated=frozen.on if frozen else EPOCH + timedelta(days=month.last_day),
        is_published=frozen is not None,
        history=history,
        overview=overview(history, month),
        changes=changes(history, month),
        demographics=demographics(history, month),
        key_stages=key_stages(history, month),
        factors=education_factors(history, month),
        pages=tuple(_page(history, name, month, commentary) for name in chosen_pages(history, options)),
        commentary=commentary,
        extracts=extract_notes(history.extracts, month),
        quality=check(history.extracts, month, history.profile, model=history.model_at(month)),
        revisions=revisions(history, month),
    )


def comments(history: History, month: Month) -> dict[str, str]:
    """The commentary on a month by indicator, from the workspace's rows."""
    extract = history.extracts["commentary"]
    rows = range(extract.rows)
    days = extract.days("MONTH").tolist()
    texts = zip(extract.text_at("INDICATOR", rows), days, extract.text_at("TEXT", rows), strict=True)
    return {name.lower(): text for name, day, text in texts if day == month.first_day}


def chosen_pages(history: History, options: PackOptions) -> tuple[str, ...]:
    """The indicators that get a page: those asked for, else every red one and every one new to amber."""
    if "indicator_pages" not in options.sections:
        return ()
    if options.indicator_pages is not None:
        return tuple(indicator_called(name).id for name in options.indicator_pages)
    return tuple(
        indicator.id for indicator in CATALOGUE if _needs_a_page(history, indicator.id, options.month)
    )


def _needs_a_page(history: History, name: str, month: Month) -> bool:
    indicator = indicator_called(name)
    if history.row(indicator, month).rag == "red":
        return True
    change = rag_change(history, indicator, month)
    return change is not None and change.worsened and change.after == "amber"


def _page(history: History, name: str, month: Month, commentary: Mapping[str, str]) -> PageData:
    indicator = indicator_called(name)
    return PageData(
        row=overview_row(history, indicator, month),
        definition=definition_of(indicator, history.profile),
        trend=trend(history, indicator, month),
        splits=splits(history, indicator, month),
        health=health_tables(history, month) if name == HEALTH_PAGE else None,
        commentary=commentary.get(name, ""),
    )
