"""Packs with the same text in every place where text can stand."""

from datetime import date

from engine.charts import (
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
    Signal,
    UpSetChart,
    UpSetSet,
    axis_for,
)
from engine.report.document import (
    BulletList,
    Cell,
    ChartBlock,
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


def charts_with(text: str) -> tuple[ChartBlock, ...]:
    """Every kind of chart with the text for all its words."""
    measure, few = Measure(text, 1, "%"), (5.0, 2.0, None)
    lines = tuple(LineSeries(f"{text}{n}", (n + 1.0, None, n + 2.0)) for n in range(4))
    references = tuple(Reference(kind, text, (3.0, 4.0, 4.0)) for kind in ReferenceKind)
    axis = axis_for([0, 8], from_zero=True)
    line = LineChart(
        text,
        measure,
        (text, "b", text),
        lines,
        axis,
        references,
        (Signal(0, text, "better"), Signal(1, text)),
    )
    bars = [
        BarChart(
            text,
            measure,
            text,
            (text, "b", text),
            tuple(BarSeries(f"{text}{n}", few) for n in range(2 if kind is Arrangement.PYRAMID else 4)),
            axis_for([0, 20], from_zero=True),
            kind,
            lying,
        )
        for kind in Arrangement
        for lying in (False, True)
    ]
    rows = (IntervalRow(text, 1.0, 0.0, 3.0, emphasised=True), IntervalRow(text, None), IntervalRow("c", 2.0))
    intervals = IntervalChart(text, measure, rows, axis, 1.0, text)
    sets = (UpSetSet(text, 4), UpSetSet("b", None, text))
    upset = UpSetChart(text, text, sets, (Combination((0,), 4), Combination((0, 1), None, text)), axis)
    empty = (
        LineChart(text, measure, (), (), axis),
        BarChart(text, measure, text, (), (), axis),
        IntervalChart(text, measure, (), axis),
        UpSetChart(text, text, (), (), axis),
    )
    return tuple(ChartBlock(chart) for chart in (line, *bars, intervals, upset, *empty))
