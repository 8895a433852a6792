"""The window: menus, month, pages, status line. What the pages show is theirs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from desktop import actions
from desktop.drafts import store
from desktop.opening import Opening
from desktop.problems import words_for
from desktop.session import Session
from desktop.settings import Settings
from desktop.start_page import StartPage
from desktop.status import StatusLine
from desktop.theme import TEXT_SIZES, Theme, palette_called
from desktop.views import PAGES, Page
from desktop.widgets import plain
from engine.errors import UserError

if TYPE_CHECKING:
    from desktop.data import Data
    from desktop.month_picker import MonthPicker
    from desktop.trail import Trail
    from desktop.views.base import View

NAME = "Corporate Parenting Scorecard"
FILES = "Extracts (*.csv *.txt *.zip *.xlsx *.xml);;All files (*)"


class MainWindow(QMainWindow):
    """The one window. `painted` comes once, after its first picture is on the screen."""

    painted = Signal()

    session: Session
    settings: Settings

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self.opening = Opening(self, session, settings)
        self._views: dict[str, View] = {}
        self._was_painted = False
        self.setWindowTitle(NAME)
        self.setAcceptDrops(True)
        self._in_workspace = actions.install(self)
        self._picker: MonthPicker | None = None
        self._trail: Trail | None = None
        self._workspace_name = QLabel()
        self._bar = self._toolbar()
        self.addToolBar(self._bar)
        self._start = StartPage(self.opening, settings)
        self._tabs = self._make_tabs()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._start)
        self._pages.addWidget(self._tabs)
        self.setCentralWidget(self._pages)
        self.setStatusBar(StatusLine(session))
        session.workspace_changed.connect(self._workspace_changed)
        session.page_wanted.connect(self.go)
        self._workspace_changed()
        self._place()

    # Making it ------------------------------------------------------------------------------------------

    def _toolbar(self) -> QToolBar:
        bar = QToolBar("Month")
        bar.setAccessibleName("Month and workspace")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        self._workspace_name.setProperty("role", "subheading")
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget in (self._workspace_name, spring):
            bar.addWidget(widget)
        return bar

    def _fill_toolbar(self) -> None:
        """The way back and the month, once there is a workspace to have them."""
        from desktop.month_picker import MonthPicker
        from desktop.trail import BackButton, Trail

        self._trail = Trail(self.session)
        self._bar.insertWidget(self._bar.actions()[0], BackButton(self._trail))
        self._picker = MonthPicker(self.session)
        self._bar.addWidget(self._picker)

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.setUsesScrollButtons(True)
        tabs.setAccessibleName("Pages")
        tabs.tabBar().setAccessibleName("Pages")
        for number, page in enumerate(PAGES, start=1):
            place = tabs.addTab(_Place(), plain(page.title))
            tabs.setTabToolTip(place, f"Ctrl+{number}" if number < 10 else "")
        tabs.currentChanged.connect(lambda _: self._load_current())
        return tabs

    def _place(self) -> None:
        if not self.restoreGeometry(self.settings.geometry):
            self.resize(1280, 720)

    # Pages ----------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page in front; None at the start, when nothing is open."""
        return PAGES[self._tabs.currentIndex()] if self._pages.currentWidget() is self._tabs else None

    def go(self, page: str) -> None:
        """Bring a page to the front."""
        place = next((n for n, each in enumerate(PAGES) if each.id == page), None)
        if place is not None and self.session.data is not None:
            self._tabs.setCurrentIndex(place)
            self._load_current()
            self._focus_page()

    def _focus_page(self) -> None:
        """Put the keyboard where work on the page begins."""
        view = self._views.get(PAGES[self._tabs.currentIndex()].id)
        if view is not None:
            view.first_focus().setFocus()

    def view(self, page: str) -> View | None:
        """The widget of a page; None if it was not shown yet."""
        return self._views.get(page)

    def _load_current(self) -> None:
        """Make the page in front when it is first needed."""
        if self.session.data is None:
            return
        page = PAGES[self._tabs.currentIndex()]
        if page.id not in self._views:
            place = self._tabs.currentWidget()
            assert isinstance(place, _Place)
            view = page.load()(self.session, place)
            self._views[page.id] = view
            place.layout_of_page.addWidget(view)
            view.show()
        if self._trail is not None:
            self._trail.arrive(page.id)

    def _workspace_changed(self) -> None:
        data = self.session.data
        self._workspace_name.setText(data.profile.shown_name if data else "")
        self.setWindowTitle(f"{data.path.stem} - {NAME}" if data else NAME)
        self._bar.setVisible(data is not None)
        if data is not None and self._picker is None:
            self._fill_toolbar()
        for action in self._in_workspace:
            action.setEnabled(data is not None)
        if data is None:
            self._start.refresh()
            self._pages.setCurrentWidget(self._start)
            return
        self._pages.setCurrentWidget(self._tabs)
        self.go("scorecard" if data.months else "import")

    # What the menus do ----------------------------------------------------------------------------------

    def new_workspace(self) -> None:
        """Ask for name, profile and password, and make a workspace."""
        self.opening.create()

    def choose_workspace(self) -> None:
        """Ask for a file and open it."""
        self.opening.choose()

    def open_sample(self) -> None:
        """Open the sample council."""
        self.opening.open_sample()

    def change_password(self) -> None:
        """Ask for another password of what is open."""
        self.opening.change_password()

    def close_workspace(self) -> None:
        """Close what is open and go back to the start."""
        self.session.close()

    def choose_files(self) -> None:
        """Ask for files to import."""
        from PySide6.QtWidgets import QFileDialog

        files, _ = QFileDialog.getOpenFileNames(self, "Import files", "", FILES)
        if files:
            self.session.offer([Path(file) for file in files])

    def choose_folder(self) -> None:
        """Ask for a folder to import."""
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(self, "Import a folder")
        if folder:
            self.session.offer([Path(folder)])

    def go_back(self) -> None:
        """Go back to the page that was looked at before."""
        if self._trail is not None:
            self._trail.back()

    def choose_month(self) -> None:
        """Open the list of months."""
        if self._picker is not None:
            self._picker.open_list()

    def copy(self) -> None:
        """Copy from the table or text that has the focus."""
        focus = _app().focusWidget()
        copy = getattr(focus, "copy_selection", None) or getattr(focus, "copy", None)
        if copy is not None:
            copy()

    def find_in_page(self) -> None:
        """Put the cursor into the page's search field."""
        field = next((f for f in self._pages.findChildren(QLineEdit, "find") if f.isVisible()), None)
        if field is not None:
            field.setFocus()
            field.selectAll()

    def step_text_size(self, step: int) -> None:
        """Larger (1), smaller (-1) or usual (0) text."""
        place = TEXT_SIZES.index(self.settings.text_size) + step if step else 0
        self.settings.text_size = TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)]
        self.apply_theme()

    @Slot()
    def apply_theme(self) -> None:
        """Show the window as the settings say."""
        Theme.current().apply(palette_called(self.settings.theme), self.settings.text_size)

    def show_help(self, page: str = "") -> None:
        """Open the guide at the page that belongs to what is on the screen, or at a named one."""
        from desktop.guide import show_guide

        view = self._views.get(self.page.id) if self.page else None
        show_guide(self, page or getattr(view, "help_page", "start"))

    def show_about(self) -> None:
        """Say what this is."""
        from desktop.dialogs.about import AboutDialog

        AboutDialog(self).exec()

    # Events ---------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Files can be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """A workspace is opened, anything else is offered to the import page."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.opening.take(paths)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tell once that the window stands, so that heavy modules can be loaded behind it."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)
            QTimer.singleShot(0, self._add_focus_ring)

    def _add_focus_ring(self) -> None:
        """What the ring draws with takes time to import, which the first picture need not wait for."""
        from desktop.focus import FocusRing

        FocusRing(_app(), self)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember the place, end all work, close the workspace."""
        self.settings.geometry = self.saveGeometry()
        data = self.session.data
        self.session.tasks.stop()
        if data is not None:
            if not self._drafts_stored(data):
                event.ignore()
                return
            data.workspace.close()
        super().closeEvent(event)

    def _drafts_stored(self, data: Data) -> bool:
        """Store comments that were typed; where that fails, say so and stay open."""
        drafts = self.session.drafts.take()
        try:
            store(data.workspace, drafts)
        except UserError as error:
            self.session.drafts.put_back(drafts)
            QMessageBox.warning(self, "A comment could not be stored", words_for(error))
            return False
        return True


class _Place(QWidget):
    """Where a page comes to stand when it is first shown."""

    def __init__(self) -> None:
        super().__init__()
        self.layout_of_page = QVBoxLayout(self)
        self.layout_of_page.setContentsMargins(0, 0, 0, 0)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
