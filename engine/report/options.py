"""What can be chosen about a pack."""

from dataclasses import dataclass

from engine.calendar import Month
from engine.report.editions import Edition

SECTION_TITLES = {
    "guidance": "Guidance notes",
    "summary": "Summary",
    "scorecard": "Scorecard",
    "demographics": "Who the children in care are",
    "key_stages": "Key stages",
    "education_factors": "Education factors",
    "indicator_pages": "Indicator pages",
    "data_notes": "Data notes",
    "glossary": "Glossary",
}
"""The sections by id, in the order of the document."""


@dataclass(frozen=True)
class PackOptions:
    """The choices for one pack.

    `sections` are ids of SECTION_TITLES in the order wanted. `indicator_pages` are indicator ids; None stands
    for every red one and every one that worsened to amber. Blank lines part paragraphs of the cover
    text. What people write for other sections is commentary (engine.commentary).
    """

    month: Month
    edition: Edition = Edition.MEMBERS
    sections: tuple[str, ...] = tuple(SECTION_TITLES)
    indicator_pages: tuple[str, ...] | None = None
    cover_text: str = ""
