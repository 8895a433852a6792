"""What a file holds, told from its first bytes and never from its name."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from engine.extracts.csv_file import CsvFile
from engine.extracts.files import NO_TEXT, TOO_LARGE, File, Trouble, UnreadableError, unreadable
from engine.extracts.sheet import Sheet

_LOOK = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHER_KINDS = (
    (b"\x89PNG", "It is a picture, not a table."),
    (b"\xff\xd8\xff", "It is a picture, not a table."),
    (b"GIF8", "It is a picture, not a table."),
    (b"II*\x00", "It is a picture, not a table."),
    (b"MM\x00*", "It is a picture, not a table."),
    (b"%PDF", "It is a PDF document, not a table. Ask for the figures as CSV."),
    (
        b"\xd0\xcf\x11\xe0",
        "It is an old workbook or one with a password. Save it as .xlsx without a password, or as CSV.",
    ),
    (b"\x1f\x8b", "It is compressed in a way that is not read here. Unpack it, or make a zip archive."),
    (b"7z\xbc\xaf", "It is compressed in a way that is not read here. Unpack it, or make a zip archive."),
    (b"Rar!", "It is compressed in a way that is not read here. Unpack it, or make a zip archive."),
    (b"PAR1\x15", "It is a Parquet file. Save it as CSV."),
    (b"SQLite format 3\x00", "It is a database, not a table. Save its tables as CSV."),
)
_EMPTY = "The file is empty."


def tables_in(file: File, depth: int = 0) -> Iterator[Sheet | Trouble]:
    """Every table in a file: one in a CSV file, several in a workbook, a return or an archive."""
    try:
        yield from _tables_in(file, depth)
    except OSError as error:
        yield Trouble(file.name, file.order, unreadable(error))
    except UnreadableError as error:
        yield Trouble(file.name, file.order, error.reason)
    except MemoryError:
        yield Trouble(file.name, file.order, TOO_LARGE)


def _tables_in(file: File, depth: int) -> Iterator[Sheet | Trouble]:
    start = file.beginning(_LOOK)
    if not start.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        yield Trouble(file.name, file.order, _EMPTY)
    elif start.startswith(_ZIP):
        yield from _in_zip(file, depth)
    elif kind := next((said for magic, said in _OTHER_KINDS if start.startswith(magic)), None):
        yield Trouble(file.name, file.order, kind)
    elif _is_xml(start):
        yield from _in_return(file)
    elif _looks_binary(start):
        yield Trouble(file.name, file.order, NO_TEXT)
    else:
        sheet = CsvFile(file)
        if sheet.headings:
            yield sheet
        else:
            yield Trouble(file.name, file.order, _EMPTY)


def _is_xml(start: bytes) -> bool:
    return start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _looks_binary(start: bytes) -> bool:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return start.count(0) * 10 > len(start)


def _in_return(file: File) -> Iterator[Sheet | Trouble]:
    from engine.extracts.return_xml import tables_of_return  # noqa: PLC0415  most imports have no return

    yield from tables_of_return(file)


def _in_zip(file: File, depth: int) -> Iterator[Sheet | Trouble]:
    from engine.extracts import archives  # noqa: PLC0415  most imports have no archive

    kind = archives.office_kind(file)
    if kind == "workbook":
        yield from _in_workbook(file)
    elif kind == "document":
        yield Trouble(file.name, file.order, "It is a document, not a table. Save its table as CSV or .xlsx.")
    elif depth >= archives.DEEPEST:
        yield Trouble(
            file.name, file.order, "It is an archive within archives within archives. Unpack it first."
        )
    else:
        for member in archives.members(file):
            yield from [member] if isinstance(member, Trouble) else tables_in(member, depth + 1)


def _in_workbook(file: File) -> Iterator[Sheet | Trouble]:
    from engine.extracts.workbook import tables_of_workbook  # noqa: PLC0415  most imports have no workbook

    yield from tables_of_workbook(file)
