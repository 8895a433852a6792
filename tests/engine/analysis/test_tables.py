"""Demographics, key stages, education factors: the same figures as the printed tables, and more."""

import pytest

from engine.analysis.changes import changes
from engine.analysis.demographics import children_in_cell, demographics
from engine.analysis.factors import FACTORS, children_with_factors, education_factors, exclusive_counts
from engine.analysis.history import History
from engine.analysis.printed_tables import printed_table
from engine.analysis.routine import State, routine
from engine.analysis.stage_counts import ks2_counts, ks4_counts
from engine.analysis.stages import key_stages
from engine.analysis.trends import Order, compared, small_multiples
from engine.calendar import Month
from engine.charts import Arrangement
from engine.education_factors import ROWS
from engine.indicators.catalogue import indicator
from engine.profile import shipped
from engine.table_catalogue import TABLES
from engine.tables import Extracts

JULY = Month(2019, 7)


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_those_of_the_command(council: Extracts, history: History, name: str) -> None:
    assert printed_table(history, name, JULY) == TABLES[name](council, JULY, shipped())


def test_demographic_rows_are_the_printed_ones_beside_the_year_before(history: History) -> None:
    for table in demographics(history, JULY):
        now = {row[0]: row for row in printed_table(history, table.name, JULY)[1:]}
        before = {row[0]: row[-1] for row in printed_table(history, table.name, JULY.plus(-12))[1:]}
        for row in table.rows:
            assert str(row.total) == now.get(row.label, ["0"])[-1]
            assert str(row.total_year_before) == before.get(row.label, "0")
            assert row.total == sum(row.counts)
            assert row.change == row.total - (row.total_year_before or 0)


def test_ages_are_a_pyramid(history: History) -> None:
    charts = {table.name: table.chart for table in demographics(history, JULY)}
    assert charts["current_age"].arrangement is Arrangement.PYRAMID
    assert len(charts["age_at_start"].categories) == 18


@pytest.mark.parametrize("name", ["current_age", "nationality", "disability", "uasc", "ethnicity"])
def test_children_in_a_cell_are_as_many_as_it_says(history: History, name: str) -> None:
    table = next(table for table in demographics(history, JULY) if table.name == name)
    for row in table.rows[:6]:
        assert len(children_in_cell(history, name, JULY, row.label)) == row.total
        for column, count in zip(table.columns, row.counts, strict=True):
            assert len(children_in_cell(history, name, JULY, row.label, column)) == count


def test_all_children_of_a_table_are_those_in_care(history: History) -> None:
    table = demographics(history, JULY)[0]
    assert table.totals is not None
    assert len(children_in_cell(history, "current_age", JULY)) == table.totals.total
    assert (
        len(children_in_cell(history, "current_age", JULY, "Grand Total", "Male")) == table.totals.counts[1]
    )


def test_factor_rows_are_sums_of_exact_combinations(history: History) -> None:
    found = education_factors(history, JULY)
    exact = exclusive_counts(history, JULY)
    for (_, factors), row in zip(ROWS, found.table[1:], strict=True):
        for place, phase in enumerate(("Primary School", "Secondary School"), 1):
            parts = [n for (p, name), n in exact.items() if p == phase and set(factors) <= set(name)]
            assert sum(parts) == int(row[place])
            assert len(children_with_factors(history, JULY, factors, phase)) == int(row[place])


def test_each_child_stands_in_one_exact_combination(history: History) -> None:
    chart = education_factors(history, JULY).chart
    letters = list(FACTORS)
    for combination in chart.combinations:
        factors = "".join(letters[place] for place in combination.members)
        assert len(children_with_factors(history, JULY, factors, exactly=True)) == combination.count
    assert [c.count for c in chart.combinations] == sorted(
        (c.count or 0 for c in chart.combinations), reverse=True
    )


def test_a_month_without_an_education_return_has_no_chart(history: History) -> None:
    found = education_factors(history, JULY.plus(1))
    assert not found.available
    assert found.chart.combinations == ()


def test_pupils_behind_the_key_stage_shares(history: History) -> None:
    stages = key_stages(history, JULY)
    for table, counts in ((stages.ks2, ks2_counts(history, JULY)), (stages.ks4, ks4_counts(history, JULY))):
        own = dict(zip(table[0], table[-1], strict=True))
        assert str(counts["Cohort"].of) == own["Cohort"]
        for column, count in counts.items():
            if own[column].endswith("%"):
                assert own[column] == f"{count.part * 100 / count.of + 1e-9:.1f}%"


def test_key_stage_charts_compare_with_benchmarks(history: History) -> None:
    stages = key_stages(history, JULY)
    progress = stages.ks4_charts[0]
    assert [row.label for row in progress.rows if row.emphasised] == ["Virtual School"]
    assert progress.reference == 0
    assert key_stages(history, Month(2010, 1)).ks2_year is None


def test_small_multiples_are_sorted_worst_first(history: History) -> None:
    by_theme = small_multiples(history, JULY)
    assert len(by_theme) == 49
    distances = [
        m.distance for m in small_multiples(history, JULY, order=Order.DISTANCE) if m.distance is not None
    ]
    assert distances == sorted(distances)
    gains = [m.gain for m in small_multiples(history, JULY, order=Order.CHANGE) if m.gain is not None]
    assert gains == sorted(gains)


def test_percentages_are_compared_as_they_are_and_others_from_100(history: History) -> None:
    same = compared(history, ("health_iha_20wd", "dental_up_to_date"), JULY)
    mixed = compared(history, ("health_iha_20wd", "cic_count"), JULY)
    assert same.measure.suffix == "%"
    assert [series.values[0] for series in mixed.series] == [100, 100]


def test_who_came_and_who_left_make_the_change_of_the_count(history: History) -> None:
    found = changes(history, JULY)
    now, before = (history.shown["cic_count"][month].value for month in (JULY, JULY.plus(-1)))
    assert now is not None
    assert before is not None
    assert len(found.came) - len(found.left) == now - before
    assert all(person.in_care_since is not None for person in found.came)
    assert all(change.before != change.after for change in found.rag)
    sizes = [move.size for move in found.moves]
    assert sizes == sorted(sizes, reverse=True)


def test_routine_says_what_is_still_to_do(history: History, council: Extracts) -> None:
    red = [each for each in history.shown if history.row(indicator(each), JULY).rag == "red"]
    open_ = routine(history, JULY, {}, findings=3, findings_looked_at=1, imported=council.names)
    states = {step.id: step.state for step in open_.steps}
    assert list(states) == ["imported", "findings", "targets", "commented", "published"]
    assert states["findings"] is State.PARTLY
    assert states["published"] is State.TO_DO
    assert states["commented"] is (State.TO_DO if red else State.DONE)
    done = routine(history, JULY, dict.fromkeys(red, "Why."), findings=0, findings_looked_at=0, imported=[])
    assert {step.id: step.state for step in done.steps}["commented"] is State.DONE
    assert {step.id: step.state for step in done.steps}["imported"] is State.TO_DO
