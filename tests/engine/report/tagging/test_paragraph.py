"""Paragraphs over two pages."""

from engine.report.tagging.canvas import TaggedCanvas
from engine.report.tagging.figure import TaggedFigure
from engine.report.tagging.paragraph import Bookmark, Label, SideRule, TaggedParagraph
from engine.report.tagging.spans import Span
from engine.report.tagging.structure import Element
from engine.report.tagging.text import TextBlock
from tests.engine.report.audit import audit
from tests.engine.report.tagging.drawing import INK, drawn, text

LONG = " ".join(f"word{number}" for number in range(60))


def paragraph(words: str = LONG) -> TaggedParagraph:
    return TaggedParagraph(text(words), Element("P"), space_before=5, space_after=7)


def test_two_lines_stay_on_either_side() -> None:
    whole = paragraph()
    count = whole.wrap(200, 1000)[1] / 12
    first, second = whole.split(200, (count - 1) * 12 + 1)
    assert first.wrap(200, 1000)[1] == (count - 2) * 12
    assert second.wrap(200, 1000)[1] == 24
    assert whole.split(200, 13) == []


def test_the_space_around_goes_to_the_outer_ends() -> None:
    first, second = paragraph().split(200, 60)
    assert (first.spaceBefore, first.spaceAfter) == (5, 0)
    assert (second.spaceBefore, second.spaceAfter) == (0, 7)


def test_parts_share_their_element_in_order() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        whole = TaggedParagraph(text(LONG), canvas.tree.document.add("P"))
        first, second = whole.split(200, 60)
        for part in (first, second):
            height = part.wrap(200, 1000)[1]
            part.drawOn(canvas, 50, 200 - height)
            canvas.showPage()

    found = audit(drawn(draw))
    assert "".join(found.reading_order).strip() == LONG
    assert found.roles["P"] == 1


def test_a_list_item_has_its_sign_only_once() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        item = canvas.tree.document.add("L").add("LI")
        label = Label(text("1."), item.add("Lbl"), 20)
        whole = TaggedParagraph(text(LONG), item.add("LBody"), label=label)
        for part in whole.split(200, 60):
            height = part.wrap(200, 1000)[1]
            part.drawOn(canvas, 50, 200 - height)
            canvas.showPage()

    assert "".join(audit(drawn(draw)).reading_order).strip() == f"1.{LONG}"


def test_a_heading_enters_the_outline_and_is_a_place_to_link_to() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        root = canvas.tree.document
        heading = TaggedParagraph(text("Heading"), root.add("H1"), bookmark=Bookmark("Heading", "h", 0))
        height = heading.wrap(200, 100)[1]
        heading.drawOn(canvas, 50, 200 - height)
        link = TextBlock([Span("to the heading", INK, link="#h", description="Back")], 12)
        words = TaggedParagraph(link, root.add("P"), rule=SideRule("12436D", 2, 8))
        words.wrap(200, 100)
        words.drawOn(canvas, 50, 100)
        assert canvas.page_of == {"h": 1}

    found = audit(drawn(draw))
    assert found.headings == [(1, "Heading")]
    assert found.links == ["Back"]


def test_spoken_words_replace_what_is_drawn() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        block = TextBlock([Span("98% ", INK), Span("G", INK, spoken="Green")], 12)
        part = TaggedParagraph(block, canvas.tree.document.add("P"))
        part.wrap(200, 100)
        part.drawOn(canvas, 50, 100)

    assert "".join(audit(drawn(draw)).reading_order).strip() == "98% Green"


def test_a_figure_tells_what_it_shows_and_where_it_stands() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        figure = TaggedFigure(
            lambda page, width, height: page.addLiteral(f"0 0 {width} {height} re f"),
            80,
            canvas.tree.document,
            "A black field",
        )
        figure.wrap(200, 100)
        figure.drawOn(canvas, 50, 100)
        assert figure.element.attributes is not None
        assert figure.element.attributes["BBox"] == "[50.00 100.00 250.00 180.00]"

    assert audit(drawn(draw)).alternatives == ["A black field"]
