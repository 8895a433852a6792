"""The one door to the files under resources/."""

from pathlib import Path

import resources

# importlib.resources would load half of the standard library first; the files always lie beside the package.
_ROOT = Path(str(resources.__file__)).parent


def path(*parts: str) -> Path:
    """The file or folder of that name under resources/."""
    return _ROOT.joinpath(*parts)


def read_text(*parts: str) -> str:
    """The text of a UTF-8 file under resources/."""
    return path(*parts).read_text(encoding="utf-8")
