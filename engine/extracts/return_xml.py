"""The XML form of the SSDA903 return: the same tables, child by child.

Which elements become rows of which extract is declared in resources/extracts/return_xml.csv: an element makes
a row when one of the named elements inside it is filled in. The child's id, birth and sex are those of its
header. Documents that declare entities are refused: with them a small file can fill the memory.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from xml.parsers.expat import ExpatError

from engine import resource
from engine.extracts.careful_csv import Row, gather
from engine.extracts.files import File, Trouble
from engine.extracts.layouts import Layout, layouts
from engine.extracts.safe_xml import UnsafeXmlError, local_name, parser
from engine.extracts.sheet import RawRows

_CHILD = "CHILD"
_OF_THE_CHILD = ("CHILD", "DOB", "SEX")


@dataclass(frozen=True)
class _Making:
    """How rows of an extract are made from elements."""

    extract: str
    made_from: frozenset[str]
    renamed: Mapping[str, str]
    codes: Mapping[tuple[str, str], str]

    def column(self, tag: str) -> str:
        """The extract's column that an element stands for."""
        return self.renamed.get(tag, tag)

    def cells(self, element: _Element) -> dict[str, str]:
        """The values inside an element by column."""
        cells: dict[str, str] = {}
        for tag, text in element.values.items():
            column = self.column(tag)
            cells.setdefault(column, self.codes.get((column, text.strip()), text))
        return cells


@cache
def _makings() -> tuple[_Making, ...]:
    rows = csv.DictReader(StringIO(resource.read_text("extracts", "return_xml.csv")))
    return tuple(
        _Making(
            extract=row["extract"],
            made_from=frozenset(row["made_from"].split()),
            renamed=dict(_pair(pair) for pair in row["renamed"].split()),
            codes={_pair(code, ":"): stored for code, stored in map(_pair, row["codes"].split())},
        )
        for row in rows
    )


def _pair(text: str, sign: str = "=") -> tuple[str, str]:
    before, _, after = text.partition(sign)
    return before, after


@dataclass
class _Element:
    """An element being read: the texts of the elements in it that hold nothing but text."""

    tag: str
    line: int
    values: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    has_elements: bool = False


class XmlTable:
    """The rows that a return holds for one extract."""

    heading_line = 1

    def __init__(self, file: File, extract: str) -> None:
        self.name = file.name
        self.order = (*file.order, extract)
        self.extract: str | None = extract
        self._rows: list[tuple[int, Mapping[str, str]]] = []

    def add(self, line: int, cells: Mapping[str, str]) -> None:
        """One more row."""
        self._rows.append((line, cells))

    @property
    def has_rows(self) -> bool:
        """Whether the return has any."""
        return bool(self._rows)

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns that a file must have, then the others that were found, in order of appearance."""
        assert self.extract is not None
        found = dict.fromkeys(column for _, cells in self._rows for column in cells)
        return tuple(dict.fromkeys([*layouts()[self.extract].marked, *found]))

    def read(self, layout: Layout, places: Mapping[int, str]) -> RawRows:
        """The rows as columns."""
        headings = self.headings
        rows = [Row(line, [cells.get(column, "") for column in headings]) for line, cells in self._rows]
        return gather(rows, places, len(headings))


class _Reader:
    """Turns the elements of a document into rows, one child after the other."""

    def __init__(self, file: File) -> None:
        self.tables = {making.extract: XmlTable(file, making.extract) for making in _makings()}
        self._open: list[_Element] = []
        self._records: list[_Element] = []
        self._parser = parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def read(self, data: bytes) -> None:
        """Read the document; raises UnsafeXmlError or ExpatError."""
        self._parser.Parse(data, True)
        self._close_child()

    def _start(self, tag: str, _: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].has_elements = True
        self._open.append(_Element(local_name(tag).upper(), self._parser.CurrentLineNumber))

    def _characters(self, text: str) -> None:
        if self._open and not self._open[-1].has_elements:
            self._open[-1].text.append(text)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if not element.has_elements:
            if self._open:
                self._open[-1].values.setdefault(element.tag, "".join(element.text))
            return
        if element.values:
            self._records.append(element)
        if element.tag == _CHILD:
            self._close_child()

    def _close_child(self) -> None:
        made = [(making, element) for element in self._records for making in _made_from(element)]
        of_child = next((making.cells(element) for making, element in made if making.extract == "header"), {})
        known = {column: of_child[column] for column in _OF_THE_CHILD if column in of_child}
        for making, element in made:
            columns = layouts()[making.extract].by_name
            others = _columns_of_others(making, element)
            own = {column: text for column, text in making.cells(element).items() if column not in others}
            inherited = {column: text for column, text in known.items() if column in columns}
            self.tables[making.extract].add(element.line, {**inherited, **own})
        self._records.clear()


def _made_from(element: _Element) -> Sequence[_Making]:
    filled = {tag for tag, text in element.values.items() if text.strip()}
    return [making for making in _makings() if making.made_from & filled]


def _columns_of_others(making: _Making, element: _Element) -> set[str]:
    """The columns in an element that belong to another extract that is made from it, not to this one."""
    own = layouts()[making.extract].by_name
    others = {
        other.column(tag)
        for other in _makings()
        for tag in element.values
        if other is not making and other.column(tag) in layouts()[other.extract].by_name
    }
    return {column for column in others if column not in own}


def tables_of_return(file: File) -> Iterator[XmlTable | Trouble]:
    """Every extract of an XML return, or what is wrong with it."""
    reader = _Reader(file)
    try:
        reader.read(file.read())
    except UnsafeXmlError:
        reason = "It declares a document type or entities, which no return needs. It was left alone."
        yield Trouble(file.name, file.order, reason)
        return
    except (ExpatError, ValueError, LookupError) as error:
        where = f" (line {error.lineno})" if isinstance(error, ExpatError) else ""
        yield Trouble(file.name, file.order, f"Its XML is damaged or cut off{where}. Make the return again.")
        return
    found = [table for table in reader.tables.values() if table.has_rows]
    yield from found
    if not found:
        yield Trouble(file.name, file.order, "It is XML, but holds no records of an SSDA903 return.")
