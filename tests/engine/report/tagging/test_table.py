"""Tables over several pages."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from engine.report.pdf.fonts import colour_profile
from engine.report.tagging.canvas import TaggedCanvas
from engine.report.tagging.rows import TableCell, TableRow
from engine.report.tagging.structure import Element
from engine.report.tagging.table import TaggedTable
from tests.engine.report.audit import audit
from tests.engine.report.tagging.drawing import FONT, PAGE, canvas_and_file, text

ROW = 12 + 2 * 4  # a line and the paddings


def row(*words: str, keep: bool = False) -> TableRow:
    first, *others = words
    return TableRow((TableCell(text(first), "/Row"), *(TableCell(text(word)) for word in others)), keep=keep)


def head(*words: str) -> TableRow:
    return TableRow(tuple(TableCell(text(word), "/Column") for word in words))


def table(rows: Sequence[TableRow], heads: Sequence[TableRow] = (head("A", "B"),)) -> TaggedTable:
    return TaggedTable([100, 100], heads, rows, Element("Document").add("Table"))


def heights(parts: list[TaggedTable]) -> list[float]:
    return [part.wrap(200, 1000)[1] for part in parts]


def test_a_table_is_as_high_as_its_rows() -> None:
    assert table([row("a", "b")] * 3).wrap(200, 1000) == (200, 4 * ROW)


def test_both_parts_have_the_headings() -> None:
    assert heights(table([row("a", "b")] * 10).split(200, 5 * ROW)) == [5 * ROW, 7 * ROW]


def test_the_last_row_is_not_left_alone() -> None:
    assert heights(table([row("a", "b")] * 5).split(200, 5 * ROW + 1)) == [4 * ROW, 3 * ROW]


def test_the_first_row_is_not_left_alone() -> None:
    assert table([row("a", "b")] * 5).split(200, 2 * ROW + 1) == []


def test_a_row_that_names_others_is_not_left_at_the_end() -> None:
    rows = [row("a", "b"), row("a", "b"), row("group", "", keep=True), *[row("a", "b")] * 4]
    assert heights(table(rows).split(200, 4 * ROW + 1))[0] == 3 * ROW


def test_the_last_row_of_a_group_does_not_begin_a_page_alone() -> None:
    rows = [*[row("a", "b")] * 4, row("group", "", keep=True), *[row("a", "b")] * 4]
    assert heights(table(rows).split(200, 4 * ROW + 1)) == [3 * ROW, 8 * ROW]


def test_a_row_has_its_own_air_beside_the_paddings() -> None:
    airy = TableRow((TableCell(text("a")), TableCell(text("b"))), air=2)
    assert heights([table([row("a", "b"), airy])]) == [3 * ROW + 4]


def test_rows_that_a_cell_spans_stay_together() -> None:
    spanning = TableRow((TableCell(text("x"), rows=2), TableCell(text("y"))))
    rows = [*[row("a", "b")] * 3, spanning, TableRow((TableCell(text("z")),)), *[row("a", "b")] * 3]
    assert heights(table(rows).split(200, 5 * ROW + 1))[0] == 4 * ROW


def test_room_for_notes_is_kept_below_the_end() -> None:
    whole = table([row("a", "b")] * 6)
    whole.room_below = 30
    assert heights(whole.split(200, 7 * ROW + 10)) == [5 * ROW, 3 * ROW]


def test_a_row_higher_than_the_page_is_parted_between_lines() -> None:
    parts = table([row("a", "word " * 200)]).split_first(10 * ROW)
    assert len(parts) == 2
    assert heights(parts)[0] <= 10 * ROW
    lines = sum(laid.cells[1].lines for part in parts for laid in part._rows)
    assert lines == len(parts[0]._rows[0].cells[1].cell.text.lines)


def test_headings_too_high_to_repeat_are_printed_once() -> None:
    made = table([row("a", "b")] * 4, [head("word " * 200, "B")])
    assert made._heads == []
    assert len(made._rows) == 5


def test_a_cell_that_spans_rows_has_room_for_its_text() -> None:
    spanning = TableRow((TableCell(text("word " * 40), rows=2), TableCell(text("y"))))
    made = table([spanning, TableRow((TableCell(text("z")),))])
    needed = made._rows[0].cells[0].height + 8
    assert made._rows[0].height + made._rows[1].height == pytest.approx(needed)


def test_tables_run_over_the_pages_of_platypus_too() -> None:
    """The layer is of use without the product: in a document of reportlab's own making."""
    canvas, file = canvas_and_file()

    def make(_file: BytesIO, **_settings: object) -> TaggedCanvas:
        return canvas

    element = canvas.tree.document.add("Table")
    long = TaggedTable([100, 100], [head("A", "B")], [row(f"row {n}", "b") for n in range(30)], element)
    document = BaseDocTemplate(file, pagesize=PAGE, initialFontName=FONT)
    document.addPageTemplates(PageTemplate(frames=[Frame(46, 30, 250, 240)]))
    document.build([long], canvasmaker=make)
    found = audit(file.getvalue())
    assert found.pages >= 3
    assert "".join(found.reading_order).count("row ") == 30
    assert [page for page, words in found.artifact_text.items() if words == "AB"] == list(
        range(2, found.pages + 1)
    )
    assert colour_profile()[36:40] == b"acsp"
