"""Empty files with the headings of every extract, to be filled in."""

from pathlib import Path

from engine.extracts.layouts import Layout, layouts


def write_templates(folder: Path) -> list[Path]:
    """Write NAME.csv with its heading row for every extract into a folder, which is made if need be.

    A file that is there already is never written over; raises FileExistsError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder, layout) for layout in layouts().values()]


def _write(folder: Path, layout: Layout) -> Path:
    path = folder / f"{layout.name}.csv"
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(",".join(layout.by_name) + "\r\n")
    return path
