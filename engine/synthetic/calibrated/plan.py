"""The plan of the sample as data: what the published document says, and what was chosen around it."""

import csv
from functools import cache

import numpy as np

from engine import resource
from engine.synthetic.columns import Ints


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a plan file in resources/sample/plan."""
    text = resource.read_text("sample", "plan", f"{name}.csv")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def column(name: str, heading: str) -> Ints:
    """A column of whole numbers."""
    return np.array([int(row[heading] or 0) for row in rows(name)], np.int64)
