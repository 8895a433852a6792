"""An invented pack with every kind of block, for the tests of the printer."""

from datetime import date
from random import Random

from engine.charts import (
    COUNT,
    PERCENT,
    Arrangement,
    BarChart,
    BarSeries,
    Combination,
    IntervalChart,
    IntervalRow,
    LineChart,
    LineSeries,
    Measure,
    Reference,
    ReferenceKind,
    Signal,
    UpSetChart,
    UpSetSet,
    axis_for,
)
from engine.report.document import (
    BulletList,
    Cell,
    ChartBlock,
    Column,
    Contents,
    Definition,
    Definitions,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    Pack,
    Paragraph,
    Row,
    Run,
    Section,
    SideBySide,
    TableBlock,
)

MONTHS = tuple(
    f"{name} {year}"
    for year, names in ((18, "Jul Aug Sep Oct Nov Dec"), (19, "Jan Feb Mar Apr May Jun Jul"))
    for name in names.split()
)
NAMES = (
    "% of CIC cases which were reviewed within required timescales",
    "% of children who participated at CIC reviews",
    "% of CIC for 18 months and allocated to the same worker for the last 12 months",
    "CIC placement stability: % with 3 or more placements in the last 12 months",
    "CIC per 10,000 population aged under 18 (exc UASC)",
    "Number of CIC",
    "% of Initial Health Assessments taking place within 20 working days",
)
RAGS = ("green", "amber", "red", "")
WAYS = ("better", "same", "worse", "")


def scorecard_table(rows: int = 20, seed: int = 1) -> TableBlock:
    """A table like the scorecard's, with themes, ratings and arrows."""
    chance = Random(seed)
    columns = (
        Column("Indicator", row_header=True),
        Column("Polarity", "centre"),
        Column("Data period", "centre"),
        Column("Latest result", "right"),
        Column("Num", "right"),
        Column("Denom", "right"),
        Column("Target 19-20", "right"),
        Column("Result", "right", group="1 month ago"),
        Column("DoT", "centre", group="1 month ago"),
        Column("Result", "right", group="1 year ago"),
        Column("DoT", "centre", group="1 year ago"),
        Column("England", "right"),
    )
    made = []
    for number in range(rows):
        if number % 7 == 0:
            made.append(
                Row((Cell(("Children", "Education", "Health and wellbeing")[number // 7 % 3]),), "group")
            )
        if number % 11 == 10:
            made.append(
                Row(
                    (
                        Cell(NAMES[number % 7]),
                        Cell("H"),
                        Cell("SS"),
                        Cell("Data not available due to new system implementation", columns=9),
                    )
                )
            )
            continue
        value = chance.uniform(3, 99)
        made.append(
            Row(
                (
                    Cell(NAMES[number % 7]),
                    Cell("HLT"[number % 3]),
                    Cell(("SS", "R12M", "YTD")[number % 3]),
                    Cell(f"{value:.1f}%", rag=RAGS[number % 4]),
                    Cell(f"{chance.randrange(3000):,}"),
                    Cell(f"{chance.randrange(9000):,}"),
                    Cell("98%"),
                    Cell(f"{value - 1:.1f}%"),
                    Cell(direction=WAYS[number % 4], since="last month"),
                    Cell("-", spoken="not reported"),
                    Cell(direction=WAYS[number % 3], since="a year ago"),
                    Cell("10.0%*"),
                )
            )
        )
    notes = (
        "* indicates national figures from 2016/17.",
        (Run("Definitions: "), Run("see the glossary", link="#glossary")),
    )
    return TableBlock("Scorecard by theme, July 2019", columns, tuple(made), notes, anchor="scorecard")


def trend(seed: int = 1, *, signals: bool = True) -> LineChart:
    """A trend with target, floor and national figure."""
    chance = Random(seed)
    values = [85.0]
    for _ in range(12):
        values.append(round(min(100, max(40, values[-1] + chance.uniform(-5, 4))), 1))
    references = (
        Reference(ReferenceKind.TARGET, "Target", (85.0,) * 9 + (90.0,) * 4),
        Reference(ReferenceKind.FLOOR, "Floor", (70.0,) * 13),
        Reference(ReferenceKind.NATIONAL, "England", (82.0,) * 13),
    )
    return LineChart(
        "Initial Health Assessments within 20 working days",
        PERCENT,
        MONTHS,
        (LineSeries("Result", (*values[:5], None, *values[6:])),),
        axis_for([*values, 90, 70], percent=True),
        references,
        (Signal(9, "below the lower limit", "worse"),) if signals else (),
        "higher",
    )


def several_lines() -> LineChart:
    """Four lines in one picture."""
    chance = Random(5)
    lines = tuple(
        LineSeries(name, tuple(round(level + chance.uniform(-3, 3), 1) for _ in MONTHS))
        for name, level in (("All children", 80), ("Girls", 84), ("Boys", 78), ("UASC", 62))
    )
    axis = axis_for([value for line in lines for value in line.values], percent=True)
    return LineChart("Reviews in time by group", PERCENT, MONTHS, lines, axis)


def pyramid() -> BarChart:
    """Ages back to back."""
    chance = Random(7)
    girls = tuple(float(chance.randrange(5, 90)) for _ in range(18))
    boys = tuple(float(chance.randrange(5, 160)) for _ in range(18))
    return BarChart(
        "Current age by sex",
        COUNT,
        "Age",
        tuple(str(age) for age in range(18)),
        (BarSeries("Female", girls), BarSeries("Male", boys)),
        axis_for([*girls, *boys], from_zero=True),
        Arrangement.PYRAMID,
    )


def age_table() -> TableBlock:
    """Ages as a table."""
    chart = pyramid()
    rows = [
        Row(
            (
                Cell(age),
                *(
                    Cell(f"{values[place]:.0f}")
                    for values in (chart.series[0].values, chart.series[1].values)
                ),
            )
        )
        for place, age in enumerate(chart.categories)
    ]
    rows.append(Row((Cell("Grand total"), Cell("700"), Cell("1,006")), "total"))
    columns = (Column("Current age", row_header=True), Column("Female", "right"), Column("Male", "right"))
    return TableBlock("Current age", columns, tuple(rows))


def bars(arrangement: Arrangement, *, horizontal: bool = False) -> BarChart:
    """Bars of three years."""
    series = (
        BarSeries(
            "Kent",
            (35.6, 52.1, 41.0, None),
            ("35.6%", "52.1%", "41.0%", "[c]"),
            ((30.0, 41.0), (47.0, 57.0), (36.0, 46.0), None),
        ),
        BarSeries("England", (32.0, 49.0, 37.0, 40.0)),
        BarSeries("South East", (30.2, 47.0, 36.4, 39.0)),
    )
    top = 150.0 if arrangement is Arrangement.STACKED else 60.0
    return BarChart(
        "Key stage 2: at or above the expected standard",
        PERCENT,
        "Subject",
        ("Reading", "Writing", "Grammar, punctuation and spelling", "Maths"),
        series
        if arrangement is not Arrangement.STACKED
        else tuple(BarSeries(s.name, s.values) for s in series),
        axis_for([0, top], from_zero=True, percent=False),
        arrangement,
        horizontal,
    )


def progress() -> IntervalChart:
    """Progress scores with intervals."""
    rows = (
        IntervalRow("Kent Virtual School", -1.21, -1.45, -0.97, emphasised=True),
        IntervalRow("England, children in care", -1.18, -1.21, -1.15),
        IntervalRow("Kent, all pupils", -0.09, -0.11, -0.07),
        IntervalRow("England, all pupils in state-funded schools", -0.03),
    )
    return IntervalChart(
        "Progress 8",
        Measure("progress score", 2, signed=True),
        rows,
        axis_for([-1.6, 0.2]),
        0.0,
        "Average of all pupils",
    )


def combinations() -> UpSetChart:
    """Education factors together."""
    names = ("Fixed term exclusion", "Persistent absence", "Reduced timetable", "Not in education")
    counts = (
        ((1,), 143),
        ((0,), 61),
        ((0, 1), 34),
        ((2,), 22),
        ((1, 3), 17),
        ((3,), 12),
        ((0, 1, 2), 6),
        ((0, 1, 2, 3), 1),
    )
    return UpSetChart(
        "Education factors that occur together",
        "children",
        tuple(UpSetSet(name, total) for name, total in zip(names, (102, 201, 29, 30), strict=True)),
        tuple(Combination(members, count) for members, count in counts),
        axis_for([0, 143], from_zero=True),
    )


def indicator_page(number: int, *, name: str = NAMES[6], commentary: str = "") -> Section:
    """A page about one indicator."""
    words = (
        commentary
        or (
            "Performance fell in the month because two clinics were cancelled. Twelve of the seventeen late "
            "assessments were held within a further ten working days. A second clinic opens in September, "
            "and requests from carers outside the county now go straight to the designated nurse. "
        )
        * 2
    )
    facts = TableBlock(
        "Results of the month by group",
        (
            Column("Group", row_header=True),
            Column("Result", "right"),
            Column("Num", "right"),
            Column("Denom", "right"),
        ),
        (
            Row((Cell("Under 5"), Cell("71.3%", rag="amber"), Cell("87"), Cell("122"))),
            Row((Cell("5 to 11"), Cell("64.0%", rag="red"), Cell("110"), Cell("172"))),
            Row((Cell("12 to 15"), Cell("60.8%", rag="red"), Cell("119"), Cell("196"))),
            Row((Cell("16 and 17"), Cell("55.3%", rag="red"), Cell("78"), Cell("141"))),
            Row((Cell("All"), Cell("62.4%", rag="red"), Cell("394"), Cell("631")), "total"),
        ),
    )
    figures = KeyFigures(
        (
            KeyFigure("62.4%", "July 2019", "394 of 631", "red"),
            KeyFigure("67.1%", "last month", "June 2019", direction="worse", since="last month"),
            KeyFigure("82.0%", "a year ago", "July 2018", direction="worse", since="a year ago"),
            KeyFigure("85%", "target", "floor 75%"),
        )
    )
    return Section(
        name,
        (
            figures,
            Paragraph(
                "Children whose first health assessment was held within 20 working days of coming into care, "
                "of those whose twentieth working day was in the last twelve months.",
                "body",
            ),
            ChartBlock(trend(number)),
            SideBySide((facts,), (Heading("Commentary", 3), Paragraph(words)), 0.52),
        ),
        level=2,
    )


def full_pack(indicators: int = 3) -> Pack:
    """Everything once, and some indicator pages."""
    summary = Section(
        "Summary",
        (
            KeyFigures(
                (
                    KeyFigure("14", "green", "13 last month", "green"),
                    KeyFigure("9", "amber", "10 last month", "amber"),
                    KeyFigure("1", "red", "1 last month", "red"),
                    KeyFigure(
                        "1,706", "children in care", "1,665 last month", direction="same", since="last month"
                    ),
                )
            ),
            Paragraph(
                "Most indicators met their target. Health assessments for children who newly came into care "
                "fell for the third month, and fewer returner interviews were held in time.",
                "lead",
            ),
            Heading("What changed since June"),
            BulletList(
                (
                    (
                        Run(
                            "Initial Health Assessments",
                            bold=True,
                            link="#ind-0",
                            description="Page of the indicator on Initial Health Assessments",
                        ),
                        Run(" fell from 67.1% to 62.4%, further below the target of 85%."),
                    ),
                    "Care leavers with a pathway plan fell from 95.3% to 92.8% and turned amber.",
                    "Children missing for more than 48 hours fell from 38 to 31 episodes.",
                ),
                manner="lead",
            ),
            Note(
                "Figures for the year to date rest on few children in the first months and can swing.",
                "Take care",
            ),
        ),
    )
    guidance = Section(
        "Guidance notes",
        (
            Heading("Ratings"),
            Definitions(
                (
                    Definition("Green", "The target has been met.", rag="green"),
                    Definition(
                        "Amber", "The floor standard has been achieved but not the target.", rag="amber"
                    ),
                    Definition(
                        "Red",
                        "The result is below the floor standard. Management action must follow.",
                        rag="red",
                    ),
                )
            ),
            Heading("Direction of travel"),
            Definitions(
                (
                    Definition(
                        "Better",
                        "Performance has improved since the time it is compared with.",
                        direction="better",
                    ),
                    Definition("Same", "No change.", direction="same"),
                    Definition("Worse", "Performance has worsened.", direction="worse"),
                )
            ),
            Heading("Requests"),
            Paragraph(
                (
                    Run("Ask for children behind a figure at the "),
                    Run(
                        "performance site",
                        link="https://example.org/performance?a=1&b=(2)",
                        description="Performance site of the council",
                    ),
                    Run("."),
                )
            ),
        ),
    )
    pictures = Section(
        "Children in care by age",
        (SideBySide((age_table(),), (ChartBlock(pyramid(), twin=False),), 0.42),),
    )
    stages = Section(
        "Key stages and education",
        (
            ChartBlock(bars(Arrangement.GROUPED)),
            ChartBlock(bars(Arrangement.GROUPED, horizontal=True), twin=False),
            ChartBlock(bars(Arrangement.STACKED), twin=False),
            ChartBlock(progress()),
            ChartBlock(combinations()),
            ChartBlock(several_lines()),
        ),
    )
    pages = Section("Indicator pages", (Paragraph("Each red indicator, and each that turned amber."),))
    glossary = Section(
        "Glossary",
        (
            Definitions(
                (
                    Definition("CIC", "Children in care"),
                    Definition("UASC", "Unaccompanied asylum seeking children"),
                )
            ),
            TableBlock("Findings", (Column("What"), Column("Rows", "right")), ()),
        ),
        anchor="glossary",
    )
    return Pack(
        "Kent County Council",
        "Corporate Parenting Scorecard",
        "July 2019",
        "Members only",
        date(2019, 8, 27),
        (
            Section("Contents", (Contents(),)),
            guidance,
            summary,
            Section("Scorecard", (scorecard_table(40),), landscape=True),
            pictures,
            stages,
            pages,
            *(
                Section(f"{section.title} ({number + 1})", section.blocks, 2, anchor=f"ind-{number}")
                for number, section in ((n, indicator_page(n)) for n in range(indicators))
            ),
            glossary,
        ),
        author="Management Information and Intelligence",
        cover=(Paragraph("For the Corporate Parenting Panel, 5 September 2019."),),
    )
