"""The council profile: names, codes, words, labels, and the switches that the definitions leave open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from desktop.theme import RHYTHM
from desktop.views.settings.answer import Answer
from desktop.widgets import button, column, named, panel, row, text
from engine.indicators.catalogue import indicator
from engine.profile import Profile

ENTRIES = {
    "name": "Council",
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
    "leave_out_uasc_starts_2016_to_2018": "Initial health assessments leave out unaccompanied children who "
    "started between 1 July 2016 and 31 March 2018",
    "adopted_includes_special_guardianship": "“Adopted or made subject to an SGO” counts special "
    "guardianship orders too",
    "rag_for_social_worker_caseload": "Rate the average caseload of social workers",
    "rag_for_iro_caseload": "Rate the average caseload of reviewing officers",
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
        self._before: Mapping[str, object] = {}
        self._profile: Profile | None = None
        self.fields: dict[str, QLineEdit] = {
            name: named(QLineEdit(), words) for name, words in ENTRIES.items()
        }
        self.switches = {name: QCheckBox() for name in SWITCHES}
        self.numbers = {name: QSpinBox() for name in NUMBERS}
        self._label_of = named(QComboBox(), "Indicator whose label is shown")
        self._label_of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._label_of.currentIndexChanged.connect(lambda _: self._show_label())
        self.label = named(QLineEdit(), "Label of the indicator")
        self.store = button("&Store", self._store, primary=True)
        area = named(QScrollArea(), "Council profile")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._form())
        layout = column(area)
        layout.addLayout(row(self.store, None))
        self.setLayout(layout)

    def _form(self) -> QWidget:
        council, switches, label = QFormLayout(), QFormLayout(), QFormLayout()
        for name, words in ENTRIES.items():
            council.addRow(f"{words}:", self.fields[name])
        for name, words in SWITCHES.items():
            box = named(self.switches[name], words)
            box.setText(words)
            switches.addRow(box)
        for name, (words, lowest, highest) in NUMBERS.items():
            self.numbers[name].setRange(lowest, highest)
            switches.addRow(f"{words}:", named(self.numbers[name], words))
        label.addRow("Indicator:", self._label_of)
        label.addRow("Label:", self.label)
        layout = column(spacing=RHYTHM)
        for heading, form in (
            ("Council", council),
            ("How figures are made", switches),
            ("Label of an indicator (blank for the usual one)", label),
        ):
            form.setVerticalSpacing(RHYTHM)
            layout.addWidget(text(heading, "subheading"))
            layout.addLayout(form)
            layout.addSpacing(RHYTHM)
        layout.addStretch(1)
        return panel(layout, RHYTHM)

    def show_profile(self, found: Answer) -> None:
        """Show a profile."""
        self._profile = found.profile
        for name, field in self.fields.items():
            field.setText(_entry(found.profile, name))
        for name, box in self.switches.items():
            box.setChecked(bool(found.profile.setting(name)))
        for name, spin in self.numbers.items():
            spin.setValue(int(found.profile.setting(name)))
        if self._label_of.count() != len(found.names):
            self._label_of.clear()
            for name, words in found.names.items():
                self._label_of.addItem(words, name)
        self._show_label()
        self._before = self._typed()

    def _show_label(self) -> None:
        name = self._label_of.currentData()
        if self._profile is not None and name:
            self.label.setText(self._profile.labels.get(name, ""))
            self.label.setPlaceholderText(indicator(name).name)
            self._before = {**self._before, f"labels.{name}": self.label.text() or None}

    def _typed(self) -> Mapping[str, object]:
        typed: dict[str, object] = {name: _value(name, field.text()) for name, field in self.fields.items()}
        typed |= {f"settings.{name}": box.isChecked() for name, box in self.switches.items()}
        typed |= {f"settings.{name}": spin.value() for name, spin in self.numbers.items()}
        if self._label_of.currentData():
            typed[f"labels.{self._label_of.currentData()}"] = self.label.text().strip() or None
        return typed

    def _store(self) -> None:
        changes = {name: value for name, value in self._typed().items() if value != self._before.get(name)}
        if changes:
            self.changed.emit(changes)


def _entry(profile: Profile, name: str) -> str:
    if name.startswith("words."):
        return profile.words.get(name.removeprefix("words."), "")
    value = getattr(profile, name)
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def _value(name: str, typed: str) -> object:
    if name.endswith("_codes"):
        return [code.strip().upper() for code in typed.split(",") if code.strip()]
    return typed.strip()
