"""Which numbers are withheld beside the small ones, on tables small enough to check by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.report.figures import Key
from engine.report.suppression.attack import Attack
from engine.report.suppression.closing import withheld
from engine.report.suppression.facts import Facts, Recording
from engine.report.suppression.public import PublicFigures

MOST = 5


def table(rows: list[list[int]]) -> Facts:
    """A table of counts with row totals, column totals and a grand total, all printed."""
    recording = Recording()
    cells = [[recording.fact((f"r{r}", f"c{c}"), n) for c, n in enumerate(row)] for r, row in enumerate(rows)]
    row_totals = [recording.fact((f"r{r}", "total"), sum(row)) for r, row in enumerate(rows)]
    column_totals = [
        recording.fact(("total", f"c{c}"), sum(col)) for c, col in enumerate(zip(*rows, strict=True))
    ]
    grand = recording.fact(("total", "total"), sum(map(sum, rows)))
    for total, row in zip(row_totals, cells, strict=True):
        recording.adds_up(total, row)
    for total, column in zip(column_totals, zip(*cells, strict=True), strict=True):
        recording.adds_up(total, list(column))
    recording.adds_up(grand, row_totals)
    recording.adds_up(grand, column_totals)
    recording.hides(*recording.values)
    return recording.facts()


def by_name(keys: frozenset[Key]) -> set[str]:
    return {" ".join(key) for key in keys}


def test_a_table_of_large_numbers_is_printed_whole() -> None:
    assert withheld(table([[10, 20], [30, 40]]), MOST) == frozenset()


def test_one_small_number_takes_a_rectangle_with_it() -> None:
    """Alone in its row and its column it could be worked out; so three more go."""
    closed = by_name(withheld(table([[3, 20, 30], [40, 9, 60], [70, 80, 90]]), MOST))
    assert "r0 c0" in closed
    assert len(closed) == 4
    assert not any("total" in name for name in closed)


def test_true_zeros_are_never_withheld() -> None:
    facts = table([[3, 0, 30], [0, 50, 60], [70, 80, 0]])
    assert all(facts.values[key] for key in withheld(facts, MOST))


def test_a_single_child_takes_all_totals_with_it() -> None:
    assert by_name(withheld(table([[1]]), MOST)) == {"r0 c0", "r0 total", "total c0", "total total"}


def test_a_small_number_that_only_follows_is_protected_too() -> None:
    """3 of 100 were not reviewed in time: neither 97 nor 100 may stand beside the other."""
    recording = Recording()
    whole, part = recording.fact(("whole",), 100), recording.fact(("part",), 97)
    recording.adds_up(whole, [part, recording.implied(("rest",), 3)])
    recording.hides(whole, part)
    assert withheld(recording.facts(), MOST) == {("part",)}


def test_a_difference_over_months_is_a_way_to_a_withheld_number() -> None:
    """Last month and those who left make this month, which is small: it goes, and one of the two with it."""
    recording = Recording()
    now, before = recording.fact(("now",), 4), recording.fact(("before",), 20)
    left = recording.fact(("left",), 16)
    recording.adds_up(before, [now, left])
    recording.hides(now, before, left)
    closed = withheld(recording.facts(), MOST)
    assert ("now",) in closed
    assert len(closed) == 2


def test_numbers_of_two_states_of_the_data_are_not_taken_to_add_up() -> None:
    recording = Recording()
    total = recording.fact(("total",), 10)
    parts = [recording.fact(("a",), 3), recording.fact(("b",), 6)]
    recording.adds_up(total, parts)
    recording.hides(total, *parts)
    assert recording.facts().sums == ()


def test_a_key_that_is_taken_by_another_value_is_another_number() -> None:
    recording = Recording()
    first, second = recording.fact(("n",), 3), recording.fact(("n",), 4)
    assert first != second
    assert recording.fact(("n",), 4) == second


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 30), min_size=n, max_size=n), min_size=1, max_size=6)
    )
)
def test_no_table_gives_a_withheld_number_away(rows: list[list[int]]) -> None:
    facts = table(rows)
    closed = withheld(facts, MOST)
    small = {key for key in facts.printed if 1 <= facts.values[key] <= MOST}
    assert small <= closed
    attack = Attack(facts, facts.sums, closed)
    for key in closed:
        bounds = attack.bounds(key)
        assert bounds.low - 1e-6 <= facts.values[key] <= bounds.high + 1e-6
        assert bounds.width > 0.5
        if key in small:
            assert bounds.width >= MOST - 1 - 1e-6, (rows, key)


@pytest.mark.parametrize("most", [2, 5, 9])
def test_the_threshold_is_the_setting(most: int) -> None:
    facts = table([[10, 3, 30], [40, 9, 60], [70, 80, 6]])
    closed = withheld(facts, most)
    assert {key for key, n in facts.values.items() if 1 <= n <= most} <= closed


def test_what_was_not_seen_when_the_pack_was_laid_out_is_withheld() -> None:
    recording = Recording()
    recording.count(50, ("seen",))
    figures = PublicFigures(recording.facts(), frozenset())
    assert figures.count(50, ("seen",)) == "50"
    assert figures.count(51, ("seen",)) == "[c]"
    assert figures.count(50, ("never seen",)) == "[c]"
    assert figures.text("posts", *()) == "posts"


def test_the_order_of_pages_does_not_change_what_a_number_is() -> None:
    """Two values under one key stay two numbers, whichever comes first the second time."""
    recording = Recording()
    recording.count(3, ("n",))
    recording.count(70, ("n",))
    facts = recording.facts()
    figures = PublicFigures(facts, withheld(facts, MOST))
    assert (figures.count(70, ("n",)), figures.count(3, ("n",))) == ("70", "[c]")
