"""The structure tree: what the marks on the pages mean, in reading order (ISO 32000-1, 14.7 and 14.8).

An `Element` is made by its parent and filled while its content is drawn, on one page or on several.
`StructureTree.objects` writes the whole tree as PDF objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.report.tagging.syntax import text_string

Attributes = Mapping[str, str]
"""Attribute names and values as PDF syntax, the owner under `O`: {"O": "/Table", "Scope": "/Row"}."""


class Content(NamedTuple):
    """Marked content: the page's place in the file (from 0) and the mark's number on that page."""

    page: int
    mark: int


class Annotated(NamedTuple):
    """An annotation that belongs to an element, such as a link's: its page and its object number."""

    page: int
    number: int


class Element:
    """A structure element such as a heading, a table cell or a figure.

    `alt` describes what cannot be read as text; `actual_text` replaces what is drawn.
    """

    __slots__ = ("actual_text", "alt", "attributes", "kids", "parent", "role")

    def __init__(
        self,
        role: str,
        parent: Element | None = None,
        *,
        alt: str = "",
        actual_text: str = "",
        attributes: Attributes | None = None,
    ) -> None:
        self.role = role
        self.parent = parent
        self.alt = alt
        self.actual_text = actual_text
        self.attributes = attributes
        self.kids: list[Element | Content | Annotated] = []

    def add(
        self, role: str, *, alt: str = "", actual_text: str = "", attributes: Attributes | None = None
    ) -> Element:
        """A new last child."""
        child = Element(role, self, alt=alt, actual_text=actual_text, attributes=attributes)
        self.kids.append(child)
        return child

    def elements(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


class StructureTree:
    """All elements of a document under one `Document` element, and who owns which mark."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self._owners: dict[int, list[Element]] = {}
        self._annotations: dict[int, Element] = {}
        self._next_key = 0

    def new_key(self) -> int:
        """A key of the parent tree, for a page (`StructParents`) or an annotation (`StructParent`)."""
        self._next_key += 1
        return self._next_key - 1

    def new_mark(self, key: int, page: int, element: Element) -> int:
        """The next mark on the page that has that key; it becomes a kid of the element."""
        owners = self._owners.setdefault(key, [])
        owners.append(element)
        mark = len(owners) - 1
        element.kids.append(Content(page, mark))
        return mark

    def own_annotation(self, key: int, page: int, number: int, element: Element) -> None:
        """Makes an annotation, known by its object number, a kid of the element."""
        self._annotations[key] = element
        element.kids.append(Annotated(page, number))

    def objects(self, root: int, first: int, pages: list[int]) -> list[bytes]:
        """The tree as PDF objects: the root, then those numbered from `first` on (parent tree, elements).

        `root` is the object number of the structure tree root, `pages` those of the pages.
        """
        elements = list(self.document.elements())
        numbers = {id(element): first + 1 + place for place, element in enumerate(elements)}
        written = [
            _written(element, numbers, numbers.get(id(element.parent), root), pages) for element in elements
        ]
        top = (
            f"<</Type/StructTreeRoot/K {first + 1} 0 R/ParentTree {first} 0 R"
            f"/ParentTreeNextKey {self._next_key}>>"
        )
        return [top.encode(), self._parent_tree(numbers), *written]

    def _parent_tree(self, numbers: Mapping[int, int]) -> bytes:
        entries: dict[int, str] = {
            key: "[" + " ".join(f"{numbers[id(owner)]} 0 R" for owner in owners) + "]"
            for key, owners in self._owners.items()
        }
        entries.update((key, f"{numbers[id(owner)]} 0 R") for key, owner in self._annotations.items())
        return ("<</Nums[" + "\n".join(f"{key} {entries[key]}" for key in sorted(entries)) + "]>>").encode()


def _written(element: Element, numbers: Mapping[int, int], parent: int, pages: list[int]) -> bytes:
    page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    parts = [f"<</Type/StructElem/S/{element.role}/P {parent} 0 R"]
    if page is not None:
        parts.append(f"/Pg {pages[page]} 0 R")
    if element.kids:
        kids = [_kid(kid, page, numbers, pages) for kid in element.kids]
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    if element.attributes:
        inside = "".join(f"/{name} {value}" for name, value in element.attributes.items())
        parts.append(f"/A<<{inside}>>")
    if element.alt:
        parts.append(f"/Alt{text_string(element.alt)}")
    if element.actual_text:
        parts.append(f"/ActualText{text_string(element.actual_text)}")
    return ("".join(parts) + ">>").encode("latin-1")


def _kid(
    kid: Element | Content | Annotated, page: int | None, numbers: Mapping[int, int], pages: list[int]
) -> str:
    if isinstance(kid, Content):
        if kid.page == page:
            return str(kid.mark)
        return f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.mark}>>"
    if isinstance(kid, Annotated):
        return f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {kid.number} 0 R>>"
    return f"{numbers[id(kid)]} 0 R"
