"""Invented councils: nobody in them exists.

`write_council` invents a council of any size; `write_sample_council` unpacks the calibrated sample.
"""

from pathlib import Path
from zipfile import ZipFile

from engine import resource


def write_council(destination: Path, children: int, seed: int) -> list[Path]:
    """Write every extract of a council with that many children of history into a folder, one CSV file each.

    The same number and seed give the same files. Five years of history end in July 2019. In a small
    council (below some 200) a figure may have nothing to count. Raises ValueError without a child.
    """
    from engine.synthetic.write import write_extracts  # noqa: PLC0415  (numpy and pyarrow only when needed)

    return write_extracts(destination, children, seed)


def write_sample_council(destination: Path) -> list[Path]:
    """Unpack the shipped sample council's extracts into a folder."""
    destination.mkdir(parents=True, exist_ok=True)
    with ZipFile(resource.path("sample", "council.zip")) as archive:
        names = archive.namelist()
        archive.extractall(destination)
    return [destination / name for name in names]
