"""The sections of a pack: each turns the gathered data into blocks, numbers going through `figures`."""

from collections.abc import Callable

from engine.report.data import PackData
from engine.report.document import Block
from engine.report.figures import Figures
from engine.report.sections.data_notes import data_notes
from engine.report.sections.demographics import demographics_section
from engine.report.sections.factors import factors_section
from engine.report.sections.glossary import glossary
from engine.report.sections.guidance import guidance
from engine.report.sections.key_stages import key_stages_section
from engine.report.sections.scorecard import scorecard_section
from engine.report.sections.summary import summary

SECTIONS: dict[str, Callable[[PackData, Figures], tuple[Block, ...]]] = {
    "guidance": guidance,
    "summary": summary,
    "scorecard": scorecard_section,
    "demographics": demographics_section,
    "key_stages": key_stages_section,
    "education_factors": factors_section,
    "data_notes": data_notes,
    "glossary": glossary,
}
"""All but the indicator pages, which are sections of their own."""
