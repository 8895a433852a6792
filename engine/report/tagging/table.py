"""A table that runs over pages: its headings are repeated as artifacts, its rows keep their cells' meaning.

A row that is higher than a page is split between the lines of its cells. A row that names the rows after
it is never the last on a page, and two rows stay together at the start and the end where they can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from engine.report.tagging import syntax
from engine.report.tagging.rows import STRONG, THIN, Laid, Placed, TableLook, TableRow, laid_rows
from engine.report.tagging.structure import Element

MOST_HEAD = 240.0
"""Headings higher than this are not repeated: they are rows like others, so that a page has room for more."""

LOOK = TableLook()


class TaggedTable(Flowable):  # type: ignore[misc]
    """Rows under headings in columns of given widths. `room_below` is kept free for notes at the end."""

    def __init__(
        self,
        widths: Sequence[float],
        heads: Sequence[TableRow],
        rows: Sequence[TableRow],
        element: Element,
        look: TableLook = LOOK,
        *,
        space_before: float = 0,
        space_after: float = 0,
        room_below: float = 0,
    ) -> None:
        super().__init__()
        self.widths = widths
        self.look = look
        self.element = element
        self.room_below = room_below
        self.spaceBefore = space_before
        self.spaceAfter = space_after
        self._edges = [sum(widths[:place]) for place in range(len(widths) + 1)]
        self._heads = laid_rows(heads, self._edges, look, element.add("THead")) if heads else []
        self._rows = laid_rows(rows, self._edges, look, element.add("TBody")) if rows else []
        if sum(laid.height for laid in self._heads) > MOST_HEAD:
            self._heads, self._rows = [], [*self._heads, *self._rows]
        self._continued = False

    # Laying out

    @property
    def least_height(self) -> float:
        """What a page must have left for the table to begin there: its headings and two rows or more."""
        count = 2
        while count < len(self._rows) and self._rows[count - 1].row.keep:
            count += 1
        return sum(laid.height for laid in (*self._heads, *self._rows[:count]))

    # What reportlab asks

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its own width and height."""
        self.width = self._edges[-1]
        self.height = sum(laid.height for laid in (*self._heads, *self._rows))
        return self.width, self.height

    def split(self, width: float, height: float) -> list[TaggedTable]:
        """The rows that fit, and the rest under repeated headings; nothing where too few fit."""
        if self.wrap(width, height)[1] + self.room_below <= height:
            return [self]
        room = min(height, self.height - 0.1) - sum(laid.height for laid in self._heads)
        count = self._fitting(room)
        if 0 < count < len(self._rows):
            return [self._part(self._rows[:count]), self._part(self._rows[count:], continued=True)]
        return []

    def split_first(self, height: float) -> list[TaggedTable]:
        """Like `split` on a page of its own that cannot hold all that belongs together.

        The first row is parted from the others, and between its lines where it is higher than the page.
        """
        first, *others = self._rows
        around = self.look.padding + 2 * first.row.air
        room = height - sum(laid.height for laid in self._heads) - around
        head, tail = [], []
        for placed in first.cells:
            lines = min(placed.lines, max(1, int((room + 0.01) // placed.cell.text.leading)))
            middle = placed.first + lines
            head.append(replace(placed, last=middle))
            tail.append(replace(placed, first=middle, last=placed.first + placed.lines))
        upper = Laid(first.row, tuple(head), max(placed.height for placed in head) + around)
        if any(placed.lines for placed in tail):
            rest = max(placed.height for placed in tail) + around
            others.insert(0, Laid(replace(first.row, rule=0), tuple(tail), rest))
        if not others:
            return [self._part([upper])]
        return [self._part([upper]), self._part(others, continued=True)]

    def _fitting(self, room: float) -> int:
        """How many rows fit without parting what belongs together."""
        count, used, last_good, reach = 0, 0.0, 0, 0
        for place, laid in enumerate(self._rows):
            used += laid.height
            if used > room + 0.01:
                break
            count = place + 1
            reach = max([reach, *(place + placed.cell.rows for placed in laid.cells)])
            if not laid.row.keep and reach <= count:
                last_good = count
        if self._alone_on_next(last_good) and last_good > 2 and not self._rows[last_good - 2].row.keep:
            last_good -= 1
        lonely = last_good == 1 and len(self._rows) > 2 and not self._continued
        return 0 if lonely and not self._alone(room) else last_good

    def _alone_on_next(self, count: int) -> bool:
        """Whether the next page would begin with the only row that is left of the table, or of its group."""
        if not 0 < count < len(self._rows) or self._rows[count].row.keep:
            return False
        return count == len(self._rows) - 1 or self._rows[count + 1].row.keep

    def _alone(self, room: float) -> bool:
        """Whether the first two rows fit on no page together, so that waiting does not help."""
        return sum(laid.height for laid in self._rows[:2]) > max(room, 500)

    def _part(self, rows: list[Laid], *, continued: bool = False) -> TaggedTable:
        part = TaggedTable(self.widths, (), (), self.element, self.look, room_below=self.room_below)
        part._heads, part._rows = self._heads, rows
        part._continued = continued or self._continued
        part.spaceBefore, part.spaceAfter = (0, self.spaceAfter) if continued else (self.spaceBefore, 0)
        return part

    # Drawing

    def draw(self) -> None:
        """Draws backgrounds and rules as artifacts, then the cells row by row."""
        self._draw_rules()
        self._draw_heads()
        top = self.height - sum(laid.height for laid in self._heads)
        for laid in self._rows:
            for placed in laid.cells:
                self._draw_cell(placed, top - self.look.above - laid.row.air, placed.element)
            top -= laid.height

    def _draw_heads(self) -> None:
        """Headings stand at the bottom of their cells. Where they are repeated they mean nothing new."""
        if self._continued and self._heads:
            self.canv.open_artifact("Pagination", "Header")
        top = self.height
        for number, laid in enumerate(self._heads):
            for placed in laid.cells:
                room = sum(each.height for each in self._heads[number : number + placed.cell.rows])
                low = top - room + self.look.below + placed.height
                self._draw_cell(placed, low, None if self._continued else placed.element)
            top -= laid.height
        if self._continued and self._heads:
            self.canv.close()

    def _draw_cell(self, placed: Placed, top: float, element: Element | None) -> None:
        if placed.lines > 0:
            x = self._edges[placed.column] + self.look.side
            placed.cell.text.draw(self.canv, x, top, element, slice(placed.first, placed.last))

    def _draw_rules(self) -> None:
        """Backgrounds, a thin line above each row, strong ones under the headings and at the end."""
        code, top, width = [], self.height, self.width
        for number, laid in enumerate((*self._heads, *self._rows)):
            if laid.row.fill:
                fill = syntax.colour(laid.row.fill, "rg")
                code.append(f"{fill} 0 {top - laid.height:.2f} {width:.2f} {laid.height:.2f} re f")
            strong = laid.row.rule >= STRONG or (number == len(self._heads) and number > 0)
            rule = max(laid.row.rule, STRONG) if strong else laid.row.rule
            if rule:
                colour = syntax.colour(self.look.strong if strong else self.look.rule, "RG")
                code.append(f"{colour} {rule} w {self._line_above(laid, top)}")
            top -= laid.height
        code += self._lines_below_groups()
        code.append(f"{syntax.colour(self.look.strong, 'RG')} {STRONG} w 0 0 m {width:.2f} 0 l S")
        self.canv.open_artifact()
        self.canv.addLiteral("\n".join(code))
        self.canv.close()

    def _lines_below_groups(self) -> list[str]:
        """A line under each heading that spans columns, as wide as they are."""
        lines, top = [], self.height
        for laid in self._heads:
            top -= laid.height
            for placed in laid.cells:
                if placed.cell.columns > 1:
                    left = self._edges[placed.column] + self.look.side
                    right = self._edges[placed.column + placed.cell.columns] - self.look.side
                    colour = syntax.colour(self.look.rule, "RG")
                    lines.append(f"{colour} {THIN} w {left:.2f} {top:.2f} m {right:.2f} {top:.2f} l S")
        return lines

    def _line_above(self, laid: Laid, top: float) -> str:
        """Lines above the cells of a row, not across those that come from above."""
        pieces: list[list[float]] = []
        for placed in laid.cells:
            left, right = self._edges[placed.column], self._edges[placed.column + placed.cell.columns]
            if pieces and pieces[-1][1] == left:
                pieces[-1][1] = right
            else:
                pieces.append([left, right])
        return " ".join(f"{left:.2f} {top:.2f} m {right:.2f} {top:.2f} l S" for left, right in pieces)
