"""Tables on the clipboard and in files: they paste and open cleanly in Excel and Word."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

Cells = Sequence[Sequence[str]]

NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def copy_table(cells: Cells, numeric: Sequence[bool] = ()) -> None:
    """Put a table, heading row first, on the clipboard as plain text and as HTML."""
    data = QMimeData()
    data.setText(as_text(cells))
    data.setHtml(as_html(cells, numeric))
    QApplication.clipboard().setMimeData(data)


def as_text(cells: Cells) -> str:
    """Tab-separated lines."""
    return "".join("\t".join(_one_line(cell) for cell in row) + "\n" for row in cells)


def as_html(cells: Cells, numeric: Sequence[bool] = ()) -> str:
    """A table with a heading row; what is no number is marked as text, so no spreadsheet computes."""
    right = list(numeric) or [False] * (len(cells[0]) if cells else 0)
    head, *rows = cells or [[]]
    lines = ["<table border='1' cellspacing='0' cellpadding='3'>", _html_row(head, right, "th")]
    lines += [_html_row(row, right, "td") for row in rows]
    return "\n".join([*lines, "</table>"])


def _html_row(cells: Sequence[str], right: Sequence[bool], tag: str) -> str:
    made = []
    for cell, to_right in zip(cells, right, strict=True):
        style = "text-align:right" if to_right else "text-align:left"
        if not NUMBER.fullmatch(cell):
            style += ";mso-number-format:'\\@'"
        made.append(f'<{tag} style="{style}">{escape(cell)}</{tag}>')
    return f"<tr>{''.join(made)}</tr>"


def save_csv(path: Path, cells: Cells) -> None:
    """Write a table, heading row first, as CSV that Excel opens with the right letters; raises OSError."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([_harmless(cell) for cell in row] for row in cells)


def _one_line(cell: str) -> str:
    return _harmless(" ".join(cell.split()))


def _harmless(cell: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    is_formula = cell.startswith(FORMULA) and cell != "-" and not NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell
