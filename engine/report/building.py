"""From gathered data to the pack as a document."""

from collections.abc import Iterator

from engine.analysis.labels import month_name
from engine.report.data import PackData
from engine.report.document import Block, Contents, Note, Pack, Section
from engine.report.figures import Figures
from engine.report.options import SECTION_TITLES
from engine.report.sections import SECTIONS
from engine.report.sections.common import pages_of, paragraphs
from engine.report.sections.indicator_page import indicator_page, link_pages
from engine.report.sections.scorecard import ANCHOR

TITLE = "Corporate Parenting Scorecard"
LANDSCAPE = ("scorecard", "key_stages")
NOT_PUBLISHED = "Not published yet: figures may still change."
NO_PAGES = "No indicator is red, and none worsened to amber, so none has a page of its own."


def document(data: PackData, figures: Figures) -> Pack:
    """The pack, with every number of children gone through `figures`."""
    profile, month = data.profile, month_name(data.month)
    return Pack(
        council=profile.shown_name,
        title=TITLE,
        subtitle=month,
        edition=data.options.edition.value,
        published=data.dated,
        sections=tuple(_sections(data, figures)),
        author=f"Produced by {profile.produced_by}" if profile.produced_by else "",
        cover=_cover(data),
        dated="" if data.is_published else NOT_PUBLISHED,
        description=f"{TITLE} of {profile.shown_name} for {month}, {data.options.edition.value}",
    )


def _cover(data: PackData) -> tuple[Block, ...]:
    return paragraphs(data.options.cover_text)


def _sections(data: PackData, figures: Figures) -> Iterator[Section]:
    yield Section("Contents", (Contents(),), anchor="contents")
    for name in data.options.sections:
        if name == "indicator_pages":
            yield from _pages(data, figures)
            continue
        blocks = SECTIONS[name](data, figures)
        yield Section(SECTION_TITLES[name], blocks, landscape=name in LANDSCAPE, anchor=name)


def _pages(data: PackData, figures: Figures) -> Iterator[Section]:
    """A heading for all pages, then a page per indicator."""
    title = SECTION_TITLES["indicator_pages"]
    pages = pages_of(data, figures)
    if not pages:
        yield Section(title, (Note(NO_PAGES),), anchor="indicator_pages")
        return
    yield Section(title, (), anchor="indicator_pages")
    link_pages(data, figures)
    for number, page in enumerate(pages):
        blocks = indicator_page(data, figures, page)
        anchor = ANCHOR.format(page.row.indicator)
        yield Section(page.row.name, blocks, level=2, anchor=anchor, new_page=number > 0)
