"""The workspace: one encrypted file per council."""

from engine.workspace.frozen import Publication
from engine.workspace.records import Change, Counts, FileMapping, FileRecord, ImportRecord
from engine.workspace.workspace import Workspace

__all__ = ["Change", "Counts", "FileMapping", "FileRecord", "ImportRecord", "Publication", "Workspace"]
