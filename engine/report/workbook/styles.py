"""How cells look: the pack's colours, in a spreadsheet's terms."""

from collections.abc import Mapping
from typing import Any

import xlsxwriter

RAG_COLOURS = {
    "green": ("#1D7A8C", "#FFFFFF"),
    "amber": ("#FFBF00", "#0B0C0C"),
    "red": ("#9B1C1C", "#FFFFFF"),
}
Look = Mapping[str, object]
"""Properties of a format."""

TITLE: Look = {"bold": True, "font_size": 16}
HEADING: Look = {"bold": True, "font_size": 12}
CAPTION: Look = {"bold": True}
HEADER: Look = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1}
GROUP_HEADER: Look = {"bold": True, "align": "center", "bottom": 1}
GROUP_ROW: Look = {"bold": True, "bg_color": "#F3F2F1"}
TEXT: Look = {"text_wrap": True, "valign": "top"}
NOTE: Look = {"font_color": "#505A5F", "text_wrap": True, "valign": "top"}
TOTAL: Look = {"bold": True, "top": 1}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, *looks: Look, **more: object) -> Any:
        """The format that joins some looks."""
        joined: dict[str, object] = {}
        for look in (*looks, more):
            joined.update(look)
        key = tuple(sorted(joined.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]

    def rag(self, rag: str) -> Any:
        """The colours of a rating."""
        ground, ink = RAG_COLOURS[rag]
        return self.of(bg_color=ground, font_color=ink, bold=True, align="center")
