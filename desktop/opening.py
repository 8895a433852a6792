"""Ways to an open workspace: make one, choose one, the sample, a recent one, files dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.problems import words_for
from desktop.session import Session
from desktop.settings import Settings
from desktop.tasks import Job

if TYPE_CHECKING:
    from engine.workspace import Workspace

SUFFIX = ".scorecard"
WORKSPACES = f"Workspaces (*{SUFFIX});;All files (*)"
SAMPLE = f"Sample council{SUFFIX}"


class Opening(QObject):
    """Opens workspaces in the session, asking for what it needs on the way.

    `waiting` says what is being done; "" when it is over.
    """

    waiting = Signal(str)

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings

    def choose(self) -> None:
        """Ask for a workspace file and open it."""
        from PySide6.QtWidgets import QFileDialog

        file, _ = QFileDialog.getOpenFileName(self._window, "Open workspace", str(documents()), WORKSPACES)
        if file:
            self.open(Path(file))

    def create(self, then_import: Sequence[Path] = ()) -> None:
        """Ask for name, profile and password, make the workspace, and offer it files to import."""
        from desktop.dialogs.create_workspace import CreateWorkspaceDialog

        dialog = CreateWorkspaceDialog(documents(), self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        asked = dialog.answer()

        def made() -> None:
            self._opened(asked.path, asked.password if asked.remember else None)
            if then_import:
                self._session.offer(then_import)

        self.waiting.emit(f"Making {asked.path.stem} …")
        self._session.create(asked.path, asked.password, asked.profile_text, self._failed, made)

    def open(self, path: Path) -> None:
        """Open a workspace; the password comes from the system's store, or is asked for."""
        self.waiting.emit(f"Opening {path.stem} …")
        self._session.open(path, None, lambda error: self._refused(path, error), lambda: self._opened(path))

    def open_sample(self) -> None:
        """Open the sample council; the first time it is made from the extracts that come with the product."""
        path = sample_path()
        if path.is_file():
            self.open(path)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        from engine.profile import sample_text

        self.waiting.emit("Making the sample council: five years of data are imported …")

        self._session.create(
            path, None, sample_text(), self._failed, lambda: self._opened(path), fill=_import_sample
        )

    def take(self, paths: Sequence[Path]) -> None:
        """What was dropped on the window: a workspace is opened, anything else is to be imported."""
        if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX:
            self.open(paths[0])
        elif self._session.data is not None:
            self._session.offer(paths)
        elif paths:
            self.create(then_import=paths)

    def forget(self, path: Path) -> None:
        """Take a workspace off the recent ones, and its password out of the store."""
        self._settings.forget(path)
        self._forget_password(path)

    def _forget_password(self, path: Path) -> None:
        def work(job: Job) -> None:
            from desktop import credentials

            credentials.forget(path)

        self._session.tasks.run("Forgetting the password", work, _nothing)

    def change_password(self, problem: str = "") -> None:
        """Ask for another password of what is open; what this PC remembers follows."""
        self._session.ask(
            "password",
            "Looking whether there is a password",
            lambda data, job: (data.path, data.workspace.encrypted),
            lambda found: self._ask_new_password(*found, problem),
        )

    def _ask_new_password(self, path: Path, encrypted: bool, problem: str) -> None:
        from desktop.dialogs.change_password import ChangePasswordDialog

        dialog = ChangePasswordDialog(path.stem, encrypted, self._window, problem)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        old, new, remember = dialog.old, dialog.new, dialog.remember

        def changed(_: object) -> None:
            self._session.say("The password is changed.")
            if remember:
                self._keep(path, new)
            else:
                self._forget_password(path)

        self._session.change(
            "Changing the password",
            lambda workspace, job: workspace.change_password(old, new),
            changed,
            lambda error: self.change_password(words_for(error)),
        )

    def _opened(self, path: Path, password_to_keep: str | None = None) -> None:
        self.waiting.emit("")
        self._settings.remember(path)
        if password_to_keep is not None:
            self._keep(path, password_to_keep)

    def _keep(self, path: Path, password: str) -> None:
        def work(job: Job) -> bool:
            from desktop import credentials

            return credentials.remember(path, password)

        def done(kept: bool) -> None:
            if not kept:
                self._session.say(
                    "This PC's credential store did not take the password; you will be asked again."
                )

        self._session.tasks.run("Remembering the password", work, done)

    def _refused(self, path: Path, error: Exception) -> None:
        from engine.workspace.errors import PasswordNeeded

        if isinstance(error, PasswordNeeded):
            self._try_remembered(path)
        else:
            self._failed(error)

    def _try_remembered(self, path: Path) -> None:
        def work(job: Job) -> str | None:
            from desktop import credentials

            return credentials.remembered(path)

        def found(password: str | None) -> None:
            if password is None:
                self._ask(path)
                return
            self._session.open(
                path, password, lambda error: self._wrong(path, error), lambda: self._opened(path)
            )

        self._session.tasks.run("Looking for the password", work, found)

    def _ask(self, path: Path, problem: str = "") -> None:
        from desktop.dialogs.password import PasswordDialog

        dialog = PasswordDialog(path, problem, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            self.waiting.emit("")
            return
        password = dialog.password()
        keep = password if dialog.remember() else None
        self._session.open(
            path, password, lambda error: self._wrong(path, error), lambda: self._opened(path, keep)
        )

    def _wrong(self, path: Path, error: Exception) -> None:
        from engine.workspace.errors import PasswordWrong

        if isinstance(error, PasswordWrong):
            self._ask(path, str(error))
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.waiting.emit("")
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(self._window, "The workspace was not opened", words_for(error))


def documents() -> Path:
    """Where workspaces are looked for first."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def sample_path() -> Path:
    """Where the sample council's workspace is kept. It holds no real child, so it has no password."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place) / SAMPLE


def _import_sample(workspace: Workspace, job: Job) -> None:
    from engine import resource
    from engine.extracts import read, store

    reading = read([resource.path("sample", "council.zip")], progress=job.progress, cancelled=job.cancelled)
    store(workspace, reading)


def _nothing(_: object) -> None:
    """A result that nobody waits for."""
