"""Terms of the field, for those who meet them once a month."""

from engine.report.data import PackData
from engine.report.document import Block, Definition, Definitions
from engine.report.figures import Figures

TERMS = (
    ("Adoption decision", "The agency's decision that a child should be placed for adoption."),
    (
        "Care leaver",
        "A young person who was in care and has a right to the council's support until 21 or 25.",
    ),
    ("Care order", "A court's order that gives the council parental responsibility for a child."),
    (
        "Child in care",
        "A child whom the council looks after, by a court's order or by agreement (section 20).",
    ),
    (
        "Corporate parent",
        "The council as a whole, which owes children in care what a good parent would give.",
    ),
    ("Denominator", "All whom an indicator asks about."),
    (
        "Episode",
        "A time in care with one legal status and one placement. A change of either begins a new one.",
    ),
    ("Floor standard", "The minimum level of acceptable performance."),
    ("Independent reviewing officer", "Chairs a child's reviews and watches over the care plan."),
    ("Initial health assessment", "A doctor's assessment within 20 working days of coming into care."),
    ("Legal status", "The law under which a child is in care."),
    ("Numerator", "Those, of all asked about, for whom the indicator holds."),
    ("Pathway plan", "What a care leaver needs and who will do it."),
    ("Period of care", "The time from coming into care to leaving it; it may hold many episodes."),
    (
        "Placement",
        "Where a child in care lives: with foster carers, relatives, in a children's home, and so on.",
    ),
    ("Placement order", "A court's leave to place a child for adoption."),
    ("Progress 8", "How pupils did at 16, beside others with the same results at 11. Zero is the average."),
    ("Return interview", "A talk with a child who had been missing, by someone independent."),
    ("Special guardianship order", "A court's order that makes a relative or carer the child's guardian."),
    ("Staying Put", "A young person stays with the former foster carer after 18."),
    ("Unaccompanied asylum seeking child", "A child under 18 who seeks asylum without a parent or guardian."),
    (
        "Virtual school",
        "The council's service for the education of its children in care, wherever they learn.",
    ),
)


def glossary(data: PackData, figures: Figures) -> tuple[Block, ...]:
    """The blocks of the section."""
    return (Definitions(tuple(Definition(term, meaning) for term, meaning in TERMS)),)
