"""The pack as PDF: what is on the pages, and what the file says to those who do not see them."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from engine.errors import Cancelled
from engine.report.document import (
    Cell,
    ChartBlock,
    Column,
    Contents,
    Heading,
    Pack,
    Paragraph,
    Row,
    Run,
    Section,
    SideBySide,
    TableBlock,
)
from engine.report.pdf import render
from engine.report.tagging.canvas import StructureError
from tests.engine.report.audit import audit
from tests.engine.report.pdf.sample_packs import (
    age_table,
    full_pack,
    indicator_page,
    pyramid,
    scorecard_table,
    trend,
)

HERE = Path(__file__).parent


def pack_of(*sections: Section) -> Pack:
    return Pack("Council", "Scorecard", "July 2019", "Public", date(2019, 8, 27), sections)


def text_of(data: bytes) -> str:
    return "".join(audit(data).reading_order)


def test_every_kind_of_block_is_in_the_file_with_its_meaning() -> None:
    found = audit(render(full_pack()))
    for role in ("H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "TOC", "TOCI", "Figure", "Caption"):
        assert found.roles[role], role
    for role in ("Table", "THead", "TBody", "TR", "TH", "TD", "Link", "Span"):
        assert found.roles[role], role


def test_reading_order_of_a_small_pack() -> None:
    table = TableBlock(
        "Reviews",
        (
            Column("Indicator", row_header=True),
            Column("Result", "right", group="Latest"),
            Column("Cases", "right", group="Latest"),
            Column("One month", "right"),
        ),
        (
            Row((Cell("Children"),), "group"),
            Row(
                (
                    Cell("In time"),
                    Cell("98.4%", rag="green"),
                    Cell("12"),
                    Cell("99%", direction="worse", since="last month"),
                )
            ),
            Row((Cell("Total"), Cell("-", spoken="not reported"), Cell("12"), Cell("99%"))),
        ),
        ("A note.",),
    )
    section = Section("Summary", (Paragraph("Words."), SideBySide((table,), (Heading("Beside"),))))
    pack = pack_of(Section("Contents", (Contents(),)), section)
    assert text_of(render(pack)) == (HERE / "reading_order.txt").read_text(encoding="utf-8")


def test_each_page_says_which_edition_it_is_and_which_page_of_how_many() -> None:
    found = audit(render(full_pack()))
    for number in range(1, found.pages + 1):
        assert f"Page {number} of {found.pages}" in found.artifact_text[number]
        if number > 1:
            assert "Members only" in found.artifact_text[number]
    assert "Members only" in "".join(found.reading_order)


def test_column_headings_are_repeated_on_each_page_of_a_table_but_read_once() -> None:
    section = Section("Scorecard", (replace(scorecard_table(120), footnotes=()),), landscape=True)
    found = audit(render(pack_of(section)))
    assert found.pages >= 6
    repeated = [number for number, text in found.artifact_text.items() if "Indicator" in text]
    assert repeated == list(range(3, found.pages + 1))
    assert "".join(found.reading_order).count("Polarity") == 1


def test_landscape_sections_stand_among_upright_ones() -> None:
    sections = [Section(f"S{n}", (Paragraph("x"),), landscape=n == 1) for n in range(3)]
    with pikepdf.open(BytesIO(render(pack_of(*sections)))) as pdf:
        assert [page.MediaBox[2] > page.MediaBox[3] for page in pdf.pages] == [False, False, True, False]


def test_a_heading_is_never_the_last_on_a_page() -> None:
    for lines in range(30, 56):
        section = Section("S", (*(Paragraph("line") for _ in range(lines)), Heading("Ages"), age_table()))
        data = render(pack_of(section))
        assert _page_of_mark(data, "H2") == _page_of_mark(data, "THead")


@pytest.mark.parametrize("long", [1, 700])
def test_a_heading_goes_with_what_stands_side_by_side(long: int) -> None:
    """Also where the two are too high for a page and follow each other."""
    for lines in range(30, 56, 5):
        beside = SideBySide(
            (age_table(), Paragraph("many words " * long)), (ChartBlock(pyramid(), twin=False),)
        )
        section = Section("S", (*(Paragraph("line") for _ in range(lines)), Heading("Ages"), beside))
        data = render(pack_of(section))
        assert _page_of_mark(data, "H2") == _page_of_mark(data, "THead")


def test_a_caption_goes_with_a_row_that_fills_a_page() -> None:
    rows = tuple(Row((Cell("a"), Cell("many words " * 300))) for _ in range(3))
    table = TableBlock("The long one", (Column("A"), Column("B", width=150)), rows)
    section = Section("S", (*(Paragraph("line") for _ in range(20)), table))
    data = render(pack_of(section))
    assert _page_of_mark(data, "Caption") == _page_of_mark(data, "THead")


def test_a_charts_table_can_stand_beside_it() -> None:
    below, beside = (
        render(pack_of(Section("S", (ChartBlock(trend(), beside=share),)))) for share in (0, 0.6)
    )
    assert audit(below).roles == audit(beside).roles
    assert len(_starts(beside)) == len(_starts(below)) + 1


def _starts(data: bytes) -> set[float]:
    """Where the flowables of the last page begin, from the left."""
    with pikepdf.open(BytesIO(data)) as pdf:
        moves = [op for op in pikepdf.parse_content_stream(pdf.pages[-1]) if str(op.operator) == "cm"]
        return {float(move.operands[4]) for move in moves}


def _page_of_mark(data: bytes, role: str) -> int:
    """The page of the first mark below the first element of a role."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        stack = [pdf.Root.StructTreeRoot.K]
        inside = False
        while stack:
            element = stack.pop()
            inside = inside or f"/{role}" == element.S
            if inside and "/Pg" in element:
                return pages[element.Pg.objgen]
            kids = element.get("/K", [])
            listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            stack += [kid for kid in reversed(listed) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    raise AssertionError(role)


def test_notes_of_a_table_stand_on_the_page_of_its_last_row() -> None:
    for rows in range(24, 34):
        table = TableBlock(
            "T",
            (Column("A"), Column("B")),
            tuple(Row((Cell(f"row {n}"), Cell("b"))) for n in range(rows)),
            ("the note",),
        )
        found = audit(render(pack_of(Section("S", (table,)))))
        lines = "".join(found.reading_order)
        assert "the note" in lines
        assert found.pages <= 3


def test_charts_are_described_and_have_their_figures_as_a_table() -> None:
    found = audit(render(pack_of(Section("S", (ChartBlock(trend()),)))))
    assert found.alternatives == [trend().alt_text]
    text = "".join(found.reading_order)
    assert all(month in text for month in trend().categories)
    assert "below the lower limit" in text


def test_stacks_too_high_for_a_page_follow_each_other() -> None:
    long = Paragraph("many words " * 900)
    found = audit(render(pack_of(Section("S", (SideBySide((age_table(), long), (ChartBlock(pyramid()),)),)))))
    assert found.roles["Figure"] == 1


def test_a_row_higher_than_a_page_is_continued() -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    table = TableBlock("T", (Column("A", row_header=True), Column("B")), (Row((Cell("a"), Cell(words))),))
    data = render(pack_of(Section("S", (table,))))
    text = text_of(data)
    assert {f"word{number}" for number in range(3000)} <= set(text.split())
    assert audit(data).roles["TR"] == 2


def test_unknown_characters_are_shown_and_told() -> None:
    data = render(pack_of(Section("S", (Paragraph("Name \U0001f600 漢字"),))))
    text = text_of(data)
    assert "\U0001f600" in text
    assert "漢字" in text


def test_links_have_descriptions_and_lead_somewhere() -> None:
    runs = (
        Run("glossary", link="#g", description="To the glossary"),
        Run(" or "),
        Run("site", link="https://example.org"),
    )
    data = render(pack_of(Section("S", (Paragraph(runs),)), Section("G", (), anchor="g")))
    assert audit(data).links == ["To the glossary", "site"]
    with pytest.raises(StructureError, match="nowhere"):
        render(pack_of(Section("S", (Paragraph((Run("x", link="#missing"),)),))))


def test_a_row_with_more_cells_than_columns_is_refused() -> None:
    table = TableBlock("T", (Column("A"),), (Row((Cell("1"), Cell("2"))),))
    with pytest.raises(ValueError, match="more cells"):
        render(pack_of(Section("S", (table,))))


def test_progress_is_told_and_the_work_can_be_stopped() -> None:
    told: list[float] = []
    render(full_pack(2), progress=lambda done, _what: told.append(done))
    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(Cancelled):
        render(full_pack(2), cancelled=lambda: True)


def test_an_empty_pack_is_a_whole_file() -> None:
    assert audit(render(pack_of())).pages == 1
    assert audit(render(pack_of(Section("", ())))).pages == 2


def test_the_same_pack_gives_the_same_bytes_everywhere() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from tests.engine.report.pdf.sample_packs import full_pack; from engine.report.pdf import render;"
        "print(hashlib.sha256(render(full_pack(1))).hexdigest())"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("77", "Pacific/Auckland"), ("random", "America/New_York")):
        settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", code, str(HERE.parents[3])],
            env=settings,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_one_change_changes_the_identifier() -> None:
    pack = full_pack(1)
    first, second = render(pack), render(replace(pack, edition="Public"))
    assert first != second
    assert (
        first[first.rindex(b"/ID") : first.rindex(b"/ID") + 40]
        != second[second.rindex(b"/ID") : second.rindex(b"/ID") + 40]
    )


def test_pages_of_indicators_fit_on_few_pages() -> None:
    pages = [replace(indicator_page(number), new_page=True) for number in range(4)]
    found = audit(render(pack_of(Section("Indicators", ()), *pages)))
    assert found.pages <= 2 + 2 * len(pages)


def test_a_small_table_is_not_parted() -> None:
    rows = tuple(Row((Cell(f"row {n}"), Cell("b"))) for n in range(5))
    table = TableBlock("T", (Column("A"), Column("B")), rows)
    for lines in range(24, 32):
        found = audit(render(pack_of(Section("S", (*(Paragraph("line") for _ in range(lines)), table)))))
        assert all("AB" not in words for words in found.artifact_text.values())
