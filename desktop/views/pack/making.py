"""The pack as made in the worker, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.data import Data
from desktop.pdf_pages import page_count
from desktop.tasks import Job
from engine.analysis.labels import name_of
from engine.calendar import Month
from engine.indicators.catalogue import CATALOGUE
from engine.report.data import chosen_pages, comments, gather
from engine.report.document import Pack
from engine.report.editions import Edition
from engine.report.making import history_for, make_pack
from engine.report.options import PackOptions
from engine.report.pdf import render
from engine.report.suppression import TextWarning, warnings_for


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


@dataclass(frozen=True)
class Offer:
    """What can be chosen in a month.

    `names` are the indicators by id, `usual` those that get a page as a rule, `texts` the comments on
    sections; `published` says whether these are frozen.
    """

    names: Mapping[str, str]
    usual: tuple[str, ...]
    texts: Mapping[str, str]
    published: bool


def offer(data: Data, month: Month) -> Offer:
    """What can be chosen in a month."""
    assert data.history is not None
    frozen = data.history.published.get(month)
    return Offer(
        names={each.id: name_of(each, data.profile) for each in CATALOGUE},
        usual=chosen_pages(data.history, PackOptions(month)),
        texts=frozen.commentary if frozen else comments(data.history, month),
        published=frozen is not None,
    )
