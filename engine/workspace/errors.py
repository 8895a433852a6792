"""What the user is told when a workspace cannot be opened, read or written."""

from pathlib import Path

from engine.errors import UserError


class WorkspaceError(UserError):
    """A workspace cannot be opened, read or written."""


class WorkspaceMissing(WorkspaceError):
    """There is no file of that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no workspace {path}. Check the name, or import extracts to make a new one."
        )


class WorkspaceExists(WorkspaceError):
    """A new workspace would take the place of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already. Open it, or choose another name for the new workspace.")


class PlaceUnusable(WorkspaceError):
    """The folder is missing or closed to us, or the path is no file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be opened or made. Check that its folder is there, that it is not itself a"
            " folder, and that you may write in it."
        )


class NotAWorkspace(WorkspaceError):
    """The file is something else, or not whole."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path} is not a workspace: {what}. Choose another file.")


class EmptyPassword(WorkspaceError):
    """A password without a character would leave the file open to everybody."""

    def __init__(self) -> None:
        super().__init__("The password is empty. Give one, or make the workspace without a password.")


class PasswordNeeded(WorkspaceError):
    """The file looks encrypted and no password was given."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is protected with a password (or is no workspace). Give the password to open it."
        )


class PasswordWrong(WorkspaceError):
    """The password does not fit; an encrypted file does not tell whether it is a workspace at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The password does not open {path}. Type it again, minding capitals; if it is right, the file is"
            " no workspace or is damaged: choose another file or go back to a copy."
        )


class WorkspaceNewer(WorkspaceError):
    """The file was written by a later version of the product."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            f"{path} was written by a newer version of the scorecard (workspace version {version}, this one"
            f" knows up to {known}). Install the newer version and open it with that."
        )


class WorkspaceLocked(WorkspaceError):
    """Another program is using the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is in use by another program, perhaps on another computer. Nothing was changed; wait"
            " until it has finished there and try again."
        )


class WorkspaceChanged(WorkspaceError):
    """Another program changed the file since it was opened here."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was changed by another program since it was opened. Nothing was changed here; open it"
            " again and repeat what you were doing."
        )


class WorkspaceReadOnly(WorkspaceError):
    """The file or its folder cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be changed: the file or its folder is read-only. Copy it to a folder in which you"
            " may write, or ask for the right to write there."
        )


class DiskFull(WorkspaceError):
    """There is no room left where the file lies."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no room left on the disk of {path}. Nothing was changed; make room and try again."
        )


class DiskFailed(WorkspaceError):
    """The disk or the network drive does not answer, or a quota is used up."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be read or written just now. Check the disk, the connection to the network drive"
            " and the room you may use there, and try again."
        )


class WorkspaceDamaged(WorkspaceError):
    """What the file holds is not what was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged. Go back to the latest copy of it.")


class NothingToUndo(WorkspaceError):
    """No import is left that could be taken back."""

    def __init__(self) -> None:
        super().__init__("There is no import to undo: only the last one can be taken back, and only once.")


class ExtractMissing(WorkspaceError):
    """The extract, or the column of it, was never imported."""

    def __init__(self, name: str, column: str | None = None) -> None:
        what = name if column is None else f"{name} with the column {column}"
        super().__init__(f"The workspace holds no {what}. Import it first.")
