"""Whatever a column holds, it comes back the same from the file."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.ipc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.workspace import shortening
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


def _coded(codes: list[int | None], texts: list[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(texts, pa.string()))


@given(
    beginning=st.text(st.characters(exclude_categories=["Cs", "Nd"]), max_size=3),
    numbers=st.sets(st.integers(0, 999) | st.integers(0, 99_999_999), min_size=1, max_size=30),
    ordered=st.booleans(),
)
def test_numbered_texts_come_back(beginning: str, numbers: set[int], ordered: bool) -> None:
    texts = [f"{beginning}{number:08}" for number in (sorted(numbers) if ordered else numbers)]
    array = _coded([*range(len(texts)), None, 0], texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortening, "_WORTH_NUMBERING", 0)
        back = _back(array)
    assert back.equals(array)
    assert back.dictionary.equals(array.dictionary)


@pytest.mark.parametrize(
    "texts", [["01", "2"], ["a1", "b2"], ["2", "1"], ["1", "1"], ["1", ""], ["", "1"], ["1", "x"]]
)
def test_texts_that_are_not_ascending_numbers_come_back(
    texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortening, "_WORTH_NUMBERING", 0)
    array = _coded([0, 1, 1, None], texts)
    assert _back(array).equals(array)


@given(
    steps=st.lists(st.sampled_from([0, 0, 1, 1, 2, 253, 254, 255, 256, -1, -200, 5_000]), max_size=40),
    most=st.sampled_from([0, 3, 1_000]),
    part=st.sampled_from([1, 7, 65_536]),
)
def test_steps_come_back(steps: list[int], most: int, part: int) -> None:
    codes = np.clip(np.cumsum([3, *steps]), 0, 9_999).tolist()
    array = _coded(codes, [f"{number}" for number in range(10_000)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortening, "_WORTH_STEPS", 0)
        patch.setattr(shortening, "_MOST_JUMPS", most)
        patch.setattr(shortening, "PART", part)
        assert _back(array).equals(array)
        tail = array.slice(len(codes) // 2)
        assert _back(tail).to_pylist() == tail.to_pylist()


def test_ids_in_order_take_few_bytes() -> None:
    texts = [f"{number:06}" for number in range(100_000, 170_000)]
    array = _coded([number // 10 for number in range(700_000)], texts)
    assert sum(len(part) for part in to_parts(pa.chunked_array([array]))) < 20_000


def test_a_column_that_was_written_before_steps_and_numbers_comes_back() -> None:
    codes = pa.DictionaryArray.from_arrays(pa.array([1, None, 0], pa.uint8()), pa.array(["a", "b"]))
    days = pa.array([0, None, 300], pa.uint16())
    meaning = {"type": "date", "origin": "-5", "step": "1"}
    assert from_parts([_stream(codes, None)]).to_pylist() == ["b", None, "a"]
    assert from_parts([_stream(days, meaning)]).equals(
        pa.array([-5, None, 295], pa.int32()).cast(pa.date32())
    )


def _stream(array: pa.Array, meaning: dict[str, str] | None) -> bytes:
    schema = pa.schema([pa.field("column", array.type, metadata=meaning)])
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as stream:
        stream.write_batch(pa.RecordBatch.from_arrays([array], schema=schema))
    return bytes(sink.getvalue())
