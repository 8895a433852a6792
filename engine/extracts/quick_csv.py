"""CSV with pyarrow: for files in which a row is a line.

The same rows as `careful_csv` gives, many times faster. What pyarrow would read differently (quotation marks
in odd places, line breaks inside them, rows that are longer or shorter than the headings) is left to that.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv

from engine.extracts.sheet import LineNumbers, RawRows
from engine.extracts.text_format import HeadingRow, NotPlainError

_BLOCK = 4 * 1024 * 1024
_QUOTE, _LINE_FEED, _RETURN = b'"\n\r'


def read_plain(file: Path | bytes, heading_row: HeadingRow, places: Iterable[int]) -> RawRows:
    """Rows in which every row has as many cells as there are headings; raises NotPlainError.

    The file must be UTF-8, for which it is not looked through again.
    """
    wanted = [str(place) for place in places]
    odd_rows = 0

    def refuse(_: pyarrow.csv.InvalidRow) -> str:
        nonlocal odd_rows
        odd_rows += 1
        return "skip"

    source = pa.py_buffer(file) if isinstance(file, bytes) else str(file)
    lines = pyarrow.csv.ReadOptions(
        block_size=_BLOCK,
        skip_rows=heading_row.lines,
        column_names=[str(place) for place in range(len(heading_row.headings))],
    )
    cells = pyarrow.csv.ParseOptions(
        delimiter=heading_row.delimiter, ignore_empty_lines=False, invalid_row_handler=refuse
    )
    try:
        table = pyarrow.csv.read_csv(source, lines, cells, _as_texts(wanted))
    except pa.ArrowInvalid as error:
        raise NotPlainError from error
    if odd_rows:
        raise NotPlainError
    columns = {int(name): table.column(name) for name in table.column_names}
    return RawRows(table.num_rows, columns, LineNumbers(heading_row.lines + 1), sifted=False)


def _as_texts(columns: list[str]) -> pyarrow.csv.ConvertOptions:
    return pyarrow.csv.ConvertOptions(
        include_columns=columns,
        column_types=dict.fromkeys(columns, pa.string()),
        strings_can_be_null=True,
        null_values=[""],
        check_utf8=False,
    )


def plain_quotes(data: bytes, delimiter: str) -> bool:
    """Whether quotation marks stand around whole fields only, doubled inside, and around no line break."""
    if b'"' not in data:
        return True
    letters = np.frombuffer(data, dtype=np.uint8)
    marks = np.flatnonzero(letters == _QUOTE)
    if len(marks) % 2:
        return False
    opening, closing = marks[0::2], marks[1::2]
    around = np.array([ord(delimiter), _LINE_FEED, _RETURN, _QUOTE], dtype=np.uint8)
    before = letters[opening[opening > 0] - 1]
    after = letters[closing[closing < len(letters) - 1] + 1]
    if not (np.isin(before, around).all() and np.isin(after, around).all()):
        return False
    breaks = np.flatnonzero((letters == _LINE_FEED) | (letters == _RETURN))
    return _none_between(breaks, opening, closing)


def _none_between(
    breaks: npt.NDArray[np.int64], opening: npt.NDArray[np.int64], closing: npt.NDArray[np.int64]
) -> bool:
    return bool((np.searchsorted(breaks, opening) == np.searchsorted(breaks, closing)).all())
