"""Text set in lines: measuring, breaking and drawing it as tagged content.

A `TextBlock` is a few `Span`s, each in one ink. Words break at spaces; a word wider than the line breaks
inside, so nothing is ever cut off. The space at a line's end is drawn too, else readers of the file would
run the words together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reportlab.pdfbase import pdfmetrics

from engine.report.tagging import syntax
from engine.report.tagging.structure import Element

if TYPE_CHECKING:
    from engine.report.tagging.canvas import TaggedCanvas

SPACES = re.compile("[ \\n]")
BREAK_AFTER = re.compile(r"[-/_.,;:@]")
MIDDLE_OF_CAPITALS = 0.36
"""How far the middle of capital letters stands above the baseline, in parts of the type size."""


@dataclass(frozen=True)
class Ink:
    """A font, a size in points and a colour such as '0B0C0C'."""

    font: str
    size: float
    colour: str = "000000"

    @property
    def fill(self) -> str:
        """The colour as an operator."""
        return syntax.colour(self.colour, "rg")

    def width(self, text: str) -> float:
        """The text's width in points."""
        return measured(text, self.font) * self.size


class Mark(Protocol):
    """A small drawing that stands in a line like a word."""

    width: float

    def draw(self, canvas: TaggedCanvas, x: float, baseline: float) -> None:
        """Draws it with its left edge at x."""


class Span(NamedTuple):
    """A stretch of text in one ink, or a mark.

    `spoken` replaces it for screen readers. `link` is an address, or `#` and a destination, and `description`
    says where it leads. The letters of a right-to-left span are joined already, but in the order of reading.
    """

    text: str
    ink: Ink
    spoken: str = ""
    link: str = ""
    description: str = ""
    mark: Mark | None = None
    right_to_left: bool = False


class Fragment(NamedTuple):
    """A part of a line: of which span, its text and its width."""

    span: int
    text: str
    width: float


class Line(NamedTuple):
    """A line: its fragments and their width without the space at the end."""

    fragments: list[Fragment]
    width: float


@cache
def _widths(font: str) -> dict[int, float]:
    return pdfmetrics.getFont(font).face.charWidths  # type: ignore[no-any-return]


@lru_cache(maxsize=65536)
def measured(text: str, font: str) -> float:
    """The width of a text at a size of one point."""
    widths = _widths(font)
    return sum([widths.get(ord(letter), 0.0) for letter in text]) / 1000


class TextBlock:
    """Spans to be set in lines of one leading. Wrap it before drawing it."""

    __slots__ = ("_inline", "_longest", "_natural", "_room", "align", "leading", "lines", "spans")

    def __init__(self, spans: Sequence[Span], leading: float, align: str = "left") -> None:
        self.spans = spans
        self.leading = leading
        self.align = align
        self.lines: list[Line] = []
        self._room = -1.0
        self._natural = -1.0
        self._longest = -1.0
        self._inline: dict[int, Element] | None = None

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.leading

    @property
    def plain(self) -> str:
        """The text without its manner."""
        return "".join(span.text for span in self.spans)

    @property
    def natural_width(self) -> float:
        """The width without any breaking but at line ends in the text."""
        if self._natural < 0:
            if self._has_line_ends:
                self._natural = max(line.width for line in _broken(self.spans, float("inf")))
            else:
                self._natural = sum([_span_width(span) for span in self.spans])
        return self._natural

    @property
    def _has_line_ends(self) -> bool:
        return any("\n" in span.text for span in self.spans)

    @property
    def longest_word(self) -> float:
        """The width of the widest word; what follows without a space belongs to the word."""
        if self._longest < 0:
            self._longest = _longest_word(self.spans)
        return self._longest

    def wrap(self, width: float) -> float:
        """Breaks the text for a width and returns its height."""
        if width != self._room:
            self._room = width
            if self.natural_width <= width and not self._has_line_ends:
                whole = [
                    Fragment(place, span.text, _span_width(span)) for place, span in enumerate(self.spans)
                ]
                self.lines = [Line(whole, self._natural)]
            else:
                self.lines = _broken(self.spans, width)
        return len(self.lines) * self.leading

    def draw(
        self,
        canvas: TaggedCanvas,
        x: float,
        top: float,
        element: Element | None,
        lines: slice = slice(None),
    ) -> None:
        """Draws lines, the first one's top at `top`; without an element inside what is open already."""
        _Painter(canvas, self, element).draw(x, top, self.lines[lines])

    def inline(self, place: int, element: Element) -> Element:
        """The element of the span at that place: a Link or Span of its own where it needs one."""
        span = self.spans[place]
        if not span.link and not span.spoken:
            return element
        if self._inline is None:
            self._inline = {}
        if place not in self._inline:
            role = "Link" if span.link else "Span"
            self._inline[place] = element.add(role, actual_text=span.spoken)
        return self._inline[place]

    def offset(self, line: Line) -> float:
        """How far the line starts from the left edge."""
        if self.align == "left":
            return 0.0
        free = self._room - line.width
        return free if self.align == "right" else free / 2


class _Painter:
    """Draws lines, opening and closing content where the element changes."""

    def __init__(self, canvas: TaggedCanvas, block: TextBlock, element: Element | None) -> None:
        self._canvas = canvas
        self._block = block
        self._element = element
        self._owner: Element | None = None
        self._in_text = False
        self._ink: tuple[str, float] | None = None
        self._fill = ""

    def draw(self, x: float, top: float, lines: list[Line]) -> None:
        block = self._block
        for row, line in enumerate(lines):
            size = max((block.spans[f.span].ink.size for f in line.fragments), default=0.0)
            middle = top - (row + 0.5) * block.leading
            self._line(line, x + block.offset(line), middle - MIDDLE_OF_CAPITALS * size)
        self._end_text()
        self._own(None)

    def _line(self, line: Line, x: float, baseline: float) -> None:
        moved = False
        for fragment in line.fragments:
            span = self._block.spans[fragment.span]
            if self._element is not None:
                self._own(self._block.inline(fragment.span, self._element))
            if span.mark is not None:
                self._end_text()
                span.mark.draw(self._canvas, x, baseline)
                moved = False
            else:
                if not self._in_text:
                    self._canvas.addLiteral("BT")
                    self._in_text, self._ink, self._fill, moved = True, None, "", False
                if not moved:
                    self._canvas.addLiteral(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm")
                    moved = True
                self._show(span, fragment.text)
                if span.link:
                    self._link(fragment, span, x, baseline)
                    moved = False
            x += fragment.width

    def _show(self, span: Span, text: str) -> None:
        write, ink = self._canvas.addLiteral, span.ink
        if ink.fill != self._fill:
            write(ink.fill)
            self._fill = ink.fill
        if span.right_to_left:
            text = visual_order(text)
        for font, string in self._canvas.encoded(ink.font, text):
            if (font, ink.size) != self._ink:
                write(f"{font} {syntax.number(ink.size)} Tf")
                self._ink = (font, ink.size)
            write(f"{string} Tj")

    def _link(self, fragment: Fragment, span: Span, x: float, baseline: float) -> None:
        """Underlines a part of a link and makes it active."""
        self._end_text()
        size, right = span.ink.size, x + fragment.width
        rule = baseline - 0.14 * size
        self._canvas.addLiteral(
            f"{syntax.colour(span.ink.colour, 'RG')} 0.5 w {x:.2f} {rule:.2f} m {right:.2f} {rule:.2f} l S"
        )
        if self._owner is not None:
            left, low = self._canvas.absolutePosition(x, baseline - 0.25 * size)
            wide, high = self._canvas.absolutePosition(right, baseline + 0.95 * size)
            self._canvas.add_link(
                self._owner, (left, low, wide, high), span.link, span.description or span.text
            )

    def _own(self, owner: Element | None) -> None:
        if owner is self._owner:
            return
        if self._owner is not None:
            self._end_text()
            self._canvas.close()
        self._owner = owner
        if owner is not None:
            self._canvas.open_content(owner)

    def _end_text(self) -> None:
        if self._in_text:
            self._canvas.addLiteral("ET")
            self._in_text = False


def _span_width(span: Span) -> float:
    return span.mark.width if span.mark is not None else span.ink.width(span.text)


def _longest_word(spans: Sequence[Span]) -> float:
    widest = current = 0.0
    for span in spans:
        if span.mark is not None:
            current += span.mark.width
            continue
        for number, word in enumerate(SPACES.split(span.text)):
            if number:
                widest, current = max(widest, current), 0.0
            current += span.ink.width(word)
    return max(widest, current)


def visual_order(text: str) -> str:
    """A right-to-left text in the order in which its letters stand on paper."""
    from bidi import get_display  # noqa: PLC0415 - few documents need it

    return str(get_display(text, base_dir="R"))


class _Breaker:
    """Fills lines word by word."""

    def __init__(self, spans: Sequence[Span], room: float) -> None:
        self._spans = spans
        self._room = room
        self.lines: list[Line] = []
        self._fragments: list[Fragment] = []
        self._width = 0.0
        self._word: list[Fragment] = []
        self._word_width = 0.0
        self._space: int | None = None

    def letters(self, place: int, text: str, width: float) -> None:
        """More of the current word."""
        self._word.append(Fragment(place, text, width))
        self._word_width += width

    def space(self, place: int) -> None:
        """The current word ends with a space."""
        self._end_word()
        if self._fragments:
            self._space = place

    def new_line(self, place: int) -> None:
        """A break that the text asks for; to readers of the file it is a space."""
        self.space(place)
        self._end_line()

    def finish(self) -> list[Line]:
        self._end_word()
        if self._fragments or not self.lines:
            self._end_line()
        return self.lines

    def _end_word(self) -> None:
        if not self._word:
            return
        gap = 0.0 if self._space is None else self._spans[self._space].ink.width(" ")
        if self._fragments and self._width + gap + self._word_width > self._room:
            self._end_line()
        elif self._space is not None:
            self._add(Fragment(self._space, " ", gap))
        self._space = None
        if self._word_width > self._room:
            self._break_word()
        else:
            for fragment in self._word:
                self._add(fragment)
        self._word, self._word_width = [], 0.0

    def _break_word(self) -> None:
        """Sets a word that is wider than a line, letter by letter where it has no better place to break."""
        for place, text, width in self._word:
            if self._spans[place].mark is None:
                self._break_letters(place, text)
                continue
            if self._fragments and self._width + width > self._room:
                self._end_line()
            self._add(Fragment(place, text, width))

    def _break_letters(self, place: int, text: str) -> None:
        ink = self._spans[place].ink
        while text:
            # A line that is empty takes a letter at least, however narrow it is.
            count = _fitting(text, ink, self._room - self._width) or (0 if self._fragments else 1)
            if count:
                self._add(Fragment(place, text[:count], ink.width(text[:count])))
            text = text[count:]
            if text:
                self._end_line()

    def _add(self, fragment: Fragment) -> None:
        self._width += fragment.width
        fragments = self._fragments
        if fragments and fragments[-1].span == fragment.span and self._spans[fragment.span].mark is None:
            last = fragments[-1]
            fragments[-1] = Fragment(last.span, last.text + fragment.text, last.width + fragment.width)
        else:
            fragments.append(fragment)

    def _end_line(self) -> None:
        width = self._width
        if self._space is not None:
            self._add(Fragment(self._space, " ", 0.0))
            self._space = None
        self.lines.append(Line(self._fragments, width))
        self._fragments, self._width = [], 0.0


def _fitting(text: str, ink: Ink, room: float) -> int:
    """How many letters fit; preferably up to a sign after which a word may break."""
    width, count = 0.0, 0
    for letter in text:
        width += ink.width(letter)
        if width > room:
            break
        count += 1
    places = [match.end() for match in BREAK_AFTER.finditer(text[:count])]
    return places[-1] if places and places[-1] > count / 2 and count < len(text) else count


def _broken(spans: Sequence[Span], room: float) -> list[Line]:
    breaker = _Breaker(spans, room)
    for place, span in enumerate(spans):
        if span.mark is not None:
            breaker.letters(place, span.text, span.mark.width)
            continue
        for row, text in enumerate(span.text.split("\n")):
            if row:
                breaker.new_line(place)
            for number, word in enumerate(text.split(" ")):
                if number:
                    breaker.space(place)
                if word:
                    breaker.letters(place, word, span.ink.width(word))
    return breaker.finish()
