"""Running text of a document as plain text."""

import re

from engine.report.document import Text

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
LONGEST = 32_000
"""A cell holds a little more; what is longer is cut and ends in an ellipsis."""


def plain(text: Text) -> str:
    """The text without manner and links, and without what no workbook can hold."""
    joined = text if isinstance(text, str) else "".join(run.text for run in text)
    clean = FORBIDDEN.sub("", joined)
    return clean if len(clean) <= LONGEST else f"{clean[:LONGEST]}…"
