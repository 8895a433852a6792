"""How long a pack takes to print, and what the tags cost.

    python tests/benchmarks/pack.py

Prints the CPU time of packs of several sizes, the ratio to the same pages drawn on reportlab's canvas without
tags and written by reportlab, the size of the file and the memory of the whole process. Then, for the sample
council, what suppression takes for the usual public pack and for one with all indicator pages.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pikepdf
from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from engine.analysis.history import History  # noqa: E402
from engine.indicators.catalogue import CATALOGUE  # noqa: E402
from engine.report.data import gather  # noqa: E402
from engine.report.document import Pack  # noqa: E402
from engine.report.editions import Edition  # noqa: E402
from engine.report.making import make_pack  # noqa: E402
from engine.report.options import PackOptions  # noqa: E402
from engine.report.pdf import render, renderer  # noqa: E402
from engine.report.tagging.canvas import Later, TaggedCanvas  # noqa: E402
from tests.engine.report.pdf.sample_packs import full_pack  # noqa: E402
from tests.engine.report.test_pack_content import JULY  # noqa: E402
from tests.engine.report.test_pack_content import history as sample_history  # noqa: E402

REPEATS = 5


class PlainCanvas(TaggedCanvas):
    """The same canvas without tags: what is drawn is drawn, and reportlab writes its own file."""

    def open_content(self, element: Any) -> None:
        """Nothing is said of what follows."""

    def open_artifact(self, kind: str = "Layout", subtype: str = "") -> None:
        """Nothing is said of what follows."""

    def close(self) -> None:
        """Nothing was open."""

    def add_link(self, element: Any, box: Any, target: str, description: str) -> None:
        """A link as reportlab makes it."""
        if target.startswith("#"):
            self.linkRect(description, target[1:], box)
        else:
            self.linkURL(target, box)

    def save(self) -> None:
        """Fills in the page numbers and lets reportlab write the file."""
        for page in self._pages:
            code = "\n".join(part.make() if isinstance(part, Later) else part for part in page.code)
            page.Contents = PDFStream(content=code, filters=[PDFZCompress])
        Canvas.save(self)


def cpu(work: Callable[[], object]) -> float:
    """The least CPU time of some runs, in seconds."""
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def untagged(pack: Pack) -> bytes:
    """The pack on a canvas without tags."""
    with patch.object(renderer, "TaggedCanvas", PlainCanvas):
        return render(pack)


def pack_of_about(pages: int) -> Pack:
    """A pack with as many indicator pages as it takes."""
    return full_pack(max(1, pages - 13))


def main() -> None:
    """Prints the table, or as a child the memory of one size."""
    if len(sys.argv) > 1:
        render(pack_of_about(int(sys.argv[1])))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    print("pages   seconds   ms/page   vs untagged      bytes   MB in all")
    for about in (20, 70, 300, 600):
        print(_line(about))
    history = sample_history()
    for words, pages in (("usual pages", None), ("all indicator pages", tuple(i.id for i in CATALOGUE))):
        print(_suppression(history, words, pages))


def _suppression(history: History, words: str, pages: tuple[str, ...] | None) -> str:
    members, public = (
        gather(history, PackOptions(JULY, edition=edition, indicator_pages=pages)) for edition in Edition
    )
    plain, closed = cpu(lambda: make_pack(members)), cpu(lambda: make_pack(public))
    return (
        f"public edition, {words}: {closed:.3f} s to lay out, {closed - plain:.3f} s more than the members'"
    )


def _line(about: int) -> str:
    pack = pack_of_about(about)
    data = render(pack)
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    tagged, plain = cpu(lambda: render(pack)), cpu(lambda: untagged(pack))
    child = subprocess.run([sys.executable, __file__, str(about)], capture_output=True, text=True, check=True)
    memory = int(child.stdout) / 1024
    per_page = 1000 * tagged / pages
    return f"{pages:5} {tagged:9.3f} {per_page:9.2f} {tagged / plain:13.2f} {len(data):10,} {memory:11.0f}"


if __name__ == "__main__":
    main()
