"""Texts that people wrote are printed as they stand: what in them could tell of a single child."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.commentary import COMMENTED_SECTIONS
from engine.report.data import PackData

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PEOPLE = r"(?:child|children|girls?|boys?|young (?:person|people|wom[ae]n|m[ae]n)|siblings?|pupils?|students?"
PEOPLE += r"|uasyp|uasc|care leavers?|cases?|babies|baby|teenagers?)"
BETWEEN = r"(?:\s+[\w'-]+){0,3}?\s+"
"""Up to three words may stand between a number and whom it counts: 'two of our children'."""


@dataclass(frozen=True)
class TextWarning:
    """A passage to look at before the pack is published: which text it is in, and the words."""

    where: str
    passage: str


def warnings_for(data: PackData) -> tuple[TextWarning, ...]:
    """Passages of the pack's texts that name a small number of children."""
    most = int(data.profile.setting("suppress_counts_up_to"))
    return tuple(
        TextWarning(where, passage) for where, text in _texts(data) for passage in small_numbers(text, most)
    )


def _texts(data: PackData) -> Iterator[tuple[str, str]]:
    yield "Cover", data.options.cover_text
    names = {**COMMENTED_SECTIONS, **{row.indicator: row.name for row in data.overview.rows}}
    for row in data.overview.rows:
        yield row.name, row.row.figure.override
    for indicator, text in data.commentary.items():
        yield names.get(indicator, indicator), text


def small_numbers(text: str, most: int) -> list[str]:
    """The passages that count from 1 to `most` people, in figures or in words."""
    figures = "|".join([*map(str, range(1, most + 1)), *WORDS[:most], "a single"])
    pattern = rf"(?<![\w.,/-])(?:{figures}){BETWEEN}{PEOPLE}\b"
    return [" ".join(match.group().split()) for match in re.finditer(pattern, text, re.IGNORECASE)]
