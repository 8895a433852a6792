"""Flowables of running text: paragraphs, list items, headings; split between lines where a page ends."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Flowable

from engine.report.tagging import syntax
from engine.report.tagging.structure import Element
from engine.report.tagging.text import TextBlock

FEWEST_LINES = 2
"""A paragraph leaves at least so many lines on either side of a page's end, where it has that many."""


@dataclass(frozen=True)
class Label:
    """What stands in the margin beside a text, such as a bullet: text, element and the margin's width."""

    text: TextBlock
    element: Element
    room: float


@dataclass(frozen=True)
class SideRule:
    """A vertical rule at the left of a text: its colour, its width and the text's distance from the edge."""

    colour: str
    width: float
    indent: float


@dataclass(frozen=True)
class Bookmark:
    """What a heading enters in the outline: title, destination, level from 0. No title, no entry."""

    title: str
    destination: str
    level: int


class TaggedParagraph(Flowable):  # type: ignore[misc]
    """A text as content of one element. `first` and `last` are the lines that this part holds."""

    def __init__(
        self,
        text: TextBlock,
        element: Element,
        *,
        label: Label | None = None,
        rule: SideRule | None = None,
        bookmark: Bookmark | None = None,
        space_before: float = 0,
        space_after: float = 0,
        keep_with_next: bool = False,
    ) -> None:
        super().__init__()
        self.text = text
        self.element = element
        self.label = label
        self.rule = rule
        self.bookmark = bookmark
        self.spaceBefore = space_before
        self.spaceAfter = space_after
        self.keepWithNext = keep_with_next
        self.first = 0
        self.last: int | None = None

    @property
    def _indent(self) -> float:
        return (self.label.room if self.label else 0) + (self.rule.indent if self.rule else 0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The room it takes up at that width."""
        if self.last is None or self.text.lines == []:
            self.text.wrap(width - self._indent)
            self.last = len(self.text.lines)
        if self.label:
            self.label.text.wrap(self.label.room)
        self.width, self.height = width, (self.last - self.first) * self.text.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[TaggedParagraph]:
        """The lines that fit and the rest; nothing where too few fit."""
        self.wrap(width, height)
        assert self.last is not None
        count = self.last - self.first
        fit = int((height + 0.01) // self.text.leading)
        if count >= 2 * FEWEST_LINES:
            fit = min(fit, count - FEWEST_LINES)
        if fit >= count:
            return [self]
        if fit < min(FEWEST_LINES, count - 1) or fit < 1:
            return []
        head, tail = self._part(self.first, self.first + fit), self._part(self.first + fit, self.last)
        head.spaceAfter, tail.spaceBefore = 0, 0
        tail.label, tail.bookmark = None, None
        if self.label:
            tail.rule = SideRule("", 0, self._indent)
        return [head, tail]

    def _part(self, first: int, last: int) -> TaggedParagraph:
        part = TaggedParagraph(
            self.text,
            self.element,
            label=self.label,
            rule=self.rule,
            bookmark=self.bookmark,
            space_before=self.spaceBefore,
            space_after=self.spaceAfter,
        )
        part.first, part.last = first, last
        return part

    def draw(self) -> None:
        """Draws its lines; reportlab has moved the origin to its lower left corner."""
        canvas = self.canv
        if self.bookmark:
            _, top = canvas.absolutePosition(0, self.height)
            canvas.add_destination(self.bookmark.destination, top + 6)
            if self.bookmark.title:
                canvas.addOutlineEntry(
                    self.bookmark.title, self.bookmark.destination, self.bookmark.level, closed=True
                )
        if self.rule and self.rule.width:
            canvas.open_artifact()
            canvas.addLiteral(
                f"{syntax.colour(self.rule.colour, 'rg')} 0 0 {self.rule.width} {self.height:.2f} re f"
            )
            canvas.close()
        if self.label:
            self.label.text.draw(
                canvas, self.rule.indent if self.rule else 0, self.height, self.label.element
            )
        self.text.draw(canvas, self._indent, self.height, self.element, slice(self.first, self.last))
