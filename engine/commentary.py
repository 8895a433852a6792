"""What commentary can be about: an indicator, or a section of the panel pack.

extracts.md knows comments on indicators alone; the document has written passages with its key stage tables
too, and a passage of a month is to be kept, frozen and imported like any other comment.
"""

COMMENTED_SECTIONS = {
    "summary": "Summary",
    "ks2": "Key stage 2",
    "ks4": "Key stage 4",
    "education_factors": "Education factors",
}
"""Names that stand in the place of an indicator's id, and their titles."""
