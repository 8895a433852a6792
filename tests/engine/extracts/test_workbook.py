"""Sheets of a workbook are read like files; dates and numbers as people see them in the cell."""

from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from engine.extracts import Reading, read
from tests.engine.extracts.test_bad_input import check_accounts, read_one

EPISODES = ["CHILD", "DECOM", "RNE", "LS", "PLACE", "PLACE_PROVIDER", "DEC", "REC"]


def at(*moment: int) -> datetime:
    """A moment as Excel has them: without a time zone."""
    return datetime(*moment)  # type: ignore[arg-type]  # noqa: DTZ001


def workbook(**sheets: list[list[Any]]) -> Workbook:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: Workbook, folder: Path) -> Reading:
    """What the saved workbook holds."""
    book.save(folder / "book.xlsx")
    return read([folder])


def test_sheets_are_extracts_with_real_dates_and_numbers(tmp_path: Path) -> None:
    book = workbook(
        one=[[], EPISODES, [1001, date(2019, 1, 5), "S", "C2", "U1", "PR1", at(2019, 2, 5), "X1"], [],
             ["0012", "05/01/2019", "s", "C2", "U1", "PR1", at(2019, 2, 5, 13), None]],
        two=[["EPISODE_ID", "CHILD", "START_DATETIME", "END_DATETIME", "RHI_COMPLETED_DATE"],
             [7, 1001, at(2019, 1, 5, 13, 30), at(2019, 1, 6), None]],
        three=[],
    )  # fmt: skip
    reading = saved(book, tmp_path)
    assert reading.tables["episodes"].select(["CHILD", "DECOM", "DEC"]).to_pylist() == [
        {"CHILD": "1001", "DECOM": date(2019, 1, 5), "DEC": date(2019, 2, 5)}
    ]
    told = [(f["file"], f["line"], f["column"], f["value"]) for f in reading.findings.to_pylist()]
    assert told == [("book.xlsx/one", 5, "DEC", "2019-02-05 13:00:00")]
    assert reading.counts["missing_episodes"].kept == 1


def test_percentages_and_decimals_read_as_they_are_shown(tmp_path: Path) -> None:
    book = workbook(
        targets=[
            ["INDICATOR", "FROM_MONTH", "TARGET", "FLOOR", "NATIONAL"],
            ["cic_reviews_on_time", date(2019, 4, 1), 0.98, 15, 426.25],
            ["CIC_COUNT", "2019-04", "98%", 0.5, 1610],
        ]
    )
    book["targets"]["C2"].number_format = "0%"
    book["targets"]["D2"].number_format = "0.0"
    reading = saved(book, tmp_path)
    columns = ["INDICATOR", "FROM_MONTH", "TARGET", "FLOOR", "NATIONAL"]
    april = date(2019, 4, 1)
    assert [tuple(row.values()) for row in reading.tables["targets"].select(columns).to_pylist()] == [
        ("cic_reviews_on_time", april, "98%", "15.0", "426.25"),
        ("cic_count", april, "98%", "0.5", "1610"),
    ]


def test_a_percentage_is_no_number(tmp_path: Path) -> None:
    book = workbook(
        m=[
            ["INDICATOR", "MONTH", "NUMERATOR", "DENOMINATOR", "RESULT"],
            ["cic_count", "2019-04", 1, 2, 0.923],
        ]
    )
    book["m"]["E2"].number_format = "0.0%"
    found = saved(book, tmp_path).findings.to_pylist()
    assert [(f["column"], f["value"]) for f in found] == [("RESULT", "92.3%")]


def test_ids_shown_with_leading_zeros_keep_them(tmp_path: Path) -> None:
    book = workbook(c=[["CHILD", "NATIONALITY"], [123, "British"]])
    book["c"]["A2"].number_format = "000000"
    assert saved(book, tmp_path).tables["child_details"].to_pylist()[0]["CHILD"] == "000123"


def test_an_error_in_a_cell_is_not_a_blank_cell(tmp_path: Path) -> None:
    book = workbook(
        y=[
            ["CHILD", "YOS_START", "YOS_END"],
            [1, date(2019, 1, 5), "#N/A"],
            ["#REF!", None, None],
            [2, date(2019, 1, 5), None],
        ]
    )
    assert book["y"]["C2"].data_type == "e"
    reading = saved(book, tmp_path)
    told = [(f["line"], f["column"], f["value"]) for f in reading.findings.to_pylist()]
    assert told == [(2, "YOS_END", "#N/A"), (3, "YOS_START", None)]
    assert [row["CHILD"] for row in reading.tables["youth_justice"].to_pylist()] == ["2"]


def test_a_sheet_that_is_no_extract_is_told(tmp_path: Path) -> None:
    reading = saved(workbook(c=[["CHILD", "NATIONALITY"], [1, "x"]], notes=[["made in May"]]), tmp_path)
    assert [file.file for file in reading.files if file.extract is None] == ["book.xlsx/notes"]


@settings(max_examples=40)
@given(st.data())
def test_workbooks_damaged_anywhere(data: st.DataObject) -> None:
    content = bytearray(_a_workbook())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check_accounts(read_one(bytes(content), "book.xlsx"))


@settings(max_examples=40)
@given(
    st.binary(max_size=300), st.sampled_from(["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
)
def test_workbooks_with_a_damaged_part(content: bytes, part: str) -> None:
    check_accounts(read_one(_with_part(part, content), "book.xlsx"))


@cache
def _a_workbook() -> bytes:
    sink = BytesIO()
    workbook(c=[["CHILD", "NATIONALITY"], [1, "x"], ["2", "y"]]).save(sink)
    return sink.getvalue()


def _with_part(part: str, content: bytes) -> bytes:
    sink = BytesIO()
    with ZipFile(BytesIO(_a_workbook())) as old, ZipFile(sink, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return sink.getvalue()


@pytest.mark.parametrize(
    ("cell", "text"), [(True, "TRUE"), (1.5, "1.5"), (10**15, "1000000000000000"), (1e-7, "0.0000001")]
)
def test_odd_cells_are_texts(cell: float, text: str, tmp_path: Path) -> None:
    reading = saved(workbook(c=[["CHILD", "NATIONALITY"], ["1", cell]]), tmp_path)
    assert reading.tables["child_details"].to_pylist() == [{"CHILD": "1", "NATIONALITY": text}]
