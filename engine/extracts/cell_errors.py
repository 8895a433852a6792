"""Cells of a workbook that show an error, such as #N/A or #REF!.

The workbook reader gives them as blank cells, and a blank end date would say that something is still open.
They count as the text that people see, as they do in the same sheet saved as CSV: no date, no number and no
known code, so the report names them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from engine.extracts.cell_formats import Attributes, Place, place_called
from engine.extracts.safe_xml import local_name, parser

_AN_ERROR = re.compile(rb"""\st=["']e["']""")


def errors_in(sheet: bytes) -> Mapping[Place, str]:
    """The errors that a sheet's XML shows, by place; raises ExpatError if it is damaged."""
    if not _AN_ERROR.search(sheet):
        return {}
    shown: dict[Place, str] = {}
    place: Place | None = None
    inside = False

    def begin(tag: str, attributes: Attributes) -> None:
        nonlocal place, inside
        if local_name(tag) == "c":
            place = place_called(attributes.get("r", "")) if attributes.get("t") == "e" else None
        inside = local_name(tag) == "v"

    def end(_: str) -> None:
        nonlocal inside
        inside = False

    def text(written: str) -> None:
        if inside and place is not None:
            shown[place] = shown.get(place, "") + written

    reader = parser()
    reader.StartElementHandler, reader.EndElementHandler, reader.CharacterDataHandler = begin, end, text
    reader.Parse(sheet, True)
    return shown
