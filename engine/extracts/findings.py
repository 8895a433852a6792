"""The findings of an import as one table, in order of file and line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from engine.arrays import ABSENT
from engine.extracts import arrow
from engine.extracts.arrow import NO_AMOUNT
from engine.extracts.distinct import Distinct, distinct, joined
from engine.extracts.problems import Problem, Rule, Severity
from engine.extracts.sheet import Lines

REPORT_COLUMNS = ("file", "line", "column", "value", "reason")
TEXTS = ("file", "column", "value", "reason", "rule", "severity", "child", "extract")


@dataclass(frozen=True)
class Where:
    """A file, its place among the files of the import, and the extract that it is."""

    place: int
    file: str
    extract: str = ""


@dataclass(frozen=True)
class Said:
    """What is said of a file as a whole."""

    rule: Rule
    severity: Severity
    reason: str


class Findings:
    """Gathers findings; `table` gives them in order."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._lines: list[Lines] = []
        self._texts: dict[str, list[Distinct]] = {name: [] for name in TEXTS}

    def copy(self) -> Findings:
        """The same findings, to add further ones to."""
        twin = Findings()
        twin._places, twin._lines = list(self._places), list(self._lines)
        twin._texts = {name: list(parts) for name, parts in self._texts.items()}
        return twin

    def about_file(self, where: Where, said: Said, line: int | None = None, column: str = "") -> None:
        """One finding about a whole file or one of its headings."""
        lines = np.array([NO_AMOUNT if line is None else line], dtype=np.int64)
        texts = {"column": same(column, 1), "reason": same(said.reason, 1)}
        self._add(where, said.rule, said.severity, lines, texts)

    def about_rows(self, where: Where, problem: Problem, lines: Lines, child: Distinct | None) -> None:
        """What is wrong with some rows of a file, and the children of its rows."""
        texts = {
            "column": same(problem.column, len(lines)),
            "value": distinct(pa.chunked_array([problem.values])),
            "reason": _reasons(problem),
        }
        if child is not None:
            texts["child"] = child.of_rows(problem.rows)
        self._add(where, problem.rule, problem.severity, lines, texts)

    def _add(
        self, where: Where, rule: Rule, severity: Severity, lines: Lines, texts: dict[str, Distinct]
    ) -> None:
        count = len(lines)
        texts["file"], texts["extract"] = same(where.file, count), same(where.extract, count)
        texts["rule"], texts["severity"] = same(rule, count), same(severity, count)
        self._places.append(where.place)
        self._lines.append(lines)
        for name in TEXTS:
            self._texts[name].append(texts.get(name) or nothing(count))

    def table(self) -> pa.Table:
        """The report's columns (line is null for a whole file), then rule, severity, child and extract."""
        places = np.repeat(np.array(self._places, dtype=np.int64), [len(lines) for lines in self._lines])
        lines = np.concatenate([np.zeros(0, dtype=np.int64), *self._lines])
        order = np.lexsort((lines, places))
        columns = {name: self._column(name).of_rows(order) for name in TEXTS}
        arrays = {name: arrow.dictionary(column.codes, column.texts) for name, column in columns.items()}
        arrays["line"] = arrow.integers(lines[order])
        return arrow.table((name, arrays[name]) for name in (*REPORT_COLUMNS, *TEXTS[4:]))

    def _column(self, name: str) -> Distinct:
        return joined([nothing(0), *self._texts[name]])


def _reasons(problem: Problem) -> Distinct:
    if isinstance(problem.reason, str):
        return same(problem.reason, len(problem.rows))
    return distinct(pa.chunked_array([problem.reason]))


def same(text: str, count: int) -> Distinct:
    """The same text in every row."""
    return Distinct(
        np.full(count, 0 if text else ABSENT, dtype=np.int32), arrow.texts([text] if text else [])
    )


def nothing(count: int) -> Distinct:
    """Rows without a text."""
    return same("", count)
