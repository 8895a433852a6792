"""Rows that share a key are found, whatever order they come in."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.arrays import ABSENT, NEVER
from engine.extracts import arrow, keys
from engine.extracts.arrow import NO_AMOUNT
from engine.extracts.cleaning import Values
from engine.extracts.distinct import Distinct
from engine.extracts.keys import sharing

row = st.tuples(
    st.integers(ABSENT, 3),
    st.sampled_from([-5, 0, 7, int(NEVER)]),
    st.sampled_from([int(NO_AMOUNT), -(10**18), 0, 10**18]),
)


@pytest.mark.parametrize("part", [1, 3, 65_536])
@given(rows=st.lists(row, max_size=30), ordered=st.booleans())
def test_those_that_occur_more_than_once(part: int, rows: list[tuple[int, int, int]], ordered: bool) -> None:
    if ordered:
        rows = sorted(rows)
    codes, days, amounts = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    key: list[Values] = [
        Distinct(np.array(codes, dtype=np.int32), arrow.texts(["a", "b", "c", "d"])),
        np.array(days, dtype=np.int32),
        np.array(days, dtype=np.int32),  # so far apart that three columns need more than 64 bits
        np.array(amounts, dtype=np.int64),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "PART", part)
        shared, numbers = sharing(key, len(rows))
    times = Counter(rows)
    assert shared.tolist() == [number for number, one in enumerate(rows) if times[one] > 1]
    of_number = {(number, rows[place]) for place, number in zip(shared, numbers.tolist(), strict=True)}
    assert len(of_number) == len({rows[place] for place in shared})
