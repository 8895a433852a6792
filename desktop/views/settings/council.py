"""The council profile: names, codes, words, labels, and the switches that the definitions leave open.

What was typed and is not stored yet stays when the workspace changes meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from desktop.theme import RHYTHM
from desktop.views.settings.answer import Answer
from desktop.views.settings.deviations import DeviationsEditor
from desktop.views.settings.labels import LabelEditor
from desktop.widgets import button, column, named, panel, row, text
from engine.profile import Profile

ENTRIES = {
    "name": "Council",
    "notice": "Notice behind the name",
    "short_name": "Short name",
    "neighbour_name": "Neighbour",
    "produced_by": "Produced by",
    "own_codes": "Own codes (separated by commas)",
    "neighbour_codes": "Neighbour's codes",
    "words.council": "Word for the council in labels",
    "words.area": "Word for the area in labels",
    "words.department": "Department on the cover",
    "words.virtual_school": "Virtual school",
}
SWITCHES = {
    "leave_out_uasc_starts_2016_to_2018": (
        "Leave out unaccompanied children of 2016 to 2018",
        "Initial health assessments do not count those who came into care between 1 July 2016 and "
        "31 March 2018.",
    ),
    "adopted_includes_special_guardianship": (
        "Count special guardianship with adoption",
        "“Adopted or made subject to an SGO” then counts special guardianship orders too.",
    ),
    "rag_for_social_worker_caseload": ("Rate the average caseload of social workers", ""),
    "rag_for_iro_caseload": ("Rate the average caseload of reviewing officers", ""),
}
NUMBERS = {
    "health_months_in_care": ("Months in care after which health and dental checks count", 0, 36),
    "rag_smallest_denominator": ("Smallest denominator that is rated", 0, 100),
    "suppress_counts_up_to": ("Public edition: suppress counts up to", 1, 20),
}


class CouncilPanel(QWidget):
    """A form over the profile; `changed` tells the entries that differ, by dotted name."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._profile: Profile | None = None
        self.fields: dict[str, QLineEdit] = {
            name: named(QLineEdit(), words) for name, words in ENTRIES.items()
        }
        self.switches = {name: QCheckBox() for name in SWITCHES}
        self.numbers = {name: QSpinBox() for name in NUMBERS}
        self.labels = LabelEditor()
        self.deviations = DeviationsEditor()
        self.store = button("&Store", self._store, primary=True)
        self._state = named(text("", "secondary"), "State of the profile")
        self._listen()
        area = named(QScrollArea(), "Council profile")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._form())
        layout = column(area)
        line = row(self.store, self._state)
        line.setStretch(1, 1)
        layout.addLayout(line)
        self.setLayout(layout)

    def _listen(self) -> None:
        for field in self.fields.values():
            field.textEdited.connect(lambda _: self._check())
        for box in self.switches.values():
            box.toggled.connect(lambda _: self._check())
        for spin in self.numbers.values():
            spin.valueChanged.connect(lambda _: self._check())
        for editor in (self.labels, self.deviations):
            editor.edited.connect(self._check)

    def _form(self) -> QWidget:
        council, numbers = QFormLayout(), QFormLayout()
        for name, words in ENTRIES.items():
            council.addRow(f"{words}:", self.fields[name])
        switches = column(spacing=RHYTHM // 2)
        for name, (words, about) in SWITCHES.items():
            box = named(self.switches[name], words, about)
            box.setText(words)
            switches.addWidget(box)
            if about:
                switches.addWidget(text(about, "secondary"))
        for name, (words, lowest, highest) in NUMBERS.items():
            self.numbers[name].setRange(lowest, highest)
            self.numbers[name].setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            numbers.addRow(f"{words}:", named(self.numbers[name], words))
        layout = column(spacing=RHYTHM)
        for heading, parts in (
            ("Names and codes", (_held(council),)),
            ("How figures are made", (panel(switches), _held(numbers))),
            ("Label of an indicator (blank for the usual one)", (self.labels,)),
            ("Progress 8: national standard deviations for confidence intervals", (self.deviations,)),
        ):
            layout.addWidget(text(heading, "subheading"))
            for part in parts:
                layout.addWidget(part)
            layout.addSpacing(RHYTHM)
        layout.addStretch(1)
        return panel(layout, RHYTHM)

    def show_profile(self, found: Answer) -> None:
        """Show a profile; entries that were changed and are not stored yet stay as they were typed."""
        kept = self._changes() if self._profile is not None else {}
        self._profile = found.profile
        for name, field in self.fields.items():
            if name not in kept:
                field.setText(_entry(found.profile, name))
        for name, box in self.switches.items():
            if f"settings.{name}" not in kept:
                box.setChecked(bool(found.profile.setting(name)))
        for name, spin in self.numbers.items():
            if f"settings.{name}" not in kept:
                spin.setValue(int(found.profile.setting(name)))
        self.labels.show_labels(found.profile, found.names)
        self.deviations.show_deviations(found.profile)
        self._check()

    def _check(self) -> None:
        are_there = bool(self._changes())
        self.store.setEnabled(are_there and self.deviations.is_right)
        self._state.setText("Not stored yet." if are_there else "")

    def _changes(self) -> dict[str, object]:
        profile = self._profile
        if profile is None:
            return {}
        changes: dict[str, object] = {
            name: value
            for name, field in self.fields.items()
            if (value := _value(name, field.text())) != _value(name, _entry(profile, name))
        }
        now = {name: box.isChecked() for name, box in self.switches.items()}
        numbers = {name: spin.value() for name, spin in self.numbers.items()}
        for name, value in {**now, **numbers}.items():
            if value != profile.setting(name):
                changes[f"settings.{name}"] = value
        return {**changes, **self.labels.changes(), **self.deviations.changes()}

    def _store(self) -> None:
        if changes := self._changes():
            self.changed.emit(changes)


def _held(form: QFormLayout) -> QWidget:
    holder = QWidget()
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(RHYTHM)
    holder.setLayout(form)
    return holder


def _entry(profile: Profile, name: str) -> str:
    if name.startswith("words."):
        return profile.words.get(name.removeprefix("words."), "")
    value = getattr(profile, name)
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def _value(name: str, typed: str) -> object:
    if name.endswith("_codes"):
        return [code.strip().upper() for code in typed.split(",") if code.strip()]
    return typed.strip()
