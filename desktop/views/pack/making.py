"""The pack as made in the worker, and the choices that a workspace remembers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.data import Data
from desktop.pdf_pages import page_count
from desktop.tasks import Job
from engine.analysis.history import History
from engine.calendar import Month
from engine.report.data import chosen_pages, gather
from engine.report.document import Pack
from engine.report.editions import Edition
from engine.report.making import history_for, make_pack
from engine.report.options import SECTION_TITLES, PackOptions
from engine.report.pdf import render
from engine.report.suppression import TextWarning, warnings_for
from engine.workspace import Workspace

CHOICE = "pack"


@dataclass(frozen=True)
class Made:
    """A pack and its PDF; `warnings` are passages to read before a public edition is published."""

    options: PackOptions
    pack: Pack
    pdf: bytes
    pages: int
    warnings: tuple[TextWarning, ...]


def make(data: Data, options: PackOptions, job: Job) -> Made:
    """Make the pack; stops where the job is cancelled. The same bytes as `scorecard pack` gives."""
    job.progress(0.0, "Gathering figures")
    gathered = gather(history_for(data.workspace, options), options)
    job.progress(0.2, "Making the pack")
    pack = make_pack(gathered)
    warnings = warnings_for(gathered) if options.edition is Edition.PUBLIC else ()
    pdf = render(
        pack, lambda done, what: job.progress(0.3 + 0.7 * done, f"Setting {what}".strip()), job.cancelled
    )
    return Made(options, pack, pdf, page_count(pdf), tuple(warnings))


def usual_pages(history: History, month: Month) -> tuple[str, ...]:
    """The indicators that get a page if nobody chooses: red, or worsened to amber."""
    return chosen_pages(history, PackOptions(month))


def remembered(workspace: Workspace, month: Month) -> PackOptions:
    """The choices made last, for a month; texts are kept for each month on its own."""
    kept = workspace.choice(CHOICE)
    if not isinstance(kept, Mapping):
        return PackOptions(month)
    sections = tuple(name for name in kept.get("sections", ()) if name in SECTION_TITLES)
    pages = kept.get("pages")
    texts = kept.get("texts", {}).get(str(month), {})
    return PackOptions(
        month=month,
        edition=Edition.PUBLIC if kept.get("edition") == Edition.PUBLIC else Edition.MEMBERS,
        sections=sections or tuple(SECTION_TITLES),
        indicator_pages=None if pages is None else tuple(pages),
        cover_text=kept.get("cover", ""),
        texts={name: words for name, words in texts.items() if isinstance(words, str)},
    )


def remember(workspace: Workspace, options: PackOptions) -> None:
    """Keep the choices."""
    kept = workspace.choice(CHOICE)
    texts = dict(kept.get("texts", {})) if isinstance(kept, Mapping) else {}
    texts[str(options.month)] = dict(options.texts)
    pages = options.indicator_pages
    workspace.remember_choice(
        CHOICE,
        {
            "edition": options.edition.value,
            "sections": list(options.sections),
            "pages": None if pages is None else list(pages),
            "cover": options.cover_text,
            "texts": texts,
        },
    )
