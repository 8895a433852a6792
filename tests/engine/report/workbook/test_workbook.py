"""The workbook has real numbers, words and colours, native charts, and nothing that runs."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook as Book

from engine.charts import (
    COUNT,
    PERCENT,
    Arrangement,
    BarChart,
    BarSeries,
    Combination,
    IntervalChart,
    IntervalRow,
    LineChart,
    LineSeries,
    Measure,
    Reference,
    ReferenceKind,
    UpSetChart,
    UpSetSet,
    axis_for,
)
from engine.errors import UserError
from engine.report.document import (
    Cell,
    ChartBlock,
    Column,
    Definition,
    Definitions,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    Pack,
    Paragraph,
    Row,
    Section,
    SideBySide,
    TableBlock,
)
from engine.report.workbook import workbook
from engine.report.workbook.book import sheet_name
from engine.report.workbook.csv_tables import tables_as_csv, write_tables
from engine.report.workbook.values import harmless, number_in

AXIS = axis_for((0.0, 100.0))
MONTHS = ("Jun 19", "Jul 19")
TARGET = Reference(ReferenceKind.TARGET, "Target", (85.0, 85.0), "85%")
CHARTS = (
    LineChart("Trend", PERCENT, MONTHS, (LineSeries("Result", (67.1, None)),), AXIS, (TARGET,)),
    BarChart(
        "Ages", COUNT, "Age", ("0", "1"), (BarSeries("Female", (1, 2)), BarSeries("Male", (3, 4))), AXIS,
        Arrangement.PYRAMID, horizontal=True,
    ),
    IntervalChart("Progress", Measure("score", 2), (IntervalRow("Own", -1.09, -1.34, -0.84),), AXIS),
    UpSetChart("Factors", "children", (UpSetSet("E", 3),), (Combination((0,), 3),), AXIS),
)  # fmt: skip


def a_pack(text: str = "Some words", edition: str = "Members only") -> Pack:
    columns = (
        Column("Indicator", row_header=True),
        Column("Latest", "right"),
        Column("Result", "right", group="1 month ago"),
        Column("DoT", "centre", group="1 month ago"),
    )
    rows = (
        Row((Cell("Children"),), "group"),
        Row((Cell(text), Cell("62.4%", rag="red"), Cell("1,706"), Cell("", direction="worse"))),
        Row((Cell("Total"), Cell("[c]", spoken="suppressed"), Cell("±0.25"), Cell("+2")), "total"),
    )
    table = TableBlock("Scorecard", columns, rows, footnotes=("* a note",))
    blocks = (
        Heading("Heading"),
        Paragraph(text),
        Note("Note"),
        KeyFigures((KeyFigure("14", "green", rag="green"),)),
        Definitions((Definition("Red", "far away", rag="red"),)),
        table,
        SideBySide((TableBlock("Empty", columns, ()),), (ChartBlock(CHARTS[1]),)),
        *(ChartBlock(chart) for chart in CHARTS),
    )
    sections = (
        Section("Scorecard", blocks, landscape=True),
        Section("Scorecard", (Paragraph("again"),)),
        Section("A/B: [c]?", (Paragraph("strange"),)),
        Section("Only pages of its own", ()),
    )
    return Pack("Kent", "Scorecard", "July 2019", edition, date(2019, 8, 27), sections)


def opened(pack: Pack) -> Book:
    return openpyxl.load_workbook(BytesIO(workbook(pack)))


def cells(pack: Pack) -> dict[object, openpyxl.cell.Cell]:
    return {cell.value: cell for row in opened(pack)["Scorecard"].iter_rows() for cell in row}


def test_a_sheet_per_section_with_names_that_excel_takes() -> None:
    assert opened(a_pack()).sheetnames == ["Cover", "Scorecard", "Scorecard (2)", "A B c"]


def test_numbers_are_numbers_and_look_as_printed() -> None:
    found = cells(a_pack())
    assert (found[0.624].number_format, found[1706].number_format) == ("0.0%", "#,##0")
    assert found[0.25].number_format == '"±"0.00'
    assert found["[c]"].data_type == "s"


def test_ratings_are_words_in_colour_and_arrows_are_words() -> None:
    found = cells(a_pack())
    assert found["Red"].fill.start_color.rgb == "FF9B1C1C"
    assert found["worse"].data_type == "s"


def test_headings_stay_in_sight() -> None:
    sheet = opened(a_pack())["Scorecard"]
    head = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "Indicator")
    assert sheet.freeze_panes == f"B{head + 1}"
    assert sheet.cell(head - 1, 4).value == "1 month ago"


def test_charts_are_native_and_described() -> None:
    sheet = opened(a_pack())["Scorecard"]
    assert len(sheet._charts) == 1 + len(CHARTS)
    assert b"Line chart: Trend" in _part(workbook(a_pack()), "xl/drawings/drawing1.xml")


def _part(data: bytes, name: str) -> bytes:

    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


RISKY = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "{=A1}",
    "http://x.y",
    "\x00\x0b",
    "\U0001f600",
    "x" * 40_000,
)


@pytest.mark.parametrize("text", RISKY)
def test_no_text_is_a_formula_or_breaks_the_file(text: str) -> None:
    book = opened(a_pack(text))
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in types
    assert all(cell.hyperlink is None for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_same_pack_gives_the_same_bytes_and_the_publication_date() -> None:
    assert workbook(a_pack()) == workbook(a_pack())
    assert opened(a_pack()).properties.created.date() == date(2019, 8, 27)


def test_a_pack_that_calls_itself_public_needs_the_seal(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="public"):
        workbook(a_pack(edition="Public edition"))
    with pytest.raises(TypeError, match="public"):
        write_tables(a_pack(edition="Public edition"), tmp_path)


def test_each_table_is_a_csv_file(tmp_path: Path) -> None:
    paths = write_tables(a_pack("=cmd()"), tmp_path / "tables")
    names = ("Scorecard", "Ages", "Trend", "Ages", "Progress", "Factors")
    assert [path.name for path in paths] == [
        f"{n:03d} Scorecard, {name}.csv" for n, name in enumerate(names, 1)
    ]
    lines = paths[0].read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Group,Indicator,Latest,1 month ago: Result,1 month ago: DoT"
    assert lines[1] == "Children,'=cmd(),62.4% red,1706,worse"
    assert lines[2] == "Children,Total,[c],±0.25,+2"


def test_an_empty_table_is_no_file() -> None:
    assert "Empty" not in [caption for caption, _ in tables_as_csv(a_pack())]


@given(st.text(max_size=60), st.sets(st.text(max_size=40), max_size=5))
def test_any_title_becomes_a_name_that_excel_takes(title: str, others: set[str]) -> None:
    taken = {sheet_name(other, set()).casefold() for other in others}
    before = set(taken)
    name = sheet_name(title, taken)
    assert 1 <= len(name) <= 31
    assert not set(name) & set("[]:*?/\\")
    assert name.casefold() not in before
    assert not name.startswith("'")


@given(st.integers(-(10**7), 10**7), st.integers(0, 3))
def test_every_printed_number_is_read_back(digits: int, places: int) -> None:
    value = digits / 10**places
    found = number_in(f"{value:,.{places}f}")
    assert found is not None
    assert found.value == pytest.approx(value)
    share = number_in(f"{abs(value):.{places}f}%")
    assert share is not None
    assert share.value == pytest.approx(abs(value) / 100)


@given(st.text(max_size=20))
def test_no_csv_text_starts_a_formula_unless_it_is_a_number(text: str) -> None:
    shown = harmless(text)
    if shown.startswith(("=", "+", "-", "@", "\t", "\r")):
        assert number_in(shown) is not None or shown.strip() == "-"


def test_tables_of_two_packs_never_mix_in_a_folder(tmp_path: Path) -> None:
    first = a_pack("one")
    write_tables(first, tmp_path)
    write_tables(first, tmp_path)
    renamed = replace(first, sections=tuple(replace(s, title=f"Other {s.title}") for s in first.sections))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(UserError, match="tables of another pack"):
        write_tables(renamed, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_headings_far_down_are_not_frozen() -> None:
    table = next(block for block in a_pack().sections[0].blocks if isinstance(block, TableBlock))
    far = Section("Far", (*(Paragraph("words") for _ in range(20)), table))
    book = openpyxl.load_workbook(BytesIO(workbook(replace(a_pack(), sections=(far,)))))
    assert book["Far"].freeze_panes == "A2"
