"""The council's own words and codes: what makes the product this council's scorecard."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from engine import resource
from engine.errors import UserError


@dataclass(frozen=True)
class Profile:
    """One council.

    `own_codes` and `neighbour_codes` are local authority codes of every kind that extracts use (Department
    for Education, county, district). `words` fill the placeholders of labels. `settings` switch the choices
    that the definitions mark "a setting".
    """

    name: str
    short_name: str
    neighbour_name: str
    produced_by: str
    own_codes: frozenset[str]
    neighbour_codes: frozenset[str]
    words: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, bool | int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    p8_standard_deviations: Mapping[int, Mapping[str, str]] = field(default_factory=dict)

    def setting(self, name: str) -> bool | int:
        """The value of a setting; the default of resources/profiles/defaults.toml if the council has none."""
        return self.settings[name]


DEFAULT = "kent"


def parse(text: str) -> Profile:
    """The profile written in TOML; raises UserError if it cannot be read."""
    try:
        return _build(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise UserError(
            f"The council profile cannot be read ({error}). "
            "Compare it with the neutral profile that comes with the product."
        ) from error


def _build(data: dict[str, Any]) -> Profile:
    defaults = tomllib.loads(resource.read_text("profiles", "defaults.toml"))
    deviations = {**defaults["p8_standard_deviations"], **data.get("p8_standard_deviations", {})}
    return Profile(
        name=data["name"],
        short_name=data["short_name"],
        neighbour_name=data.get("neighbour_name", ""),
        produced_by=data.get("produced_by", ""),
        own_codes=frozenset(data.get("own_codes", ())),
        neighbour_codes=frozenset(data.get("neighbour_codes", ())),
        words=data.get("words", {}),
        settings={**defaults["settings"], **data.get("settings", {})},
        labels=data.get("labels", {}),
        p8_standard_deviations={int(year): values for year, values in deviations.items()},
    )


@cache
def shipped(name: str = DEFAULT) -> Profile:
    """A profile that comes with the product."""
    return parse(shipped_text(name))


def shipped_text(name: str = DEFAULT) -> str:
    """The text of a profile that comes with the product; raises UserError if there is none of that name."""
    if name not in shipped_names():
        raise UserError(
            f"There is no council profile '{name}'. Profiles that come with the product: "
            f"{', '.join(shipped_names())}."
        )
    return resource.read_text("profiles", f"{name}.toml")


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the profiles that come with the product."""
    return tuple(sorted(p.stem for p in resource.path("profiles").glob("*.toml") if p.stem != "defaults"))
