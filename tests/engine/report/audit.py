"""An audit of a tagged file's structure, read back with pikepdf; independent of the code that wrote it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

PAINTING = {
    "Tj",
    "TJ",
    "'",
    '"',
    "f",
    "F",
    "f*",
    "B",
    "B*",
    "b",
    "b*",
    "S",
    "s",
    "Do",
    "sh",
    "EI",
    "INLINE IMAGE",
}

SMALLEST = 9
MARGIN = 45
"""In points; a little less than the pack's own margin, as marks may reach into it."""


@dataclass
class Audit:
    """What a file holds; making one fails on any fault in its structure."""

    pages: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    headings: list[tuple[int, str]] = field(default_factory=list)
    reading_order: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    artifact_text: dict[int, str] = field(default_factory=dict)


def audit(data: bytes) -> Audit:
    """Checks the whole file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return _Auditor(pdf).audit()


class _Auditor:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root
        self.found = Audit(pages=len(pdf.pages))
        numbers = self.root.StructTreeRoot.ParentTree.Nums
        self.parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        self.page_of = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        self.texts: dict[tuple[int, int], str] = {}
        self.seen: list[tuple[int, int]] = []
        self.annotations: set[tuple[int, int]] = set()

    def audit(self) -> Audit:
        self.document()
        self.fonts()
        for number, page in enumerate(self.pdf.pages):
            self.page(number, page)
        top = self.root.StructTreeRoot.K
        assert top.S == "/Document"
        self.element(top, None, None)
        assert len(self.seen) == len(set(self.seen)) == len(self.texts), (
            "a mark without, or with two, elements"
        )
        assert self.seen == sorted(self.seen), "the structure's order is not that of the pages"
        self.bookmarks()
        self.all_annotations_are_owned()
        return self.found

    def document(self) -> None:
        root = self.root
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(root.Lang)
        with self.pdf.open_metadata() as xmp:
            assert xmp["pdfaid:part"] == "2"
            assert xmp["pdfaid:conformance"] == "A"
            assert xmp["pdfuaid:part"] == "1"
            assert xmp["dc:title"] == str(self.pdf.docinfo.Title)
        assert root.OutputIntents[0].S == "/GTS_PDFA1"

    def fonts(self) -> None:
        for obj in self.pdf.objects:
            if isinstance(obj, Dictionary) and obj.get("/Type") == "/Font":
                assert "/FontFile2" in obj.FontDescriptor, f"{obj.BaseFont} is not embedded"
                assert "/ToUnicode" in obj
                assert "Helvetica" not in str(obj.BaseFont)

    def page(self, number: int, page: Any) -> None:
        assert page.Tabs == "/S"
        decode = {name: _decoder(font) for name, font in page.Resources.Font.items()}
        marks: list[int] = []
        current: int | None = None
        inside, font, artifact = False, "", ""
        pen = _Pen(page)
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in {"BDC", "BMC"}:
                assert not inside, "marked content inside marked content"
                inside = True
                current = int(operands[1].MCID) if name == "BDC" and "/MCID" in operands[1] else None
                if current is not None:
                    marks.append(current)
                    self.texts[number, current] = ""
                else:
                    assert operands[0] == "/Artifact"
            elif name == "EMC":
                assert inside
                inside, current = False, None
            elif name == "Tf":
                font = str(operands[0])
                pen.font(page.Resources.Font[font], float(operands[1]))
            elif name in {"q", "Q", "cm", "Tm"}:
                pen.move(name, [float(number) for number in operands])
            elif name in PAINTING:
                assert inside, f"{name} outside marked content on page {number + 1}"
                if name == "Tj":
                    pen.show(bytes(operands[0]))
                    text = decode[font](bytes(operands[0]))
                    if current is None:
                        artifact += text
                    else:
                        self.texts[number, current] += text
        assert not inside
        assert marks == list(range(len(marks))), "marks do not ascend from 0"
        assert len(self.parents.get(int(page.StructParents), [])) == len(marks)
        self.found.artifact_text[number + 1] = artifact

    def element(self, element: Any, parent: Any, page: Any) -> None:
        role = str(element.S).lstrip("/")
        self.found.roles[role] += 1
        if parent is not None:
            assert element.P.objgen == parent.objgen
        page = element.get("/Pg", page)
        start, first_mark = len(self.found.reading_order), len(self.seen)
        replacement = str(element.ActualText) if "/ActualText" in element else None
        for kid in _kids(element):
            if not isinstance(kid, Dictionary):
                self.mark(element, page, int(kid), replacement)
            elif "/S" in kid:
                self.element(kid, element, page)
            elif kid.Type == "/MCR":
                self.mark(element, kid.Pg, int(kid.MCID), replacement)
            else:
                self.annotation(element, kid)
        if replacement is not None:
            self.found.reading_order[start:] = [replacement]
        if role == "TR":  # a row that runs over a page is read cell by cell
            self.seen[first_mark:] = sorted(self.seen[first_mark:])
        self.role(role, element, "".join(self.found.reading_order[start:]))

    def role(self, role: str, element: Any, text: str) -> None:
        if role == "Figure":
            assert str(element.Alt), "a figure without words"
            assert len(element.A.BBox) == 4
            self.found.alternatives.append(str(element.Alt))
        elif role == "Table":
            _check_table(element)
        elif role == "TH":
            assert element.A.Scope in {"/Row", "/Column"}
        elif len(role) == 2 and role[0] == "H" and role[1].isdigit():
            level = int(role[1])
            assert level <= (self.found.headings[-1][0] if self.found.headings else 0) + 1, (
                "a level is skipped"
            )
            self.found.headings.append((level, " ".join(text.split())))
        elif role == "L":
            assert {str(kid.S) for kid in _kids(element)} == {"/LI"}
        if role in {"P", "H1", "H2", "H3", "LI", "TH", "TD", "Caption", "TOCI"}:
            self.found.reading_order.append("\n")

    def mark(self, element: Any, page: Any, mark: int, replacement: str | None) -> None:
        number = self.page_of[page.objgen]
        assert self.parents[int(page.StructParents)][mark].objgen == element.objgen
        self.seen.append((number, mark))
        if replacement is None:
            self.found.reading_order.append(self.texts[number, mark])

    def annotation(self, element: Any, kid: Any) -> None:
        assert kid.Type == "/OBJR"
        assert element.S == "/Link"
        assert self.parents[int(kid.Obj.StructParent)].objgen == element.objgen
        assert str(kid.Obj.Contents), "a link without a description"
        self.found.links.append(str(kid.Obj.Contents))
        self.annotations.add(kid.Obj.objgen)

    def all_annotations_are_owned(self) -> None:
        for page in self.pdf.pages:
            for annotation in page.get("/Annots", []):
                assert annotation.objgen in self.annotations

    def bookmarks(self) -> None:
        entries: list[tuple[int, str]] = []

        def walk(items: Any, level: int) -> None:
            for item in items:
                entries.append((level, " ".join(item.title.split())))
                walk(item.children, level + 1)

        with self.pdf.open_outline() as outline:
            walk(outline.root, 1)
        assert entries == self.found.headings


class _Pen:
    """Follows the text over a page: no letter may be too small or outside the margins."""

    def __init__(self, page: Any) -> None:
        self.width, self.height = (float(side) for side in page.MediaBox[2:])
        self.origin = (0.0, 0.0)
        self.stack: list[tuple[float, float]] = []
        self.x = self.y = self.size = 0.0
        self.widths: list[float] = []

    def font(self, font: Any, size: float) -> None:
        assert size >= SMALLEST, f"type of {size} points"
        self.size = size
        self.widths = [float(width) for width in font.Widths]

    def move(self, operator: str, numbers: list[float]) -> None:
        if operator == "q":
            self.stack.append(self.origin)
        elif operator == "Q":
            self.origin = self.stack.pop()
        else:
            assert numbers[:4] == [1, 0, 0, 1]
            x, y = self.origin[0] + numbers[4], self.origin[1] + numbers[5]
            if operator == "cm":
                self.origin = (x, y)
            else:
                self.x, self.y = x, y

    def show(self, text: bytes) -> None:
        start = self.x
        self.x += sum(self.widths[code] for code in text) * self.size / 1000
        end = self.x - (self.widths[32] * self.size / 1000 if text.endswith(b" ") else 0)
        assert start > MARGIN, "text begins left of the margin"
        assert end < self.width - MARGIN, "text runs over the right margin"
        assert 24 < self.y < self.height - 24, "text runs over the top or bottom of the page"


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _check_table(table: Any) -> None:
    """Each row covers the same columns once, those that come from above included."""
    rows = []
    for part in _kids(table):
        if part.S in {"/THead", "/TBody"}:
            rows += _kids(part)
        else:
            assert part.S == "/Caption"
    covered: list[dict[int, int]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in _kids(row):
            while column in covered[number]:
                column += 1
            attributes = cell.get("/A", {})
            for below in range(int(attributes.get("/RowSpan", 1))):
                for across in range(int(attributes.get("/ColSpan", 1))):
                    assert column + across not in covered[number + below]
                    covered[number + below][column + across] = 1
    assert len({tuple(sorted(row)) for row in covered}) == 1, "rows of unequal length"


def _decoder(font: Any) -> Any:
    cmap = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<(\w{2})> <(\w{4})>", cmap.split("beginbfchar")[1])
    table = {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}
    return lambda data: "".join(table[byte] for byte in data)
