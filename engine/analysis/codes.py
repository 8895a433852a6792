"""What the codes of the extracts mean, in words (resources/codes)."""

import csv
from functools import cache

from engine import resource

NOT_RECORDED = "Not recorded"
ETHNIC_GROUPS = {"A": "White", "B": "Mixed", "C": "Asian", "D": "Black", "E": "Other ethnic group"}


@cache
def labels(name: str) -> dict[str, str]:
    """The label of each code of a list (placements, legal_statuses, providers, end_reasons, ...)."""
    return _column(name, "label")


@cache
def groups(name: str) -> dict[str, str]:
    """The broad group of each code of a list (placements, legal_statuses), in order of first appearance."""
    return _column(name, "group")


@cache
def ethnic_groups() -> dict[str, str]:
    """The broad ethnic group of each ETHNIC code; none for refused and not obtained."""
    texts = labels("ethnicity").items()
    return {code: ETHNIC_GROUPS[label[0]] for code, label in texts if label[1:2].isdigit()}


def _column(name: str, column: str) -> dict[str, str]:
    rows = csv.DictReader(resource.read_text("codes", f"{name}.csv").splitlines())
    return {row["code"]: row[column] for row in rows}


def told(name: str, code: str) -> str:
    """A code in words; the code itself where the list does not have it, and words for a blank one."""
    return labels(name).get(code, code) if code else "not recorded"
