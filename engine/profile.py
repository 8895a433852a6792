"""The council's own words and codes: what makes the product this council's scorecard."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from engine import resource
from engine.errors import UserError


@dataclass(frozen=True)
class Profile:
    """One council.

    `own_codes` and `neighbour_codes` are local authority codes of every kind that extracts use (Department
    for Education, county, district). `words` fill the placeholders of labels. `settings` switch the choices
    that the definitions mark "a setting". `notice` stands behind the name wherever that is shown.
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
    notice: str = ""

    @property
    def shown_name(self) -> str:
        """The council's name as it heads the window and every page, with the notice if there is one."""
        return f"{self.name} ({self.notice})" if self.notice.strip() else self.name

    def setting(self, name: str) -> bool | int:
        """The value of a setting; the default of resources/profiles/defaults.toml if the council has none."""
        return self.settings[name]


DEFAULT = "kent"
DECIMAL = re.compile(r"[0-9]+(\.[0-9]+)?")


def parse(text: str) -> Profile:
    """The profile written in TOML; raises UserError, naming the entry, if it is not a profile."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refusal(str(error)) from error
    return _build(data, tomllib.loads(resource.read_text("profiles", "defaults.toml")))


def _build(data: dict[str, Any], defaults: dict[str, Any]) -> Profile:
    unknown = data.keys() - {field.name for field in fields(Profile)}
    if unknown:
        raise _refusal(f"'{min(unknown)}' is no entry of a profile")
    for needed in ("name", "short_name"):
        if not _text(data, needed).strip():
            raise _refusal(f"'{needed}' is missing or blank")
    return Profile(
        name=_text(data, "name"),
        short_name=_text(data, "short_name"),
        neighbour_name=_text(data, "neighbour_name"),
        produced_by=_text(data, "produced_by"),
        own_codes=_codes(data, "own_codes"),
        neighbour_codes=_codes(data, "neighbour_codes"),
        words=_texts(data, "words"),
        settings=_settings(data, defaults["settings"]),
        labels=_texts(data, "labels"),
        p8_standard_deviations=_deviations(data, defaults["p8_standard_deviations"]),
        notice=_text(data, "notice"),
    )


def _refusal(what: str) -> UserError:
    return UserError(
        f"The council profile cannot be read: {what}. "
        "Compare it with the neutral profile that comes with the product."
    )


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise _refusal(f"'{name}' must be a text in quotation marks")
    return value


def _section(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name, {})
    if not isinstance(value, Mapping):
        raise _refusal(f"'{name}' must be a section, headed [{name}]")
    return value


def _texts(data: Mapping[str, Any], name: str) -> dict[str, str]:
    section = _section(data, name)
    return {key: _text(section, key) for key in section}


def _codes(data: Mapping[str, Any], name: str) -> frozenset[str]:
    """Codes compare in capitals and without spaces around them."""
    value = data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise _refusal(f"'{name}' must be a list of codes in quotation marks")
    return frozenset(code.strip().upper() for code in value)


def _settings(data: Mapping[str, Any], defaults: Mapping[str, bool | int]) -> dict[str, bool | int]:
    given = _section(data, "settings")
    for name, value in given.items():
        if name not in defaults:
            raise _refusal(f"there is no setting '{name}'")
        if type(value) is not type(defaults[name]) or value < 0:
            kind = "true or false" if isinstance(defaults[name], bool) else "a whole number, 0 or more"
            raise _refusal(f"the setting '{name}' must be {kind}")
    return {**defaults, **given}


def _deviations(data: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[int, dict[str, str]]:
    """By year and element; a year that the council gives replaces the whole year."""
    given = _section(data, "p8_standard_deviations")
    deviations = {}
    for year, values in {**defaults, **given}.items():
        if not year.isdecimal():
            raise _refusal(f"'{year}' under p8_standard_deviations is no year")
        deviations[int(year)] = _texts({year: values}, year)
        if not all(map(DECIMAL.fullmatch, deviations[int(year)].values())):
            raise _refusal(f"the standard deviations of {year} must be decimal numbers in quotation marks")
    return deviations


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


def sample_text() -> str:
    """The profile of the sample council, which says that its data is invented."""
    return f'notice = "invented data"\n{shipped_text()}'


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the profiles that come with the product."""
    return tuple(sorted(p.stem for p in resource.path("profiles").glob("*.toml") if p.stem != "defaults"))
