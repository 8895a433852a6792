"""The command line: the same work without a window, for scripts, scheduled tasks and tests."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from engine.command_line.arguments import build_parser
from engine.errors import UserError

NOTHING_DONE = 2
READER_GONE = 141
"""What shells report for a program whose reader has gone (head, for example)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; errors go to standard error as a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = build_parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        if sys.stdout is not None:  # a program without a console has none
            sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return READER_GONE
    except (Exception, KeyboardInterrupt) as error:  # no traceback ever reaches a user
        print(f"scorecard: {_sentence(error)}", file=sys.stderr)
        return NOTHING_DONE
    return status


def program() -> NoReturn:
    """What `scorecard` runs: `main`, and then out.

    After a command everything is written and closed. Python would still take all modules and arrays apart one
    by one, a twelfth of what a month's figures take; the system takes a whole process back at once.
    """
    status = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError):  # `main` has told of it
                stream.flush()
    if len(sys.argv) > 1:
        os._exit(status)
    sys.exit(status)


def _forget_output() -> None:
    """Send what is still to be written nowhere, so that closing standard output does not fail as well."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(error: BaseException) -> str:
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, KeyboardInterrupt):
        return "stopped; nothing was changed."
    if isinstance(error, MemoryError):
        return "the memory is used up. Close other programs and try again."
    return _about_file(error) if isinstance(error, OSError) else _about_mistake(error)


def _about_mistake(error: BaseException) -> str:
    """Where the program failed. The error's own words are left out: they may hold data."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    line = "" if place is None else f" in {Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
    return (
        f"the program itself failed ({type(error).__name__}{line}). The workspace is whole: a change is made"
        " or not made. Try again, and send this line to those who look after the scorecard if it comes back."
    )


def _about_file(error: OSError) -> str:
    reason = error.strerror or "it cannot be used"
    if error.filename is None:
        return f"A file cannot be read or written ({reason}). Check the disk and try again."
    return f"'{error.filename}' cannot be read or written ({reason}). Check its name and your rights to it."
