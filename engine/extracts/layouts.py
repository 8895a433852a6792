"""The declared layouts: which columns an extract has and how each is read (extracts.md).

They are data in resources/extracts: a new column or extract is a new line there. `extracts.csv` has a line
per extract, `columns.csv` one per column, `codes.csv` one per code. Marks are those of the specification
(`*` must be filled in, `+` must be present, `!` an unreadable value rejects the row) and `~` for dates that
say nothing about how recent a file is.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from io import StringIO

from engine import resource
from engine.commentary import COMMENTED_SECTIONS


class Kind(StrEnum):
    """How the cells of a column are read."""

    ID = "id"
    """Text that identifies something, kept as it stands."""
    TEXT = "text"
    """Text, kept as it stands."""
    LOCAL = "local"
    """A code without a closed list, in capitals."""
    CODE = "code"
    """A code of a list."""
    FLAG = "flag"
    """1 or 0, kept as a number."""
    DATE = "date"
    DATETIME = "datetime"
    MONTH = "month"
    """yyyy-mm, kept as the month's first day."""
    NUMBER = "number"


TEXTS = frozenset({Kind.ID, Kind.TEXT, Kind.LOCAL, Kind.CODE})
DAYS = frozenset({Kind.DATE, Kind.MONTH})


@dataclass(frozen=True)
class CodeList:
    """The codes that a column may hold; `stored` leads from a code in capitals to how it is kept."""

    name: str
    stored: Mapping[str, str]
    patterns: tuple[re.Pattern[str], ...]
    meanings: Mapping[str, str]

    def find(self, text: str) -> str | None:
        """The code as it is kept, without regard to case; None when it is unknown."""
        code = text.strip().upper()
        found = self.stored.get(code)
        if found is None and any(pattern.fullmatch(code) for pattern in self.patterns):
            return code
        return found


@dataclass(frozen=True)
class Column:
    """One column of an extract."""

    name: str
    kind: Kind
    code_list: str
    """The name of the list of its codes; empty where it has none."""
    required: bool
    """Must be present and filled in (*)."""
    present: bool
    """Must be present (* and +)."""
    rejecting: bool
    """A value that cannot be read rejects the row (!)."""
    dates_file: bool
    """Counts when files are compared by their latest date."""
    also_called: tuple[str, ...]
    means: str

    @property
    def codes(self) -> CodeList:
        """The codes that it may hold."""
        return code_list(self.code_list)

    @property
    def marks(self) -> str:
        """The marks of the specification."""
        return ("*" if self.required else "+" if self.present else "") + ("!" if self.rejecting else "")


@dataclass(frozen=True)
class Layout:
    """One extract. `in_order` are two dates of which the second must not be before the first."""

    name: str
    title: str
    statutory: bool
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    end: str | None
    in_order: tuple[str, str] | None
    replaced_by: str | None
    """Each value of this column is replaced on its own by a later import."""
    means: str

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by name."""
        return {column.name: column for column in self.columns}

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """Every accepted heading, as `comparable` writes it, and the column it stands for."""
        return {
            comparable(heading): column.name
            for column in self.columns
            for heading in (column.name, *column.also_called)
        }

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """The columns that a file must have to be recognised."""
        return tuple(column.name for column in self.columns if column.present)


def comparable(heading: str) -> str:
    """A heading without regard to case, spaces around it and a byte order mark."""
    return heading.strip("\ufeff \t\r\n\xa0").casefold()


def _rows(name: str) -> list[dict[str, str]]:
    headings, *rows = csv.reader(StringIO(resource.read_text("extracts", name)))
    return [dict(zip(headings, row, strict=True)) for row in rows]


@cache
def _listed() -> Mapping[str, list[tuple[str, str, str]]]:
    lists: dict[str, list[tuple[str, str, str]]] = {}
    for row in _rows("codes.csv"):
        lists.setdefault(row["list"], []).append((row["code"], row["counts_as"], row["means"]))
    return lists


@cache
def code_list(name: str) -> CodeList:
    """A code list: of codes.csv, of the labels that tables print, or the indicators' ids."""
    if name == "indicator":
        codes = _indicators()
    elif name == "commented":
        codes = _indicators() + [(each.upper(), each, title) for each, title in COMMENTED_SECTIONS.items()]
    elif name in _listed():
        codes = _listed()[name]
    else:
        labels = csv.DictReader(StringIO(resource.read_text("codes", f"{name}.csv")))
        codes = [(row["code"], "", row["label"]) for row in labels]
    return _code_list(name, codes)


def _indicators() -> list[tuple[str, str, str]]:
    from engine.indicators.catalogue import CATALOGUE  # noqa: PLC0415  few files need every indicator

    return [(indicator.id.upper(), indicator.id, indicator.id) for indicator in CATALOGUE]


def _code_list(name: str, codes: Iterable[tuple[str, str, str]]) -> CodeList:
    stored, patterns, meanings = {}, [], {}
    for code, counts_as, means in codes:
        if code.startswith("~"):
            patterns.append(re.compile(code[1:]))
        else:
            stored[code] = counts_as or code
        meanings[code.removeprefix("~")] = means
    return CodeList(name, stored, tuple(patterns), meanings)


def _column(row: Mapping[str, str]) -> Column:
    marks = row["marks"]
    return Column(
        name=row["column"],
        kind=Kind(row["kind"]),
        code_list=row["codes"],
        required="*" in marks,
        present="*" in marks or "+" in marks,
        rejecting="!" in marks,
        dates_file="~" not in marks,
        also_called=tuple(row["also_called"].split()),
        means=row["means"],
    )


@cache
def layouts() -> Mapping[str, Layout]:
    """Every extract by name, in the order of the specification."""
    columns: dict[str, list[Column]] = {}
    for row in _rows("columns.csv"):
        columns.setdefault(row["extract"], []).append(_column(row))
    return {row["extract"]: _layout(row, tuple(columns[row["extract"]])) for row in _rows("extracts.csv")}


def _layout(row: Mapping[str, str], columns: tuple[Column, ...]) -> Layout:
    order = row["in_order"].split()
    return Layout(
        name=row["extract"],
        title=row["title"],
        statutory=row["kind"] == "statutory",
        columns=columns,
        key=tuple(row["key"].split()),
        end=row["end"] or None,
        in_order=(order[0], order[1]) if order else None,
        replaced_by=row["replaced_by"] or None,
        means=row["means"],
    )
