"""`sample` and `templates`: files to try things out with, and files to fill in."""

from pathlib import Path

from engine.errors import UserError

CHILDREN, SEED = 6000, 1


def write_sample(folder: Path, children: int | None, seed: int | None) -> int:
    """An invented council's extracts: the sample council, or one of another size or seed."""
    from engine import synthetic

    if children is not None and children < 1:
        raise UserError("--children takes a number from 1 up.")
    if seed is not None and seed < 0:
        raise UserError("--seed takes a number from 0 up.")
    if children is None and seed is None:
        written = synthetic.write_sample_council(folder)
    else:
        written = synthetic.write_council(folder, children or CHILDREN, SEED if seed is None else seed)
    print(f"{len(written)} files written into {folder}; everyone in them is invented")
    return 0


def write_template_files(folder: Path) -> int:
    """A CSV file with the headings of every extract, to be filled in."""
    from engine.extracts.templates import write_templates

    written = write_templates(folder)
    print(f"{len(written)} files written into {folder}")
    return 0
