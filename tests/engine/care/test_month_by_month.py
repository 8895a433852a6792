"""What is brought forward from one month end to the next, against asking for each month end by itself."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.arrays import ABSENT, NEVER, Days, keys
from engine.calendar import Month, Window
from engine.care.events import Events, open_rows
from engine.care.model import CareModel
from engine.care.snapshots import rows_of_months
from engine.care.sweep import Sweep
from engine.indicators.units import in_window
from engine.profile import DEFAULT, parse, shipped_text
from engine.tables import Extracts

PROFILE = parse(shipped_text(DEFAULT))
CHILDREN = 4
MONTHS = Month(2019, 1).until(Month(2020, 3))
ENDS = np.array([month.last_day for month in MONTHS], dtype=np.int32)
STARTS = np.array([month.first_day for month in MONTHS], dtype=np.int32)
DAYS = st.integers(int(STARTS[0]) - 500, int(ENDS[-1]) + 60) | st.just(int(NEVER))
CHILD = st.integers(ABSENT, CHILDREN - 1)


def _days(values: list[int]) -> Days:
    return np.array(values, dtype=np.int32)


@given(st.lists(st.tuples(CHILD, DAYS), max_size=25))
def test_the_latest_event_is_the_one_that_is_looked_up(rows: list[tuple[int, int]]) -> None:
    child, day = _days([child for child, _ in rows]), _days([day for _, day in rows])
    events = Events.of(child, day, day != NEVER)
    every = np.arange(CHILDREN, dtype=np.int32)
    for end, latest in zip(ENDS, events.latest_at(ENDS, CHILDREN), strict=True):
        expected = events.latest(every, keys(every, np.full(CHILDREN, end)))
        assert latest.tolist() == [*expected.tolist(), ABSENT]
    for end, latest in zip(ENDS, events.latest_days_at(ENDS, CHILDREN), strict=True):
        held = [max((d for c, d in rows if c == child and d <= end), default=-(2**31)) for child in every]
        assert latest.tolist() == [*held, -(2**31)]


@given(st.lists(st.tuples(CHILD, DAYS, DAYS), max_size=25))
def test_the_open_row_is_the_last_of_those_open(rows: list[tuple[int, int, int]]) -> None:
    child, start, until = (_days([row[place] for row in rows]) for place in range(3))
    for end, found in zip(ENDS, open_rows(child, start, until, CHILDREN, ENDS), strict=True):
        for each in range(CHILDREN):
            held = [n for n, (own, first, last) in enumerate(rows) if own == each and first <= end < last]
            assert found[each] == (held[-1] if held else ABSENT)
        assert found[ABSENT] == ABSENT


@given(st.lists(DAYS, max_size=25))
def test_a_month_has_the_rows_of_its_latest_day(as_at: list[int]) -> None:
    for start, end, rows in zip(STARTS, ENDS, rows_of_months(_days(as_at), STARTS, ENDS), strict=True):
        inside = [day for day in as_at if start <= day <= end]
        assert rows.tolist() == [row for row, day in enumerate(as_at) if inside and day == max(inside)]


@pytest.mark.parametrize("window", Window)
@given(st.lists(st.tuples(DAYS, st.booleans()), max_size=25), st.sets(st.sampled_from(MONTHS), min_size=1))
def test_a_window_holds_the_rows_of_its_days(
    window: Window, rows: list[tuple[int, bool]], months: set[Month]
) -> None:
    model = CareModel(Extracts.of({}), sorted(months), PROFILE)
    kept = np.array([row[1] for row in rows], dtype=bool)
    for month, found in zip(
        sorted(months), in_window(model, _days([row[0] for row in rows]), window, kept), strict=True
    ):
        first = window.start(month).first_day
        inside = [n for n, (day, wanted) in enumerate(rows) if wanted and first <= day <= month.last_day]
        assert sorted(found.tolist()) == inside


def test_a_sweep_begins_anew_for_an_earlier_month() -> None:
    begun = []

    def states() -> list[Days]:
        begun.append(True)
        return [_days([place]) for place in range(4)]

    sweep = Sweep(states)
    assert [sweep.at(place).tolist() for place in (1, 1, 3, 0, 2)] == [[1], [1], [3], [0], [2]]
    assert len(begun) == 2
