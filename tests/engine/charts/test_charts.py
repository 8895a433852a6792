"""Charts say in words and as a table what they show."""

import pytest

from engine.charts import (
    COUNT,
    PERCENT,
    WITHHELD,
    Arrangement,
    BarChart,
    BarSeries,
    Combination,
    IntervalChart,
    IntervalRow,
    Lane,
    LineChart,
    LineSeries,
    Measure,
    Moment,
    Reference,
    ReferenceKind,
    Signal,
    Span,
    Timeline,
    UpSetChart,
    UpSetSet,
    axis_for,
)

MONTHS = ("May 19", "Jun 19", "Jul 19")


def trend(values: tuple[float | None, ...], **more: object) -> LineChart:
    axis = axis_for(values, percent=True)
    return LineChart("Reviews in time", PERCENT, MONTHS, (LineSeries("Kent", values),), axis, **more)  # type: ignore[arg-type]


def test_line_tells_latest_change_extremes_target_and_signals() -> None:
    target = Reference(ReferenceKind.TARGET, "Target", (85.0, 85.0, 85.0), "85%")
    words = trend((67.1, 70.0, 62.4), references=(target,), signals=(Signal(2, "below the limits"),)).alt_text
    assert "Reviews in time, per cent, May 19 to Jul 19." in words
    assert "Latest 62.4% (Jul 19); down from 70.0% in Jun 19; down from 67.1% in May 19." in words
    assert "Highest 70.0% (Jun 19), lowest 62.4% (Jul 19)." in words
    assert "Target 85%: the latest value is below it." in words
    assert "below the limits (Jul 19)" in words


def test_line_twin_has_a_row_per_month_and_a_column_per_line() -> None:
    floor = Reference(ReferenceKind.FLOOR, "Floor", (None, 80.0, 80.0))
    table = trend((67.1, None, 62.4), references=(floor,), signals=(Signal(2, "run"),)).twin()
    assert table == [
        ["Month", "Kent", "Floor", "Signal"],
        ["May 19", "67.1%", "-", ""],
        ["Jun 19", "-", "80.0%", ""],
        ["Jul 19", "62.4%", "80.0%", "run"],
    ]


def test_withheld_values_are_named_as_such_and_nowhere_shown() -> None:
    series = LineSeries("Kent", (None, 70.0, None), (WITHHELD, "70.0%", WITHHELD))
    chart = LineChart("Reviews", PERCENT, MONTHS, (series,), axis_for((70.0,), percent=True))
    assert "some values are withheld" in chart.alt_text
    assert [row[1] for row in chart.twin()] == ["Kent", WITHHELD, "70.0%", WITHHELD]


def test_line_without_any_value_says_so() -> None:
    assert "No value is reported" in trend((None, None, None)).alt_text


def test_a_line_needs_a_value_for_each_month() -> None:
    with pytest.raises(ValueError, match="value per month"):
        trend((1.0, 2.0))


@pytest.mark.parametrize(
    ("values", "start", "end"),
    [((98.4, 99.1), 80, 100), ((0.0, 3.0), 0, 20), ((50.0, 52.0), 40, 65), ((), 0, 20)],
)
def test_percentage_axis_spans_twenty_points_within_0_to_100(
    values: tuple[float, ...], start: float, end: float
) -> None:
    axis = axis_for(values, percent=True)
    assert (axis.start, axis.end) == (start, end)
    assert axis.ticks[0] == start
    assert axis.ticks[-1] == end


@pytest.mark.parametrize("values", [(0.0,), (5.0,), (-1.3, 0.4), (0.02, 0.021), (1e6, 1e6), (340_140.0, 1.0)])
@pytest.mark.parametrize("from_zero", [True, False])
def test_every_value_lies_on_its_axis(values: tuple[float, ...], from_zero: bool) -> None:
    axis = axis_for(values, from_zero=from_zero)
    assert all(axis.start <= value <= axis.end for value in values)
    assert 2 <= len(axis.ticks) <= 12
    assert not from_zero or axis.start <= 0 <= axis.end


def test_pyramid_has_two_sides_and_a_table() -> None:
    sides = (BarSeries("Female", (29.0, 15.0)), BarSeries("Male", (39.0, 21.0)))
    chart = BarChart(
        "Ages", COUNT, "Age", ("0", "1"), sides, axis_for((39.0,), from_zero=True), Arrangement.PYRAMID
    )
    assert chart.twin() == [["Age", "Female", "Male"], ["0", "29", "39"], ["1", "15", "21"]]
    assert "Female: highest 29 (0), lowest 15 (1)." in chart.alt_text
    with pytest.raises(ValueError, match="two series"):
        BarChart("Ages", COUNT, "Age", ("0", "1"), sides[:1], chart.axis, Arrangement.PYRAMID)


def test_bar_intervals_stand_in_the_table() -> None:
    series = BarSeries("Result", (50.0, None), (), ((40.0, 60.0), None))
    chart = BarChart("By sex", PERCENT, "Sex", ("Female", "Male"), (series,), axis_for((60.0,), percent=True))
    assert chart.twin()[1:] == [["Female", "50.0%", "40.0% to 60.0%"], ["Male", "-", ""]]


def test_intervals_say_what_is_clearly_different() -> None:
    rows = (
        IntervalRow("National", -1.18, -1.22, -1.14),
        IntervalRow("All pupils", -0.13, -0.15, -0.11),
        IntervalRow("Virtual School", -1.09, -1.34, -0.84, emphasised=True),
    )
    score = Measure("score", 2)
    chart = IntervalChart("Progress 8", score, rows, axis_for((-1.34, -0.11)))
    assert "Virtual School is clearly different from All pupils and not clearly different from National." in (
        chart.alt_text
    )
    assert chart.twin()[3] == ["Virtual School", "-1.09", "-1.34 to -0.84"]


def test_combinations_are_exclusive_in_words() -> None:
    sets = (UpSetSet("Excluded", 12), UpSetSet("Absent", 30))
    chart = UpSetChart(
        "Factors",
        "children",
        sets,
        (Combination((1,), 20), Combination((0, 1), 10), Combination((0,), 2)),
        axis_for((20.0,), from_zero=True),
    )
    assert chart.twin()[1:] == [
        ["Excluded, in all", "12"],
        ["Absent, in all", "30"],
        ["Absent only", "20"],
        ["All of Excluded and Absent", "10"],
        ["Excluded only", "2"],
    ]
    assert "Absent only 20" in chart.alt_text


def test_timeline_lists_entries_by_date() -> None:
    lane = Lane("Placements", (Span(17_000, None, "Foster care"),), (Moment(16_000, "Moved"),))
    chart = Timeline("Child 1", 15_000, 18_000, 17_900, (lane,))
    assert [row[:4] for row in chart.twin()[1:]] == [
        ["Placements", "Moved", "22 October 2013", ""],
        ["Placements", "Foster care", "18 July 2016", "goes on"],
    ]
    assert "Entries: Placements 2." in chart.alt_text
