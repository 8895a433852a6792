"""How the numbers in a workbook's cells look: 0.98 shown as a percentage is read by people as 98%.

Targets and figures are kept as they are to be printed, and an id may be shown with leading zeros; but the
workbook reader gives bare numbers. So where a workbook has formats that change how a number reads, they are
looked up in its own XML.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from zipfile import ZipFile

from engine.extracts.safe_xml import local_name, parser

_BUILT_IN = {"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"}
_PATTERN = re.compile(r"(?:#,##)?(0+)(?:\.(0+))?(%?)")
_REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")

Attributes = Mapping[str, str]
Place = tuple[int, int]
"""Row, counted from 1, and column, counted from 0."""


@dataclass(frozen=True)
class NumberFormat:
    """A number with so many digits before and after the decimal point, perhaps as a percentage."""

    digits: int
    decimals: int
    percent: bool

    @classmethod
    def of(cls, code: str) -> NumberFormat | None:
        """The format that Excel writes like this; None where it does not change how a number reads."""
        parts = _PATTERN.fullmatch(code.split(";", maxsplit=1)[0].strip())
        if parts is None or code == "General":
            return None
        return cls(len(parts[1]), len(parts[2] or ""), parts[3] == "%")

    def show(self, number: Decimal) -> str:
        """The number as it stands in the cell."""
        scaled = number * 100 if self.percent else number
        rounded = scaled.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        width = self.digits + (self.decimals + 1 if self.decimals else 0)
        text = f"{abs(rounded):f}".rjust(width, "0")
        return f"{'-' if rounded < 0 else ''}{text}{'%' if self.percent else ''}"


class Formats:
    """The number formats of a workbook, by sheet and cell."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    def of_sheet(self, name: str) -> Mapping[Place, NumberFormat]:
        """The cells of a sheet whose format changes how a number reads."""
        path = self._paths.get(name)
        if not any(self._styles) or path is None:
            return {}
        found: dict[Place, NumberFormat] = {}

        def cell(tag: str, attributes: Attributes) -> None:
            if tag == "c" and attributes.get("s", "").isdecimal():
                number = int(attributes["s"])
                style = self._styles[number] if number < len(self._styles) else None
                place = place_called(attributes.get("r", ""))
                if style is not None and place is not None:
                    found[place] = style

        self._each_element(path, cell)
        return found

    def xml_of_sheet(self, name: str) -> bytes:
        """A sheet as it is written in the archive; empty where it has none."""
        path = self._paths.get(name)
        return self._archive.read(path) if path in self._archive.namelist() else b""

    @cached_property
    def _styles(self) -> list[NumberFormat | None]:
        """The format of each cell style."""
        codes, styles, inside = dict(_BUILT_IN), [], False

        def element(tag: str, attributes: Attributes) -> None:
            nonlocal inside
            if tag == "numFmt":
                codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif tag in {"cellXfs", "cellStyles"}:
                inside = tag == "cellXfs"
            elif tag == "xf" and inside:
                styles.append(NumberFormat.of(codes.get(attributes.get("numFmtId", ""), "General")))

        self._each_element("xl/styles.xml", element)
        return styles

    @cached_property
    def _paths(self) -> dict[str, str]:
        """Where each sheet lies in the archive, by its name."""
        targets: dict[str, str] = {}
        sheets: dict[str, str] = {}

        def target(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship":
                path = posixpath.join("/xl", attributes.get("Target", ""))
                targets[attributes.get("Id", "")] = posixpath.normpath(path).lstrip("/")

        def sheet(tag: str, attributes: Attributes) -> None:
            if tag == "sheet":
                ids = [value for key, value in attributes.items() if key != "id" and local_name(key) == "id"]
                sheets[attributes.get("name", "")] = targets.get(ids[0], "") if ids else ""

        self._each_element("xl/_rels/workbook.xml.rels", target)
        self._each_element("xl/workbook.xml", sheet)
        return sheets

    def _each_element(self, path: str, tell: Callable[[str, Attributes], None]) -> None:
        if path not in self._archive.namelist():
            return
        reader = parser()
        reader.StartElementHandler = lambda tag, attributes: tell(local_name(tag), attributes)
        reader.Parse(self._archive.read(path), True)


def place_called(reference: str) -> Place | None:
    """The place of a cell that Excel calls B3."""
    parts = _REFERENCE.fullmatch(reference)
    if parts is None:
        return None
    column = 0
    for letter in parts[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(parts[2]), column - 1
