"""Whatever a column holds, it comes back the same from the file."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.workspace.columns import from_parts, to_parts

DATES = st.dates()
WHOLE = st.integers(-400, 70_000).map(lambda number: number * 10**9)
NUMBERS = st.integers(-(2**63) + 1, 2**63 - 1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=3)


def _back(array: pa.Array) -> pa.Array:
    return from_parts([bytes(part) for part in to_parts(pa.chunked_array([array]))])


@pytest.mark.parametrize(
    ("kind", "values"),
    [(pa.date32(), DATES), (pa.int64(), WHOLE), (pa.int64(), NUMBERS), (pa.string(), TEXTS)],
)
@given(data=st.data())
def test_values_come_back(kind: pa.DataType, values: st.SearchStrategy[object], data: st.DataObject) -> None:
    held = data.draw(st.lists(st.none() | values, max_size=20))
    array = pa.array(held, kind)
    assert _back(array).equals(array)
    part = array.slice(1)
    assert _back(part).to_pylist() == part.to_pylist()


@pytest.mark.parametrize("many", [0, 1, 255, 256, 257, 65_536, 65_537])
def test_codes_come_back(many: int) -> None:
    texts = [f"{number:06}" for number in range(many)]
    array = pa.array([None, *texts, None, *texts[-3:]], pa.string()).dictionary_encode()
    back = _back(array)
    assert back.type == pa.dictionary(pa.int32(), pa.string())
    assert back.equals(array)


def test_widest_ranges_come_back() -> None:
    for held in ([-(2**63), 2**63 - 1], [0, (2**32 - 1) * 10**9], [0, 2**32 * 10**9], [5], [-1, 2**32 - 2]):
        array = pa.array(held, pa.int64())
        assert _back(array).equals(array)
    days = pa.array([date.min, None, date.max], pa.date32())
    assert _back(days).equals(days)
