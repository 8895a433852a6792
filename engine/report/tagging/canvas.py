"""A reportlab canvas whose marks all have a meaning: tagged content or artifacts, nothing else.

Drawing goes on as on any canvas, between `open_content(element)` or `open_artifact()` and `close()`. The
canvas keeps the structure tree and, in `save`, writes a file that keeps to PDF/UA-1 and PDF/A-2a.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import BinaryIO, ClassVar

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from engine.report.tagging.structure import Element, StructureTree
from engine.report.tagging.syntax import ESCAPES, byte_string, number, text_string
from engine.report.tagging.writer import file_bytes


class StructureError(RuntimeError):
    """Content was opened inside other content, or left open at the end of a page."""


@dataclass(frozen=True)
class Metadata:
    """What the file says of itself. `published` is the only date in it; `language` is as in 'en-GB'."""

    title: str
    author: str
    subject: str
    language: str
    published: date
    creator: str = ""


class Later:
    """A place in a page's content that is filled when the file is saved, when all page numbers are known."""

    def __init__(self, make: Callable[[], str]) -> None:
        self.make = make


def _joined(code: list[str | Later]) -> list[str | Later]:
    """The same with operators that follow each other in one text: a page has thousands."""
    parts: list[str | Later] = []
    for later, group in groupby(code, key=lambda part: isinstance(part, Later)):
        members = list(group)
        parts += members if later else ["\n".join(members)]  # type: ignore[arg-type]
    return parts


class TaggedPage(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page that knows its place in the parent tree and follows the structure with the tab key."""

    __NoDefault__: ClassVar = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that keeps the structure tree. `font` is an embedded font: no other may creep in."""

    def __init__(
        self,
        file: BinaryIO,
        metadata: Metadata,
        font: str,
        pagesize: tuple[float, float],
        profile: bytes,
    ) -> None:
        super().__init__(
            file,
            pagesize=pagesize,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=font,
            initialFontSize=10,
            lang=metadata.language,
        )
        self.metadata = metadata
        self.profile = profile
        self.tree = StructureTree()
        self.page_of: dict[str, int] = {}
        """The page number of each destination."""
        self._open = False
        self._key: int | None = None
        self._pages: list[TaggedPage] = []
        self._encoded: dict[tuple[str, str], list[tuple[str, str]]] = {}

    # Marked content

    def open_content(self, element: Element) -> None:
        """What is drawn from here on belongs to the element."""
        self._enter()
        if self._key is None:
            self._key = self.tree.new_key()
        mark = self.tree.new_mark(self._key, len(self._pages), element)
        self._code.append(f"/{element.role} <</MCID {mark}>> BDC")

    def open_artifact(self, kind: str = "Layout", subtype: str = "") -> None:
        """What is drawn from here on is decoration: rules, backgrounds, running heads, repeated headings.

        `kind` is Pagination, Layout or Page; `subtype` Header or Footer for pagination.
        """
        self._enter()
        more = f"/Subtype/{subtype}" if subtype else ""
        self._code.append(f"/Artifact <</Type/{kind}{more}>> BDC")

    def close(self) -> None:
        """Ends the content or artifact."""
        if not self._open:
            raise StructureError("no content is open")
        self._open = False
        self._code.append("EMC")

    def _enter(self) -> None:
        if self._open:
            raise StructureError("content is open already; marked content does not nest here")
        self._open = True

    # Text

    def encoded(self, font: str, text: str) -> list[tuple[str, str]]:
        """The text in a font's subsets: pairs of the subset's resource name and the string to show."""
        key = (font, text)
        known = self._encoded.get(key)
        if known is None:
            known = self._encoded[key] = self._encode(font, text)
        return known

    def _encode(self, font: str, text: str) -> list[tuple[str, str]]:
        face, document = pdfmetrics.getFont(font), self._doc
        if text.isascii() and text.isprintable():
            # These fonts keep ASCII at its own codes in the first subset.
            return [(face.getSubsetInternalName(0, document), f"({text.translate(ESCAPES)})")]
        return [
            (face.getSubsetInternalName(subset, document), byte_string(data))
            for subset, data in face.splitString(text, document)
        ]

    def later(self, make: Callable[[], str]) -> None:
        """Puts what `make` returns here when the file is saved. The same content is open then as now."""
        self._code.append(Later(make))

    # Places and links

    def add_destination(self, name: str, top: float) -> None:
        """Makes this height of this page a place to link to."""
        self.page_of[name] = self._pageNumber
        self.bookmarkPage(name, fit="XYZ", left=0, top=top, zoom=0)

    def add_link(
        self, element: Element, box: tuple[float, float, float, float], target: str, description: str
    ) -> None:
        """A link over a box on this page, owned by a Link element. `#name` leads inside the document."""
        key = self.tree.new_key()
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": "[" + " ".join(number(side) for side in box) + "]",
                "Border": "[0 0 0]",
                "F": 4,  # printed, as PDF/A asks of every annotation
                "Contents": text_string(description),
                "StructParent": key,
            }
        )
        if target.startswith("#"):
            annotation["Dest"] = self._bookmarkReference(target[1:])
        else:
            annotation["A"] = f"<</S/URI/URI{text_string(target)}>>"
        reference = self._doc.Reference(annotation)
        self._annotationrefs.append(reference)
        object_number = self._doc.idToObjectNumberAndVersion[reference.name][0]
        self.tree.own_annotation(key, len(self._pages), object_number, element)

    # Pages and the file

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Ends the page."""
        if self._open:
            raise StructureError("content is still open at the end of the page")
        page = TaggedPage()
        page.pagewidth, page.pageheight = self._pagesize
        page.setCompression(1)
        page.StructParents = self.tree.new_key() if self._key is None else self._key
        page.Tabs = "/S"
        page.Annots = self._annotationrefs
        page.code = _joined([self._preamble, *self._code])
        self._setExtGState(page)
        self._setXObjects(page)
        self._setShadingUsed(page)
        self._setColorSpace(page)
        self._doc.addPage(page)
        self._pages.append(page)
        self._key = None
        self._startPage()

    @property
    def page_count(self) -> int:
        """How many pages are finished."""
        return len(self._pages)

    def save(self) -> None:
        """Writes the file. The canvas cannot be used afterwards."""
        if self._code:
            self.showPage()
        self._check_links()
        for page in self._pages:
            code = "\n".join(part.make() if isinstance(part, Later) else part for part in page.code)
            page.Contents = pdfdoc.PDFStream(content=code, filters=[pdfdoc.PDFZCompress])
            del page.code
        self._filename.write(file_bytes(self._doc, self, self.tree, self.metadata, self.profile))

    def _check_links(self) -> None:
        nowhere = sorted(name for name, place in self._destinations.items() if place.page is None)
        if nowhere:
            raise StructureError(
                f"links lead to places that are nowhere in the document: {', '.join(nowhere)}"
            )
