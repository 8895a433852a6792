"""How files are read: encodings, delimiters, headings, lines, several files, archives."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from engine.extracts import Reading, extracts_from, read
from engine.workspace.records import Counts

HEADINGS = "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC"


def reading_of(folder: Path, **files: str | bytes) -> Reading:
    """What files with these contents hold, as NAME.csv in a folder."""
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / f"{name}.csv").write_bytes(data)
    return read([folder])


def rows(reading: Reading, extract: str = "episodes") -> list[dict[str, Any]]:
    """The clean rows."""
    found: list[dict[str, Any]] = reading.tables[extract].to_pylist()
    return found


def findings(reading: Reading) -> list[tuple[Any, ...]]:
    """Findings as line, column, value, rule."""
    return [(f["line"], f["column"], f["value"], f["rule"]) for f in reading.findings.to_pylist()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(
    tmp_path: Path, encoding: str, delimiter: str, ending: str
) -> None:
    text = ending.join(
        [delimiter.join(["child ", "Nationality"]), delimiter.join(["Zoë", "Côte d'Ivoire"]), ""]
    )
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    reading = reading_of(tmp_path, any_name=(mark + text).encode(encoding))
    assert rows(reading, "child_details") == [{"CHILD": "Zoë", "NATIONALITY": "Côte d'Ivoire"}]


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    text = f'{HEADINGS},NOTE\n\nA,01/02/2018,S,C2,U1,PR1,,,"one\ntwo\r\nthree"\n \n,,,\n'
    text += "A,1/2/2018,S,C2,U1,PR1,,\n"
    reading = reading_of(tmp_path, e=text)
    assert findings(reading) == [
        (1, "NOTE", None, "ignored column"),
        (8, "DECOM", "1/2/2018", "unreadable value"),
    ]
    assert reading.counts["episodes"] == Counts(2, 1, 1, 0)


def test_lines_are_right_when_every_field_is_quoted(tmp_path: Path) -> None:
    text = '"CHILD","NATIONALITY"\n"1","a ""b"" c"\n\n"","x"\n'
    reading = reading_of(tmp_path, e=text)
    assert rows(reading, "child_details") == [{"CHILD": "1", "NATIONALITY": 'a "b" c'}]
    assert findings(reading) == [(4, "CHILD", None, "blank")]


def test_a_line_with_a_value_in_an_unlisted_column_only_is_a_row(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, e="CHILD,NATIONALITY,NOTE\n1,x,\n,,\n,,hello\n")
    assert reading.counts["child_details"] == Counts(2, 1, 1, 0)


def test_cells_beyond_the_headings(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, e="CHILD,NATIONALITY\n1,x,\n2,y, ,z\n3\n")
    assert findings(reading) == [
        (3, None, "z", "cells beyond the headings"),
        (4, "NATIONALITY", None, "blank"),
    ]
    assert reading.counts["child_details"] == Counts(3, 2, 1, 0)


def test_of_a_heading_that_occurs_twice_the_first_counts(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, e="CHILD,Nationality, NATIONALITY\n1,x,y\n")
    assert rows(reading, "child_details") == [{"CHILD": "1", "NATIONALITY": "x"}]
    assert findings(reading) == [(1, "NATIONALITY", None, "repeated heading")]


def test_sex_and_gender_are_the_same_column(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path,
        a="CHILD,SEX,DOB\n1,1,01/02/2010\n2,2,01/02/2010\n",
        b="CHILD,GENDER,DOB\n3,m,01/02/2010\n4,F,01/02/2010\n5,U,01/02/2010\n6,3,01/02/2010\n",
    )
    assert [row["SEX"] for row in rows(reading, "header")] == ["M", "F", "M", "F", "U", None]


def test_a_column_that_no_file_had_is_absent(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, e=f"{HEADINGS}\nA,01/02/2018,S,C2,U1,PR1,,\n")
    assert reading.tables["episodes"].column_names == HEADINGS.split(",")


def test_a_file_without_rows_is_an_extract_without_rows(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, e=HEADINGS)
    assert reading.counts["episodes"] == Counts(0, 0, 0, 0)
    assert reading.tables["episodes"].num_rows == 0


def test_dec_before_decom_rejects_and_the_same_day_does_not(tmp_path: Path) -> None:
    text = f"{HEADINGS}\nA,02/02/2018,S,C2,U1,PR1,01/02/2018,X1\nB,02/02/2018,S,C2,U1,PR1,02/02/2018,X1\n"
    reading = reading_of(tmp_path, e=text)
    assert [row["CHILD"] for row in rows(reading)] == ["B"]
    assert findings(reading) == [(2, "DEC", "01/02/2018", "dates out of order")]


def test_several_years_are_joined_and_the_row_that_knows_the_end_counts(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path,
        year_2017=f"{HEADINGS}\nA,02/02/2017,S,C2,U1,PR1,01/03/2017,E4A\nB,01/01/2017,S,C2,U1,PR1,,\n",
        year_2018=f"{HEADINGS}\nA,02/02/2017,S,C2,U1,PR1,,\nB,01/01/2017,S,C2,U2,PR1,,\nC,01/04/2018,S,C2,U1,PR1,,\n",
    )
    assert [(r["CHILD"], r["PLACE"], r["REC"]) for r in rows(reading)] == [
        ("A", "U1", "E4A"),
        ("B", "U2", None),
        ("C", "U1", None),
    ]
    reasons = [(f["file"], f["line"], f["reason"]) for f in reading.findings.to_pylist()]
    assert reasons == [
        (
            "year_2017.csv",
            3,
            "The same record as line 3 of year_2018.csv, a file with later dates; that one was kept.",
        ),
        (
            "year_2018.csv",
            2,
            "The same record as line 2 of year_2017.csv, which has DEC filled in; that one was kept.",
        ),
    ]
    assert reading.counts["episodes"] == Counts(5, 3, 0, 2)
    assert [(f.file, f.counts.duplicates) for f in reading.files] == [
        ("year_2017.csv", 1),
        ("year_2018.csv", 1),
    ]


def test_the_file_with_the_later_dates_counts_whatever_its_name(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path,
        a_new="CHILD,DOB,PREV_PERM,DATE_PERM\n1,01/01/2010,P1,\n",
        b="CHILD,DOB,PREV_PERM,DATE_PERM\n1,01/01/2011,P2,\n",
        x="CHILD,REQUEST_DATE,ISSUED_DATE\n1,01/01/2018,\n2,01/01/2019,\n",
        y="CHILD,REQUEST_DATE,ISSUED_DATE,EXEMPTION\n1,01/01/2018,,Y\n",
    )
    assert [row["PREV_PERM"] for row in rows(reading, "prev_perm")] == ["P2"]  # dates of birth do not count
    assert [row["EXEMPTION"] for row in rows(reading, "ehc_plans")] == [None, None]


def test_the_later_line_counts_within_a_file_and_equal_rows_once(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, e="CHILD,NATIONALITY\n1,x\n1, y \n1,y\n")
    assert rows(reading, "child_details") == [{"CHILD": "1", "NATIONALITY": "y"}]
    assert findings(reading) == [(2, "CHILD", "1", "same key"), (3, "CHILD", "1", "exact duplicate")]


def test_a_doubled_month_is_told_as_it_is_written(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path, t="INDICATOR,FROM_MONTH,TARGET,FLOOR\ncl_eet,2019-04,1,\nCL_EET,2019-04,2,\n"
    )
    assert findings(reading) == [(2, "INDICATOR FROM_MONTH", "cl_eet 2019-04", "same key")]


def test_ids_keep_case_and_leading_zeros(tmp_path: Path) -> None:
    text = "CHILD,NATIONALITY\n" + "".join(
        f"{child},x\n" for child in ("1", "01", "a", "A", "00123456", " 01 ")
    )
    assert [row["CHILD"] for row in rows(reading_of(tmp_path, e=text), "child_details")] == [
        "1", "a", "A", "00123456", "01",
    ]  # fmt: skip


def test_postcodes_need_no_capitals_in_their_headings(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, e="PCDS,OSEAST1M,osnrth1m,oscty,OSLAUA\nME1 1AA,1,2,e10000016,\n")
    assert rows(reading, "postcodes")[0]["oscty"] == "E10000016"


def test_archives_and_folders_in_them(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("2018/e.csv", f"{HEADINGS}\nA,02/02/2017,S,C2,U1,PR1,,\n")
        archive.writestr("__MACOSX/._e.csv", "junk")
        archive.writestr("2017/e.csv", f"{HEADINGS}\nA,02/02/2017,S,C2,U2,PR1,,\n")
    reading = read([tmp_path])
    assert [file.file for file in reading.files] == ["all.zip/2017/e.csv", "all.zip/2018/e.csv"]
    assert rows(reading)[0]["PLACE"] == "U1"


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    reading_of(tmp_path, e=f"{HEADINGS}\nA,02/02/2017,S,C2,U1,PR1,,\n")
    assert read([tmp_path, tmp_path / "e.csv", tmp_path]).counts["episodes"] == Counts(1, 1, 0, 0)


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    for year in ("2017", "2018"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "e.csv").write_text(f"{HEADINGS}\n")
    names = [file.file for file in read([tmp_path / "2017", tmp_path / "2018"]).files]
    assert names == [str(tmp_path / "2017" / "e.csv"), str(tmp_path / "2018" / "e.csv")]


def test_extracts_without_a_workspace(tmp_path: Path) -> None:
    reading_of(tmp_path, e=f"{HEADINGS}\nA,02/02/2017,S,C2,U1,PR1,,\n")
    assert extracts_from([tmp_path])["episodes"].rows == 1


def test_ids_by_the_ten_thousand_in_any_order(tmp_path: Path) -> None:
    numbered = [f"{100000 + n * 7919 % 20011}" for n in range(20011)]
    lettered = [f"{n * 7919 % 20011:x}-x" for n in range(20011) for _ in range(3)]
    reading = reading_of(
        tmp_path,
        a="CHILD,NATIONALITY\n" + "".join(f"{child},x\n" for child in numbered),
        b="COMPLAINT_ID,RECEIVED_DATE\n"
        + "".join(f"{n}{child},01/02/2018\n" for n, child in enumerate(lettered)),
        c="GROUP_ID,CHILD,PLAN_TOGETHER,DATE_PLACED,ADOPTER_FAMILY_ID\n"
        + "".join(f"{child},{n},Y,,\n" for n, child in enumerate(lettered)),
    )
    assert [row["CHILD"] for row in rows(reading, "child_details")] == numbered
    assert [row["COMPLAINT_ID"] for row in rows(reading, "complaints")] == [
        f"{n}{c}" for n, c in enumerate(lettered)
    ]
    assert [row["GROUP_ID"] for row in rows(reading, "sibling_groups")] == lettered
