"""What an import has to say about files and rows, and the words it says it in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pyarrow as pa


class Severity(StrEnum):
    """What a finding means for the data."""

    REJECTED = "rejected"
    """A row, or a whole file, was not imported."""
    NOT_RECORDED = "not recorded"
    """One value was taken as not recorded."""
    NOTE = "note"
    """Something to know; nothing is lost by it."""


class Rule(StrEnum):
    """The rule of extracts.md that a finding comes from."""

    UNREADABLE_FILE = "unreadable file"
    UNRECOGNISED_FILE = "unrecognised file"
    IGNORED_COLUMN = "ignored column"
    REPEATED_HEADING = "repeated heading"
    SURPLUS_CELLS = "cells beyond the headings"
    UNCLOSED_QUOTE = "unclosed quotation mark"
    BLANK = "blank"
    UNREADABLE = "unreadable value"
    UNKNOWN_CODE = "unknown code"
    ORDER = "dates out of order"
    EXACT_DUPLICATE = "exact duplicate"
    SAME_KEY = "same key"


Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Problem:
    """One kind of finding in some rows, with the value of each; `reason` is one for all or one for each."""

    rule: Rule
    severity: Severity
    column: str
    reason: str | pa.StringArray
    rows: Rows
    values: pa.StringArray
