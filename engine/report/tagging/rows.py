"""The rows of a table: cells in the columns that spans leave free, wrapped, tagged and measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.report.tagging.structure import Element
from engine.report.tagging.text import TextBlock

STRONG = 0.75
THIN = 0.4
"""The widths of rules."""


@dataclass(frozen=True)
class TableCell:
    """A cell: its text, whether it is a heading and of what (`/Row`, `/Column`), and how much it spans."""

    text: TextBlock
    scope: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class TableRow:
    """A row. `rule` is the width of the line above, `fill` the colour behind, `keep` ties it to the next.

    `air` is left free above and below its cells beside the table's padding, for marks higher than a line.
    """

    cells: tuple[TableCell, ...]
    rule: float = THIN
    fill: str = ""
    keep: bool = False
    air: float = 0


@dataclass(frozen=True)
class TableLook:
    """Paddings in points, and the colours of the rules."""

    side: float = 4
    above: float = 4
    below: float = 4
    rule: str = "D0D0D0"
    strong: str = "0B0C0C"

    @property
    def padding(self) -> float:
        """Above and below together."""
        return self.above + self.below


@dataclass(frozen=True)
class Placed:
    """A cell in its place: its column, its element, and which of its lines are to be drawn."""

    cell: TableCell
    column: int
    element: Element
    first: int = 0
    last: int | None = None

    @property
    def lines(self) -> int:
        """How many lines are to be drawn."""
        return (len(self.cell.text.lines) if self.last is None else self.last) - self.first

    @property
    def height(self) -> float:
        """Their height."""
        return self.lines * self.cell.text.leading


@dataclass(frozen=True)
class Laid:
    """A row with its cells in their places."""

    row: TableRow
    cells: tuple[Placed, ...]
    height: float = 0


def laid_rows(
    rows: Sequence[TableRow], edges: Sequence[float], look: TableLook, group: Element
) -> list[Laid]:
    """The rows in columns between those edges; each cell gets its element in the group."""
    taken: dict[int, int] = {}
    laid = []
    for row in rows:
        tagged = group.add("TR")
        column, placed = 0, []
        for cell in row.cells:
            while taken.get(column, 0):
                column += 1
            room = edges[column + cell.columns] - edges[column] - 2 * look.side
            placed.append(_placed(cell, column, room, tagged))
            for covered in range(column, column + cell.columns):
                taken[covered] = cell.rows
            column += cell.columns
        laid.append(Laid(row, tuple(placed)))
        taken = {place: count - 1 for place, count in taken.items() if count > 1}
    return _with_heights(laid, look)


def _placed(cell: TableCell, column: int, room: float, row: Element) -> Placed:
    attributes = {"O": "/Table"}
    if cell.scope:
        attributes["Scope"] = cell.scope
    if cell.columns > 1:
        attributes["ColSpan"] = str(cell.columns)
    if cell.rows > 1:
        attributes["RowSpan"] = str(cell.rows)
    role = "TH" if cell.scope else "TD"
    element = row.add(role, attributes=attributes if len(attributes) > 1 else None)
    cell.text.wrap(room)
    return Placed(cell, column, element)


def _with_heights(rows: list[Laid], look: TableLook) -> list[Laid]:
    """Rows as high as their cells; the last row that a cell spans gives the room that it still lacks."""
    heights = [_height(laid, look) for laid in rows]
    for place, laid in enumerate(rows):
        for placed in laid.cells:
            span = placed.cell.rows
            if span > 1:
                missing = placed.height + look.padding - sum(heights[place : place + span])
                heights[min(place + span, len(rows)) - 1] += max(0.0, missing)
    return [replace(laid, height=height) for laid, height in zip(rows, heights, strict=True)]


def _height(laid: Laid, look: TableLook) -> float:
    single = [placed.height for placed in laid.cells if placed.cell.rows == 1]
    return max(single, default=0.0) + look.padding + 2 * laid.row.air
