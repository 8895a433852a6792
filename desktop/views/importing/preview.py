"""What was found in the files, before anything changes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSplitter, QWidget

from desktop.flow import Flow
from desktop.tables import RowsModel, Table
from desktop.theme import RHYTHM
from desktop.views.importing.findings import Findings
from desktop.views.importing.tables import FILES
from desktop.views.importing.work import Read
from desktop.widgets import button, column, named, text
from engine.analysis.imports import FileLine


class PreviewPanel(QWidget):
    """Files above, findings below, and the buttons that decide."""

    import_wanted = Signal()
    back_wanted = Signal()
    report_wanted = Signal()
    adding_changed = Signal(bool)
    mapping_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._summary = named(text("", "subheading"), "Summary of what was read")
        self._model: RowsModel[FileLine] = RowsModel(FILES)
        self.files = Table(self._model, "Files")
        self.findings = Findings()
        self.go = button("&Import", self.import_wanted.emit, primary=True)
        self.adding = named(
            QCheckBox("&Add to what is there instead of replacing it"), "Add instead of replacing"
        )
        self.say_what = button("Say &what this file is …", self._map)
        self._report = button("Sa&ve the report …", self.report_wanted.emit)
        self._back = button("Ca&ncel", self.back_wanted.emit)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.files)
        splitter.addWidget(self.findings)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([220, 320])
        layout = column(self._summary, splitter, spacing=RHYTHM)
        layout.addWidget(
            Flow(self.go, self.adding, self.say_what, self._report, self._back, filler=self.adding)
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.adding.toggled.connect(self.adding_changed)
        self.files.row_changed.connect(self._file_chosen)
        self.files.row_opened.connect(lambda line: None if line.is_recognised else self._map())

    def show_read(self, found: Read) -> None:
        """What was read, and whether it can be imported."""
        files = sorted(found.preview.files, key=lambda line: line.is_recognised)
        self._model.set_rows(files)
        self._summary.setText(summary(found))
        self.findings.show_preview(found.preview)
        self.go.setEnabled(found.prepared.has_something)
        self._report.setEnabled(found.prepared.record.findings is not None)
        self.say_what.setEnabled(False)
        if files:
            self.files.selectRow(0)
            self._file_chosen(files[0])

    def _file_chosen(self, line: FileLine | None) -> None:
        self.say_what.setEnabled(line is not None and not line.is_recognised)

    def _map(self) -> None:
        line = self.files.current_row
        if line is not None and not line.is_recognised:
            self.mapping_wanted.emit(line)


def summary(found: Read) -> str:
    """How it went, in a sentence or two."""
    lines = found.preview.files
    if not lines:
        return "There is no file in what you chose. Choose other files."
    known = sum(line.is_recognised for line in lines)
    counts = found.prepared.record.extracts.values()
    kept, rejected = sum(c.kept for c in counts), sum(c.rejected for c in counts)
    files = f"{len(lines):,} file{'s' if len(lines) != 1 else ''}"
    parts = [f"{files} read, {known:,} recognised: {kept:,} rows can be imported"]
    parts.append(f"{rejected:,} cannot" if rejected else "none is rejected")
    return f"{', '.join(parts)}. Nothing has been changed yet."
