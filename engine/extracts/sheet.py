"""What every kind of file comes down to: a heading row and rows of texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from engine.extracts.day_column import WrittenDays
from engine.extracts.distinct import Distinct
from engine.extracts.layouts import Layout

Lines = npt.NDArray[np.int64]
Told = Distinct | WrittenDays
"""A column whose texts are told apart, or whose days are read."""


@dataclass(frozen=True)
class LineNumbers:
    """The line of the file on which each row begins: one after the other from `first`, or as listed."""

    first: int
    listed: Lines | None = None

    def of(self, rows: npt.NDArray[np.integer]) -> Lines:
        """The lines of some rows."""
        if self.listed is not None:
            listed: Lines = self.listed[rows]
            return listed
        return rows.astype(np.int64) + self.first


@dataclass(frozen=True)
class RawRows:
    """Rows of a file as texts, lines without any value left out where `sifted`.

    `columns` leads from the place of a heading to its texts (null or "" is blank); a column that is told
    apart already stands in `told` instead. `surplus` are rows with cells beyond the headings and what these
    say; `unclosed` are rows that a quotation mark runs away with, and how many lines it took.
    """

    count: int
    columns: Mapping[int, pa.ChunkedArray]
    lines: LineNumbers
    sifted: bool
    surplus: tuple[tuple[int, str], ...] = ()
    unclosed: tuple[tuple[int, int], ...] = field(default=())
    told: Mapping[int, Told] = field(default_factory=dict)


class Sheet(Protocol):
    """A table in a file: a CSV file, a sheet of a workbook, one kind of record in a return."""

    @property
    def name(self) -> str:
        """What the report calls it."""

    @property
    def order(self) -> tuple[str, ...]:
        """Its place among the files of an import: the parts of its path."""

    @property
    def extract(self) -> str | None:
        """The extract, where the file itself says which it is."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading row as it stands."""

    @property
    def heading_line(self) -> int:
        """The line of the heading row."""

    def read(self, layout: Layout, places: Mapping[int, str]) -> RawRows:
        """The rows: only the columns at these places, which lead to the extract's column."""
