"""What stands in a pack: the document's content and what it was asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from engine.analysis.history import History
from engine.analysis.published import PublishedMonth
from engine.calendar import Month
from engine.extracts import extracts_from
from engine.indicators.catalogue import CATALOGUE
from engine.profile import shipped
from engine.report.building import NOT_PUBLISHED, document
from engine.report.data import PackData, gather
from engine.report.document import Note, Pack, Paragraph, Section, SideBySide, TableBlock
from engine.report.editions import Edition
from engine.report.figures import Figures
from engine.report.making import make_pack
from engine.report.options import SECTION_TITLES, PackOptions
from engine.report.pdf import render
from engine.report.suppression.commentary import small_numbers, warnings_for
from engine.report.workbook import workbook
from engine.report.workbook.text import plain
from tests.engine.quality.small import small
from tests.engine.report.suppression.reader import tables

JULY = Month(2019, 7)
SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample" / "council.zip"


@cache
def history() -> History:
    """The sample council."""
    return History.ending(extracts_from([SAMPLE]), shipped(), JULY)


@cache
def data() -> PackData:
    """The usual pack of the sample council's July 2019."""
    return gather(history(), PackOptions(JULY))


@cache
def pack() -> Pack:
    """Its document."""
    return document(data(), Figures())


def section(title: str) -> Section:
    return next(each for each in pack().sections if each.title == title)


def table_texts(block: TableBlock) -> Iterator[list[str]]:
    for row in block.rows:
        yield [plain(cell.text) for cell in row.cells]


def rows_of(title: str, place: int = 0) -> dict[str, list[str]]:
    """The rows of a section's table by their first cell."""
    block = list(tables(section(title).blocks))[place]
    return {texts[0]: texts[1:] for texts in table_texts(block)}


def test_sections_stand_in_the_order_of_the_document() -> None:
    titles = [each.title for each in pack().sections if each.level == 1]
    assert titles == ["Contents", *SECTION_TITLES.values()]
    assert [each.landscape for each in pack().sections if each.title == "Scorecard"] == [True]


def test_the_scorecard_prints_the_document_figures() -> None:
    rows = rows_of("Scorecard")
    assert rows["% of Initial Health Assessments taking place within 20 working days"][:8] == [
        "H", "R12M", "62.4%", "394", "631", "85%", "67.1%", "",
    ]  # fmt: skip
    assert rows["Number of Kent CIC"][2:5] == ["1,706", "", ""]
    assert rows["No. on a part-time timetable"][2] == "-"
    assert len(rows) == len(CATALOGUE) + 9


def test_every_red_indicator_and_every_new_amber_one_has_a_page() -> None:
    card = {row.indicator: row.row.rag for row in data().overview.rows}
    pages = [page.row.indicator for page in data().pages]
    assert {name for name, rag in card.items() if rag == "red"} <= set(pages)
    assert all(card[name] in {"red", "amber"} for name in pages)
    assert "health_iha_20wd" in pages


def test_the_health_page_has_its_two_tables_and_its_commentary() -> None:
    page = section("% of Initial Health Assessments taking place within 20 working days")
    captions = [plain(table.caption) for table in tables(page.blocks)]
    assert captions[-2:] == [
        "Result without unaccompanied asylum seeking children, minus the result with them",
        "Children whose initial health assessment was later than 20 working days, or is not yet held",
    ]
    texts = " ".join(plain(block.text) for block in page.blocks if isinstance(block, Paragraph))
    assert "National Transfer Scheme" in texts


def test_demographic_tables_have_the_document_totals() -> None:
    for place in (0, 1, 2, 3, 5):
        assert rows_of(SECTION_TITLES["demographics"], place)["Grand Total"][:3] == ["639", "1,067", "1,706"]
    assert rows_of(SECTION_TITLES["demographics"], 4)["Consciousness"][:3] == ["7", "10", "17"]


def test_key_stages_have_their_rows_and_the_written_texts() -> None:
    gathered = gather(history(), PackOptions(JULY, sections=("key_stages",)))
    made = document(replace(gathered, commentary={"ks2": "One.\n\nTwo."}), Figures())
    texts = [b for block in made.sections[1].blocks if isinstance(block, SideBySide) for b in block.right]
    assert [plain(b.text) for b in texts if isinstance(b, Paragraph)] == ["One.", "Two."]
    assert rows_of("Key stages")["Virtual School"][:2] == ["75", "35.6%"]


def test_only_what_was_asked_for_in_that_order() -> None:
    options = PackOptions(JULY, sections=("glossary", "summary"), cover_text="Dear members")
    made = document(gather(history(), options), Figures())
    assert [each.title for each in made.sections] == ["Contents", "Glossary", "Summary"]
    assert [plain(block.text) for block in made.cover if isinstance(block, Paragraph)] == ["Dear members"]


def test_chosen_pages_replace_the_usual_ones() -> None:
    options = PackOptions(JULY, sections=("indicator_pages",), indicator_pages=("CIC_COUNT", "cl_eet"))
    made = document(gather(history(), options), Figures())
    assert [each.title for each in made.sections if each.level == 2] == [
        "Number of Kent CIC",
        "% of Care Leavers in employment, education or training (of those we are in touch with)",
    ]


def test_links_lead_to_pages_that_are_there() -> None:
    anchors = {each.anchor for each in pack().sections}
    links = {
        run.link.removeprefix("#")
        for table in tables(section("Scorecard").blocks)
        for row in table.rows
        for cell in row.cells
        if not isinstance(cell.text, str)
        for run in cell.text
        if run.link
    }
    assert links
    assert links <= anchors


def test_the_date_is_the_publication_or_the_months_last_day() -> None:
    assert (pack().published, pack().dated) == (date(2019, 7, 31), NOT_PUBLISHED)
    rows = {each.id: history().row(each, JULY) for each in CATALOGUE}
    frozen = PublishedMonth(
        JULY, date(2019, 8, 27), "Pat", rows, commentary={"health_iha_20wd": "As frozen."}
    )
    later = gather(replace(history(), published={JULY: frozen}), PackOptions(JULY))
    made = document(later, Figures())
    assert (made.published, made.dated) == (date(2019, 8, 27), "")
    assert later.commentary == {"health_iha_20wd": "As frozen."}


def test_the_same_data_gives_the_same_bytes() -> None:
    again = document(
        gather(History.ending(extracts_from([SAMPLE]), shipped(), JULY), PackOptions(JULY)), Figures()
    )
    assert again == pack()
    assert workbook(again) == workbook(pack())


STRANGE = {
    "header alone": {"header": "1,1,05/05/2008,WBRI"},
    "episodes alone": {"episodes": "1,01/01/2018,S,C2,N1,U4,PR1,,"},
    "targets alone": {"targets": "cic_reviews_on_time,2019-04,98%,95%,,"},
    "one child": {
        "header": "1,1,05/05/2008,WBRI",
        "episodes": "1,01/01/2018,S,C2,N1,U4,PR1,,",
        "child_details": "1,=cmd()",
        "education_status": "31/07/2019,1,PRIMARY,,Y,Y,K,100,50",
        "exclusions": "1,FTE,01/07/2019,",
        "ks4_results": "2018,A1,4.0,1,30.5,-0.5",
        "targets": "cic_reviews_on_time,2019-04,98%,95%,70%*,* note",
    },
}


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("rows", [pytest.param(rows, id=name) for name, rows in STRANGE.items()])
def test_absent_data_and_a_single_child_make_a_pack(rows: dict[str, str], edition: Edition) -> None:
    pages = ("cic_count", "health_iha_20wd", "edu_perm_excluded_acytd")
    options = PackOptions(JULY, edition=edition, indicator_pages=pages)
    made = make_pack(gather(History.ending(small(**rows), shipped("neutral"), JULY), options))
    assert render(made).startswith(b"%PDF")
    assert workbook(made).startswith(b"PK")


def test_a_public_pack_of_one_child_tells_nothing_of_it() -> None:
    options = PackOptions(JULY, edition=Edition.PUBLIC, indicator_pages=("cic_count",))
    extracts = small(**STRANGE["one child"])
    made = make_pack(gather(History.ending(extracts, shipped("neutral"), JULY), options))
    numbers = {
        plain(cell.text)
        for each in made.sections
        for table in tables(each.blocks)
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=False)
        if column.align == "right" and table.caption not in {"Scorecard by theme"}
    }
    assert not numbers & {"1", "100.0%", "+1"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two girls were placed out of county.", ["Two girls"]),
        ("3 of our children and 12 children", ["3 of our children"]),
        ("One special school student did well", ["One special school student"]),
        ("In 2 months 85% of children; 1.5 children; 15 children", []),
        ("a single young person", ["a single young person"]),
        ("", []),
    ],
)
def test_commentary_that_counts_few_children_is_pointed_out(text: str, found: list[str]) -> None:
    assert small_numbers(text, 5) == found


def test_warnings_say_where_the_passage_stands() -> None:
    options = PackOptions(JULY, cover_text="Three boys.")
    given = replace(data(), options=options, commentary={"ks4": "Two pupils."})
    assert [(w.where, w.passage) for w in warnings_for(given)] == [
        ("Cover", "Three boys"),
        ("Key stage 4", "Two pupils"),
    ]


def test_each_edition_says_what_it_is_on_its_first_page_of_guidance() -> None:
    notes = [plain(block.text) for block in section("Guidance notes").blocks if isinstance(block, Note)]
    assert "members only" in notes[0]
