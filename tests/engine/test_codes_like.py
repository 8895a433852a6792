"""A text column is numbered as another one is, whatever its values look like."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from engine.tables import Extract, codes_like, numbered_codes_like

IDS = st.integers(0, 40).map("{:02}".format)
MIXED = st.sampled_from(["1", "2", "10", "02", "child 2", "a much longer id", "\u00e4"])


def _extract(name: str, texts: list[str | None], in_order: bool) -> Extract:
    values = (
        sorted({text for text in texts if text}) if in_order else list(dict.fromkeys(filter(None, texts)))
    )
    places = pa.array([None if text is None else values.index(text) for text in texts], pa.int32())
    column = pa.DictionaryArray.from_arrays(places, pa.array(values, pa.string()))
    return Extract.of(name, pa.table({"CHILD": column}))


def _expected(known: Extract, other: Extract) -> list[int]:
    codes, texts = other.texts("CHILD")
    numbers = {text: number for number, text in enumerate(known.texts("CHILD")[1])}
    return [-1 if code == -1 else numbers.get(texts[code], -1) for code in codes.tolist()]


@given(
    st.lists(IDS | MIXED, max_size=12) | st.lists(IDS, max_size=12),
    st.lists(st.none() | IDS, max_size=12) | st.lists(st.none() | MIXED, max_size=12),
    st.booleans(),
)
def test_numbers_are_those_of_the_known_values(
    known_texts: list[str | None], texts: list[str | None], in_order: bool
) -> None:
    known, other = _extract("known", known_texts, in_order), _extract("other", texts, in_order)
    expected = _expected(known, other)
    assert codes_like(known, [other], "CHILD")[0].tolist() == expected
    numbered = numbered_codes_like(known, other, "CHILD")
    assert numbered is None or numbered.tolist() == expected


def test_ids_that_are_numbers_are_looked_up() -> None:
    known = _extract("known", ["C04", "C01", "C03"], True)
    other = _extract("other", ["C03", "C09", "C00", None], False)
    found = numbered_codes_like(known, other, "CHILD")
    assert found is not None
    assert found.tolist() == [1, -1, -1, -1]
