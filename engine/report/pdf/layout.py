"""Flowables that arrange others: stacks side by side, rows of large numbers, lines of the contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from engine.report.pdf.style import BODY, GAP, REGULAR, TEXT
from engine.report.tagging import syntax
from engine.report.tagging.canvas import TaggedCanvas
from engine.report.tagging.paragraph import TaggedParagraph
from engine.report.tagging.structure import Element
from engine.report.tagging.text import TextBlock


class Stacks(Flowable):  # type: ignore[misc]
    """Two stacks of flowables beside each other. Where that is too high for a page, one below the other."""

    def __init__(self, left: Sequence[Flowable], right: Sequence[Flowable], share: float) -> None:
        super().__init__()
        self._stacks = (list(left), list(right))
        self._share = share
        self.spaceBefore = 0
        self.spaceAfter = 10

    @staticmethod
    def widths_of(width: float, share: float) -> tuple[float, float]:
        """The widths of two stacks in a column of that width, the left one taking its share."""
        left = (width - GAP) * share
        return left, width - GAP - left

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the higher stack."""
        self.width = width
        sizes = zip(self._stacks, self.widths_of(width, self._share), strict=True)
        self.height = max(_stack_height(stack, room, height) for stack, room in sizes)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Nothing: the composer sets what is too high for a page with `unstacked`."""
        return []

    def unstacked(self) -> list[Flowable]:
        """The two stacks as one."""
        return [flowable for stack in self._stacks for flowable in stack]

    def draw(self) -> None:
        """Draws the left stack, then the right one."""
        left, right = self.widths_of(self.width, self._share)
        for stack, x, room in zip(self._stacks, (0.0, left + GAP), (left, right), strict=True):
            y, first = self.height, True
            for flowable in stack:
                _, tall = flowable.wrap(room, self.height)
                y -= tall + (0 if first else flowable.getSpaceBefore())
                flowable.drawOn(self.canv, x, y)
                y -= flowable.getSpaceAfter()
                first = False


def _stack_height(stack: list[Flowable], width: float, height: float) -> float:
    total = 0.0
    for place, flowable in enumerate(stack):
        total += flowable.wrap(width, height)[1] + (flowable.getSpaceBefore() if place else 0)
        total += flowable.getSpaceAfter() if flowable is not stack[-1] else 0
    return total


@dataclass(frozen=True)
class BigNumber:
    """A large number with its words: texts one below the other, each with its element."""

    texts: tuple[tuple[TextBlock, Element], ...]


class BigNumbers(Flowable):  # type: ignore[misc]
    """Large numbers beside each other, as many in a row as there is room for, under a rule."""

    LEAST = 88.0
    ABOVE = 4.0

    def __init__(self, items: Sequence[BigNumber]) -> None:
        super().__init__()
        self._items = list(items)
        self.spaceBefore = 12
        self.spaceAfter = 9

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as its rows."""
        fit = max(1, int((width + GAP / 2) // (self.LEAST + GAP / 2)))
        rows = -(-len(self._items) // fit)
        self._per_row = -(-len(self._items) // rows)
        self._each = (width - (self._per_row - 1) * GAP / 2) / self._per_row
        self._tall = [
            max(sum(text.wrap(self._each) for text, _ in item.texts) for item in row) + 6
            for row in self._rows()
        ]
        self.width, self.height = width, sum(self._tall) + self.ABOVE
        return width, self.height

    def _rows(self) -> list[list[BigNumber]]:
        return [self._items[n : n + self._per_row] for n in range(0, len(self._items), self._per_row)]

    def split(self, width: float, height: float) -> list[BigNumbers]:
        """Whole rows that fit, and the rest."""
        self.wrap(width, height)
        fit, used = 0, self.ABOVE
        while fit < len(self._tall) and used + self._tall[fit] <= height:
            used += self._tall[fit]
            fit += 1
        if not 0 < fit < len(self._tall):
            return []
        count = fit * self._per_row
        return [BigNumbers(self._items[:count]), BigNumbers(self._items[count:])]

    def unstacked(self) -> list[Flowable]:
        """The texts as paragraphs, where words are so long that a number is higher than a page."""
        return [TaggedParagraph(text, element) for item in self._items for text, element in item.texts]

    def draw(self) -> None:
        """Draws each number below its rule."""
        top = self.height - self.ABOVE
        for row, tall in zip(self._rows(), self._tall, strict=True):
            for place, item in enumerate(row):
                x = place * (self._each + GAP / 2)
                line = f"{x:.2f} {top:.2f} m {x + self._each:.2f} {top:.2f} l S"
                self.canv.open_artifact()
                self.canv.addLiteral(f"{syntax.colour(TEXT, 'RG')} 0.75 w {line}")
                self.canv.close()
                y = top - 6
                for text, element in item.texts:
                    text.draw(self.canv, x, y, element)
                    y -= text.height
            top -= tall


class ContentsLine(Flowable):  # type: ignore[misc]
    """A line of the contents: a heading and the page it stands on, all of it a link."""

    NUMBER_ROOM = 40.0

    def __init__(self, text: TextBlock, element: Element, destination: str, level: int) -> None:
        super().__init__()
        self._text = text
        self._element = element
        self._destination = destination
        self._indent = 16.0 * (level - 1)
        self.spaceBefore = 7 if level == 1 else 0
        self.spaceAfter = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the heading's lines."""
        self.width = width
        self.height = self._text.wrap(width - self._indent - self.NUMBER_ROOM) + 1.5
        return width, self.height

    def draw(self) -> None:
        """Draws the heading now; the page number is filled in when all pages are known."""
        canvas = self.canv
        canvas.open_content(self._element)
        self._text.draw(canvas, self._indent, self.height - 1, None)
        baseline = 1 + self._text.leading / 2 - 0.36 * BODY.size
        canvas.later(lambda: self._page_number(canvas, baseline))
        canvas.close()
        left, low = canvas.absolutePosition(self._indent, 0)
        wide, high = canvas.absolutePosition(self.width, self.height)
        box = (left, low, wide, high)
        canvas.add_link(self._element, box, f"#{self._destination}", self._text.plain)

    def _page_number(self, canvas: TaggedCanvas, baseline: float) -> str:
        text = f" {canvas.page_of[self._destination]}"
        font, string = canvas.encoded(REGULAR, text)[0]
        x = self.width - BODY.width(text)
        return f"BT {BODY.fill} {font} {BODY.size:g} Tf 1 0 0 1 {x:.2f} {baseline:.2f} Tm {string} Tj ET"
