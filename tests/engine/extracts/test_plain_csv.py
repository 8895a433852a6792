"""Large plain files are read from machine words, and give what they give when they are read as texts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.arrays import NEVER
from engine.extracts import csv_file, distinct, numbered_column, plain_cells, plain_csv, read
from engine.extracts.day_column import WrittenDays
from engine.extracts.distinct import Distinct
from engine.extracts.layouts import layouts
from engine.extracts.plain_csv import read_large
from engine.extracts.quick_csv import read_plain
from engine.extracts.text_format import NotPlainError, find_headings
from engine.extracts.values import read_day

FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)
HEADINGS = "CHILD,AUDIT_DATE,GRADE"
PLACES = {0: "CHILD", 1: "AUDIT_DATE", 2: "GRADE"}
LAYOUT = layouts()["care_plan_audits"]

days = st.dates(FIRST, LAST).map(lambda day: day.strftime("%d/%m/%Y"))
odd_days = st.sampled_from(
    ["29/02/2019", "31/04/2018", "00/01/2018", "01/13/2018", "1/2/2018", "01/02/18", "01/02/20188",
     "2018-02-01", "01-02-2018", "01/02/201:", "0:/02/2018", "0!/02/2018", "01/02/1899", "01/02/2100",
     " 01/02/2018", "zz/zz/zzzz"]
)  # fmt: skip
grades = st.sampled_from(
    [
        "",
        "",
        "GOOD",
        "good",
        "RI",
        " RI",
        "INADEQUATE",
        "INADEQUATELY",
        "OUTSTANDING",
        "x" * 16,
        "x" * 17,
        "?",
    ]
)
children = st.integers(1, 40).map(lambda number: f"C{number:05}") | st.sampled_from(
    ["C1", "000007", "D00001", ""]
)


@contextmanager
def everything_is_large(block: int = 512) -> Iterator[None]:
    """Read all files from words, a few lines at a time, and look at ids as numbers in the shortest file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_file, "LARGE", 0)
        patch.setattr(plain_cells, "BLOCK", block)
        patch.setattr(distinct, "MANY", 3)
        patch.setattr(numbered_column, "MANY", 3)
        yield


def written(folder: Path, text: str) -> Path:
    """A file with these bytes."""
    path = folder / "care_plan_audits.csv"
    path.write_bytes(text.encode("ascii"))
    return path


def as_words(path: Path) -> dict[str, list[Any]]:
    """The columns that are read from words, as Python values."""
    row = find_headings(path.read_bytes().decode("latin-1"))
    assert row is not None
    found = read_large(path, row, LAYOUT, PLACES)
    return {PLACES[place]: values(column) for place, column in found.told.items()}


def held(table: pa.Table) -> dict[str, tuple[list[Any], list[str]]]:
    """The values of each column, and the list of its texts."""
    columns = {name: table.column(name).chunk(0) for name in table.column_names}
    return {
        name: (column.to_pylist(), column.dictionary.to_pylist() if hasattr(column, "dictionary") else [])
        for name, column in columns.items()
    }


def values(column: Distinct | WrittenDays) -> list[Any]:
    """What each row holds; None where it is blank."""
    if isinstance(column, Distinct):
        texts = [*column.texts.to_pylist(), None]
        return [texts[code] for code in column.codes]
    return [None if day == NEVER else int(day) for day in column.days]


@given(
    rows=st.lists(st.tuples(children, days | odd_days | st.just(""), grades), min_size=1, max_size=60),
    delimiter=st.sampled_from(",;\t"),
    ending=st.sampled_from(["\n", "\r\n"]),
    ended=st.booleans(),
)
def test_words_give_what_texts_give(
    rows: list[tuple[str, str, str]], delimiter: str, ending: str, ended: bool
) -> None:
    lines = [HEADINGS.replace(",", delimiter), *(delimiter.join(row) for row in rows)]
    with TemporaryDirectory() as folder:
        path = written(Path(folder), ending.join(lines) + (ending if ended else ""))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(distinct, "MANY", 3)
            texts = read([path])
        with everything_is_large():
            words = read([path])
    assert words.counts == texts.counts
    assert words.files == texts.files
    assert words.findings.equals(texts.findings)
    assert words.tables.keys() == texts.tables.keys()
    for name, table in texts.tables.items():
        assert held(words.tables[name]) == held(table)


@settings(max_examples=20)
@given(lists=st.lists(st.lists(days | st.just(""), min_size=1, max_size=300), min_size=1, max_size=2))
def test_days_are_those_that_are_read_slowly(tmp_path_factory: Any, lists: list[list[str]]) -> None:
    for cells in lists:
        lines = [HEADINGS, *(f"C00001,{cell},RI" for cell in cells)]
        path = written(tmp_path_factory.mktemp("days"), "\n".join(lines))
        with everything_is_large():
            assert as_words(path)["AUDIT_DATE"] == [read_day(cell) for cell in cells]


def test_every_day_of_two_centuries_is_read_and_written_again(tmp_path: Path) -> None:
    all_days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    cells = [day.strftime("%d/%m/%Y") for day in all_days]
    path = written(tmp_path, "\n".join([HEADINGS, *(f"C00001,{cell},RI" for cell in cells)]))
    row = find_headings(HEADINGS)
    assert row is not None
    column = read_large(path, row, LAYOUT, PLACES).told[1]
    assert isinstance(column, WrittenDays)
    assert column.days.tolist() == [(day - date(1970, 1, 1)).days for day in all_days]
    assert column.written(np.arange(len(cells))).to_pylist() == cells
    assert column.complete


@pytest.mark.parametrize("place", range(10))
def test_one_wrong_letter_is_no_day(tmp_path: Path, place: int) -> None:
    for letter in map(chr, (1, *range(33, 127))):
        cell = "28/12/2019"[:place] + letter + "28/12/2019"[place + 1 :]
        if letter in '",' or read_day(cell) is not None:
            continue
        path = written(tmp_path, f"{HEADINGS}\nC00001,28/12/2019,RI\nC00001,{cell},RI\n")
        assert "AUDIT_DATE" not in as_words(path), cell


def test_texts_of_up_to_sixteen_letters_are_told_apart_in_order(tmp_path: Path) -> None:
    texts = [
        "RI",
        "INADEQUA",
        "INADEQUATE",
        "INADEQUATE",
        "",
        "ABCDEFGHIJKLMNOP",
        "ABCDEFGHIJKLMNO",
        "R",
        "RI",
    ]
    path = written(tmp_path, "\n".join([HEADINGS, *(f"C00001,01/01/2018,{text}" for text in texts)]))
    row = find_headings(HEADINGS)
    assert row is not None
    column = read_large(path, row, LAYOUT, PLACES).told[2]
    assert isinstance(column, Distinct)
    assert column.texts.to_pylist() == list(dict.fromkeys(text for text in texts if text))
    assert values(column) == [text or None for text in texts]
    assert not column.complete


@pytest.mark.parametrize(
    "texts", [["ABCDEFGHIJKLMNOPQ"], [f"T{n}" for n in range(1001)]], ids=["long", "many"]
)
def test_longer_texts_and_many_are_read_as_texts(tmp_path: Path, texts: list[str]) -> None:
    path = written(tmp_path, "\n".join([HEADINGS, *(f"C00001,01/01/2018,{text}" for text in texts)]))
    assert "GRADE" not in as_words(path)
    row = find_headings(HEADINGS)
    assert row is not None
    assert read_large(path, row, LAYOUT, PLACES).columns[2].to_pylist() == texts


def test_a_known_text_does_not_hide_a_longer_one_that_comes_blocks_later(tmp_path: Path) -> None:
    texts = ["INADEQUA"] * 100 + ["INADEQUATE"] + ["INADEQUA"] * 100
    path = written(tmp_path, "\n".join([HEADINGS, *(f"C00001,01/01/2018,{text}" for text in texts)]))
    with everything_is_large():
        assert as_words(path)["GRADE"] == texts


@pytest.mark.parametrize("width", [7, 8, 13, 16, 17])
@pytest.mark.parametrize("again", [False, True])
def test_ids_without_a_pattern_are_told_apart_in_order(width: int, again: bool) -> None:
    ids = [f"{number * 7919 % 99_991:0{width}}X"[1:] for number in range(10_100)]
    ids = ids[:-1] + ids[:1] if again else ids
    told = distinct.distinct(pa.chunked_array([ids[:5_000], ids[5_000:]], pa.string()), of_many=True)
    assert told.texts.to_pylist() == list(dict.fromkeys(ids))
    assert values(told) == ids
    assert told.complete


NOT_PLAIN: dict[str, Callable[[str], str]] = {
    "quotation mark": lambda text: text.replace("GOOD", '"GOOD"', 1),
    "zero byte": lambda text: text.replace("GOOD", "GOOD\0", 1),
    "lone return": lambda text: text.replace("GOOD", "GO\rOD", 1),
    "cell too many": lambda text: text.replace("GOOD", "GOOD,1", 1),
    "cell too few": lambda text: text.replace(",GOOD", "", 1),
    "a cell too many, then one too few": lambda text: text.replace("GOOD", "GOOD,1", 1)[::-1].replace(
        "DOOG,", "", 1
    )[::-1],
    "blank line": lambda text: text.replace("\n", "\n\n", 2),
    "line longer than a block": lambda text: text.replace("GOOD", "G" * 600, 1),
    "one other line end": lambda text: text.replace("GOOD\n", "GOOD\r\n", 1),
    "return in the headings": lambda text: text.replace("GRADE", "GRADE\r", 1),
    "no rows": lambda text: text.split("\n", maxsplit=1)[0],
}


@pytest.mark.parametrize("what", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_others(tmp_path: Path, what: str) -> None:
    plain = "\n".join([HEADINGS, *(f"C{n:05},01/01/2018,GOOD" for n in range(50))])
    path = written(tmp_path, NOT_PLAIN[what](plain))
    with everything_is_large(), pytest.raises(NotPlainError):
        as_words(path)


def test_letters_beyond_ascii_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "care_plan_audits.csv"
    texts = ["GOOD", "é", "Zoë", "ééééé", "éééééééé", "RI\N{NO-BREAK SPACE}"]
    path.write_text(
        "\n".join([HEADINGS, *(f"Ä{n:03},01/01/2018,{text}" for n, text in enumerate(texts))]), "utf-8"
    )
    with everything_is_large():
        found = as_words(path)
    assert found["CHILD"] == [f"Ä{n:03}" for n in range(len(texts))]
    assert found["GRADE"] == [*texts[:-1], "RI"]


def test_bytes_that_are_not_utf8_are_left_to_others(tmp_path: Path) -> None:
    path = tmp_path / "care_plan_audits.csv"
    path.write_bytes(f"{HEADINGS}\nC00001,01/01/2018,GOOD\nC00001,01/01/2018,\xe9\n".encode("cp1252"))
    with pytest.raises(NotPlainError):
        as_words(path)


def test_a_file_of_few_such_columns_is_left_to_others(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADINGS}\nC00001,2018-01-01,{'x' * 17}\n")
    row = find_headings(HEADINGS)
    assert row is not None
    with pytest.raises(NotPlainError):
        read_large(path, row, LAYOUT, PLACES)


def test_a_file_that_changes_meanwhile_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, f"{HEADINGS}\nC00001,01/01/2018,{'x' * 17}\n")
    row = find_headings(HEADINGS)
    assert row is not None

    def grown(*given: Any) -> Any:
        path.write_text(path.read_text() + "C00002,01/01/2018,RI\n")
        return read_plain(*given)

    monkeypatch.setattr(plain_csv, "read_plain", grown)
    with pytest.raises(NotPlainError):
        read_large(path, row, LAYOUT, PLACES)


def test_undecodable_bytes_far_into_a_large_file_refuse_it(tmp_path: Path) -> None:
    lines = "C00001,01/01/2018,GOOD\n" * 50_000
    path = tmp_path / "care_plan_audits.csv"
    path.write_bytes(f"{HEADINGS}\n{lines}".encode() + b"C00001,01/01/2018,\x81\n")
    reading = read([path])
    assert not reading.tables
    assert "neither text" in reading.files[0].note


@pytest.mark.parametrize("before", ["", " ", "\t", "\x1f"])
def test_blanks_before_numbered_ids_do_not_count(tmp_path: Path, before: str) -> None:
    rows = [f"{before}C{number % 50:05};01/01/2018;RI" for number in range(100)]
    path = written(tmp_path, "\n".join([HEADINGS.replace(",", ";"), *rows]))
    with everything_is_large():
        assert as_words(path)["CHILD"] == [f"C{number % 50:05}" for number in range(100)]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_file_may_end_anywhere_in_a_block(tmp_path: Path, ending: str) -> None:
    rows = [("C00001", date(2018, 1, 1 + n), "x" * (n % 7)) for n in range(30)]
    for more in range(60):
        lines = [
            f"{child},{day:%d/%m/%Y},{grade}"
            for child, day, grade in [*rows, (rows[0][0], FIRST, "y" * more)]
        ]
        path = written(tmp_path, ending.join([HEADINGS, *lines]))
        with everything_is_large(256):
            assert len(as_words(path)["AUDIT_DATE"]) == 31


def test_there_may_be_more_rows_than_expected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_csv, "_MORE", 0)
    path = written(tmp_path, "\n".join([HEADINGS, *(f"C{n:05},01/01/2018,RI" for n in range(500))]))
    with everything_is_large():
        assert as_words(path) == {
            "CHILD": [f"C{n:05}" for n in range(500)],
            "AUDIT_DATE": [read_day("01/01/2018")] * 500,
            "GRADE": ["RI"] * 500,
        }
