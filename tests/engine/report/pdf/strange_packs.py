"""Packs with the same text in every place where text can stand."""

from datetime import date

from engine.report.document import (
    BulletList,
    Cell,
    Column,
    Contents,
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
    TableBlock,
)
from tests.engine.report.pdf.sample_packs import indicator_page

LONG = "Oberammergauerpassionsfestspielalphabetfederkasten" * 12
STRANGE = (
    "",
    " ",
    "\n\n",
    LONG,
    "word " * 500,
    "محمد بن علي (15) وأخته",
    "שלום עולם 3.5%",
    "Ծանր անուն, მძიმე სახელი",
    "😀👨‍👩‍👧 family \U0001f1ec\U0001f1e7",
    "a\x00b\x07c\x1b[31m\u202eevil\u202c\u2066x\u2069 \ufeff\u00ad",
    "漢字 かな 한글 ሰላም",
    "e\u0301 n\u0303 \u0915\u094d\u0937",
    "\ud800 lone surrogate",
    "\ue000\U0010ffff private",
    "(((((\\)\\\\ <b>&amp;</b> %PDF endstream",
    "tab\there\r\nline\u2028separator\u00a0no\u2011break",
    "ﷺ ﷽",
)


def pack_with(text: str) -> Pack:
    """The text in every place where text can stand."""
    columns = (Column(text, row_header=True), Column("Result", "right", group=text), Column("N", "right"))
    table = TableBlock(
        text,
        columns,
        (
            Row((Cell(text),), "group"),
            Row((Cell(text), Cell(text, rag="red"), Cell("5", direction="worse", since=text))),
            Row((Cell("x", rows=2), Cell(text, columns=2))),
            Row((Cell("1"), Cell("2"))),
        ),
        (text,),
        summary=text,
    )
    blocks = (
        Heading(text),
        Paragraph(text, "lead"),
        BulletList((text, text), numbered=True),
        Definitions((Definition(text, text),)),
        Note(text, text),
        KeyFigures((KeyFigure(text, text, text, "green", "better"), KeyFigure("1", "b"))),
        table,
    )
    page = indicator_page(1, name=text, commentary=text)
    sections = (Section("Contents", (Contents(),)), Section(text, blocks), page)
    return Pack(
        text, text or "Title", text, "Public", date(2019, 8, 27), sections, text, cover=(Paragraph(text),)
    )
