"""Whatever the files are: nothing crashes, every row is accounted for, and every file gets its sentence."""

import os
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import Cancelled
from engine.extracts import Reading, read
from tests.engine.extracts.making import written_file

EPISODES = (
    "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n"
    "A1,01/02/2018,S,C2,U1,PR1,03/03/2018,X1\n"
    "A1,03/03/2018,P,C2,U4,PR1,,\n"
)


def read_one(content: bytes, name: str = "file.csv") -> Reading:
    """What a folder with this one file gives."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(content)
        return read([folder])


def check_accounts(reading: Reading) -> None:
    """Every row and every file is accounted for, and each refusal is a sentence."""
    for name, counts in reading.counts.items():
        assert counts.read == counts.kept + counts.rejected + counts.duplicates
        assert reading.tables[name].num_rows == counts.kept
    told = {(f["file"], f["reason"]) for f in reading.findings.to_pylist()}
    for file in reading.files:
        if file.extract is None:
            assert (file.file, file.note) in told
            assert file.note.endswith((".", "?"))


def refusal(content: bytes, name: str = "file.csv") -> str:
    """Why the only file was refused."""
    reading = read_one(content, name)
    assert not reading.tables
    check_accounts(reading)
    return reading.files[0].note


@settings(max_examples=150)
@given(st.binary(max_size=2000))
def test_random_bytes(content: bytes) -> None:
    check_accounts(read_one(content))


BEGINNINGS = [
    b"\x89PNG",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"%PDF",
    b"\xff\xfe",
    b"\xfe\xff",
    b"<",
    b"<?xml",
    b'"',
]


@settings(max_examples=100)
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=500))
def test_random_bytes_that_begin_like_something(beginning: bytes, rest: bytes) -> None:
    check_accounts(read_one(beginning + rest))


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_good_files_damaged_anywhere(data: st.DataObject) -> None:
    file = data.draw(written_file(data.draw(st.sampled_from(["episodes", "targets", "missing_episodes"]))))
    content = bytearray(file.text.encode(data.draw(st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))))
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 20, len(content))))
    content[start:end] = data.draw(st.binary(max_size=20))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    check_accounts(read_one(bytes(content)))


@settings(max_examples=60)
@given(st.data())
def test_archives_damaged_anywhere(data: st.DataObject) -> None:
    content = bytearray(zipped({"a/episodes.csv": EPISODES.encode(), "b.txt": b"hello"}))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check_accounts(read_one(bytes(content), "x.zip"))


def test_a_damaged_archive_may_hold_a_member_without_a_name() -> None:
    content = bytearray(zipped({"a/episodes.csv": EPISODES.encode(), "b.txt": b"hello"}))
    content[content.rindex(b"b.txt")] = 0
    found = read_one(bytes(content), "x.zip")
    check_accounts(found)
    assert found.counts["episodes"].kept > 0
    assert any(file.extract is None for file in found.files)


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    sink = BytesIO()
    with zipfile.ZipFile(sink, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
        (bytes(range(256)) * 20, "neither text"),
        ("CHILD,DECOM\n".encode("utf-16-le"), "neither text"),
        (b"CHILD,NATIONALITY\n1,\x81\n", "neither text"),
        (b"<html><body>hello", "damaged"),
        (b"<a><b>1</b></a>", "no records"),
        (b"a,b\n1,2\n", "No heading"),
        (b"CHILD,DECOM\n1,2\n", "without the columns"),
        (b"PK\x03\x04 no archive", "damaged"),
        (zipped({}), "empty"),
    ],
)
def test_each_gets_its_sentence(content: bytes, words: str) -> None:
    assert words in refusal(content)


@pytest.mark.parametrize("heading", ["PK", "PAR1"])
def test_a_heading_that_begins_like_another_kind_of_file(heading: str) -> None:
    text = f"{heading},CHILD,NATIONALITY\n1,A1,British\n"
    assert read_one(text.encode()).counts["child_details"].kept == 1


def test_an_open_quotation_mark_takes_no_row_out_of_sight() -> None:
    reading = read_one((EPISODES + 'A2,"01/02/2018,S,C2,U1,PR1,,\nA3,01/02/2018,S,C2,U1,PR1,,\n').encode())
    check_accounts(reading)
    assert reading.counts["episodes"].rejected == 1
    told = [f for f in reading.findings.to_pylist() if f["rule"] == "unclosed quotation mark"]
    assert [(f["line"], "2 lines" in f["reason"]) for f in told] == [(4, True)]


def test_a_field_larger_than_the_reader_s_block() -> None:
    header = "CHILD,NATIONALITY\n"
    reading = read_one((header + "1," + "x" * 6_000_000 + "\n2,British\n").encode())
    assert reading.counts["child_details"].kept == 2


def test_formulas_are_text_like_any_other() -> None:
    reading = read_one(b"CHILD,NATIONALITY\n=cmd|' /C calc'!A0,=1+1\n")
    assert reading.tables["child_details"].to_pylist() == [
        {"CHILD": "=cmd|' /C calc'!A0", "NATIONALITY": "=1+1"}
    ]


def test_entities_are_refused() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
        b"<EXPSSDA903><CHILD><HEADER><CHILDID>&c;</CHILDID></HEADER></CHILD></EXPSSDA903>"
    )
    assert "entities" in refusal(bomb, "return.xml")
    external = b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><EXPSSDA903/>'
    assert "entities" in refusal(external, "return.xml")


def test_archives_within_archives_are_opened_but_not_without_end() -> None:
    content = zipped({"episodes.csv": EPISODES.encode()})
    assert read_one(zipped({"inner.zip": content}), "outer.zip").counts["episodes"].kept == 2
    for _ in range(5):
        content = zipped({"inner.zip": content})
    assert "archive within archives" in refusal(content, "outer.zip")


def test_a_member_that_would_fill_the_memory_is_left_alone() -> None:
    assert "swell" in refusal(zipped({"episodes.csv": bytes(80 * 1024 * 1024)}), "bomb.zip")


def test_a_member_with_a_password_is_told() -> None:
    content = bytearray(zipped({"episodes.csv": EPISODES.encode()}, zipfile.ZIP_STORED))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    assert "password" in refusal(bytes(content), "secret.zip")


def test_names_in_archives_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.zip").write_bytes(zipped({"../../outside.csv": EPISODES.encode()}))
    assert read([tmp_path / "in"]).counts["episodes"].kept == 2
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["x.zip"]


def test_documents_are_not_taken_apart() -> None:
    content = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    assert "document" in refusal(content, "letter.docx")


def test_a_broken_workbook_is_told() -> None:
    content = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook><sheets>"})
    assert "workbook is damaged" in refusal(content, "book.xlsx")


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "episodes.csv").write_text(EPISODES)
    reading = read([tmp_path / "nowhere.csv", tmp_path / "episodes.csv"])
    assert reading.counts["episodes"].kept == 2
    assert [file.note for file in reading.files if file.extract is None] == [
        "There is no such file or folder. Check the name."
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are of Unix")
def test_a_pipe_does_not_keep_the_import_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert "no file" in read([tmp_path]).files[0].note


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "episodes.csv").write_text(EPISODES)
    assert read([tmp_path]).counts["episodes"].read == 2


def test_lock_files_and_stores_of_other_programs_are_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", "~$book.xlsx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"\x00\x01")
    assert read([tmp_path]).files == ()


def test_stopping_between_files_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "episodes.csv").write_text(EPISODES)
    with pytest.raises(Cancelled, match="Nothing was changed"):
        read([tmp_path], cancelled=lambda: True)


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text(EPISODES)
    seen: list[float] = []
    read([tmp_path], progress=lambda done, what: seen.append(done))
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.0, 1.0)
