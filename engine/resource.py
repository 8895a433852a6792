"""The one door to the files under resources/."""

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def _root() -> Path:
    return Path(str(files("resources")))


def path(*parts: str) -> Path:
    """The file or folder of that name under resources/."""
    return _root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """The text of a UTF-8 file under resources/."""
    return path(*parts).read_text(encoding="utf-8")
