"""Breaking spans into lines.

Words break at spaces; a word wider than the line breaks inside, so nothing is ever cut off. The space at a
line's end stays in the line, else readers of the file would run the words together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from engine.report.tagging.spans import Ink, Span

BREAK_AFTER = re.compile(r"[-/_.,;:@]")


class Fragment(NamedTuple):
    """A part of a line: of which span, its text and its width."""

    span: int
    text: str
    width: float


class Line(NamedTuple):
    """A line: its fragments and their width without the space at the end."""

    fragments: list[Fragment]
    width: float


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


def broken(spans: Sequence[Span], room: float) -> list[Line]:
    """The lines of some spans in a room of that width; one line at least."""
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
