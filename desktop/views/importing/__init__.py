"""Import: choose files, look at what they hold, then import, or undo."""

from desktop.views.importing.view import ImportView

__all__ = ["ImportView"]
