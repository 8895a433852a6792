"""The canvas: every mark has a meaning, and the file says what both standards want."""

from io import BytesIO

import pikepdf
import pytest

from engine.report.tagging.canvas import StructureError, TaggedCanvas
from tests.engine.report.tagging.drawing import canvas_and_file, drawn, text


def put(canvas: TaggedCanvas, words: str, element: object) -> None:
    block = text(words)
    block.wrap(200)
    block.draw(canvas, 20, 250, element)  # type: ignore[arg-type]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def test_content_does_not_nest() -> None:
    canvas, _ = canvas_and_file()
    canvas.open_content(canvas.tree.document.add("P"))
    with pytest.raises(StructureError, match="nest"):
        canvas.open_artifact()


def test_content_must_be_closed_before_the_page_ends() -> None:
    canvas, _ = canvas_and_file()
    canvas.open_artifact()
    with pytest.raises(StructureError, match="still open"):
        canvas.showPage()


def test_nothing_open_cannot_be_closed() -> None:
    canvas, _ = canvas_and_file()
    with pytest.raises(StructureError, match="no content"):
        canvas.close()


def test_marks_count_from_zero_on_each_page_and_know_their_elements() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        first, second = canvas.tree.document.add("P"), canvas.tree.document.add("P")
        put(canvas, "one", first)
        put(canvas, "two", second)
        canvas.showPage()
        put(canvas, "two goes on", second)

    with opened(drawn(draw)) as pdf:
        first, second = pdf.Root.StructTreeRoot.K.K
        assert first.K == 0
        assert second.K[0] == 1
        assert second.K[1].MCID == 0
        assert second.K[1].Pg.objgen == pdf.pages[1].obj.objgen
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        assert numbers[1][1].objgen == second.objgen
        assert numbers[3][0].objgen == second.objgen


def test_a_page_without_content_is_no_fault() -> None:
    with opened(drawn(lambda canvas: canvas.showPage())) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.StructTreeRoot.K.S == "/Document"


def test_what_is_put_later_is_there_and_knows_the_last_page() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        canvas.open_artifact("Pagination", "Footer")
        canvas.later(lambda: f"% of {canvas.page_count}")
        canvas.close()
        canvas.showPage()
        canvas.showPage()

    with opened(drawn(draw)) as pdf:
        assert b"% of 2" in pdf.pages[0].Contents.read_bytes()


def test_a_link_belongs_to_its_element_and_is_described() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        link = canvas.tree.document.add("P").add("Link")
        put(canvas, "there", link)
        canvas.add_link(link, (10, 10, 40, 20), "https://example.org/(a)", "An example (outside)")

    with opened(drawn(draw)) as pdf:
        annotation = pdf.pages[0].Annots[0]
        assert annotation.Contents == "An example (outside)"
        assert annotation.A.URI == "https://example.org/(a)"
        assert annotation.F == 4
        element = pdf.Root.StructTreeRoot.K.K.K
        assert element.K[1].Obj.objgen == annotation.objgen


def test_a_link_inside_needs_its_destination() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        link = canvas.tree.document.add("Link")
        put(canvas, "there", link)
        canvas.add_link(link, (10, 10, 40, 20), "#nowhere", "Nowhere")

    with pytest.raises(StructureError, match="nowhere"):
        drawn(draw)


def test_title_and_dates_are_those_given_whatever_was_set_in_between() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        canvas.setTitle("untitled")
        canvas.setAuthor("anonymous")

    with opened(drawn(draw)) as pdf:
        assert pdf.docinfo.Title == "Title"
        assert pdf.docinfo.Author == "Author"
        assert pdf.docinfo.CreationDate == "D:20190827000000Z"


def test_no_standard_font_creeps_in() -> None:
    with opened(drawn(lambda canvas: canvas.showPage())) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert not [name for name in fonts if "FontFile2" not in str(fonts[name].FontDescriptor.keys())]


def test_streams_end_with_an_end_of_line() -> None:
    data = drawn(lambda canvas: canvas.showPage())
    assert data.count(b"\nendstream") == data.count(b"endstream") > 3


def test_the_same_drawing_gives_the_same_bytes() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        put(canvas, "Größe ↑ ŵ", canvas.tree.document.add("P"))

    assert drawn(draw) == drawn(draw)
