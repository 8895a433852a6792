"""Writes the file: reportlab's objects, the structure tree and what the two standards want beside them.

Objects that are not streams are packed into compressed object streams (ISO 32000-1, 7.5.7): a structure
tree has a small object for each table cell. The same content gives the same bytes.
"""

from __future__ import annotations

import zlib
from hashlib import md5
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from engine.report.tagging.metadata import catalog, information, output_profile, xmp
from engine.report.tagging.structure import StructureTree

if TYPE_CHECKING:
    from engine.report.tagging.canvas import Metadata

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PACKED = 200
"""Objects in one object stream."""


def file_bytes(document: Any, canvas: Any, tree: StructureTree, metadata: Metadata, profile: bytes) -> bytes:
    """The whole file of a reportlab document and its structure tree."""
    objects, pages = _reportlab_objects(document, canvas)
    first = len(objects) + 1
    places = {"catalog": first, "info": first + 1, "xmp": first + 2, "profile": first + 3, "tree": first + 4}
    outlines = _number(document, document.Outlines) if document.Outlines.ready == 1 else 0
    objects += [
        catalog(places, _number(document, document.Pages), outlines, metadata),
        information(metadata),
        xmp(metadata),
        output_profile(profile),
        *tree.objects(places["tree"], first + 5, pages),
    ]
    return _Writer(objects).whole(places["catalog"], places["info"])


def _reportlab_objects(document: Any, canvas: Any) -> tuple[list[bytes], list[int]]:
    """Every object reportlab has made, by number from 1, and the numbers of the pages."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.Reference(document.Pages)
    document.Outlines.prepare(document, canvas)
    objects: list[bytes] = []
    # Formatting one object may add others at the end.
    while (name := document.numberToId.get(len(objects) + 1)) is not None:
        written = pdfdoc.format(document.idToObject[name], document, toplevel=1)
        objects.append(_with_end_of_line(written))
    return objects, [_number(document, page) for page in document.Pages.pages]


def _number(document: Any, obj: Any) -> int:
    return int(document.idToObjectNumberAndVersion[document.Reference(obj).name][0])


def _with_end_of_line(written: bytes) -> bytes:
    """PDF/A wants an end-of-line between a stream's data and `endstream`; reportlab writes none."""
    end = b"endstream\n"
    return written[: -len(end)] + b"\nendstream" if written.endswith(end) else written


class _Writer:
    """Puts numbered objects into a file, with a cross-reference stream at its end."""

    def __init__(self, objects: list[bytes]) -> None:
        self._objects = objects
        self._parts = [HEADER]
        self._offset = len(HEADER)
        self._entries: dict[int, bytes] = {0: _entry(0, 0, 65535)}

    def whole(self, root: int, info: int) -> bytes:
        """The file's bytes. Its identifier is a digest of all its objects."""
        digest = md5(b"".join(self._objects), usedforsecurity=False).hexdigest()
        plain = [n for n, data in enumerate(self._objects, 1) if not data.endswith(b"endstream")]
        packed = set(plain)
        for number, data in enumerate(self._objects, 1):
            if number not in packed:
                self._put(number, data)
        following = len(self._objects) + 1
        for start in range(0, len(plain), PACKED):
            self._pack(following, plain[start : start + PACKED])
            following += 1
        self._finish(following, root, info, digest)
        return b"".join(self._parts)

    def _put(self, number: int, data: bytes) -> None:
        self._entries[number] = _entry(1, self._offset, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, data)
        self._parts.append(part)
        self._offset += len(part)

    def _pack(self, number: int, members: list[int]) -> None:
        index, offset, bodies = [], 0, []
        for place, member in enumerate(members):
            body = self._objects[member - 1].rstrip()
            index.append(b"%d %d" % (member, offset))
            bodies.append(body)
            offset += len(body) + 1
            self._entries[member] = _entry(2, number, place)
        head = b" ".join(index) + b"\n"
        data = zlib.compress(head + b"\n".join(bodies))
        start = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (
            len(members),
            len(head),
            len(data),
        )
        self._put(number, start + b"\nstream\n" + data + b"\nendstream")

    def _finish(self, number: int, root: int, info: int, digest: str) -> None:
        start = self._offset
        self._entries[number] = _entry(1, start, 0)
        data = zlib.compress(b"".join(self._entries[place] for place in range(number + 1)))
        head = (
            f"<</Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{digest}><{digest}>]/Filter/FlateDecode/Length {len(data)}>>"
        )
        self._put(number, head.encode() + b"\nstream\n" + data + b"\nendstream")
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % start)


def _entry(kind: int, where: int, extra: int) -> bytes:
    return bytes((kind,)) + where.to_bytes(4, "big") + extra.to_bytes(2, "big")
