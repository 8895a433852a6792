"""The pack as data: everything a panel pack says, in reading order, before anything is drawn.

Frozen plain values; nothing here computes a figure, measures a page or knows PDF or a spreadsheet.
A `Pack` holds `Section`s, a section holds `Block`s. The PDF and the workbook are two printers of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from engine.charts import BarChart, IntervalChart, LineChart, UpSetChart

Rag = Literal["", "green", "amber", "red"]
"""A rating; printed as a chip with letter and shape, spoken as the word. Empty: no rating."""

Direction = Literal["", "better", "same", "worse"]
"""A direction of travel; printed as an arrow up, level or down, spoken in words. Empty: none."""

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one manner.

    `link` is a web address, or `#` and the anchor of a section, heading or table of the same pack;
    `description` says where the link leads, for readers who hear it out of context.
    `spoken` replaces the text for screen readers, where the printed text does not speak for itself.
    """

    text: str
    bold: bool = False
    link: str = ""
    description: str = ""
    spoken: str = ""


Text = str | tuple[Run, ...]
"""Running text: a plain string, or runs where something is bold or a link."""


@dataclass(frozen=True)
class Heading:
    """A heading inside a section. Level 1 is the section's own title, so these are 2 to 6."""

    text: str
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `lead` is the larger type of summaries (11 pt), `small` that of notes (9 pt)."""

    text: Text
    manner: Literal["body", "lead", "small"] = "body"
    keep: bool = False
    """Whether it stays on the page of what follows."""


@dataclass(frozen=True)
class BulletList:
    """A list, with bullets or with numbers."""

    items: tuple[Text, ...]
    numbered: bool = False
    manner: Literal["body", "lead", "small"] = "body"


@dataclass(frozen=True)
class Definitions:
    """Terms and what they mean: a glossary, a key. A mark (rating or arrow) may stand for the term."""

    items: tuple["Definition", ...]


@dataclass(frozen=True)
class Definition:
    """One term, or one mark, and its meaning."""

    term: str
    meaning: Text
    rag: Rag = ""
    direction: Direction = ""


@dataclass(frozen=True)
class Note:
    """A paragraph set apart by a rule at its side: a caution, an empty state, a comment."""

    text: Text
    title: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Contents:
    """The table of contents, made by the printer: headings down to `depth` with their pages."""

    depth: int = 2


@dataclass(frozen=True)
class KeyFigure:
    """A large number with what it counts. `detail` is a second, quieter line; the arrow is as in a `Cell`."""

    value: str
    label: str
    detail: str = ""
    rag: Rag = ""
    direction: Direction = ""
    since: str = ""


@dataclass(frozen=True)
class KeyFigures:
    """A row of large numbers that opens a summary or an indicator page."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Neighbours with the same non-empty `group` share one heading above their own. `width` in points is
    a wish; 0 lets the content decide. `row_header` marks the cells that name their row.
    """

    heading: str
    align: Align = "left"
    width: float = 0
    group: str = ""
    row_header: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table: text, then a rating chip, then an arrow, whichever are there.

    The arrow compares with `since` ("last month", "a year ago"), which a screen reader says with it.
    `spoken` replaces the text for screen readers ("suppressed", "not reported"). `columns` and `rows`
    are how many it spans; cells that a span covers are left out of the rows. `header` makes this one
    cell a heading of its row.
    """

    text: Text = ""
    rag: Rag = ""
    direction: Direction = ""
    since: str = ""
    spoken: str = ""
    columns: int = 1
    rows: int = 1
    bold: bool = False
    header: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table. A `group` row holds one cell that names the rows after it; `total` is ruled off."""

    cells: tuple[Cell, ...]
    kind: Literal["body", "group", "total"] = "body"


@dataclass(frozen=True)
class TableBlock:
    """A table with its caption. The column headings are repeated on every page that it runs over.

    A table without rows is printed as its caption and the words of `empty`.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    footnotes: tuple[Text, ...] = ()
    anchor: str = ""
    empty: str = "Nothing to show for this month."
    summary: str = ""
    """What a screen reader hears before it enters the table, where its shape needs words."""
    dense: bool = False
    """Rows close together, where a table is long or must stay on a page with others."""


@dataclass(frozen=True)
class ChartBlock:
    """A chart, drawn from its spec; its alt text is the spec's.

    The same as a table (the spec's `twin`) is printed below it, unless `twin` is False because a table of the
    same figures stands nearby. `height` in points is a wish; 0 lets the printer decide. With `beside`, the
    chart's part of the width, the table stands to its right.
    """

    chart: LineChart | BarChart | IntervalChart | UpSetChart
    twin: bool = True
    height: float = 0
    beside: float = 0


@dataclass(frozen=True)
class SideBySide:
    """Two stacks of blocks beside each other, read left then right; below each other where too tall."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    share: float = 0.5
    """The left stack's part of the width."""


Block = (
    Heading
    | Paragraph
    | BulletList
    | Definitions
    | Note
    | PageBreak
    | Contents
    | KeyFigures
    | TableBlock
    | ChartBlock
    | SideBySide
)


@dataclass(frozen=True)
class Section:
    """A part of the pack under one heading. Level 1 begins on a new page and stands in the running head.

    A level 2 section belongs to the level 1 section before it (an indicator page); `new_page` says whether
    it begins a page.
    """

    title: str
    blocks: tuple[Block, ...]
    level: Literal[1, 2] = 1
    landscape: bool = False
    anchor: str = ""
    new_page: bool = True


@dataclass(frozen=True)
class Pack:
    """The whole pack. The printer makes the cover of the names, the dates and `cover`.

    `edition` is printed on each page ("Members only", "Public"). All dates in the file are `published`,
    so that the same pack always gives the same bytes.
    """

    council: str
    title: str
    subtitle: str
    edition: str
    published: date
    sections: tuple[Section, ...]
    author: str = ""
    dated: str = ""
    """What the cover says of the date; empty for "Published" and the date."""
    cover: tuple[Block, ...] = ()
    language: str = "en-GB"
    description: str = ""
