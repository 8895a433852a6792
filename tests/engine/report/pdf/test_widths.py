"""How columns share the width of a table."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from engine.report.pdf.widths import Demand, shared

DEMANDS = st.lists(
    st.lists(st.floats(1, 200), min_size=4, max_size=4).map(lambda widths: Demand(*accumulate(widths))),
    min_size=1,
    max_size=12,
)


@given(st.floats(50, 900), DEMANDS)
def test_columns_fit_the_room_and_are_no_wider_than_they_should_be(
    room: float, demands: list[Demand]
) -> None:
    widths = shared(room, demands)
    assert sum(widths) <= room + 0.001
    assert all(width <= demand.most + 0.001 for width, demand in zip(widths, demands, strict=True))


@given(st.floats(50, 900), DEMANDS)
def test_words_are_not_broken_where_there_is_room_for_them(room: float, demands: list[Demand]) -> None:
    if sum(demand.least for demand in demands) <= room:
        widths = shared(room, demands)
        assert all(width >= demand.least - 0.001 for width, demand in zip(widths, demands, strict=True))


def test_numbers_come_before_headings_in_few_lines() -> None:
    tight, loose = Demand(20, 50, 80, 100), Demand(20, 50, 50, 60)
    assert shared(100, [tight, loose]) == [50, 50]
    assert shared(115, [tight, loose]) == [65, 50]
    assert shared(500, [tight, loose]) == [100, 60]
