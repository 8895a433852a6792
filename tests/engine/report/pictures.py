"""Pictures of every page of the sample council's packs, to be looked at one by one.

    python tests/engine/report/pictures.py FOLDER

Makes the July 2019 packs of both editions and one with all indicator pages, and from each a folder of pages
in colour, in grey, and at half the size. Needs `pdftoppm` (Debian: poppler-utils).
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from engine.indicators.catalogue import CATALOGUE  # noqa: E402
from engine.report.data import gather  # noqa: E402
from engine.report.editions import Edition  # noqa: E402
from engine.report.making import make_pack  # noqa: E402
from engine.report.options import PackOptions  # noqa: E402
from engine.report.pdf import render  # noqa: E402
from tests.engine.report.test_pack_content import JULY, history  # noqa: E402

PACKS = {
    "members": PackOptions(JULY),
    "public": PackOptions(JULY, edition=Edition.PUBLIC),
    "all pages": PackOptions(JULY, indicator_pages=tuple(each.id for each in CATALOGUE)),
}
MANNERS = {"colour": ("-r", "110"), "grey": ("-r", "110", "-gray"), "half": ("-r", "55")}


def main(folder: Path) -> None:
    """Writes each pack and its pictures."""
    for name, options in PACKS.items():
        file = folder / f"{name}.pdf"
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(render(make_pack(gather(history(), options))))
        for manner, choices in MANNERS.items():
            pages = folder / name / manner
            pages.mkdir(parents=True, exist_ok=True)
            subprocess.run(["pdftoppm", "-png", *choices, str(file), str(pages / "page")], check=True)
        count = len(list((folder / name / "colour").iterdir()))
        sys.stdout.write(f"{count} pages in {folder / name}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say into which folder: python tests/engine/report/pictures.py FOLDER")
    main(Path(sys.argv[1]))
