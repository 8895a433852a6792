"""Settings, the council profile, remembered choices and file mappings of a workspace."""

import json
import tomllib
from collections.abc import Mapping
from typing import Any

from engine.profile import parse
from engine.workspace.file import WorkspaceFile
from engine.workspace.records import FileMapping, SettingValue
from engine.workspace.values import PROFILE, read_value, write_value


class Settings(WorkspaceFile):
    """The part of a workspace that holds what the council chose."""

    @property
    def profile_text(self) -> str:
        """The council profile, as TOML."""
        with self.reading() as connection:
            return str(read_value(connection, PROFILE))

    def set_profile_text(self, text: str, reason: str = "") -> None:
        """Change the council profile; each entry that differs is a line of the history.

        Raises UserError if the text is no profile.
        """
        parse(text)
        with self.writing() as connection:
            before, after = (_entries(tomllib.loads(told)) for told in (self.profile_text, text))
            write_value(connection, PROFILE, text)
            for name in sorted(before.keys() | after.keys()):
                if before.get(name, "") != after.get(name, ""):
                    self.write_change("profile", name, before.get(name, ""), after.get(name, ""), reason)

    def edit_profile(self, changes: Mapping[str, object], reason: str = "") -> None:
        """Change entries of the council profile, named "settings.health_months_in_care"; the rest stays.

        None takes an entry away, so that the default holds. Raises UserError if the profile would not do.
        """
        import tomlkit  # noqa: PLC0415 (only who edits a profile pays for it)

        document = tomlkit.parse(self.profile_text)
        for name, value in changes.items():
            *sections, entry = name.split(".")
            place: Any = document
            for section in sections:
                place = place.setdefault(section, tomlkit.table())
            if value is None:
                place.pop(entry, None)
            else:
                place[entry] = value
        self.set_profile_text(tomlkit.dumps(document), reason)

    def setting(self, name: str) -> SettingValue:
        """The value of a setting; None where it was never set."""
        with self.reading() as connection:
            value = read_value(connection, f"setting: {name}")
        return value if isinstance(value, (str, int, float, bool)) else None

    def set_setting(self, name: str, value: SettingValue, reason: str = "") -> None:
        """Change a setting; None takes it away. Nothing is recorded where nothing changes."""
        with self.writing() as connection:
            before = read_value(connection, f"setting: {name}")
            if before == value and type(before) is type(value):
                return
            write_value(connection, f"setting: {name}", value)
            self.write_change("setting", name, shown(before), shown(value), reason)

    def choice(self, name: str) -> object:
        """What was last chosen somewhere (pack sections, say), as JSON values; None where nothing was."""
        with self.reading() as connection:
            return read_value(connection, f"choice: {name}")

    def remember_choice(self, name: str, value: object) -> None:
        """Remember a choice (anything that JSON has). It changes no figure, so the history does not tell."""
        with self.writing(figures=False) as connection:
            write_value(connection, f"choice: {name}", value)

    def mappings(self) -> tuple[FileMapping, ...]:
        """What the user said files with certain columns are."""
        with self.reading() as connection:
            rows = connection.execute("SELECT headings, extract, renamed FROM mapping ORDER BY rowid")
            return tuple(
                FileMapping(frozenset(json.loads(headings)), extract, json.loads(renamed))
                for headings, extract, renamed in rows.fetchall()
            )

    def remember_mapping(self, mapping: FileMapping) -> None:
        """Remember what files with these columns are, in the place of what was said before."""
        headings = json.dumps(sorted(mapping.columns))
        renamed = json.dumps(dict(mapping.renamed))
        with self.writing() as connection:
            before = connection.execute(
                "SELECT extract, renamed FROM mapping WHERE headings = ?", (headings,)
            ).fetchone()
            connection.execute(
                "INSERT OR REPLACE INTO mapping VALUES (?, ?, ?)", (headings, mapping.extract, renamed)
            )
            told = "" if before is None else _mapped(before[0], json.loads(before[1]))
            after = _mapped(mapping.extract, mapping.renamed)
            if told != after:
                self.write_change("mapping", f"Files with {_listed(mapping.columns)}", told, after)

    def forget_mapping(self, mapping: FileMapping) -> None:
        """Forget what files with these columns are."""
        headings = json.dumps(sorted(mapping.columns))
        with self.writing() as connection:
            connection.execute("DELETE FROM mapping WHERE headings = ?", (headings,))
            told = _mapped(mapping.extract, mapping.renamed)
            self.write_change("mapping", f"Files with {_listed(mapping.columns)}", told)


def shown(value: object) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    return "" if value is None else str(value)


def _entries(data: Mapping[str, object], before: str = "") -> dict[str, str]:
    """A profile's entries by dotted name, as a person reads them."""
    entries: dict[str, str] = {}
    for name, value in data.items():
        if isinstance(value, Mapping):
            entries |= _entries(value, f"{before}{name}.")
        else:
            entries[before + name] = shown(value)
    return entries


def _listed(columns: frozenset[str]) -> str:
    return ", ".join(sorted(columns))


def _mapped(extract: str, renamed: Mapping[str, str]) -> str:
    pairs = ", ".join(f"{theirs} is {ours}" for theirs, ours in sorted(renamed.items()) if theirs != ours)
    return f"{extract} ({pairs})" if pairs else extract
