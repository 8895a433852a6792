"""Each table of a pack as a CSV file."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from engine.errors import UserError
from engine.report.document import Block, Cell, ChartBlock, Column, Pack, SideBySide, TableBlock
from engine.report.editions import require_seal
from engine.report.workbook.text import plain
from engine.report.workbook.values import harmless, number_in

LONGEST_NAME = 120
TABLE_FILE = re.compile(r"\d{3} .+, .+\.csv")


def write_tables(pack: Pack, folder: Path) -> list[Path]:
    """Write every table of a pack into a folder, one CSV file each, numbered in the order of the pack.

    Raises TypeError for a pack that calls itself public and is not sealed, and UserError where the folder
    holds tables of another pack: a public edition's must not come to lie among those of a members' edition.
    """
    require_seal(pack)
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        folder / f"{number:03d} {_file_name(caption)}.csv": text
        for number, (caption, text) in enumerate(tables_as_csv(pack), 1)
    }
    _refuse_others(folder, set(files))
    for path, text in files.items():
        path.write_bytes(text.encode("utf-8-sig"))
    return list(files)


def _refuse_others(folder: Path, ours: set[Path]) -> None:
    others = [path for path in folder.glob("*.csv") if TABLE_FILE.match(path.name) and path not in ours]
    if others:
        raise UserError(
            f"The folder {folder} holds {len(others)} tables of another pack, such as {min(others).name!r}. "
            "Choose an empty folder, or delete them first."
        )


def tables_as_csv(pack: Pack) -> Iterator[tuple[str, str]]:
    """The section with the caption, and the CSV text, of each table, charts' tables included."""
    for section in pack.sections:
        for block in _leaves(section.blocks):
            if isinstance(block, TableBlock) and block.rows:
                yield f"{plain(section.title)}, {plain(block.caption)}", _csv(_rows(block))
            elif isinstance(block, ChartBlock):
                yield f"{plain(section.title)}, {plain(block.chart.title)}", _csv(block.chart.twin())


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, SideBySide):
            yield from _leaves((*block.left, *block.right))
        else:
            yield block


def _rows(block: TableBlock) -> Iterator[list[str]]:
    """Headings, then rows; a group row becomes a first column that names the group."""
    grouped = any(row.kind == "group" for row in block.rows)
    yield [*(["Group"] if grouped else []), *(_heading(column) for column in block.columns)]
    group = ""
    for row in block.rows:
        if row.kind == "group":
            group = _text(row.cells[0])
        else:
            yield [*([group] if grouped else []), *(_text(cell) for cell in row.cells)]


def _heading(column: Column) -> str:
    return f"{column.group}: {column.heading}" if column.group else column.heading


def _text(cell: Cell) -> str:
    """The text, then rating and direction in words."""
    return " ".join(part for part in (plain(cell.text), cell.rag, cell.direction) if part)


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([_harmless(text) for text in row] for row in rows)
    return out.getvalue()


def _harmless(text: str) -> str:
    """A number without thousands commas; any other text so that no spreadsheet takes it for a formula."""
    return text.replace(",", "") if number_in(text) else harmless(text)


def _file_name(caption: str) -> str:
    clean = re.sub(r"[^\w %()&,.-]+", " ", caption)
    return " ".join(clean.split())[:LONGEST_NAME].strip(" .") or "table"
