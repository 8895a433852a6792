"""A month that was published: what was frozen then."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.calendar import Month
from engine.results import ScorecardRow, Table


@dataclass(frozen=True)
class PublishedMonth:
    """The rows (by indicator), tables (by name) and commentary (by indicator) of a published month.

    `reasons` are the notes on revisions, by indicator, made since.
    """

    month: Month
    on: date
    by: str
    rows: Mapping[str, ScorecardRow]
    tables: Mapping[str, Table] = field(default_factory=dict)
    commentary: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
