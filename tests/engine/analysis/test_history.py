"""Every page is cut from one computation, and agrees with the scorecard and with what was published."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from engine.analysis.history import History
from engine.analysis.overview import overview
from engine.analysis.published import PublishedMonth
from engine.analysis.revisions import revisions
from engine.analysis.trend import trend
from engine.calendar import Month
from engine.errors import UserError
from engine.indicators.catalogue import CATALOGUE, indicator
from engine.profile import shipped
from engine.results import Value
from engine.scorecard import scorecard
from engine.scorecard.printing import printed
from engine.tables import Extracts
from tests.engine.quality.small import small

JULY, JUNE = Month(2019, 7), Month(2019, 6)
ASSESSED = indicator("health_assessment_up_to_date")


def test_last_month_is_the_latest_that_two_extracts_know(history: History) -> None:
    assert history.last == JULY
    assert history.first < Month(2018, 1)


def test_a_stray_date_is_no_month() -> None:
    extracts = small(
        header="1,1,05/05/2008,WBRI",
        episodes="1,01/01/2018,S,C2,N1,U4,PR1,,",
        reviews="1,,20/01/2018,PN1\n1,,20/05/2018,PN1\n1,,20/05/2099,PN1",
        allocations="1,W1,SW,T1,01/06/2018,",
    )
    assert History.of(extracts, shipped("neutral")).last == Month(2018, 6)


def test_without_episodes_there_is_no_month() -> None:
    with pytest.raises(UserError, match="Import the SSDA903 files first"):
        History.of(small(header="1,1,05/05/2008,WBRI"), shipped("neutral"))


@pytest.mark.parametrize("back", [0, 1, 5, 13])
def test_rows_are_those_of_the_scorecard(council: Extracts, history: History, back: int) -> None:
    month = JULY.plus(-back)
    expected = scorecard(council, [month], shipped()).rows
    assert tuple(row.row for row in overview(history, month).rows) == expected


def test_sparkline_holds_the_printed_values(history: History) -> None:
    row = next(row for row in overview(history, JULY).rows if row.indicator == ASSESSED.id)
    assert len(row.trend) == 13
    assert f"{row.trend[-1]:.1f}%" == row.row.printed
    assert f"{row.trend[-2]:.1f}%" == row.row.month_ago.printed
    assert f"{row.trend[0]:.1f}%" == row.row.year_ago.printed


def test_words_say_what_marks_show(history: History) -> None:
    rows = {row.indicator: row for row in overview(history, JULY).rows}
    assert {row.rag_words for row in rows.values()} <= {"Green", "Amber", "Red", "No rating"}
    for row in rows.values():
        assert (row.month_words == "") == (row.row.month_ago.direction == "")
        assert row.got_worse == row.month_words.startswith("worse than last month")


def test_floor_not_set_is_noted_only_where_it_is_the_reason() -> None:
    extracts = small(
        header="\n".join(f"{n},1,05/05/2008,WBRI" for n in range(1, 7)),
        episodes="\n".join(f"{n},01/01/2018,S,C2,N1,U4,PR1,," for n in range(1, 7)),
        reviews="1,,20/01/2018,PN1",
        targets="cic_reviews_on_time,2019-04,98%,,,\nplacement_3plus_12m,2019-04,10%,,,",
    )
    history = History.ending(extracts, shipped("neutral"), JULY, 1)
    notes = {row.indicator: row.note for row in overview(history, JULY).rows if row.note}
    assert notes == {"cic_reviews_on_time": "floor not set"}


@pytest.fixture
def published(history: History) -> History:
    """The same data after June was published with another figure for health assessments."""
    rows = {each.id: history.row(each, JUNE) for each in CATALOGUE}
    figure = Value(Fraction(90), Fraction(100), Fraction(90))
    rows[ASSESSED.id] = replace(rows[ASSESSED.id], figure=figure, printed="90.0%")
    frozen = PublishedMonth(JUNE, date(2019, 7, 20), "Pat", rows, reasons={ASSESSED.id: "late entries"})
    return replace(history, published={JUNE: frozen})


def test_a_published_month_keeps_its_figures(published: History) -> None:
    june = overview(published, JUNE)
    row = next(row for row in june.rows if row.indicator == ASSESSED.id)
    assert june.published
    assert row.row.printed == "90.0%"
    assert row.revision is not None
    assert row.revision.published == "90.0%"
    assert row.revision.reason == "late entries"
    assert row.revision.recomputed == printed(ASSESSED, published.recomputed[ASSESSED.id][JUNE])


def test_comparisons_are_with_what_was_published(published: History) -> None:
    row = next(row for row in overview(published, JULY).rows if row.indicator == ASSESSED.id)
    assert row.row.month_ago.printed == "90.0%"
    assert row.month_ago_revised
    assert not row.year_ago_revised
    assert row.revision is None


def test_only_what_differs_is_a_revision(published: History) -> None:
    assert [revision.indicator for revision in revisions(published, JUNE)] == [ASSESSED.id]
    assert revisions(published, JULY) == ()


def test_trend_shows_both_readings_where_they_differ(published: History, history: History) -> None:
    both = trend(published, ASSESSED, JULY)
    assert both.has_revisions
    assert [series.name for series in both.chart.series] == ["Result", "Recomputed from today's data"]
    assert both.points[-2].is_published
    assert both.points[-2].printed == "90.0%"
    assert [series.name for series in trend(history, ASSESSED, JULY).chart.series] == ["Result"]


def test_trend_of_13_25_and_all_months(history: History) -> None:
    assert len(trend(history, ASSESSED, JULY, 13).points) == 13
    assert len(trend(history, ASSESSED, JULY, 25).points) == 25
    assert trend(history, ASSESSED, JULY, None).points[0].month == history.first


def test_trend_table_has_the_latest_month_first(history: History) -> None:
    table = trend(history, ASSESSED, JULY).table()
    row = overview(history, JULY).rows[[r.indicator for r in overview(history, JULY).rows].index(ASSESSED.id)]
    assert table[1][0] == "Jul 19"
    assert table[1][3] == row.row.printed
    assert table[2][3] == row.row.month_ago.printed


def test_control_limits_are_not_drawn_for_figures_to_date(history: History) -> None:
    to_date = trend(history, indicator("bla_repeat_within_24m"), JULY, 25)
    assert to_date.limits is None
    assert "starts anew" in to_date.limits_note
    rolling = trend(history, indicator("cic_review_participation"), JULY, 25)
    assert rolling.limits is not None
    assert "eleven of its twelve months" in rolling.limits_note
    assert {r.label for r in rolling.chart_with_limits.references} >= {"Mean", "Lower limit", "Upper limit"}
