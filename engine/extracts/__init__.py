"""From a council's files to clean tables (extracts.md).

`read` is pure: it looks at files and says what they hold. `store` makes that the workspace's new state, whole
or not at all.
"""

from collections.abc import Iterable
from pathlib import Path

from engine.extracts.reading import Progress, Reading, read
from engine.extracts.storing import store
from engine.tables import Extracts

__all__ = ["Progress", "Reading", "extracts_from", "read", "store"]


def extracts_from(paths: Iterable[Path | str]) -> Extracts:
    """What some files hold, ready to compute with, without a workspace."""
    return Extracts.of(read(paths).tables)
