"""Guidance notes: how to read the pack."""

from engine.charts import WITHHELD
from engine.report.data import PackData
from engine.report.document import (
    Block,
    Column,
    Definition,
    Definitions,
    Heading,
    Note,
    Paragraph,
    Row,
    SideBySide,
    TableBlock,
)
from engine.report.figures import Figures, cell
from engine.report.sections.common import is_public

POLARITY = (
    Definition("H", "The aim of this indicator is to achieve the highest number or percentage possible."),
    Definition("L", "The aim of this indicator is to achieve the lowest number or percentage possible."),
    Definition("T", "The aim of this indicator is to stay close to the target that has been set."),
)

RATINGS = (
    Definition("Green", "The target has been achieved.", rag="green"),
    Definition(
        "Amber",
        "The floor standard has been achieved, the target has not. Floor standards are the minimum level of "
        "acceptable performance; not achieving one must result in management action.",
        rag="amber",
    ),
    Definition(
        "Red", "Performance is significantly away from the target: the floor standard is missed.", rag="red"
    ),
    Definition(
        "No rating",
        "Ratings are not given to indicators of activity, nor to those without a target, nor where the "
        "denominator is lower than 5.",
    ),
)

DIRECTIONS = (
    Definition("Better", "Performance has improved since the month compared with.", direction="better"),
    Definition("The same", "Performance is as it was.", direction="same"),
    Definition("Worse", "Performance has worsened.", direction="worse"),
)

PERIODS = (
    ("SS", "Snapshot: as at the end of the month"),
    ("M", "The month"),
    ("R12M", "Rolling 12 months: the month and the eleven before it"),
    ("YTD", "Year to date: from 1 April to the end of the month"),
    ("AC YTD", "Academic year to date: from 1 September to the end of the month"),
)

ABBREVIATIONS = (
    ("BLA", "Becoming looked after"),
    ("CIC", "Children in care"),
    ("DoT", "Direction of travel"),
    ("EET, NEET", "In (not in) education, employment or training"),
    ("EHCP", "Education, health and care plan"),
    ("IHA", "Initial health assessment"),
    ("IRO", "Independent reviewing officer"),
    ("Num, Denom", "Numerator, denominator"),
    ("OLA", "Other local authority"),
    ("PA", "Persistent absence"),
    ("PO", "Placement order"),
    ("P&V", "Private and voluntary"),
    ("QSW", "Qualified social worker"),
    ("RTT", "Reduced timetable"),
    ("SDQ", "Strengths and difficulties questionnaire"),
    ("SEN", "Special educational needs"),
    ("SGO", "Special guardianship order"),
    ("UASC", "Unaccompanied asylum seeking children"),
)

GROUPS_NOTE = (
    "On indicator pages, groups of children are said to be clearly higher or lower than all where the 95% "
    "confidence interval of their result does not hold the result for all: chance alone seldom does that."
)
ARROW_NOTE = (
    "The arrow tells improvement, not the sign of the change: where low is good, a lower figure has an arrow "
    "up. Figures to date have no arrow across the month in which they start anew."
)
TO_DATE_NOTE = (
    "Some indicators are measured from 1 April, or from 1 September, to the end of the month. For the first "
    "few months it is advisable to treat them with a little caution: they are often based on a small number "
    "of children, and the percentages can be easily skewed."
)
CHILD_LEVEL_NOTE = (
    "The children behind every figure of this pack can be listed in the Corporate Parenting Scorecard by "
    "those who may see them: open the indicator, or use the command 'scorecard children'."
)
MEMBERS_NOTE = (
    "This edition is for members only. It shows small numbers as they are, from which a child could be "
    "recognised. Do not publish it, copy it or leave it lying about."
)


def public_note(most: int) -> str:
    """How the public edition protects children."""
    return (
        f"This edition may be published. To protect children, counts from 1 to {most} are suppressed, as is "
        f"whatever would tell them: {WITHHELD} stands in their place (confidential). Some larger figures are "
        "suppressed as well, because the small ones could be worked out from them. A zero is a true zero."
    )


def guidance(data: PackData, figures: Figures) -> tuple[Block, ...]:
    """The blocks of the section."""
    public = is_public(data)
    most = int(data.profile.setting("suppress_counts_up_to"))
    edition = public_note(most) if public else MEMBERS_NOTE
    blocks: tuple[Block, ...] = (
        Note(edition, title=data.options.edition.value),
        Heading("Polarity"),
        Definitions(POLARITY),
        Heading("RAG ratings"),
        Definitions(RATINGS),
        Heading("Direction of travel"),
        Definitions(DIRECTIONS),
        Paragraph(ARROW_NOTE),
        Heading("Figures to date"),
        Paragraph(TO_DATE_NOTE),
        Heading("Groups of children"),
        Paragraph(GROUPS_NOTE),
        Heading("Data periods and abbreviations"),
        SideBySide(
            (_pairs("Data periods", "Data period", PERIODS),),
            (_pairs("Abbreviations", "Abbreviation", ABBREVIATIONS),),
        ),
    )
    if public:
        return blocks
    return (*blocks, Heading("Child level data"), Paragraph(CHILD_LEVEL_NOTE))


def _pairs(caption: str, heading: str, pairs: tuple[tuple[str, str], ...]) -> TableBlock:
    columns = (Column(heading, row_header=True, width=62), Column("Meaning"))
    return TableBlock(caption, columns, tuple(Row((cell(a), cell(b))) for a, b in pairs), dense=True)
