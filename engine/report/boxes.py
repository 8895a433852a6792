"""Letters that the pack's fonts do not know: they are printed as a box, and the data notes name them."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from engine.report.document import Pack

Unprintable = Callable[[str], set[str]]
"""Says which letters of a text cannot be printed."""


@dataclass(frozen=True)
class Boxes:
    """Letters that cannot be printed, by their names, and the titles of the sections that have just these."""

    sections: str
    letters: tuple[str, ...]


def boxes(pack: Pack, unprintable: Unprintable) -> tuple[Boxes, ...]:
    """The sections with letters that cannot be printed, the cover first; nothing where there are none."""
    parts: list[tuple[str, object]] = [
        ("Cover", (pack.council, pack.title, pack.subtitle, pack.author, pack.cover))
    ]
    parts += [(section.title, section) for section in pack.sections]
    found: dict[tuple[str, ...], list[str]] = {}
    for title, content in parts:
        letters = {letter for text in _texts(content) for letter in unprintable(text)}
        if letters:
            found.setdefault(tuple(sorted(map(_name, letters))), []).append(title)
    return tuple(Boxes("; ".join(titles), letters) for letters, titles in found.items())


def _texts(value: object) -> Iterator[str]:
    """Every text inside a value made of dataclasses and tuples that is not plain ASCII."""
    if isinstance(value, str):
        if not value.isascii():
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _name(letter: str) -> str:
    """A letter's name and number, since the letter itself would be a box."""
    return f"{unicodedata.name(letter, 'letter without a name').lower()} (U+{ord(letter):04X})"
