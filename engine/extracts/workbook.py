"""Sheets of an .xlsx workbook as tables: real dates and numbers become the texts that the rules accept."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from io import BytesIO
from typing import TypeAlias
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineSheet, CalamineWorkbook

from engine.extracts.archives import too_large
from engine.extracts.careful_csv import Row, gather
from engine.extracts.cell_errors import errors_in
from engine.extracts.cell_formats import Formats, NumberFormat
from engine.extracts.files import File, Trouble, UnreadableError
from engine.extracts.layouts import Column, Kind, Layout
from engine.extracts.safe_xml import UnsafeXmlError
from engine.extracts.sheet import RawRows
from engine.extracts.text_format import without_trailing_blanks

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta

_HALF_A_SECOND = timedelta(microseconds=500_000)
_BROKEN = "The workbook is damaged or protected. Open it in Excel and save it again without a password."
_DAMAGES = (
    UnsafeXmlError, ExpatError, BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, LookupError,
)  # fmt: skip
_SHOWN_AS_FORMATTED = frozenset({Kind.ID, Kind.TEXT})


class WorkbookTable:
    """One sheet; its lines are the rows that Excel numbers."""

    extract: str | None = None

    def __init__(self, file: File, number: int, sheet: CalamineSheet, formats: Formats) -> None:
        self.name = f"{file.name}/{sheet.name}"
        self.order = (*file.order, f"{number:05d}")
        self._sheet = sheet
        self._formats = formats

    @cached_property
    def _rows(self) -> Sequence[tuple[int, Sequence[Cell]]]:
        """The rows that are not blank, with their numbers."""
        rows = self._sheet.to_python(skip_empty_area=False)
        for (row, column), error in errors_in(self._formats.xml_of_sheet(self._sheet.name)).items():
            rows[row - 1][column] = error
        numbered = enumerate(rows, start=1)
        return [(number, row) for number, row in numbered if any(str(cell).strip() for cell in row)]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written on the sheet."""
        return not self._rows

    @property
    def heading_line(self) -> int:
        """The row of the headings."""
        return self._rows[0][0]

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The first row that is not blank."""
        return without_trailing_blanks([as_text(cell, Kind.TEXT) for cell in self._rows[0][1]])

    def read(self, layout: Layout, places: Mapping[int, str]) -> RawRows:
        """The rows as texts, each cell as its column is to be read."""
        columns = {place: layout.by_name[name] for place, name in places.items()}
        try:
            formats = self._formats.of_sheet(self._sheet.name)
        except _DAMAGES as error:
            raise UnreadableError(_BROKEN) from error
        rows = [
            Row(
                number,
                [_text(cell, columns.get(n), formats.get((number, n))) for n, cell in enumerate(cells)],
            )
            for number, cells in self._rows[1:]
        ]
        return gather(rows, places, len(self.headings))


def tables_of_workbook(file: File) -> Iterator[WorkbookTable | Trouble]:
    """Every sheet that is not empty, or what is wrong with the workbook."""
    try:
        data = file.read()
        with ZipFile(BytesIO(data)) as archive:
            if too_large(archive.infolist()):
                yield Trouble(file.name, file.order, "The workbook is too large. Save its sheets as CSV.")
                return
            yield from _tables(file, data, Formats(archive))
    except _DAMAGES:
        yield Trouble(file.name, file.order, _BROKEN)


def _tables(file: File, data: bytes, formats: Formats) -> Iterator[WorkbookTable | Trouble]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        names = workbook.sheet_names
        sheets = [WorkbookTable(file, n, workbook.get_sheet_by_name(s), formats) for n, s in enumerate(names)]
        filled = [sheet for sheet in sheets if not sheet.is_empty]
    except BaseException as error:
        # The reader's own panics are no Exception; everything else of that kind is not ours to hold.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            yield Trouble(file.name, file.order, _BROKEN)
            return
        raise
    yield from filled
    if not filled:
        yield Trouble(file.name, file.order, "The workbook is empty.")


def _text(cell: Cell, column: Column | None, shown: NumberFormat | None) -> str:
    kind = column.kind if column is not None else Kind.TEXT
    number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if number and shown is not None and (shown.percent or kind in _SHOWN_AS_FORMATTED):
        return shown.show(Decimal(repr(cell)))
    return as_text(cell, kind)


def as_text(cell: Cell, kind: Kind) -> str:
    """A cell as it would stand in a CSV file for a column of that kind."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        number = Decimal(repr(cell))
        return f"{number:f}" if number % 1 else f"{number:.0f}"
    if isinstance(cell, date):
        return _day(cell, kind)
    return str(cell)


def _day(day: date, kind: Kind) -> str:
    """A date or a moment. Excel keeps no difference between a day and its midnight."""
    moment = day + _HALF_A_SECOND if isinstance(day, datetime) else datetime(day.year, day.month, day.day)  # noqa: DTZ001
    midnight = moment.hour == moment.minute == moment.second == 0
    if kind is Kind.MONTH and midnight and moment.day == 1:
        return moment.strftime("%Y-%m")
    if kind is Kind.DATETIME or not midnight:
        return moment.strftime("%Y-%m-%d %H:%M:%S")
    return moment.strftime("%d/%m/%Y")
