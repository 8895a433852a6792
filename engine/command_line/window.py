"""`scorecard` alone: the window."""

import gc

from engine import display
from engine.errors import UserError


def open_window() -> int:
    """Open the window, and return its exit status when it is closed; raises UserError without a display."""
    if not display.is_there():
        raise UserError(
            "There is no display to open the window on. "
            "The same work can be done without one: 'scorecard --help' lists the commands."
        )
    gc.disable()  # importing Qt makes no garbage; the window collects for itself (desktop.garbage)
    from desktop.app import main

    return main([])
