"""What the settings page shows of the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.data import Data
from engine.analysis.labels import name_of, theme_name
from engine.calendar import Month
from engine.indicators.catalogue import CATALOGUE
from engine.profile import Profile
from engine.workspace import Change, FileMapping

Row = Mapping[str, str]
EDITED = ("targets", "manual_values")


@dataclass(frozen=True)
class Answer:
    """`rows` are those of targets and manual values; `names` leads from indicator id to theme and name."""

    month: Month | None
    rows: Mapping[str, tuple[Row, ...]]
    names: Mapping[str, str]
    profile: Profile
    profile_text: str
    mappings: tuple[FileMapping, ...]
    history: tuple[Change, ...]
    encrypted: bool


def answer(data: Data, month: Month | None) -> Answer:
    """The settings of a workspace."""
    workspace = data.workspace
    return Answer(
        month=month,
        rows={extract: workspace.rows(extract) for extract in EDITED},
        names={each.id: f"{theme_name(each.theme)}: {name_of(each, data.profile)}" for each in CATALOGUE},
        profile=data.profile,
        profile_text=workspace.profile_text,
        mappings=workspace.mappings(),
        history=workspace.history(),
        encrypted=workspace.encrypted,
    )
