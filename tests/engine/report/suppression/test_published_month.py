"""A published month beside data that has changed since: the public edition mixes the two nowhere."""

from dataclasses import replace
from datetime import date

import pytest

from engine.analysis.history import History
from engine.analysis.published import PublishedMonth
from engine.calendar import Month
from engine.indicators.catalogue import CATALOGUE
from engine.profile import shipped
from engine.report.data import gather
from engine.report.document import ChartBlock, Pack
from engine.report.editions import Edition
from engine.report.making import make_pack
from engine.report.options import PackOptions
from engine.report.workbook.text import plain
from engine.table_catalogue import TABLES
from engine.tables import Extracts
from tests.engine.quality.small import small
from tests.engine.report.suppression.reader import tables

JULY = Month(2019, 7)
PAGE = "placement_3plus_12m"


def council(children: int, excluded: int) -> Extracts:
    """So many children at school, of whom some were excluded."""
    numbers = range(1, children + 1)
    return small(
        header="\n".join(f"{n},{1 + n % 2},05/05/2008,WBRI" for n in numbers),
        episodes="\n".join(f"{n},01/01/2018,S,C2,N1,U4,PR1,," for n in numbers),
        education_status="\n".join(f"31/07/2019,{n},SECONDARY,,N,N,N,100,5" for n in numbers),
        exclusions="\n".join(f"{n},FTE,01/07/2019," for n in range(1, excluded + 1)),
    )


def pack(edition: Edition, *, changed: bool) -> Pack:
    """July, published with 60 children, of whom 20 were excluded; perhaps with another child since."""
    then, profile = council(60, 20), shipped("neutral")
    before = History.ending(then, profile, JULY)
    frozen = PublishedMonth(
        JULY,
        date(2019, 8, 27),
        "Pat",
        {each.id: before.row(each, JULY) for each in CATALOGUE},
        {name: build(then, JULY, profile) for name, build in TABLES.items()},
    )
    now = replace(before, extracts=council(61, 21)) if changed else before
    history = replace(now, published={JULY: frozen})
    return make_pack(gather(history, PackOptions(JULY, edition=edition, indicator_pages=(PAGE,))))


def told(made: Pack) -> set[str]:
    """The captions of its tables and the titles of its charts."""
    captions = {plain(table.caption) for section in made.sections for table in tables(section.blocks)}
    charts = {b.chart.title for section in made.sections for b in section.blocks if isinstance(b, ChartBlock)}
    return captions | charts


GROUPS = "By sex"
COMBINATIONS = "Education factors: exact combinations"


@pytest.mark.parametrize("edition", list(Edition))
def test_unchanged_data_shows_groups_and_combinations(edition: Edition) -> None:
    assert {GROUPS, COMBINATIONS} <= told(pack(edition, changed=False))


def test_changed_data_shows_them_to_members_alone() -> None:
    assert {GROUPS, COMBINATIONS} <= told(pack(Edition.MEMBERS, changed=True))
    assert told(pack(Edition.PUBLIC, changed=True)).isdisjoint({GROUPS, COMBINATIONS})


def test_the_published_tables_are_printed() -> None:
    made = pack(Edition.MEMBERS, changed=True)
    ages = next(
        t for s in made.sections for t in tables(s.blocks) if plain(t.caption) == "Current Age by sex"
    )
    assert [plain(cell.text) for cell in ages.rows[-1].cells[:4]] == ["Grand Total", "30", "30", "60"]


def test_revisions_are_named_to_the_public_without_their_size() -> None:
    public, members = (str(pack(edition, changed=True)) for edition in (Edition.PUBLIC, Edition.MEMBERS))
    assert "today's data gives 61" in members
    assert "today's data gives" not in public
    assert "revised since" in public


def test_having_a_page_does_not_tell_that_a_withheld_figure_is_red() -> None:
    """2 of 10 are reviewed in time: red, so members get a page; the public would learn that from the page."""
    numbers = range(1, 11)
    extracts = small(
        header="\n".join(f"{n},1,05/05/2008,WBRI" for n in numbers),
        episodes="\n".join(f"{n},03/06/2019,S,C2,N1,U4,PR1,," for n in numbers),
        reviews="1,,24/06/2019,PN1\n2,,24/06/2019,PN1",
        targets="cic_reviews_on_time,2019-04,98%,95%,,",
    )
    history = History.ending(extracts, shipped("neutral"), JULY)
    sections = {}
    for edition in Edition:
        made = make_pack(gather(history, PackOptions(JULY, edition=edition)))
        sections[edition] = [section.title for section in made.sections if section.level == 2]
    assert sections[Edition.MEMBERS] == ["% of CIC Cases which were reviewed within required timescales"]
    assert sections[Edition.PUBLIC] == []
    asked = PackOptions(JULY, edition=Edition.PUBLIC, indicator_pages=("cic_reviews_on_time",))
    assert [s.title for s in make_pack(gather(history, asked)).sections if s.level == 2] == sections[
        Edition.MEMBERS
    ]
