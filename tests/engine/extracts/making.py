"""Files for tests: rows of some extract, good and bad, written in every way that is accepted."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from hypothesis import strategies as st

from tests.engine.extracts.contract import MARKS, kind_of

GOOD = {
    "id": ["1", "01", "a", "A", "Ä9", "x y"],
    "text": ["British", "british", "A, B", 'said "so"', "two\nlines", "Côte"],
    "local": ["886", "e10000016", "E10000016"],
    "date": ["01/02/2018", "02/02/2018", "2018-02-03", "2018-02-03 00:00:00", "29/02/2020", "31/12/1999"],
    "datetime": ["01/02/2018 10:00", "2018-02-01T10:00:30", "2018-02-01 23:59", "03/02/2018 00:00"],
    "month": ["2018-02", "2019-12"],
    "indicator": ["cic_count", "CIC_Count", "complaints_month"],
    "number": ["1", "2018", "-3.5", "0.25", "2018.0", ".5"],
}
BAD = [
    "1/2/2018", "01/02/18", "31/02/2019", "29/02/2019", "2018-13-01", "2018-02-01 10:00:01", "1,610", "92.3%",
    "1e3", "NA", "?", "=1+1", "-", ".", "2018-2", "2018-00", "25/01/2018 24:00", "01/02/2018 10", "٣", "\x00",
]  # fmt: skip


@dataclass(frozen=True)
class Written:
    """A file as text, with the delimiter between its cells."""

    text: str
    delimiter: str


@st.composite
def cell(draw: st.DrawFn, extract: str, column: str) -> str:
    """A cell: mostly one that can be read."""
    kind = kind_of(extract, column)
    good = sorted(kind)[:4] if isinstance(kind, frozenset) else GOOD[kind]
    text = draw(st.sampled_from([*good, *good, *good, "", draw(st.sampled_from(BAD))]))
    dressed = draw(st.sampled_from([text] * 6 + [f" {text}", f"{text}\t", text.lower(), f'"{text}']))
    return dressed if "\t" not in dressed or draw(st.booleans()) else text


@st.composite
def written_file(draw: st.DrawFn, extract: str) -> Written:
    """A file of the extract: columns in any order, lines of any length, quoted or not."""
    marks = MARKS[extract]
    chosen = [column for column in marks if set(marks[column]) & set("*+") or draw(st.booleans())]
    headings = draw(
        st.permutations([*chosen, *draw(st.lists(st.sampled_from(["NOTE", "Kommentar"]), max_size=1))])
    )
    delimiter = draw(st.sampled_from(",;\t"))
    lines = [[draw(st.sampled_from([h, h.lower(), f" {h} "])) for h in headings]]
    for _ in range(draw(st.integers(0, 8))):
        lines.append(draw(_line(extract, headings)))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    return Written(_as_csv(lines, delimiter, quoting, ending), delimiter)


@st.composite
def _line(draw: st.DrawFn, extract: str, headings: Sequence[str]) -> list[str]:
    kind = draw(st.sampled_from(["row"] * 8 + ["blank", "empty", "short", "long"]))
    if kind == "empty":
        return []
    if kind == "blank":
        return [draw(st.sampled_from(["", " "])) for _ in headings]
    cells = [
        draw(cell(extract, h)) if h in MARKS[extract] else draw(st.sampled_from(["", "n"])) for h in headings
    ]
    if kind == "short":
        return cells[: draw(st.integers(1, len(cells)))]
    return [*cells, draw(st.sampled_from(["", "more"]))] if kind == "long" else cells


def _as_csv(lines: Sequence[Sequence[str]], delimiter: str, quoting: int, ending: str) -> str:
    sink = StringIO(newline="")
    writer = csv.writer(sink, delimiter=delimiter, lineterminator=ending, quoting=quoting)  # type: ignore[arg-type]
    for cells in lines:
        if cells:
            writer.writerow(cells)
        else:
            sink.write(ending)
    return sink.getvalue()
