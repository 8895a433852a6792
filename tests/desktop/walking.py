"""Everything that there is to see: the inner tabs and choices of a page, and every dialog."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QTabWidget, QWidget

from desktop.dialogs.about import AboutDialog
from desktop.dialogs.benchmarks import BenchmarksDialog
from desktop.dialogs.change_password import ChangePasswordDialog
from desktop.dialogs.create_workspace import CreateWorkspaceDialog
from desktop.dialogs.mapping import MappingDialog
from desktop.dialogs.password import PasswordDialog
from desktop.dialogs.publish import PublishDialog, UnpublishDialog
from desktop.main_window import MainWindow
from desktop.widgets import plain

SWITCHED_ON = ("Show control limits and months that stand out",)
STEPPED = ("Table", "Split by")
"""Names of the boxes that are ticked, and of the choices that are stepped through."""


def inner(window: MainWindow) -> Iterator[str]:
    """Bring one thing after the other to the front that the page in front shows only when it is asked for."""
    view = window.view(window.page.id) if window.page else None
    if view is None:
        return
    yield from _boxes_and_choices(view)
    for tabs in [each for each in view.findChildren(QTabWidget) if each.isVisible()]:
        for place in range(1, tabs.count()):
            if tabs.isTabVisible(place):
                tabs.setCurrentIndex(place)
                yield plain(tabs.tabText(place))
                yield from _boxes_and_choices(tabs.widget(place))
        tabs.setCurrentIndex(0)


def _boxes_and_choices(inside: QWidget) -> Iterator[str]:
    for box in inside.findChildren(QCheckBox):
        if box.accessibleName() in SWITCHED_ON and box.isVisible() and box.isEnabled():
            box.click()
            yield box.accessibleName()
            box.click()
    for choice in inside.findChildren(QComboBox):
        if choice.accessibleName() in STEPPED and choice.isVisible():
            for place in range(1, choice.count()):
                choice.setCurrentIndex(place)
                choice.activated.emit(place)
                yield choice.currentText()
            choice.setCurrentIndex(0)


def dialogs(window: MainWindow) -> Iterator[QDialog]:
    """Every dialog of our own, as people meet it."""
    path = Path("Our council.scorecard")
    yield CreateWorkspaceDialog(Path("Documents"), window)
    yield PasswordDialog(path, "The password is not right. Type it again.", window)
    yield ChangePasswordDialog("Our council", True, window)
    yield MappingDialog("places.csv", ["Child number", "Placement start", "Legal basis"], "episodes", window)
    yield BenchmarksDialog("KS4", (), window)
    yield PublishDialog("July 2019", ["Look at the data quality findings"], window)
    yield UnpublishDialog("July 2019", "5 August 2019", "A. Analyst", window)
    yield AboutDialog(window)
