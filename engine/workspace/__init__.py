"""The workspace: one encrypted file per council.

What is kept for the first moment on screen is read without the rest of it (engine.workspace.kept).
"""

from typing import TYPE_CHECKING

from engine.lazily import lazily

if TYPE_CHECKING:
    from engine.workspace.frozen import Publication
    from engine.workspace.records import Change, Counts, FileMapping, FileRecord, ImportRecord
    from engine.workspace.workspace import Workspace

__all__ = ["Change", "Counts", "FileMapping", "FileRecord", "ImportRecord", "Publication", "Workspace"]

__getattr__ = lazily(
    __name__,
    {
        "Change": "records",
        "Counts": "records",
        "FileMapping": "records",
        "FileRecord": "records",
        "ImportRecord": "records",
        "Publication": "frozen",
        "Workspace": "workspace",
    },
)
