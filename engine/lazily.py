"""Names of a package that are found when first asked for: who needs one of them does not load the others."""

from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """A package's `__getattr__`, which finds each name in its module.

    The package imports the same names under TYPE_CHECKING, for the checkers and the editor.
    """

    def find(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{modules[name]}"), name)

    return find
