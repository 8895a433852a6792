"""From a workspace to its pack: the one way for the command line and the window."""

from dataclasses import replace

from engine.analysis.history import History
from engine.analysis.trend import YEAR
from engine.errors import UserError
from engine.profile import parse
from engine.report.boxes import boxes
from engine.report.building import document
from engine.report.data import PackData
from engine.report.document import Pack
from engine.report.editions import Edition
from engine.report.figures import Figures
from engine.report.options import SECTION_TITLES, PackOptions
from engine.workspace import Workspace
from engine.workspace.extracts import extracts_of


def history_for(workspace: Workspace, options: PackOptions) -> History:
    """The months that a pack looks back over. Raises UserError where nothing is imported."""
    extracts = extracts_of(workspace)
    if not extracts.names:
        raise UserError("Nothing is imported yet, so there is no pack to make. Import the extracts first.")
    profile = parse(workspace.profile_text)
    return History.ending(extracts, profile, options.month, YEAR, workspace.published_months())


def make_pack(data: PackData) -> Pack:
    """The pack of gathered data, in the edition that its options ask for.

    Where letters of its texts cannot be printed, it is laid out once more with a note that names them.
    """
    from engine.report.pdf.typesetting import unprintable  # noqa: PLC0415 (reads the fonts)

    pack = _made(data)
    found = boxes(pack, unprintable)
    return _made(replace(data, boxes=found)) if found else pack


def _made(data: PackData) -> Pack:
    if data.options.edition is Edition.PUBLIC:
        from engine.report.suppression import public_pack  # noqa: PLC0415 (its solver is for this edition alone)

        return public_pack(data)
    return document(data, Figures())


def checked_sections(names: tuple[str, ...]) -> tuple[str, ...]:
    """Section ids as given; raises UserError for one that there is not."""
    for name in names:
        if name not in SECTION_TITLES:
            raise UserError(f"There is no section '{name}'. Sections: {', '.join(SECTION_TITLES)}.")
    return names
