"""The files that an import is asked to look at: files, and everything in folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

NO_TEXT = "It is no table: it holds neither text in UTF-8, UTF-16 or Windows-1252 nor a workbook."
TOO_LARGE = "The file is too large for this computer's memory. Split it."
_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True)
class File:
    """Something to read: a file on the disk, or a member of an archive.

    `name` is what the report calls it, `order` its place among the files of an import, `size` its length in
    bytes as far as known.
    """

    name: str
    order: tuple[str, ...]
    size: int
    read: Callable[[], bytes]
    path: Path | None = None

    def beginning(self, length: int) -> bytes:
        """The first bytes."""
        if self.path is None:
            return self.read()[:length]
        with self.path.open("rb") as opened:
            return opened.read(length)


class UnreadableError(Exception):
    """A table turned out to be damaged; `reason` says so in a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Trouble:
    """A file that cannot be used, and why, in a sentence."""

    name: str
    order: tuple[str, ...]
    reason: str


def is_litter(name: str) -> bool:
    """Whether a file of this name is the system's or a program's own: hidden, a lock, a thumbnail store."""
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def find_files(paths: Iterable[Path], apart_from: Iterable[Path] = ()) -> list[File | Trouble]:
    """Every file among the paths and in their folders, each once, in order of path, but for some."""
    found: dict[tuple[str, ...], tuple[str, File | Trouble]] = {}
    passed_over = {_order(path) for path in apart_from}
    for given in paths:
        for at, file in _under(given):
            if file.order not in passed_over:
                found.setdefault(file.order, (at, file))
    files = sorted(found.values(), key=lambda pair: pair[1].order)
    names = [file.name for _, file in files]
    return [replace(file, name=at) if names.count(file.name) > 1 else file for at, file in files]


def _under(given: Path) -> Iterator[tuple[str, File | Trouble]]:
    """Each file with its path as it was given."""
    if not given.is_dir():
        yield str(given), _file(given, given.name or str(given))
        return

    troubles: list[OSError] = []
    for folder, subfolders, names in os.walk(given, onerror=troubles.append):
        subfolders[:] = sorted(name for name in subfolders if not is_litter(name))
        for name in sorted(names):
            if not is_litter(name):
                path = Path(folder, name)
                yield str(path), _file(path, path.relative_to(given).as_posix())
    for trouble in troubles:
        path = Path(str(trouble.filename))
        yield str(path), _no_access(path, path.name, trouble)


def _file(path: Path, name: str) -> File | Trouble:
    try:
        facts = path.stat()
    except OSError as error:
        return _no_access(path, name, error)
    except ValueError:
        return Trouble(name, (name,), "The name cannot be that of a file. Check it.")
    if not stat.S_ISREG(facts.st_mode):
        return Trouble(
            name, _order(path), "This is no file but a device or a connection. Choose a file or folder."
        )
    return File(name, _order(path), facts.st_size, path.read_bytes, path)


def _order(path: Path) -> tuple[str, ...]:
    return Path(os.path.abspath(path)).parts  # noqa: PTH100  links must not change the order of the paths


def _no_access(path: Path, name: str, error: OSError) -> Trouble:
    if isinstance(error, FileNotFoundError):
        return Trouble(name, _order(path), "There is no such file or folder. Check the name.")
    return Trouble(name, _order(path), unreadable(error))


def unreadable(error: OSError) -> str:
    """Why a file could not be read, and what to do."""
    why = error.strerror or "the disk does not answer"
    return f"The file cannot be read ({why}). Close it in other programs, check your rights, and try again."
