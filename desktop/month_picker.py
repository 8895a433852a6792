"""The month that everything shows: a list between two arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.session import Session
from desktop.widgets import named


class MonthPicker(QWidget):
    """Shows and sets the session's month. Arrow keys in the list step months."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._list = named(QComboBox(), "Month", "The month that every page shows; arrow keys step months.")
        self._list.setMinimumContentsLength(14)
        self._list.setMaxVisibleItems(18)
        label = QLabel("Month:")
        label.setBuddy(self._list)
        self._before = self._arrow(Qt.ArrowType.LeftArrow, "Previous month (Alt+Left)", -1)
        self._after = self._arrow(Qt.ArrowType.RightArrow, "Next month (Alt+Right)", 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self._before, self._list, self._after):
            layout.addWidget(widget)
        self._list.currentIndexChanged.connect(self._chosen)
        session.data_changed.connect(self._fill)
        session.workspace_changed.connect(self._fill)
        session.month_changed.connect(self._follow)
        self._fill()

    def open_list(self) -> None:
        """Show all months."""
        self._list.setFocus()
        self._list.showPopup()

    def _arrow(self, kind: Qt.ArrowType, name: str, step: int) -> QToolButton:
        made = named(QToolButton(), name)
        made.setArrowType(kind)
        made.setToolTip(name)
        made.setAutoRepeat(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self._session.step_month(step))
        return made

    def _fill(self) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        if months := self._session.months:
            from engine.analysis.labels import month_name

            self._list.addItems([month_name(month) for month in months])
        self._list.blockSignals(False)
        self._follow()

    def _follow(self) -> None:
        months, month = self._session.months, self._session.month
        place = months.index(month) if month in months else -1
        self._list.blockSignals(True)
        self._list.setCurrentIndex(place)
        self._list.blockSignals(False)
        self.setEnabled(bool(months))
        self._before.setEnabled(place > 0)
        self._after.setEnabled(0 <= place < len(months) - 1)

    def _chosen(self, place: int) -> None:
        if place >= 0:
            self._session.set_month(self._session.months[place])
