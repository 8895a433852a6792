"""Charts on screen: every kind is drawn, read by keyboard and mouse, shown as a table, saved and copied."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.charts import ChartView, SmallTrend
from desktop.charts.timeline import calendar_ticks
from desktop.palettes import PALETTES
from desktop.theme import Theme
from engine.calendar import Month
from engine.charts import (
    COUNT,
    PERCENT,
    Arrangement,
    BarChart,
    BarSeries,
    Chart,
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
VALUES = (82.0, None, 62.4)

LINE = LineChart(
    "Assessments in time", PERCENT, MONTHS, (LineSeries("Result", VALUES),),
    axis_for([*VALUES, 85.0], percent=True), (Reference(ReferenceKind.TARGET, "Target", (85.0,) * 3, "85%"),),
    (Signal(2, "below the lower limit", "worse"),),
)  # fmt: skip
BARS = BarChart(
    "Groups", COUNT, "Group", ("A", "B"),
    (BarSeries("July 2019", (3.0, 1.0)), BarSeries("July 2018", (2.0, None))),
    axis_for([3], from_zero=True), horizontal=True,
)  # fmt: skip
STACKED = BarChart(
    "Stacked", COUNT, "Group", ("A", "B"), (BarSeries("x", (3.0, 1.0)), BarSeries("y", (2.0, 4.0))),
    axis_for([6], from_zero=True), Arrangement.STACKED,
)  # fmt: skip
WITH_INTERVALS = BarChart(
    "With intervals", PERCENT, "Age", ("0-4",), (BarSeries("Result", (50.0,), (), ((40.0, 60.0),)),),
    axis_for([60], percent=True, from_zero=True),
)  # fmt: skip
PYRAMID = BarChart(
    "Ages", COUNT, "Age", ("0", "1"), (BarSeries("Female", (1.0, 2.0)), BarSeries("Male", (3.0, 4.0))),
    axis_for([4], from_zero=True), Arrangement.PYRAMID,
)  # fmt: skip
INTERVALS = IntervalChart(
    "Progress", Measure("score", 2, signed=True),
    (IntervalRow("England", -0.03), IntervalRow("Ours", -1.2, -1.5, -0.9, True)), axis_for([-1.5, 0]),
    0.0, "mean",
)  # fmt: skip
COMBINATIONS = UpSetChart(
    "Factors", "children", (UpSetSet("Absence", 3), UpSetSet("Exclusion", 2)),
    (Combination((0,), 2), Combination((0, 1), 1)), axis_for([2], from_zero=True),
)  # fmt: skip
TIMELINE = Timeline(
    "Child", 17000, 18000, 17900,
    (Lane("Placement", (Span(17000, 17500, "Foster"), Span(17400, None, "Home"))),
     Lane("Reviews", (), (Moment(17100, "Review"), Moment(17300, "Review", "Late", "worse")))),
)  # fmt: skip

EVERY_KIND = (LINE, BARS, STACKED, WITH_INTERVALS, PYRAMID, INTERVALS, COMBINATIONS, TIMELINE)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ChartView:
    made = ChartView("Picture")
    qtbot.addWidget(made)
    made.resize(640, 420)
    with qtbot.waitExposed(made):
        made.show()
    return made


def walk(qtbot: QtBot, view: ChartView, key: Qt.Key = Qt.Key.Key_Right) -> list[str]:
    """What is read when the keyboard walks from end to end."""
    words: list[str] = []
    for _ in range(50):
        qtbot.keyClick(view, key)
        reading = view.reading
        assert reading is not None
        if words and reading.words == words[-1]:
            return words
        words.append(reading.words)
    raise AssertionError("the walk does not end")


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
@pytest.mark.parametrize("chart", EVERY_KIND, ids=lambda chart: chart.title)
def test_every_kind_is_drawn_and_told_in_every_palette(
    view: ChartView, theme: Theme, chart: Chart, palette: object
) -> None:
    theme.apply(palette)  # type: ignore[arg-type]
    view.show_chart(chart)
    view.draw_now()
    assert view.accessibleDescription() == chart.alt_text
    image = view.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 640, 4) for y in range(0, 420, 4)}
    assert len(colours) > 3


def test_the_keyboard_reads_every_value_with_what_belongs_to_it(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(LINE)
    assert walk(qtbot, view) == [
        "May 19: 82.0% (target 85.0%)",
        "Jul 19: 62.4% (target 85.0%; below the lower limit)",
    ]
    view.show_chart(BARS)
    assert walk(qtbot, view) == ["July 2019, A: 3", "July 2018, A: 2", "July 2019, B: 1"]
    view.show_chart(PYRAMID)
    assert walk(qtbot, view)[0] == "Female, age 0: 1"
    view.show_chart(COMBINATIONS)
    assert walk(qtbot, view) == ["Absence only: 2", "All of Absence and Exclusion: 1"]
    view.show_chart(INTERVALS)
    assert walk(qtbot, view)[1] == "Ours: -1.20 (-1.50 to -0.90)"
    view.show_chart(TIMELINE)
    assert len(walk(qtbot, view)) == 4


def test_enter_and_a_click_open_what_is_read(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(BARS)
    opened: list[tuple[int, ...]] = []
    view.opened.connect(opened.append)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == [(0, 1)]
    reading = view._drawing.readings[0]
    place = view._place_of(reading)
    qtbot.mouseClick(view._plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x() - 2, place.y()))
    assert opened[1] == reading.key


def test_the_same_data_is_there_as_a_table(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(LINE)
    qtbot.keyClick(view, Qt.Key.Key_T)
    assert view._twin is not None
    model = view._twin.model()
    assert model.rowCount() == len(LINE.twin()) - 1
    assert model.index(2, 1).data() == "62.4%"
    view.show_chart(BARS)
    assert view._twin.model().rowCount() == 2


def test_picture_and_data_are_copied_and_saved(view: ChartView, tmp_path: Path) -> None:
    view.show_chart(LINE)
    view.export.copy_data()
    assert QApplication.clipboard().text().startswith("Month\tResult\tTarget")
    assert view.export.save_picture(tmp_path / "picture.png")
    assert QImage(str(tmp_path / "picture.png")).width() >= view.width()


def test_a_small_trend_says_what_it_shows_and_opens(qtbot: QtBot, theme: Theme) -> None:
    small = SmallTrend("health_iha_20wd")
    qtbot.addWidget(small)
    small.show_chart(LINE, "red")
    assert "62.4%" in small.accessibleDescription()
    assert not small.grab().isNull()
    with qtbot.waitSignal(small.opened) as opened:
        qtbot.keyClick(small, Qt.Key.Key_Return)
    assert opened.args == ["health_iha_20wd"]


@pytest.mark.parametrize("make", [lambda: LINE, lambda: TIMELINE], ids=["line", "timeline"])
def test_a_chart_without_data_is_no_trouble(view: ChartView, make: Callable[[], Chart]) -> None:
    view.show_chart(LineChart("Nothing", PERCENT, (), (LineSeries("Result", ()),), axis_for([])))
    assert view.reading is None
    view.show_chart(make())
    assert view.reading is None


def test_a_small_trend_reads_one_month_after_the_other(qtbot: QtBot, theme: Theme) -> None:
    small = SmallTrend("health_iha_20wd")
    qtbot.addWidget(small)
    small.show_chart(LINE, "red")
    assert small.reading == ""
    qtbot.keyClick(small, Qt.Key.Key_Left)
    before = LINE.texts(LINE.series[0])[-2]
    assert small.reading == f"{LINE.categories[-2]}: {before}"
    assert before in small.accessibleName()
    small.show_chart(LINE, "red")
    assert small.reading == ""


def test_words_at_line_ends_do_not_cover_one_another(view: ChartView, qtbot: QtBot) -> None:
    lines = tuple(
        Reference(ReferenceKind.TARGET, name, tuple(84.0 + n / 10 for _ in LINE.categories), f"8{n}%")
        for n, name in enumerate(("Target", "Mean", "Upper limit", "Floor standard"))
    )
    view.resize(640, 240)
    with qtbot.waitExposed(view):
        view.show()
    view.show_chart(replace(LINE, references=lines))
    view.draw_now()
    view.grab()
    ends = [item for item in view._plot.items() if isinstance(item, pg.TextItem)]
    boxes = [item.mapRectToScene(item.boundingRect()) for item in ends]
    assert len(boxes) == len(lines) + 1
    middles = sorted(box.center().y() for box in boxes)
    assert all(b - a >= view._picture.line_height - 1 for a, b in pairwise(middles))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (Month(2019, 4), Month(2019, 9), ["May 19", "Jun 19", "Jul 19", "Aug 19", "Sep 19"]),
        (Month(2016, 6), Month(2019, 9), ["2017", "2018", "2019"]),
        (
            Month(2018, 1),
            Month(2019, 12),
            [f"{m} {y}" for y in (18, 19) for m in ("Feb", "Apr", "Jun", "Aug", "Oct", "Dec")],
        ),
        (Month(2019, 7), Month(2019, 7), []),
    ],
    ids=["half a year", "years", "two years", "one month"],
)
def test_a_timeline_is_divided_into_years_or_where_short_into_months(
    start: Month, end: Month, words: list[str]
) -> None:
    ticks = calendar_ticks(start.first_day + 4, end.last_day)
    assert [each for _, each in ticks] == words
    assert all(start.first_day < day <= end.last_day for day, _ in ticks)
