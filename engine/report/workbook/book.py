"""The workbook as a whole."""

import re
from datetime import datetime, time
from io import BytesIO

import xlsxwriter

from engine.report.document import Pack, Section
from engine.report.editions import require_seal
from engine.report.workbook.sheet import Sheet
from engine.report.workbook.styles import Styles
from engine.report.workbook.text import plain

LONGEST_NAME = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
RESERVED = "history"


def workbook(pack: Pack) -> bytes:
    """The pack as the bytes of an .xlsx file; the same pack gives the same bytes.

    Raises TypeError for a pack that calls itself public and is not sealed.
    """
    require_seal(pack)
    file = BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    published = datetime.combine(pack.published, time())
    book.set_properties(
        {
            "title": plain(f"{pack.title}, {pack.subtitle}"),
            "subject": plain(pack.edition),
            "author": plain(pack.author or pack.council),
            "company": plain(pack.council),
            "created": published,
        }
    )
    made = Styles(book)
    names: set[str] = set()
    _cover(book, pack, made, names)
    for section in pack.sections:
        if section.blocks and section.anchor != "contents":
            _sheet(book, pack, section, made, names)
    book.close()
    return file.getvalue()


def _cover(book: xlsxwriter.Workbook, pack: Pack, made: Styles, names: set[str]) -> None:
    sheet = Sheet(book, sheet_name("Cover", names), made)
    sheet.cover(pack)


def _sheet(book: xlsxwriter.Workbook, pack: Pack, section: Section, made: Styles, names: set[str]) -> None:
    sheet = Sheet(book, sheet_name(section.title, names), made)
    sheet.write(section.title, section.blocks)
    sheet.footer(pack.edition, landscape=section.landscape)


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that a sheet can have, not yet taken (without regard to case)."""
    clean = " ".join(NOT_IN_NAMES.sub(" ", plain(title)).split()) or "Sheet"
    name = clean[:LONGEST_NAME].strip()
    number = 2
    while name.casefold() in taken or name.casefold() == RESERVED:
        mark = f" ({number})"
        name = f"{clean[: LONGEST_NAME - len(mark)].strip()}{mark}"
        number += 1
    taken.add(name.casefold())
    return name
