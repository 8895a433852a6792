"""The same figure for groups of children."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop.charts import ChartView
from desktop.page_parts import splitter
from desktop.tables import Column, RowsModel, Table
from desktop.theme import RHYTHM
from desktop.widgets import column, named, panel, row, text
from engine.analysis.splits import Split, SplitRow
from engine.analysis.trend import amount_text

NONE = "This figure is not about single children, or is not reported, so it cannot be split."


class GroupsPanel(QWidget):
    """One way to split at a time: table beside picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._splits: Sequence[Split] = ()
        self._choice = named(QComboBox(), "Split by")
        self._choice.activated.connect(lambda _: self._show_split())
        label = QLabel("Split &by:")
        label.setBuddy(self._choice)
        self._remark = named(text("", "secondary"), "About the groups")
        self._model: RowsModel[SplitRow] = RowsModel(_COLUMNS)
        self._table = Table(self._model, "Groups")
        self._chart = ChartView("Groups")
        left = column(spacing=RHYTHM)
        left.addLayout(row(label, self._choice, None))
        left.addWidget(self._table, 1)
        self._both = splitter(Qt.Orientation.Horizontal, panel(left), self._chart, sizes=(540, 600))
        layout = column(spacing=RHYTHM)
        layout.addWidget(self._remark)
        layout.addWidget(self._both, 1)
        layout.setContentsMargins(0, RHYTHM, 0, 0)
        self.setLayout(layout)

    def show_splits(self, splits: Sequence[Split]) -> None:
        """Show the splits of an indicator; the way that was chosen stays chosen."""
        self._splits = splits
        names = [split.name for split in splits]
        if [self._choice.itemText(n) for n in range(self._choice.count())] != names:
            chosen = self._choice.currentText()
            self._choice.clear()
            self._choice.addItems(names)
            self._choice.setCurrentText(chosen)
        self._choice.setEnabled(bool(names))
        self._both.setVisible(bool(names))
        self._remark.setVisible(not names)
        self._remark.setText("" if names else NONE)
        self._show_split()

    def _show_split(self) -> None:
        split = next((s for s in self._splits if s.name == self._choice.currentText()), None)
        if split is None:
            return
        self._table.setAccessibleName(f"Groups by {split.name}")
        self._model.set_rows(split.rows)
        self._chart.setVisible(split.chart is not None)
        if split.chart is not None:
            self._chart.show_chart(split.chart)


def _interval(found: SplitRow) -> str:
    return "" if found.low is None or found.high is None else f"{found.low}% to {found.high}%"


_COLUMNS: tuple[Column[SplitRow], ...] = (
    Column("Group", lambda found: found.label, stretches=True),
    Column(
        "Numerator",
        lambda found: amount_text(found.figure.numerator),
        numeric=True,
        sort=lambda found: found.figure.numerator,
    ),
    Column(
        "Denominator",
        lambda found: amount_text(found.figure.denominator),
        numeric=True,
        sort=lambda found: found.figure.denominator,
    ),
    Column("Result", lambda found: found.printed, numeric=True, sort=lambda found: found.figure.value),
    Column(
        "95% interval",
        _interval,
        numeric=True,
        heading_tip="Where the true share lies with 95% confidence; wide for small groups (Wilson interval)",
    ),
)
