"""The open file: one change at a time, each a transaction, each with a line in the history."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from sqlcipher3.dbapi2 import Connection

from engine.workspace import database, log
from engine.workspace.errors import WorkspaceChanged
from engine.workspace.records import Change, current_user, now
from engine.workspace.values import KEPT, write_value


class WorkspaceFile:
    """What every part of a workspace builds on. `changes` counts the changes that were begun here.

    May be used from several threads. Raises what engine.workspace.errors lists; WorkspaceChanged says that
    another program has changed the file: `refresh` and look again.
    """

    def __init__(self, connection: Connection, path: Path, encrypted: bool) -> None:
        self.path = path
        self.encrypted = encrypted
        self.changes = 0
        self._lock = RLock()
        self._take(connection)

    def _take(self, connection: Connection) -> None:
        self._connection = connection
        self._file = _identity(self.path)
        self._seen = self._data_version()

    def close(self) -> None:
        """Close the file; everything committed is in it."""
        with self._lock:
            self._connection.close()

    def history(self, area: str | None = None) -> tuple[Change, ...]:
        """Who changed what when, first to last; of one area or of all."""
        with self.reading() as connection:
            return log.read_changes(connection, area)

    def refresh(self) -> bool:
        """Take note of what other programs have changed; whether there was anything."""
        with self.reading():
            before, self._seen = self._seen, self._data_version()
        return before != self._seen

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection, to read from."""
        with self._lock, database.told(self.path):
            yield self._connection

    @contextmanager
    def writing(self, *, figures: bool = True) -> Iterator[Connection]:
        """The connection, inside a transaction; raises WorkspaceChanged if another program came first.

        Unless told that no figure can change, the same transaction takes away what is kept of them.
        """
        with self._lock, database.writing(self._connection, self.path):
            self.check_unchanged()
            if figures:
                self.changes += 1
                write_value(self._connection, KEPT, None)
            yield self._connection

    def check_unchanged(self) -> None:
        """Raise WorkspaceChanged if another program changed the file, or put another in its place."""
        if self._data_version() != self._seen or _identity(self.path) != self._file:
            raise WorkspaceChanged(self.path)

    def write_change(self, area: str, what: str, before: str = "", after: str = "", reason: str = "") -> None:
        """Add a line to the history, inside `writing`."""
        change = Change(now(), current_user(), area, what, before, after, reason)
        log.write_changes(self._connection, [change])

    def _data_version(self) -> int:
        with database.told(self.path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells the file from another that was put in its place."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino
