"""The choices for packs that a workspace remembers: window and command line make the same pack from them."""

from collections.abc import Mapping

from engine.calendar import Month
from engine.report.editions import Edition
from engine.report.options import SECTION_TITLES, PackOptions
from engine.workspace import Workspace

CHOICE = "pack"


def remembered(workspace: Workspace, month: Month) -> PackOptions:
    """The choices made last, for a month; the usual ones where nothing was chosen.

    What was kept by another version and means nothing here is passed over.
    """
    kept = workspace.choice(CHOICE)
    if not isinstance(kept, Mapping):
        return PackOptions(month)
    sections = tuple(name for name in kept.get("sections", ()) if name in SECTION_TITLES)
    pages = kept.get("pages")
    return PackOptions(
        month=month,
        edition=Edition.PUBLIC if kept.get("edition") == Edition.PUBLIC else Edition.MEMBERS,
        sections=sections or tuple(SECTION_TITLES),
        indicator_pages=None if pages is None else tuple(pages),
        cover_text=kept.get("cover", ""),
    )


def remember(workspace: Workspace, options: PackOptions) -> None:
    """Keep the choices for the next pack, of whatever month."""
    pages = options.indicator_pages
    workspace.remember_choice(
        CHOICE,
        {
            "edition": options.edition.value,
            "sections": list(options.sections),
            "pages": None if pages is None else list(pages),
            "cover": options.cover_text,
        },
    )
