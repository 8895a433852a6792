"""XML from strangers: a parser that refuses documents which declare a type or entities.

With entities a file of a few lines can fill the memory or reach for other files; no return and no workbook
needs them.
"""

from xml.parsers import expat
from xml.parsers.expat import XMLParserType


class UnsafeXmlError(Exception):
    """The document declares a type or entities."""


def parser() -> XMLParserType:
    """A parser that raises UnsafeXmlError; element names come without their prefix."""
    made = expat.ParserCreate()
    made.StartDoctypeDeclHandler = _refuse
    made.EntityDeclHandler = _refuse
    return made


def _refuse(*_: object) -> None:
    raise UnsafeXmlError


def local_name(tag: str) -> str:
    """The name of an element or attribute without its prefix."""
    return tag.rpartition(":")[2]
