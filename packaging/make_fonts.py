"""Makes the static font files and the colour profile that the panel pack embeds.

    python packaging/make_fonts.py

Takes the variable Inter from the wheel `fontpkg-inter` and DejaVu Sans from the wheel `matplotlib`, both
pinned, and writes small static files to resources/fonts: Inter in the weights of the pack, its digits
replaced by the tabular ones, and those scripts of DejaVu Sans that Inter lacks. Needs pip, fonttools and
pillow; the same wheels give the same bytes. The profile is the plain sRGB one of the colour
library inside pillow.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from PIL import ImageCms

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
INTER = ("fontpkg-inter==4.1.post1", "fontpkg_inter/files/Inter[opsz,wght].ttf", "fontpkg_inter/LICENSE")
DEJAVU = (
    "matplotlib==3.10.8",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
    "matplotlib/mpl-data/fonts/ttf/LICENSE_DEJAVU",
)
WEIGHTS = {
    "Inter-Regular": {"opsz": 14, "wght": 400},
    "Inter-SemiBold": {"opsz": 14, "wght": 600},
    "InterDisplay-SemiBold": {"opsz": 32, "wght": 600},
}
INTER_RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x209F), (0x20A0, 0x20BF),
    (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2713, 0x2717),
)  # fmt: skip
DEJAVU_RANGES = (
    (0x20, 0x20), (0x530, 0x58F), (0x590, 0x5FF), (0x600, 0x6FF), (0x750, 0x77F), (0xE80, 0xEFF),
    (0x10A0, 0x10FF), (0x2D00, 0x2D2F), (0xFB13, 0xFB4F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC),
)  # fmt: skip


def wheel_files(folder: Path, requirement: str, *names: str) -> list[bytes]:
    """The contents of some files of a wheel, which pip fetches into the folder."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*command, "-d", str(folder), requirement], check=True)
    wheel = next(folder.glob(requirement.partition("==")[0].replace("-", "_") + "-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        return [archive.read(name) for name in names]


def keep(font: TTFont, ranges: tuple[tuple[int, int], ...]) -> None:
    """Leaves only the characters of those ranges, without what paper has no use for."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["STAT", "DSIG", "GDEF", "GPOS", "GSUB", "MVAR", "HVAR", "meta", "FFTM"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in ranges for code in range(low, high + 1)])
    cutter.subset(font)


def with_tabular_digits(font: TTFont) -> None:
    """Maps the digits to their tabular forms, so that columns of figures line up without layout features."""
    rules = font["GSUB"].table
    tabular = next(f.Feature for f in rules.FeatureList.FeatureRecord if f.FeatureTag == "tnum")
    mapping: dict[str, str] = {}
    for place in tabular.LookupListIndex:
        for rule in rules.LookupList.Lookup[place].SubTable:
            mapping.update(getattr(rule, "ExtSubTable", rule).mapping)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                table.cmap[code] = mapping.get(table.cmap[code], table.cmap[code])


def named(font: TTFont, name: str) -> None:
    """Gives the file one name throughout: readers of PDF files tell fonts apart by it."""
    family, _, weight = name.partition("-")
    texts = {1: family, 2: weight, 3: name, 4: f"{family} {weight}", 6: name}
    font["name"].names = [record for record in font["name"].names if record.nameID in (0, 5, 13, 14)]
    for number, text in texts.items():
        font["name"].setName(text, number, 3, 1, 0x409)
        font["name"].setName(text, number, 1, 0, 0)


def save(font: TTFont, name: str) -> None:
    """Writes the file without a time stamp of today."""
    font.recalcTimestamp = False
    font.save(RESOURCES / "fonts" / f"{name}.ttf")


def make_inter(folder: Path) -> None:
    """Inter in each weight of the pack, with its licence."""
    data, licence = wheel_files(folder, *INTER)
    source = folder / "inter.ttf"
    source.write_bytes(data)
    (RESOURCES / "fonts" / "Inter-LICENSE.txt").write_bytes(licence)
    for name, place in WEIGHTS.items():
        font = instancer.instantiateVariableFont(TTFont(source), place, inplace=True)
        with_tabular_digits(font)
        keep(font, INTER_RANGES)
        named(font, name)
        save(font, name)


def make_dejavu(folder: Path) -> None:
    """The scripts of names that Inter does not know, with the licence."""
    data, licence = wheel_files(folder, *DEJAVU)
    source = folder / "dejavu.ttf"
    source.write_bytes(data)
    (RESOURCES / "fonts" / "DejaVu-LICENSE.txt").write_bytes(licence)
    font = TTFont(source)
    keep(font, DEJAVU_RANGES)
    named(font, "DejaVuSans-Other")
    save(font, "DejaVuSans-Other")


def make_profile() -> None:
    """The sRGB profile, dated by the format's first edition so that each run writes the same bytes."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[24:36] = b"".join(number.to_bytes(2, "big") for number in (2001, 12, 1, 0, 0, 0))
    data[84:100] = bytes(16)
    (RESOURCES / "colour" / "sRGB.icc").write_bytes(bytes(data))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        make_inter(Path(scratch))
        make_dejavu(Path(scratch))
    make_profile()
