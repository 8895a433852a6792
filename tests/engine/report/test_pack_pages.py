"""How the sample council's pack stands on its pages: what belongs together is on one, and few are needed."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from engine.indicators.catalogue import CATALOGUE
from engine.report.data import gather
from engine.report.document import Heading, Paragraph, SideBySide, TableBlock
from engine.report.editions import Edition
from engine.report.making import make_pack
from engine.report.options import PackOptions
from engine.report.pdf import render
from engine.report.workbook.text import plain
from tests.engine.report.audit import Audit, audit
from tests.engine.report.suppression.reader import tables
from tests.engine.report.test_pack_content import JULY, history, table_texts

HERE = Path(__file__).parent
LATE = "health_iha_20wd"
EVERY = tuple(each.id for each in CATALOGUE)


@cache
def printed(edition: Edition, pages: tuple[str, ...] | None = None) -> Audit:
    """The audit of a printed pack."""
    options = PackOptions(JULY, edition=edition, indicator_pages=pages)
    return audit(render(make_pack(gather(history(), options))))


def pages_under(found: Audit, foot: str) -> int:
    """How many pages have a section's title in their foot."""
    return sum(f"{foot}Page " in text for text in found.artifact_text.values())


@pytest.mark.parametrize("edition", list(Edition))
def test_the_usual_pack_is_short(edition: Edition) -> None:
    found = printed(edition)
    assert found.pages <= 24
    assert pages_under(found, "Summary") == 1
    assert pages_under(found, "Scorecard") == 3
    assert pages_under(found, "Key stages") == 2


def test_nearly_every_indicator_stands_on_one_page() -> None:
    found = printed(Edition.MEMBERS, EVERY)
    assert len(EVERY) <= pages_under(found, "Indicator pages") <= len(EVERY) + 3


def test_the_summary_has_the_beginning_of_a_long_comment_that_has_a_page() -> None:
    long = "Many words about what has been done and what is going to be done. " * 60
    for sections, begun in ((("summary", "indicator_pages"), True), (("summary",), False)):
        data = gather(history(), PackOptions(JULY, sections=sections))
        made = make_pack(replace(data, commentary={LATE: long}))
        assert ("(continued on its page)" in str(made.sections[1].blocks)) == begun
        assert (long.strip() in str(made.sections[1].blocks)) == (not begun)


def test_passages_of_sections_are_printed_where_they_belong() -> None:
    names = {
        "summary": "Summary",
        "ks2": "Key stages",
        "ks4": "Key stages",
        "education_factors": "Education factors",
    }
    made = make_pack(replace(gather(history(), PackOptions(JULY)), commentary={n: f"On {n}." for n in names}))
    for name, title in names.items():
        assert [each.title for each in made.sections if f"On {name}." in str(each.blocks)] == [title]


def test_letters_that_print_as_boxes_are_named_in_the_data_notes() -> None:
    options = PackOptions(JULY, sections=("summary", "data_notes"), cover_text="Dear 漢")
    data = replace(gather(history(), options), commentary={"summary": "Selam ሰ"})
    notes = make_pack(data).sections[-1]
    assert "Letters that cannot be printed" in [b.text for b in notes.blocks if isinstance(b, Heading)]
    assert "Cover: cjk unified ideograph-6f22 (U+6F22)" in str(notes.blocks)
    assert "Summary: ethiopic syllable sa (U+1230)" in str(notes.blocks)
    plain_notes = make_pack(gather(history(), PackOptions(JULY, sections=("data_notes",)))).sections[-1]
    assert "Letters that cannot be printed" not in str(plain_notes.blocks)


@pytest.mark.parametrize(("edition", "zero"), [(Edition.MEMBERS, ""), (Edition.PUBLIC, "0")])
def test_a_zero_by_sex_is_blank_but_the_public_edition_prints_it(edition: Edition, zero: str) -> None:
    options = PackOptions(JULY, edition=edition, sections=("demographics",))
    blocks = {plain(b.caption): b for b in tables(make_pack(gather(history(), options)).sections[1].blocks)}
    bangladeshi = _row(blocks["Ethnicity by sex"], "C3 - Bangladeshi")
    assert bangladeshi[1:4] == [zero, zero, "0"]
    assert _row(blocks["Current Age by sex"], "0")[1:3] != ["", ""]


def _row(block: TableBlock, label: str) -> list[str]:
    return next(texts for texts in table_texts(block) if texts[0] == label)


def test_groups_that_differ_clearly_are_named_and_none_else() -> None:
    data = gather(history(), PackOptions(JULY, indicator_pages=(LATE,)))
    page = next(each for each in make_pack(data).sections if each.level == 2)
    told = [plain(b.text) for b in page.blocks if isinstance(b, Paragraph) and b.keep]
    lower, higher = told[0].split("Clearly higher than all: ")
    assert lower.startswith("Clearly lower than all: ")
    for split in data.pages[0].splits:
        for row in split.rows:
            assert row.low is not None
            assert row.high is not None
            enough = (row.figure.denominator or 0) >= 5
            words = f"{row.label} ({row.printed})"
            assert (words in lower) == (enough and row.high < 62.4)
            assert (words in higher) == (enough and row.low > 62.4)


def test_reading_order_of_an_indicator_page() -> None:
    options = PackOptions(JULY, sections=("indicator_pages",), indicator_pages=("cl_eet",))
    words = "".join(audit(render(make_pack(gather(history(), options)))).reading_order)
    page = words[words.rindex("Indicator pages\n") :]
    assert page == (HERE / "indicator_page_order.txt").read_text(encoding="utf-8")


def test_groups_stand_in_two_tables_of_about_the_same_height() -> None:
    data = gather(history(), PackOptions(JULY, indicator_pages=("cic_pv_placements",)))
    page = next(each for each in make_pack(data).sections if each.level == 2)
    beside = [block for block in page.blocks if isinstance(block, SideBySide)][-1]
    heights = [len(block.rows) for side in (beside.left, beside.right) for block in tables(side)]
    assert len(heights) == 2
    assert abs(heights[0] - heights[1]) <= 8
